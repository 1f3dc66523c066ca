"""Taking in a batch of observed records: each once, whatever the order or the number of copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from mutuals.errors import DecisionError
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Favour, Interaction, Observed, identifiers_in, is_counted
from mutuals.model.restated import CountedVote, Votes
from mutuals.store.bare import forget_bare
from mutuals.store.counts import Counts
from mutuals.store.erased_traces import mine_of
from mutuals.store.identifiers import Keys
from mutuals.store.interaction_rows import InteractionRows
from mutuals.store.observed_rows import ObservedRows
from mutuals.store.sieve import Sieve
from mutuals.store.tombstones import Tombstones
from mutuals.store.touched import touch, touch_seen
from mutuals.store.votes import count_votes, set_votes


class Added(NamedTuple):
    """What a batch brought that was new, and how many of its records were known already.

    Claims about who I am are counted nowhere; `erased` are the records of people erased.
    """

    interactions: int = 0
    organisations: int = 0
    events: int = 0
    posts: int = 0
    other: int = 0
    unchanged: int = 0
    erased: int = 0


class Intake:
    """Writes observed records; the caller holds the transaction and settles what was touched.

    `day_of` tells the day (since 1970-01-01, in the home's zone) of an instant.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        ego: int,
        day_of: Callable[[int], int],
        tombstones: Tombstones,
    ) -> None:
        """Keep the list of what is touched, which settling empties."""
        self._db, self._ego = connection, ego
        self._keys = Keys(connection, ego)
        self._counts = Counts(connection, ego)
        self._interactions = InteractionRows(connection, ego, self._keys, self._counts, day_of)
        self._observed = ObservedRows(connection, ego, self._keys, self._counts)
        self._tombstones = tombstones

    def forget(self) -> None:
        """Drop what is remembered of earlier batches, after a transaction was rolled back."""
        self._keys.forget()
        self._counts.forget()

    def add(self, source: int, format_name: str, records: Sequence[Observed]) -> Added:
        """Store the records of one batch under their source; returns what was new."""
        if not self._tombstones.are_there():
            return self._add(source, format_name, records)
        kept = Sieve(self._tombstones, partial(mine_of, self._db, self._ego)).sift(records)
        if format_name == "log" and kept != list(records):
            raise DecisionError(
                "this names somebody who was erased", "", "write of them under another name"
            )
        return self._add(source, format_name, kept)._replace(erased=_fewer(records, kept))

    def _add(self, source: int, format_name: str, records: Sequence[Observed]) -> Added:
        met = [record for record in records if isinstance(record, Interaction)]
        rest = [record for record in records if not isinstance(record, Interaction)]
        self._learn(rest)
        interactions = self._interactions.add(source, met)
        new = self._observed.add(format_name, rest)
        touch_seen(self._db, self._ego, self._counts.write() | self._observed.dated())
        touch(self._db, self._observed.touched())
        self._forget_bare()
        counted = sum(map(is_counted, records))
        unchanged = counted - interactions - new.events - new.posts - new.other
        return Added(interactions, *new, unchanged)

    def touch(self, identifier: Identifier) -> None:
        """Have the person of an identifier settled again."""
        self._keys.learn([identifier], [])
        touch(self._db, [self._keys.identifiers[identifier]])

    def restate(self, votes: Sequence[Votes], counted: Sequence[CountedVote]) -> None:
        """Take over how many votes there were that identifiers are mine, and which were counted."""
        if self._tombstones.are_there():
            votes = [each for each in votes if not self._tombstones.names(each.identifier)]
        self._keys.learn({each.identifier for each in votes}, [])
        keys = [self._keys.identifiers[each.identifier] for each in votes]
        set_votes(self._db, self._ego, zip(keys, votes, strict=True))
        count_votes(self._db, self._ego, counted)
        touch(self._db, keys)

    def _forget_bare(self) -> None:
        """Drop whom only a copy named that a smaller one replaced."""
        if forget_bare(self._db, self._ego, self._interactions.left()):
            self._keys.forget()

    def _learn(self, records: Sequence[Observed]) -> None:
        identifiers = {identifier for record in records for identifier in identifiers_in(record)}
        names = {name for record in records for name in _names(record)}
        self._keys.learn(identifiers, names)


def _fewer(records: Sequence[Observed], kept: Sequence[Observed]) -> int:
    """Count the records that were left out; claims are counted nowhere."""
    before, after = (sum(map(is_counted, each)) for each in (records, kept))
    return before - after


def _names(record: Observed) -> Iterator[str]:
    if isinstance(record, Favour):
        yield record.name
