"""What came back: who wrote back, whom I met, what was done for me."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from mutuals.model.favour import DatedEntry
from mutuals.model.history import Span
from mutuals.model.returns import Passed
from mutuals.model.tie import LARGEST_MEETING, LARGEST_MESSAGE

LONGEST_WAIT = 90
"""Days after which a message is no answer any more to what I wrote."""
WRITTEN = frozenset({"mail", "chat"})


class Answered(NamedTuple):
    """The first message by which somebody answered me, and the days it took."""

    message: Passed
    days: int


class Together(NamedTuple):
    """The latest meeting with somebody, and how many there were."""

    meeting: Passed
    times: int


def replies(passed: Iterable[Passed], asked: Mapping[str, int]) -> list[Answered]:
    """Return who answered me, newest first, each person once.

    `passed` lies in the days looked at; `asked` has the day of my message, by person id, where one
    of mine was the last before them. Somebody answers who writes after a message of mine that
    nothing of theirs followed yet, within 90 days. Messages to more than five people ask nobody and
    answer nobody.
    """
    mine = dict(asked)
    found: dict[str, Answered] = {}
    for each in sorted(filter(_is_letter, passed), key=_by_time):
        if each.direction == "out":
            mine[each.person.id] = each.day
        elif (wrote := mine.pop(each.person.id, None)) is not None:
            days = each.day - wrote
            if days <= LONGEST_WAIT:
                found.setdefault(each.person.id, Answered(each, days))
    return sorted(found.values(), key=lambda each: _newest_first(each.message))


def openings(passed: Iterable[Passed]) -> set[str]:
    """Return whose message is the first between us in the days asked about (ids)."""
    first: dict[str, Passed] = {}
    for each in sorted(filter(_is_letter, passed), key=_by_time):
        first.setdefault(each.person.id, each)
    return {person for person, each in first.items() if each.direction == "in"}


def meetings(passed: Iterable[Passed]) -> list[Together]:
    """Return whom I met in a circle of at most eight, the latest first, each person once."""
    met: dict[str, list[Passed]] = {}
    for each in passed:
        if each.channel == "meeting" and each.others < LARGEST_MEETING:
            met.setdefault(each.person.id, []).append(each)
    found = [Together(min(each, key=_newest_first), len(each)) for each in met.values()]
    return sorted(found, key=lambda each: _newest_first(each.meeting))


def favours(ledger: Iterable[DatedEntry], days: Span, out: Collection[str]) -> list[DatedEntry]:
    """Return what was done for me and the thanks I had, newest first; `out` are ids of people."""
    found = [
        dated
        for dated in ledger
        if days.first <= dated.day <= days.last
        and (dated.entry.direction == "received" or dated.entry.type == "thanks")
        and dated.entry.status != "dismissed"
        and dated.entry.person.id not in out
    ]
    return sorted(found, key=lambda dated: (-dated.day, dated.entry.id))


def _is_letter(each: Passed) -> bool:
    return each.channel in WRITTEN and each.others <= LARGEST_MESSAGE


def _by_time(each: Passed) -> tuple[int, bool, int]:
    """Sort by moment; of two of one moment mine stands first."""
    return each.at, each.direction == "in", each.id


def _newest_first(each: Passed) -> tuple[int, int]:
    return -each.at, each.id
