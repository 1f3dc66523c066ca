"""Seals: a hash over each group of kept rows, by which damage inside a value is found.

SQLite keeps no checksum of its pages, so a flipped bit in a text leaves everything looking well.
Triggers note which groups of rows change; the end of each writing transaction hashes these anew.
What is derived from kept rows has no seal: it is derived again and compared (store/derived.py).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from mutuals.store.connection import bytes_for_text, clear_errors, transaction
from mutuals.store.seal_step import PARTS


class Broken(NamedTuple):
    """A group whose rows are not those that were written."""

    part: str
    number: int


@contextmanager
def sealed_transaction(
    connection: sqlite3.Connection, ego: int, path: Path | str, waiting: Callable[[], object]
) -> Iterator[None]:
    """Run the block in one write transaction, and seal what it changed; on any error nothing stays.

    `waiting` is called now and then while another command holds the store. StoreError when the
    store, which lies at `path`, cannot be written.
    """
    with clear_errors(path), transaction(connection, waiting):
        yield
        seal_stale(connection, ego)


def seal_stale(connection: sqlite3.Connection, ego: int) -> None:
    """Seal the groups that changed; runs at the end of the transaction that changed them."""
    stale = connection.execute("SELECT part, number FROM stale WHERE ego = ?", (ego,)).fetchall()
    if not stale:
        return
    with bytes_for_text(connection):
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
    with bytes_for_text(connection):
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
