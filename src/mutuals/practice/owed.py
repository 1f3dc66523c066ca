"""Answers I owe: somebody wrote to me alone, and I have not answered."""

from __future__ import annotations

from collections.abc import Iterable

from mutuals.model.choice import OwedAnswer
from mutuals.model.tie import Tie

FIRST_DAY, LAST_DAY = 2, 21
"""A message is given two days; after three weeks an answer is no longer what is owed."""


def days_of_waiting(day: int) -> range:
    """Return the days whose messages wait for an answer on a day, the longest waiting first."""
    return range(day - LAST_DAY, day - FIRST_DAY + 1)


def owed_since(day: int, ties: Iterable[Tie]) -> list[OwedAnswer]:
    """Return whose message of that day waits for an answer, by id.

    Somebody counts whom I usually answer: I wrote to them at least half as often as they to me.
    """
    found = [OwedAnswer(tie, day) for tie in ties if _usually_answered(tie)]
    return sorted(found, key=lambda owed: owed.tie.person.id)


def _usually_answered(tie: Tie) -> bool:
    return tie.sent > 0 and 2 * tie.sent >= tie.received
