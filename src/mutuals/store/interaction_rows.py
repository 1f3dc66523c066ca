"""Rows of interactions: of several copies, that with the smallest item supplies the fields.

Of versions of a calendar's entry it is the newest (store/entries.py).
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from mutuals.model.observed import LOGGED, SENT, Interaction
from mutuals.store.counts import Counts, Part
from mutuals.store.entries import Entries, outranks
from mutuals.store.identifiers import Keys
from mutuals.store.participation import MY_PARTS, ROLES, WITH_OTHERS, WRITE_AND_MEET
from mutuals.store.sign_rows import write_signs

_WRITE = """
INSERT INTO interaction (key, ego, id, at, day, by_day, channel, size, item, ref, ref_check,
                         subject, traits, logged, delivered, mine)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_DAY, _DELIVERED = 4, 14
"""Places of columns in a row."""
_TOUCH_DAY = "INSERT INTO touched_contact VALUES (?, ?) ON CONFLICT DO NOTHING"

_COVER = """
INSERT INTO account
SELECT p.ego, p.identifier, :source, max(p.role IN (0, 5))
FROM json_each(:keys) x
CROSS JOIN participation p ON p.ego = :ego AND p.interaction = x.value
CROSS JOIN identifier i ON i.key = p.identifier AND i.self = 1
WHERE true GROUP BY 1, 2
ON CONFLICT DO UPDATE SET sends = max(sends, excluded.sends)
"""


_LOSE_ACCOUNTS = """
DELETE FROM account WHERE ego = :ego AND identifier IN (SELECT value FROM json_each(:left))
AND NOT EXISTS (SELECT 1 FROM participation p
    JOIN provenance v ON v.ego = p.ego AND v.interaction = p.interaction
    WHERE p.ego = :ego AND p.identifier = account.identifier AND v.source = account.source)
"""
"""What a replaced copy said of an account of mine counts only while something else says it too."""


_KNOWN = """
SELECT id, key, item, traits, {} FROM interaction x
WHERE ego = ? AND id IN (SELECT value FROM json_each(?))
"""
_VERSION = """
coalesce((SELECT version FROM entry e WHERE e.ego = x.ego AND e.interaction = x.key), '')
"""


class _Stored(NamedTuple):
    """What is stored of an interaction, as far as another copy of it matters."""

    key: int
    item: int
    traits: int
    version: str


class InteractionRows:
    """Writes interactions with their participations and where each was seen."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        ego: int,
        keys: Keys,
        counts: Counts,
        day_of: Callable[[int], int],
    ) -> None:
        """Write for one ego; `day_of` gives the day of an instant in the home's zone."""
        self._db, self._ego = connection, ego
        self._keys, self._counts, self._day_of = keys, counts, day_of
        self._left: set[int] = set()
        self._entries = Entries(connection, ego, self._remove)

    def add(self, source: int, records: Sequence[Interaction]) -> int:
        """Store what is new and what is a smaller copy; returns how many were new."""
        records = self._entries.aligned(records)
        best = _smallest_copies(records)
        known = self._known(best.values())
        # Before any row is taken back: its number must not be given to another.
        fresh = self._number(key for key in best if key not in known)
        keys = {key: row.key for key, row in known.items()} | fresh
        for record in (r for r in best.values() if r.key in known):
            best[record.key] = self._reconcile(record, known[record.key])
        better = [r for r in best.values() if _is_to_be_written(r, known)]
        self._learn(better)
        self._write(keys, [record for record in better if record.key in known], None)
        self._write(keys, [record for record in better if record.key in fresh], self._selves())
        self._entries.keep((keys[record.key], record) for record in better)
        write_signs(self._db, self._ego, records, keys)
        self._see(source, list(keys.values()))
        if self._left:
            left = json.dumps(sorted(self._left))
            self._db.execute(_LOSE_ACCOUNTS, {"ego": self._ego, "left": left})
        return sum(bool(best[key].participants) for key in fresh)

    def left(self) -> set[int]:
        """Return the identifiers that copies taken back had named, and forget them."""
        left, self._left = self._left, set()
        return left

    def _learn(self, records: Sequence[Interaction]) -> None:
        """Make keys for those who take part; a copy that supplies nothing leaves nobody behind."""
        parts = [part for record in records for part in record.participants]
        delivered = [record.delivered for record in records if record.delivered]
        self._keys.learn(
            {*(part.identifier for part in parts), *delivered}, {part.name for part in parts}
        )

    def _reconcile(self, record: Interaction, row: _Stored) -> Interaction:
        """Take back the larger of two copies, and keep of both that one lay among the sent mail."""
        sent = (record.traits | row.traits) & SENT
        if outranks(record, row.version, row.item):
            self._remove(row.key)
            return record._replace(traits=record.traits | sent)
        if sent and not row.traits & SENT:
            self._mark_sent(row.key)
        return record

    def _mark_sent(self, key: int) -> None:
        self._db.execute("UPDATE interaction SET traits = traits | ? WHERE key = ?", (SENT, key))
        parts = self._db.execute(
            "SELECT identifier, role, NULL FROM participation WHERE ego = ? AND interaction = ?",
            (self._ego, key),
        )
        self._counts.sent(parts)

    def _known(self, records: Collection[Interaction]) -> dict[int, _Stored]:
        version = _VERSION if any(record.version for record in records) else "''"
        keys = json.dumps([record.key for record in records])
        rows = self._db.execute(_KNOWN.format(version), (self._ego, keys))
        return {row[0]: _Stored(*row[1:]) for row in rows}

    def _number(self, keys: Iterable[int]) -> dict[int, int]:
        last: int = self._db.execute("SELECT coalesce(max(key), 0) FROM interaction").fetchone()[0]
        return {key: last + place for place, key in enumerate(keys, 1)}

    def _write(
        self, keys: dict[int, int], records: Sequence[Interaction], selves: Collection[int] | None
    ) -> None:
        """Write records under their keys; without `selves`, my part in them is worked out later."""
        rows, parts, days = [], [], set()
        for record in records:
            key, at, taken = keys[record.key], record.at, self._parts(record)
            mine = None if selves is None else _my_part(record, taken, selves)
            row = self._row(key, record, mine)
            rows.append(row)
            parts += [(self._ego, i, at, key, role, name) for i, role, name in taken]
            days.update([(i, row[_DAY]) for i, _, _ in taken])
            self._counts.interaction(taken, record.traits, row[_DELIVERED], 1)
        self._db.executemany(_WRITE, rows)
        self._db.executemany("INSERT INTO participation VALUES (?, ?, ?, ?, ?, ?)", parts)
        self._db.executemany(_TOUCH_DAY, days)

    def _parts(self, record: Interaction) -> list[Part]:
        """Return each identifier once per role, with the first name it is given."""
        keys, names = self._keys.identifiers, self._keys.names
        taken: dict[tuple[int, int], int | None] = {}
        for identifier, role, name in record.participants:
            place = keys[identifier], ROLES[role]
            if place not in taken:
                taken[place] = names[name] if name else None
        return [(identifier, role, name) for (identifier, role), name in taken.items()]

    def _row(self, key: int, record: Interaction, mine: int | None) -> tuple[Any, ...]:
        by_day = record.precision == "day"
        day = record.at // 86400 if by_day else self._day_of(record.at)
        return (
            key, self._ego, record.key, record.at, day, by_day, record.channel, record.size,
            record.item, record.ref, _ref_check(record), record.subject, record.traits,
            bool(record.traits & LOGGED), self._delivered(record), mine,
        )  # fmt: skip

    def _selves(self) -> frozenset[int]:
        """Return my identifiers as far as they are known; when others are found, it is undone."""
        rows = self._db.execute(
            "SELECT key FROM identifier WHERE ego = ? AND self = 1", (self._ego,)
        )
        return frozenset(key for (key,) in rows)

    def _delivered(self, record: Interaction) -> int | None:
        return self._keys.identifiers[record.delivered] if record.delivered else None

    def _remove(self, key: int) -> None:
        """Take back what a larger copy supplied: its fields, participants and counts."""
        parts = self._db.execute(
            "SELECT identifier, role, name FROM participation WHERE ego = ? AND interaction = ?",
            (self._ego, key),
        ).fetchall()
        day, traits, delivered = self._db.execute(
            "DELETE FROM interaction WHERE key = ? RETURNING day, traits, delivered", (key,)
        ).fetchone()
        self._db.execute(
            "DELETE FROM participation WHERE ego = ? AND interaction = ?", (self._ego, key)
        )
        self._db.executemany(_TOUCH_DAY, [(identifier, day) for identifier, _, _ in parts])
        self._counts.interaction(parts, traits, delivered, -1)
        self._left.update(identifier for identifier, _, _ in parts)
        self._left.update([delivered] if delivered is not None else [])

    def _see(self, source: int, keys: Sequence[int]) -> None:
        """Note where they were seen; my accounts cover what a further copy lies in, too."""
        rows = self._db.execute(
            "INSERT INTO provenance SELECT ?, value, ? FROM json_each(?) WHERE true"
            " ON CONFLICT DO NOTHING RETURNING interaction",
            (self._ego, source, json.dumps(keys)),
        ).fetchall()
        self._cover(source, [key for (key,) in rows])

    def _cover(self, source: int, keys: Sequence[int]) -> None:
        if keys:
            values = {"ego": self._ego, "source": source, "keys": json.dumps(keys)}
            self._db.execute(_COVER, values)


def _smallest_copies(records: Sequence[Interaction]) -> dict[int, Interaction]:
    best: dict[int, Interaction] = {}
    for record in records:
        other = best.get(record.key, record)
        sent = (record.traits | other.traits) & SENT
        smaller = record if outranks(record, other.version, other.item) else other
        adds = sent & ~smaller.traits
        best[record.key] = smaller._replace(traits=smaller.traits | adds) if adds else smaller
    return best


def _is_to_be_written(record: Interaction, known: Mapping[int, _Stored]) -> bool:
    row = known.get(record.key)
    return row is None or outranks(record, row.version, row.item)


def _my_part(record: Interaction, taken: Iterable[Part], selves: Collection[int]) -> int:
    """Return how I take part (see participation.py), as `contact_days` works it out later."""
    mine = WRITE_AND_MEET if record.traits & LOGGED else 0
    for identifier, role, _ in taken:
        mine |= MY_PARTS[role] if identifier in selves else WITH_OTHERS
    return mine


def _ref_check(record: Interaction) -> int | None:
    """Return a short digest by which mails that share a Message-ID are found."""
    if record.channel != "mail" or not record.ref:
        return None
    return zlib.crc32(record.ref.encode("utf-8", "surrogateescape"))
