"""LinkedIn's tables that one source reads in several shapes, and those that say who I am."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mutuals.model.observed import Card, Field, Observed, Skipped
from mutuals.model.position import Affiliation
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.linkedin import FAMILY, Place, says_nothing
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.table import Row, Signature, find_layout, read_table

MOST_VALUES = 2_000
"""Values that one file may state about me; the rest is left out."""
LONGEST_VALUE = 5_000
"""Characters of such a value that are kept."""

_SURE, _BY_NAME = 0.95, 0.8


class Shape(NamedTuple):
    """One table: what its rows are, its columns, and the names its file may have.

    `is_plain` says that such columns occur in many programs' tables: then there may be no others,
    and the file's name has to fit as well.
    """

    what: str
    signature: Signature
    file_name: re.Pattern[str]
    is_plain: bool = False

    def sniff(self, drop: Drop) -> float:
        """Return how surely a file is this table: by columns, or by name when it holds nothing."""
        is_named = bool(self.file_name.fullmatch(drop.name))
        layout = find_layout(drop.head, self.signature) if self._may_fit(drop.head) else None
        if layout is None:
            return _BY_NAME if is_named and says_nothing(drop) else 0.0
        if self.is_plain and not (is_named and set(layout.columns) <= self.signature.required):
            return 0.0
        return _SURE

    def _may_fit(self, head: bytes) -> bool:
        """Say whether all columns are mentioned at all: there are many tables, and files."""
        mentioned = _mentioned(head)
        return all(column.encode() in mentioned for column in self.signature.required)


@lru_cache(maxsize=4)
def _mentioned(head: bytes) -> bytes:
    return head.replace(b"\0", b"").replace(b"_", b" ").lower()


def shape(what: str, columns: str, file: str, *, is_plain: bool = False) -> Shape:
    """Return a shape from its column names, with commas, and the file's name without `.csv`."""
    signature = Signature(frozenset(columns.split(",")))
    return Shape(what, signature, file_named(file), is_plain)


def file_named(name: str) -> re.Pattern[str]:
    """Return what matches `Name.csv`, `name_123.csv` and `Name (2).csv`: members, parts, copies."""
    words = "[ _]?".join(map(re.escape, name.split()))
    return re.compile(rf"{words}(?:[ _]?\(?\d+\)?)?\.csv", re.IGNORECASE)


class LinkedInTables(SingleFile):
    """A source of several tables of LinkedIn's export, each row by itself."""

    name: str
    title: str
    shapes: tuple[Shape, ...]

    def sniff(self, drop: Drop) -> float:
        """Return how surely the file is one of the tables."""
        return 0.0 if drop.is_folder else max(each.sniff(drop) for each in self.shapes)

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield what each row states; broken rows are Skipped."""
        found = self.shape_of(drop)
        for row in self.rows(drop, found):
            if isinstance(row, Skipped):
                yield row
            else:
                yield from self.observe(Place(drop.name, row, setting), found)

    def shape_of(self, drop: Drop) -> Shape:
        """Return the shape that fits the file best."""
        return max(self.shapes, key=lambda each: each.sniff(drop))

    def rows(self, drop: Drop, found: Shape) -> Iterator[Row | Skipped]:
        """Yield the rows of a table."""
        return read_table(drop, found.signature)

    def observe(self, place: Place, found: Shape) -> Iterator[Observed | Skipped]:
        """Yield what one row of a table states."""
        raise NotImplementedError


class OwnTables(LinkedInTables):
    """Tables about me: what the rows of a file state becomes one card of mine."""

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield the card with all that the rows state, and the rows that state nothing."""
        found = self.shape_of(drop)
        stated: list[Affiliation | Field] = []
        for row in self.rows(drop, found):
            part = row if isinstance(row, Skipped) else self._judged(drop.name, row, found)
            if isinstance(part, Skipped):
                yield part
            elif len(stated) < MOST_VALUES:
                stated.append(part)
            else:
                yield Skipped(drop.name, f"more than {MOST_VALUES:,} rows of {found.what}")
        if stated:
            yield own_card(f"{drop.name}#{found.what}", stated)

    def state(self, row: Row, found: Shape) -> Affiliation | Field | None:
        """Return what one row states about me, None when it says nothing."""
        raise NotImplementedError

    def _judged(self, file: str, row: Row, found: Shape) -> Affiliation | Field | Skipped:
        stated = self.state(row, found)
        return stated or Skipped(f"{file} line {row.line}", f"no name in a row of {found.what}")


def own_card(ref: str, stated: list[Affiliation | Field]) -> Card:
    """Return a card of mine with what an archive states about me."""
    held = tuple(part for part in stated if isinstance(part, Affiliation))
    fields = tuple(dict.fromkeys(part for part in stated if isinstance(part, Field)))
    return Card(ref, (), affiliations=held, fields=fields, own=True, family=FAMILY)
