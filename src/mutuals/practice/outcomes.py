"""What came of an introduction or an ask, as far as my own messages and meetings show it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Protocol

from mutuals.model.evidence import Evidence
from mutuals.model.favour import LedgerEntry
from mutuals.model.person import PersonRef

CAME_WITHIN_DAYS = 90
"""Days after an introduction or ask within which a word belongs to it."""


class Afterwards(Protocol):
    """The first words after an entry and within its days, where there are any; people by id.

    Words are messages to few people, calls, and meetings of few; having met is a word of both.
    """

    def answer(self, person: str) -> Evidence | None:
        """Return the first word of somebody to me that may answer what I asked."""

    def from_them(self, person: str) -> Evidence | None:
        """Return the first word of somebody to me."""

    def from_me(self, person: str) -> Evidence | None:
        """Return the first word of mine to somebody."""

    def between(self, one: str, other: str) -> Evidence | None:
        """Return the first word of two others to each other that I was shown."""


def with_result(entry: LedgerEntry, after: Afterwards, *, is_over: bool) -> LedgerEntry:
    """Return an entry with what came of it; `is_over` says that its days have passed.

    Of those I introduced I see only what they sent me a copy of, and where all three of us met:
    nothing seen says nothing. An ask without an answer has no result: nobody owes me one.
    """
    if entry.status == "dismissed":
        return entry
    if entry.direction == "asked":
        return _answered(entry, after)
    if entry.type != "introduction" or not entry.with_:
        return entry
    return _given(entry, after) if entry.direction == "gave" else _received(entry, after, is_over)


def _answered(entry: LedgerEntry, after: Afterwards) -> LedgerEntry:
    seen = _shown(after.answer(who.id) for who in (entry.person, *entry.with_))
    return entry._replace(outcome=seen, result="answered") if seen else entry


def _given(entry: LedgerEntry, after: Afterwards) -> LedgerEntry:
    pairs = combinations((entry.person, *entry.with_), 2)
    seen = _shown(after.between(one.id, other.id) for one, other in pairs)
    return entry._replace(outcome=seen, result="conversation" if seen else "unseen")


def _received(entry: LedgerEntry, after: Afterwards, is_over: bool) -> LedgerEntry:  # noqa: FBT001 - passed on
    sides = [_sides(who, after) for who in entry.with_]
    seen = _shown(word for both in sides for word in both)
    if any(None not in both for both in sides):
        return entry._replace(outcome=seen, result="conversation")
    if seen:
        return entry._replace(outcome=seen, result="one-sided")
    return entry._replace(result="nothing" if is_over else "waiting")


def _sides(who: PersonRef, after: Afterwards) -> tuple[Evidence | None, Evidence | None]:
    return after.from_them(who.id), after.from_me(who.id)


def _shown(words: Iterable[Evidence | None]) -> tuple[Evidence, ...] | None:
    return tuple(sorted(set(filter(None, words)))) or None
