"""The verdict on my practice, week by week, with its evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import tee
from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.model.advice import Verdict, Verdicts
from mutuals.model.evidence import Evidence
from mutuals.model.history import (
    Acquaintance,
    Dealing,
    History,
    KeyPerson,
    Post,
    Sight,
    Span,
    Week,
)
from mutuals.model.person import PersonRef
from mutuals.model.strategy import Plan
from mutuals.model.tie import Contact
from mutuals.operations.allowed import may_read_text
from mutuals.operations.base import operation
from mutuals.operations.entries import Lately, entries_since
from mutuals.operations.standing import standings_now
from mutuals.operations.strategy import key_people, plan_now
from mutuals.practice.standing import NOT_SUGGESTED
from mutuals.practice.verdict import judge, judged_days, needed_days, weeks_back

if TYPE_CHECKING:
    from mutuals.ports import Network, SlotName, Which

_MOST_WEEKS = 520
_FEW = 50
"""The contacts of so many people are found one by one; those of more, day by day."""
_SUGGESTING: tuple[SlotName, ...] = ("keep", "drifting", "loss")


@operation("reads", lasts=True)
def verdict(network: Network, *, weeks: int = 12) -> Verdicts:
    """Say for each week whether I am NET-working or NOT-working, and show why.

    Args:
        weeks: How many weeks, counted back from this one.

    Example:
        mutuals verdict --weeks 4
    """
    if not 1 <= weeks <= _MOST_WEEKS:
        raise UsageError("how many weeks?", str(weeks), f"give 1 to {_MOST_WEEKS}")
    return Verdicts(_judge(network, weeks_back(network.clock.today, weeks)))


def judge_week(network: Network, lately: Lately | None = None) -> Verdict:
    """Return the verdict on the running week; `lately` is what was read of the ledger."""
    return _judge(network, weeks_back(network.clock.today, 1), lately)[0]


def _judge(
    network: Network, weeks: Sequence[Week], lately: Lately | None = None
) -> tuple[Verdict, ...]:
    as_of, plan, seen = network.clock.today, plan_now(network), _sight(network)
    stood = standings_now(network).items()
    out = {person for person, standing in stood if standing.mark in NOT_SUGGESTED}
    keys, past = key_people(network), _Past(network, out)
    history = _history(network, weeks, plan, out, lately)
    return tuple(
        judge(
            week, as_of, plan, seen,
            history._replace(key_people=_keys(network, week, keys)), past,
        )
        for week in weeks
    )  # fmt: skip


def _sight(network: Network) -> Sight:
    return Sight(
        messages=_spans(network, network.coverage.messages()),
        calendars=_spans(network, network.coverage.calendars()),
        text=may_read_text(network),
        posts=network.presence.has_posts(),
    )


def _spans(network: Network, found: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the days covered, up to the network's day: what came later was not seen by then."""
    day_of, today = network.clock.day_of, network.clock.today
    spans = [Span(day_of(first), min(day_of(last), today)) for first, last in found]
    return tuple(span for span in spans if span.first <= span.last)


class _Past:
    """Reads what passed for one answer, without the people who count in no measure."""

    def __init__(self, network: Network, out: Collection[str]) -> None:
        self._network, self._out = network, out
        self._days: dict[int, Iterator[Contact]] = {}

    def dealings(self, days: Span, before: Span, which: Which) -> list[Dealing]:
        measures, today = self._network.measures, self._network.clock.today
        found = measures.dealings(today, days, before, which)
        return [dealing for dealing in found if dealing.person not in self._out]

    def days_with(self, persons: Collection[str], days: Span) -> Mapping[str, int]:
        return self._network.interactions.days_in_touch(persons, days.first, days.last)

    @cached_property
    def suggestions(self) -> tuple[PersonRef, ...]:
        """Return people who could be reached: those still mine to keep, then those drifting."""
        found: dict[PersonRef, None] = {}
        for slot in _SUGGESTING:
            today, measures = self._network.clock.today, self._network.measures
            for tie, _ in measures.candidates(slot, today, self._out, limit=10):
                found[tie.person] = None
        return tuple(found)

    def acquaintances(self, persons: Collection[str]) -> dict[str, Acquaintance]:
        connected = self._network.people.connected_days(persons)
        firsts = self._network.measures.first_days(self._network.clock.today, persons)
        return {
            person: Acquaintance(first, first_out, first_in, connected.get(person))
            for person, first, first_out, first_in in firsts
        }

    def contacts(self, persons: Collection[str], days: Span) -> Iterable[Contact]:
        if len(persons) <= _FEW:
            return self._network.interactions.contacts_with(persons, days.first, days.last)
        every = (each for day in range(days.first, days.last + 1) for each in self._on(day))
        return (contact for contact in every if contact.person.id in persons)

    def _on(self, day: int) -> Iterator[Contact]:
        """Yield the contacts of a day; several measures read the same ones."""
        if day not in self._days:
            self._days[day] = self._network.interactions.contacts(day, day)
        self._days[day], contacts = tee(self._days[day])
        return contacts


def _history(
    network: Network,
    weeks: Sequence[Week],
    plan: Plan,
    out: Collection[str],
    lately: Lately | None,
) -> History:
    as_of = network.clock.today
    first = min(needed_days(week, as_of, plan).first for week in weeks)
    return History(
        ledger=tuple(
            dated
            for dated in entries_since(network, first, lately)
            if dated.entry.status != "dismissed" and dated.entry.person.id not in out
        ),
        posts=_posts(network, first, as_of),
    )


def _posts(network: Network, first: int, last: int) -> tuple[Post, ...]:
    day_of = network.clock.day_of
    found = network.presence.posts((first - 1) * 86400, (last + 2) * 86400)
    return tuple(Post(day_of(at), evidence) for at, evidence in found if day_of(at) <= last)


def _keys(network: Network, week: Week, keys: Sequence[PersonRef]) -> tuple[KeyPerson, ...]:
    """Return the key people with their ties as of the end of the week's window."""
    if not keys:
        return ()  # my own rhythm of a past day, which their cadence needs, is dear
    end = judged_days(week, network.clock.today).last
    ids = [person.id for person in keys]
    ties = {tie.person.id: tie for tie in network.measures.ties(end, ids)}
    latest = network.interactions.latest(ids, end, limit=1)
    return tuple(
        KeyPerson(person, ties.get(person.id), _evidence(latest[person.id])) for person in keys
    )


def _evidence(contacts: Sequence[Contact]) -> tuple[Evidence, ...]:
    return contacts[0].evidence if contacts else ()
