"""Rows of all observed that is no interaction, keyed by content; claims become votes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from mutuals.model.identifier import Identifier
from mutuals.model.ids import digest64
from mutuals.model.names import fold
from mutuals.model.observed import (
    Card,
    Claim,
    Favour,
    Follow,
    Interaction,
    Lead,
    Noted,
    Observed,
    is_counted,
)
from mutuals.store.codec import Kept, decode, decode_card, encode
from mutuals.store.counts import Counts
from mutuals.store.identifiers import Keys
from mutuals.store.note_rows import both_read

_INSERT = """
INSERT INTO observed (ego, item, type, format, at, folded, record) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING RETURNING key
"""
_KNOWN = "SELECT key, record FROM observed WHERE ego = ? AND item = ?"
_HELD_BESIDE = """
SELECT 1 FROM holding WHERE ego = ? AND identifier = ? AND observed <> ? LIMIT 1
"""

_COUNTED = {"occasion": "events", "post": "posts"}


class NewRows(NamedTuple):
    """How many records of a batch were new, by what an import counts them as."""

    organisations: int = 0
    events: int = 0
    posts: int = 0
    other: int = 0


class ObservedRows:
    """Writes what is no interaction; the same content seen twice is one row."""

    def __init__(
        self, connection: sqlite3.Connection, ego: int, keys: Keys, counts: Counts
    ) -> None:
        """Write for one ego."""
        self._db, self._ego = connection, ego
        self._keys, self._counts = keys, counts
        self._touched: set[int] = set()
        self._dated: set[int] = set()

    def add(self, format_name: str, records: Sequence[Observed]) -> NewRows:
        """Store the records; returns what was new."""
        new = Counter[str]()
        for record in records:
            if isinstance(record, Claim):
                self._claim(format_name, record)
            elif isinstance(record, Interaction):
                continue
            elif self._keep(format_name, record) and is_counted(record):
                new[_COUNTED.get(_type(record), "other")] += 1
                new["organisations"] += self._organisations(record)
        return NewRows(new["organisations"], new["events"], new["posts"], new["other"])

    def touched(self) -> set[int]:
        """Return the keys of the identifiers that new rows concern, and forget them."""
        touched, self._touched = self._touched, set()
        return touched

    def dated(self) -> set[int]:
        """Return the keys of those whose known rows were seen on another day; forget them."""
        dated, self._dated = self._dated, set()
        return dated

    def _keep(self, format_name: str, record: Kept) -> bool:
        text = encode(record)
        content = encode(_lasting(record))
        item = digest64("observed", format_name, type(record).__name__, content)
        row = self._db.execute(
            _INSERT,
            (self._ego, item, _type(record), format_name, _at(record), _folded(record), text),
        ).fetchone()
        if row is not None:
            self._hold(row[0], record)
        elif content != text:
            self._keep_both(item, record)
        return row is not None

    def _keep_both(self, item: int, record: Kept) -> None:
        """Write what two copies of the same thing come to."""
        key, known = self._db.execute(_KNOWN, (self._ego, item)).fetchone()
        text = _joined(known, record)
        if text != known:
            self._db.execute("UPDATE observed SET record = ? WHERE key = ?", (text, key))
        if text != known and isinstance(record, Card) and record.seen_until:
            self._date(key, record)

    def _date(self, observed: int, card: Card) -> None:
        """Note whose record may show the new days: a row by itself is neither older nor newer."""
        keys = [self._keys.identifiers[identifier] for identifier in card.identifiers]
        values = [(self._ego, key, observed) for key in keys]
        if any(self._db.execute(_HELD_BESIDE, each).fetchone() for each in values):
            self._dated.update(keys)

    def _hold(self, observed: int, record: Kept) -> None:
        keys = [self._keys.identifiers[identifier] for identifier in holders(record)]
        self._touched.update(keys)
        self._db.executemany(
            "INSERT INTO holding VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(self._ego, key, observed) for key in keys],
        )
        if isinstance(record, Card) and record.own:
            for key in keys:
                self._counts.claim(key, "my own card", certain=True)
        if isinstance(record, Favour):
            self._counts.named(keys[0], self._keys.name(record.name))

    def _claim(self, format_name: str, claim: Claim) -> None:
        """Count a claim once per file, format and reason."""
        item = digest64("claim", format_name, claim.ref, *claim.identifier, claim.why)
        row = self._db.execute(
            _INSERT, (self._ego, item, "claim", format_name, None, "", "{}")
        ).fetchone()
        if row is not None:
            self._counts.claim(
                self._keys.identifiers[claim.identifier], claim.why, certain=claim.certain
            )

    def _organisations(self, record: Kept) -> int:
        names = {(self._ego, name) for name in _organisation_names(record) if name}
        # Not the connection's total of changes: that counts what triggers write too.
        return self._db.executemany(
            "INSERT INTO organisation VALUES (?, ?) ON CONFLICT DO NOTHING", sorted(names)
        ).rowcount


def _lasting(record: Kept) -> Kept:
    """Return a record as it is the same thing wherever and whenever it was seen.

    The same file comes under many names: a card is known by its row, a post only by what it is,
    `Shares.csv` and `Shares_123.csv`.
    """
    if isinstance(record, Card):
        return replace(_undated(record), ref=record.ref.partition("#")[2])
    if isinstance(record, Noted):
        row = record.ref.partition("#")[2]
        return replace(record, ref=row, signs=(), stale=(), judged=0)
    return record if isinstance(record, Favour | Follow) else replace(record, ref="")


def _joined(known: str, record: Kept) -> str:
    """Return the text of two copies of one thing: the smaller record stays, so no order shows.

    Of a card the first and the last day stay on which either was seen, of a note what newer rules
    found in it.
    """
    if isinstance(record, Noted):
        return encode(both_read(cast(Noted, decode("noted", known)), record))
    if not isinstance(record, Card):
        return min(known, encode(record))
    both = (decode_card(known), record)
    days = [day for each in both for day in (each.seen_from, each.seen_until) if day]
    kept = min(map(_undated, both), key=encode)
    return encode(replace(kept, seen_from=min(days), seen_until=max(days)) if days else kept)


def _undated(card: Card) -> Card:
    return replace(card, seen_from="", seen_until="")


def _type(record: Kept) -> str:
    if isinstance(record, Card) and record.own:
        return "own"
    return type(record).__name__.lower()


def _at(record: Kept) -> int | None:
    return None if isinstance(record, Card) else record.at


def _folded(record: Kept) -> str:
    """Return the name under which namesakes of a card are found."""
    if not isinstance(record, Card) or record.own:
        return ""
    return fold(record.name)


def holders(record: Kept) -> tuple[Identifier, ...]:
    """Return the identifiers that a record is about."""
    match record:
        case Card():
            return record.identifiers
        case Favour():
            return (record.identifier, *record.others)
        case Noted():
            return (record.identifier,)
        case Lead():
            return record.contacts
        case _:
            return ()


def _organisation_names(record: Kept) -> Iterable[str]:
    match record:
        case Card():
            return (held.organisation for held in record.affiliations)
        case Follow() | Lead():
            return (record.organisation,)
        case _:
            return ()
