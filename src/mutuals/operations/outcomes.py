"""What came of the introductions and asks that stand in the ledger, looked up when asked."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from mutuals.model.favour import LedgerEntry
from mutuals.model.moments import date_of
from mutuals.model.sign import Within
from mutuals.model.tie import LARGEST_MEETING, LARGEST_MESSAGE
from mutuals.operations.entries import EntryInThread, entries_in_threads
from mutuals.practice.outcomes import CAME_WITHIN_DAYS, with_result
from mutuals.practice.threads import may_answer
from mutuals.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mutuals.model.evidence import Evidence
    from mutuals.model.thread import Thread
    from mutuals.ports import Network
    from mutuals.ports.reading import Signs

_DAY, _HALF_DAY = 86_400, 43_200


def with_results(network: Network, found: Iterable[EntryInThread]) -> tuple[LedgerEntry, ...]:
    """Return entries with what came of them up to the network's day."""
    return tuple(
        _with_result(network, each) if _may_have(each.entry) else each.entry for each in found
    )


def entries_with(network: Network, person: str) -> tuple[LedgerEntry, ...]:
    """Return the entries with one person, newest first, with what came of them."""
    return with_results(network, entries_in_threads(network, persons=[person]))


def within(network: Network, since: int, days: int = CAME_WITHIN_DAYS) -> Within:
    """Return the words that count from an instant on for so many days, up to the network's day."""
    clock = network.clock
    midnight = datetime.combine(date_of(clock.today + 1), time(), clock.zone)
    until = min(since + days * _DAY, int(midnight.timestamp()) - 1)
    return Within(since, until, LARGEST_MESSAGE, LARGEST_MEETING)


class _Words(Record):
    """The first words within some days; the contract is practice's `Afterwards`."""

    signs: Signs
    within: Within
    said: Thread

    def answer(self, person: str) -> Evidence | None:
        def is_of(word: Thread) -> bool:
            return may_answer(word, self.said)

        return self.signs.word_in(person, self.within, is_of)

    def from_them(self, person: str) -> Evidence | None:
        return self.signs.word(person, self.within, by_me=False)

    def from_me(self, person: str) -> Evidence | None:
        return self.signs.word(person, self.within, by_me=True)

    def between(self, one: str, other: str) -> Evidence | None:
        return self.signs.between(one, other, self.within)


def _may_have(entry: LedgerEntry) -> bool:
    return entry.type == "introduction" or entry.direction == "asked"


def _with_result(network: Network, found: EntryInThread) -> LedgerEntry:
    entry = found.entry
    words = _Words(network.favours.signs, within(network, _since(entry)), found.thread)
    is_over = network.clock.today > found.day + CAME_WITHIN_DAYS
    return with_result(entry, words, is_over=is_over)


def _since(entry: LedgerEntry) -> int:
    """Return from when on a word follows an entry.

    Where only the day is known, a word of that day may belong to an introduction, and may have
    come before an ask.
    """
    at = int(datetime.fromisoformat(entry.at).timestamp())
    if entry.precision != "day":
        return at + 1
    return at - _HALF_DAY if entry.type == "introduction" else at + _HALF_DAY
