"""Seals: a hash over each group of kept rows, by which damage inside a value is found.

SQLite keeps no checksum of its pages, so a flipped bit in a text leaves everything looking well.
Triggers note which groups of rows change; the end of each writing transaction hashes these anew.
What is derived from kept rows has no seal: it is derived again and compared (store/derived.py).
"""

# ruff: noqa: S608 - the statements are composed of constants of this file only.

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import NamedTuple


class Part(NamedTuple):
    """A kind of kept rows: groups of 2**`shift` keys, or one group where `shift` is None.

    `reads` are SELECTs of the rows of one group, by `:ego`, `:first` and `:last`, in a firm order;
    `numbers` selects which groups there are.
    """

    shift: int | None
    reads: tuple[str, ...]
    numbers: str


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "interaction": Part(
            7,
            (
                (
                    "SELECT key, id, at, day, by_day, channel, size, item, ref, ref_check, subject,"
                    " traits, delivered, logged FROM interaction"
                    " WHERE ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
                (
                    "SELECT interaction, identifier, at, role, name FROM participation"
                    " WHERE ego = :ego AND interaction BETWEEN :first AND :last"
                    " ORDER BY interaction, identifier, at, role"
                ),
                (
                    "SELECT interaction, source FROM provenance"
                    " WHERE ego = :ego AND interaction BETWEEN :first AND :last"
                    " ORDER BY interaction, source"
                ),
            ),
            "SELECT key >> 7 FROM interaction WHERE ego = :ego"
            " UNION SELECT interaction >> 7 FROM participation WHERE ego = :ego"
            " UNION SELECT interaction >> 7 FROM provenance WHERE ego = :ego",
        ),
        "observed": Part(
            6,
            (
                (
                    "SELECT key, item, type, format, at, folded, record FROM observed"
                    " WHERE ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
                (
                    "SELECT observed, identifier FROM holding"
                    " WHERE ego = :ego AND observed BETWEEN :first AND :last ORDER BY 1, 2"
                ),
            ),
            "SELECT key >> 6 FROM observed WHERE ego = :ego"
            " UNION SELECT observed >> 6 FROM holding WHERE ego = :ego",
        ),
        "identifier": Part(
            8,
            (
                (
                    "SELECT key, id, kind, value FROM identifier"
                    " WHERE ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
            ),
            "SELECT key >> 8 FROM identifier WHERE ego = :ego",
        ),
        "display_name": Part(
            8,
            (
                (
                    "SELECT key, text FROM display_name"
                    " WHERE ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
            ),
            "SELECT key >> 8 FROM display_name WHERE ego = :ego",
        ),
        "decision": Part(
            5,
            (
                (
                    "SELECT key, id, verb, day, target, record, says, undone FROM decision"
                    " WHERE ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
                (
                    "SELECT decision, identifier FROM ruled"
                    " WHERE ego = :ego AND decision BETWEEN :first AND :last ORDER BY 1, 2"
                ),
            ),
            "SELECT key >> 5 FROM decision WHERE ego = :ego"
            " UNION SELECT decision >> 5 FROM ruled WHERE ego = :ego",
        ),
        "source": Part(
            5,
            (
                (
                    "SELECT key, path, format, digest, offset, tail, finished, records, first_at,"
                    " last_at, skipped_first, skipped_last, calendar, skipped, errors FROM source"
                    " WHERE ego = :ego AND key BETWEEN :first AND :last ORDER BY key"
                ),
            ),
            "SELECT key >> 5 FROM source WHERE ego = :ego",
        ),
        "claim": Part(
            None,
            ("SELECT identifier, why, certain, times FROM claim WHERE ego = :ego ORDER BY 1, 2",),
            "SELECT 0 FROM claim WHERE ego = :ego",
        ),
        "organisation": Part(
            None,
            ("SELECT name FROM organisation WHERE ego = :ego ORDER BY name",),
            "SELECT 0 FROM organisation WHERE ego = :ego",
        ),
        "setting": Part(
            None,
            ("SELECT name, value FROM setting WHERE ego = :ego ORDER BY name",),
            "SELECT 0 FROM setting WHERE ego = :ego",
        ),
    }
)
"""What is kept, by the name under which it is sealed."""

_STATED = "id, at, day, by_day, channel, size, item, ref, ref_check, subject, traits, delivered"


class _Change(NamedTuple):
    """Which change of a table's rows makes which group stale.

    `key` is the column that names the group, empty where the part is one group; `columns` are those
    whose change counts, all where it is empty.
    """

    part: str
    key: str = ""
    columns: str = ""


_CHANGES = MappingProxyType(
    {
        "interaction": _Change("interaction", "key", f"{_STATED}, logged"),
        "participation": _Change("interaction", "interaction"),
        "provenance": _Change("interaction", "interaction"),
        "observed": _Change("observed", "key"),
        "holding": _Change("observed", "observed"),
        "identifier": _Change("identifier", "key", "id, kind, value"),
        "display_name": _Change("display_name", "key"),
        "decision": _Change("decision", "key"),
        "ruled": _Change("decision", "decision"),
        "source": _Change("source", "key"),
        "claim": _Change("claim"),
        "organisation": _Change("organisation"),
        "setting": _Change("setting"),
    }
)


def triggers_of(*tables: str) -> str:
    """Return the triggers of tables, for the step of the schema that makes these tables kept."""
    return "\n".join(_trigger(table, event) for table in tables for event in _EVENTS)


def _trigger(table: str, event: str) -> str:
    if (table, event) == ("participation", "INSERT"):
        return ""  # its interaction is written with it, in the same transaction
    part, key, columns = _CHANGES[table]
    row = "OLD" if event == "DELETE" else "NEW"
    number = f"({row}.{key} >> {PARTS[part].shift})" if key else "0"
    of = f" OF {columns}" if event == "UPDATE" and columns else ""
    # Not OR IGNORE: a statement with a conflict clause of its own would overrule that.
    return (
        f"CREATE TRIGGER sealed_{table}_{event.lower()} AFTER {event}{of} ON {table} BEGIN"
        f" INSERT INTO stale SELECT {row}.ego, '{part}', {number} WHERE NOT EXISTS"
        f" (SELECT 1 FROM stale WHERE ego = {row}.ego AND part = '{part}'"
        f" AND number = {number}); END;"
    )


def _all_stale(part: str) -> str:
    numbers = PARTS[part].numbers.replace(":ego", "1")
    return f"INSERT OR IGNORE INTO stale SELECT 1, '{part}', * FROM ({numbers});"


_EVENTS = ("INSERT", "UPDATE", "DELETE")
_FIRST_TABLES = (
    "interaction", "participation", "provenance", "observed", "holding", "identifier",
    "display_name", "decision", "ruled", "source", "claim", "organisation", "setting",
)  # fmt: skip
_FIRST_PARTS = (
    "interaction", "observed", "identifier", "display_name", "decision", "source", "claim",
    "organisation", "setting",
)  # fmt: skip

SEAL_STEP = f"""
-- A hash over each group of kept rows (store/seals.py), and the groups that changed since.
CREATE TABLE seal (
    ego INTEGER NOT NULL, part TEXT NOT NULL, number INTEGER NOT NULL, held INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (ego, part, number)
) WITHOUT ROWID;
CREATE TABLE stale (
    ego INTEGER NOT NULL, part TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (ego, part, number)
) WITHOUT ROWID;
{triggers_of(*_FIRST_TABLES)}
{"".join(map(_all_stale, _FIRST_PARTS))}
"""
"""What stands here was sealed first; a table that is kept later brings its triggers in its step."""


class Broken(NamedTuple):
    """A group whose rows are not those that were written."""

    part: str
    number: int


def seal_stale(connection: sqlite3.Connection, ego: int) -> None:
    """Seal the groups that changed; runs at the end of the transaction that changed them."""
    stale = connection.execute("SELECT part, number FROM stale WHERE ego = ?", (ego,)).fetchall()
    if not stale:
        return
    with _bytes_for_text(connection):
        sealed = [
            (ego, part, number, *_hashed(connection, ego, part, number)) for part, number in stale
        ]
    connection.executemany(
        "INSERT INTO seal VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET held = excluded.held, digest = excluded.digest",
        [row for row in sealed if row[3]],
    )
    connection.executemany(
        "DELETE FROM seal WHERE ego = ? AND part = ? AND number = ?",
        [row[:3] for row in sealed if not row[3]],
    )
    connection.execute("DELETE FROM stale WHERE ego = ?", (ego,))


def broken_seals(connection: sqlite3.Connection, ego: int) -> Iterator[Broken]:
    """Yield the groups that do not hold what was sealed; changed ones not sealed yet are left out.

    sqlite3.DatabaseError where the file is too damaged to be read at all.
    """
    for name, part in PARTS.items():
        sealed = {
            number: (held, digest)
            for number, held, digest in connection.execute(
                "SELECT number, held, digest FROM seal WHERE ego = ? AND part = ?", (ego, name)
            )
        }
        there = {number for (number,) in connection.execute(part.numbers, {"ego": ego})}
        changing = {
            number
            for (number,) in connection.execute(
                "SELECT number FROM stale WHERE ego = ? AND part = ?", (ego, name)
            )
        }
        for number in sorted((there | sealed.keys()) - changing):
            if sealed.get(number) != _read_again(connection, ego, name, number):
                yield Broken(name, number)


def content(connection: sqlite3.Connection, ego: int) -> dict[str, str]:
    """Return one hash for each part, over its seals: equal stores have equal ones."""
    found: dict[str, str] = {}
    for name in PARTS:
        rows = connection.execute(
            "SELECT number, held, digest FROM seal WHERE ego = ? AND part = ? ORDER BY number",
            (ego, name),
        ).fetchall()
        found[name] = hashlib.sha256(repr(rows).encode()).hexdigest()
    return found


def _read_again(
    connection: sqlite3.Connection, ego: int, part: str, number: int
) -> tuple[int, str] | None:
    with _bytes_for_text(connection):
        return _hashed(connection, ego, part, number)


def _hashed(connection: sqlite3.Connection, ego: int, name: str, number: int) -> tuple[int, str]:
    """Return how many rows a group holds and their hash."""
    shift = PARTS[name].shift or 0
    first = number << shift
    bounds = {"ego": ego, "first": first, "last": first + (1 << shift) - 1}
    digest, held = hashlib.blake2b(digest_size=8), 0
    for text in PARTS[name].reads:
        rows = connection.execute(text, bounds).fetchall()
        held += len(rows)
        digest.update(repr(rows).encode())
    return held, digest.hexdigest()


@contextmanager
def _bytes_for_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Read text as the bytes it is: faster, and damaged text can be read too."""
    before, connection.text_factory = connection.text_factory, bytes
    try:
        yield
    finally:
        connection.text_factory = before
