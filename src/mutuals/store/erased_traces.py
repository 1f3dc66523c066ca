"""Where the erased are named in the rows: it takes long, so it is looked for beforehand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.store.codec import decode
from mutuals.store.sieve import Sieve
from mutuals.store.tombstones import Tombstones

SAID = "log"
"""The format of what I noted myself; its reference is the id of the decision."""


class Traces(NamedTuple):
    """The keys of rows that name somebody erased, as of a state of the store.

    `observed` are those that may be other without them; the rest is looked at once more.
    """

    state: int
    identifiers: list[int]
    subjects: list[int]
    references: list[int]
    names: list[int]
    observed: list[int]


def state_of(connection: sqlite3.Connection) -> int:
    """Return a number that is another one after another connection wrote."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def look(connection: sqlite3.Connection, ego: int, tombstones: Tombstones) -> Traces:
    """Return where those on a list are named."""
    state = state_of(connection)
    mention = tombstones.mention
    text = "SELECT key, {0} FROM interaction WHERE ego = ? AND logged = 0 AND {0} <> ''"
    subjects, references = (
        _mentioning(connection.execute(text.format(column), (ego,)), mention)
        for column in ("subject", "ref")
    )
    names = connection.execute("SELECT key, text FROM display_name WHERE ego = ?", (ego,))
    return Traces(
        state,
        _identifiers(connection, ego, tombstones),
        subjects,
        references,
        _mentioning(names, mention),
        list(_observed(connection, ego, tombstones)),
    )


def _mentioning(rows: sqlite3.Cursor, mention: Callable[[str], bool]) -> list[int]:
    return [key for key, text in rows if mention(text)]


def _identifiers(connection: sqlite3.Connection, ego: int, tombstones: Tombstones) -> list[int]:
    rows = connection.execute(
        "SELECT key, kind, value FROM identifier WHERE ego = ? AND self = 0", (ego,)
    )
    return [key for key, kind, value in rows if tombstones.names(Identifier(kind, value))]


def _observed(connection: sqlite3.Connection, ego: int, tombstones: Tombstones) -> Iterator[int]:
    mine = mine_of(connection, ego)
    sieve = Sieve(tombstones, lambda: mine)
    rows = connection.execute(
        "SELECT key, type, format, record FROM observed WHERE ego = ? AND type <> 'claim'", (ego,)
    )
    for key, kind, format_name, text in rows:
        record = decode(kind, text)
        if format_name == SAID or sieve.sifted(record) != record:
            yield key


def mine_of(connection: sqlite3.Connection, ego: int) -> frozenset[Identifier]:
    """Return the identifiers that are me."""
    rows = connection.execute(
        "SELECT kind, value FROM identifier WHERE ego = ? AND self = 1", (ego,)
    )
    return frozenset(Identifier(*row) for row in rows)
