"""What came back from the practice: replies, meetings, favours."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from mutuals.errors import UsageError
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry
from mutuals.model.history import Span
from mutuals.model.moments import date_text
from mutuals.model.returns import FavourBack, Met, Passed, Reply, Returns, ReturnTotals
from mutuals.model.tie import LARGEST_MESSAGE
from mutuals.operations.base import operation
from mutuals.operations.entries import entries
from mutuals.operations.standing import standings_now
from mutuals.practice.measures import DAILY_LIFE_DAYS, DAILY_LIFE_WINDOW
from mutuals.practice.returns import (
    LONGEST_WAIT,
    Answered,
    Together,
    favours,
    meetings,
    openings,
    replies,
)
from mutuals.practice.standing import NOT_SUGGESTED

if TYPE_CHECKING:
    from mutuals.ports import Network

_MOST_DAYS = 3_650

_Each = TypeVar("_Each")
_Evidence = Mapping[int, tuple[Evidence, ...]]


@operation("reads", lasts=True)
def returns(network: Network, *, days: int = 28, limit: int = 20) -> Returns:
    """Show what came back lately: who answered me, whom I met, what was done for me.

    An answer is somebody's first message after one of mine. Who is daily life, private or never to
    be suggested is left out, as in the verdict.

    Args:
        days: How many days, counted back from today.
        limit: How many of each to show; 0 shows all.

    Example:
        mutuals returns --days 28
    """
    _check(days, limit)
    window = Span(network.clock.today - days + 1, network.clock.today)
    ledger = entries(network, since=window.first)
    passed, out = _passed(network, window, ledger)
    answered = replies(passed, _asked(network, passed, window))
    met, done = meetings(passed), favours(ledger, window, out)
    totals = ReturnTotals(len(answered), len(met), len(done))
    shown, together = _cut(answered, limit), _cut(met, limit)
    ids = {each.message.id for each in shown} | {each.meeting.id for each in together}
    evidence = network.returning.evidence(ids)
    return Returns(
        since=date_text(window.first) or "",
        until=date_text(window.last) or "",
        replies=tuple(_reply(each, evidence) for each in shown),
        meetings=tuple(_met(each, evidence) for each in together),
        favours=tuple(map(_favour, _cut(done, limit))),
        totals=totals,
    )


def _check(days: int, limit: int) -> None:
    if not 1 <= days <= _MOST_DAYS:
        raise UsageError("how many days?", str(days), f"give 1 to {_MOST_DAYS}")
    if limit < 0:
        raise UsageError("how many?", str(limit), "give a number; 0 shows all")


def _passed(
    network: Network, window: Span, ledger: Sequence[DatedEntry]
) -> tuple[list[Passed], set[str]]:
    """Return what passed with those who count, and who does not."""
    passed = network.returning.passed(window.first, window.last)
    people = {each.person.id for each in passed} | {each.entry.person.id for each in ledger}
    out = marked_out(network) | daily_life(network, window, people)
    return [each for each in passed if each.person.id not in out], out


def marked_out(network: Network) -> set[str]:
    """Return the people (ids) whose marks keep them out of every measure."""
    standings = standings_now(network)
    return {person for person, standing in standings.items() if standing.mark in NOT_SUGGESTED}


def daily_life(network: Network, window: Span, people: Collection[str]) -> set[str]:
    """Return which of these people (ids) were daily life in the four weeks before the window."""
    first, last = window.first - DAILY_LIFE_WINDOW, window.first - 1
    days = network.interactions.days_in_touch(people, first, last)
    return {person for person, count in days.items() if count >= DAILY_LIFE_DAYS}


def _asked(network: Network, passed: Sequence[Passed], window: Span) -> Mapping[str, int]:
    """Return when I asked those who wrote first within the window and whom I wrote to last."""
    first, last = window.first - LONGEST_WAIT, window.first - 1
    return network.returning.unanswered(openings(passed), first, last, LARGEST_MESSAGE)


def _cut(found: Sequence[_Each], limit: int) -> Sequence[_Each]:
    return found[: limit or None]


def _reply(each: Answered, evidence: _Evidence) -> Reply:
    message = each.message
    proof, subject = evidence.get(message.id, ()), message.subject or None
    return Reply(
        message.person, date_text(message.day) or "", each.days, message.channel, subject, proof
    )


def _met(each: Together, evidence: _Evidence) -> Met:
    meeting = each.meeting
    proof, subject = evidence.get(meeting.id, ()), meeting.subject or None
    return Met(meeting.person, date_text(meeting.day) or "", each.times, subject, proof)


def _favour(dated: DatedEntry) -> FavourBack:
    entry, on = dated.entry, date_text(dated.day) or ""
    return FavourBack(entry.person, on, entry.direction, entry.type, entry.evidence)
