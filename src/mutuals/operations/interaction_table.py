"""Reading a table of interactions of many egos: CSV by its column names, or Parquet."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.exports.writing.parquet_tables import parquet_library
from mutuals.model.moments import day_of
from mutuals.model.observed import Skipped
from mutuals.model.person import Direction
from mutuals.model.score import InteractionRow, MessageRow, Row, TableForm
from mutuals.sources.base import Drop
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.plain_tables import plain
from mutuals.sources.reading.table import Signature, find_layout, read_table

COLUMNS = ("ego", "alter", "at", "direction", "size")
"""The columns that count, by normalised name and in any order; all others are left alone."""
MESSAGE = "message"
"""The column that names the mail or meeting: only pairs need it."""
LARGEST = 25
"""People in a message or meeting; above it nobody is in touch with anybody (SCIENCE)."""

_DIRECTIONS = {each: each for each in get_args(Direction)}
_PARQUET = b"PAR1"
_SHOWN = 40
_LOOKED = 1024
_PATTERN = "*?[]{}"
"""Signs in a path by which some readers find several files."""


class InteractionTable:
    """A table on disk; what was left out of it is known once it has been read to its end.

    UnreadableError or UnsoundError when it is no such table at all.
    """

    def __init__(self, path: Path, *, with_message: bool = False) -> None:
        """Open the table; only its beginning is looked at."""
        self.drop = open_drop(path)
        if self.drop.is_folder:
            raise UnreadableError("is a folder or archive", self.drop.path, "name one table")
        self._path = path
        self._columns = (*COLUMNS, MESSAGE) if with_message else COLUMNS
        self._broken = self._large = 0
        self._first = ""

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows that count, in the order of the table."""
        for where, values in self._values():
            found = self.judge(values) if isinstance(values, tuple) else values
            if isinstance(found, str):
                self.leave_out(broken=1)
                self._first = self._first or f"{where}: {found}"
            elif found is None:
                self.leave_out(large=1)
            else:
                yield found

    def _values(self) -> Iterator[tuple[str, _Values]]:
        is_parquet = self.drop.head.startswith(_PARQUET)
        read = _parquet(self._path, self._columns) if is_parquet else _csv(self.drop, self._columns)
        return iter(read)

    def judge(self, values: tuple[str, ...]) -> Row | str | None:
        """Return the row that the texts of its columns state; why there is none, or None.

        None is a row of too many people. An unknown size excludes nothing.
        """
        ego, alter, at, way, people, *message = (value.strip() for value in values)
        size = _size(people)
        if isinstance(size, str):
            return size
        if size > LARGEST:
            return None
        day, direction = _day(at), _DIRECTIONS.get(way.casefold())
        if day is None or direction is None or not ego or not alter:
            return _why(ego, alter, at, way, day)
        if not message:
            return InteractionRow(ego, alter, day, direction)
        if not message[0]:
            return "no message"
        return MessageRow(ego, alter, day, direction, math.ceil(max(size, 0)), message[0])

    def form(self) -> TableForm | None:
        """Return how a plain file lies on disk, for an engine that reads such files itself.

        None where another reader could take a row otherwise: quotes, other encodings, packed files.
        """
        if any(sign in str(self._path) for sign in _PATTERN) or not self._is_on_disk():
            return None
        if self.drop.head.startswith(_PARQUET):
            return TableForm(self._path, names=self._columns)
        layout = find_layout(self.drop.head, Signature(frozenset(self._columns)))
        if layout is None or layout.encoding != "utf-8" or layout.line != 1:
            return None
        places = tuple(layout.columns.index(name) for name in self._columns)
        found = plain(self._path)
        if found is None:
            return None
        width, delimiter = len(layout.columns), layout.delimiter
        return TableForm(self._path, places, width, delimiter, is_bare=found.is_bare)

    def _is_on_disk(self) -> bool:
        """Say whether the file's own bytes are the table: it may be packed."""
        try:
            with self._path.open("rb") as file:
                return file.read(_LOOKED) == self.drop.head[:_LOOKED]
        except OSError:
            return False

    def leave_out(self, *, broken: int = 0, large: int = 0) -> None:
        """Count rows that an engine left out by itself, as those that are left out here."""
        self._broken += broken
        self._large += large

    @property
    def notes(self) -> tuple[str, ...]:
        """Return a line on the rows that cannot be read, and one on those that do not count."""
        if self._broken and not self._first:
            self._first = self._first_broken()
        broken = f"{_rows(self._broken)} left out, the first at {self._first}"
        large = f"{_rows(self._large)} left out: more than {LARGEST} people in it"
        return (*([broken] if self._broken else []), *([large] if self._large else []))

    def _first_broken(self) -> str:
        """Look the first broken row up: whoever left it out does not know its line."""
        for where, values in self._values():
            found = self.judge(values) if isinstance(values, tuple) else values
            if isinstance(found, str):
                return f"{where}: {found}"
        return "a row that is gone by now"


def _rows(count: int) -> str:
    return f"{count:,} row{'' if count == 1 else 's'}"


# -- one row ------------------------------------------------------------------------------------


def _why(ego: str, alter: str, at: str, way: str, day: int | None) -> str:
    if not ego or not alter:
        return f"no {'alter' if ego else 'ego'}"
    if day is None:
        return f"`at` is no date or time in ISO form: {_cut(at)}"
    return f"`direction` is not out, in or both: {_cut(way)}"


def _cut(text: str) -> str:
    return f"{text[:_SHOWN]}..." if len(text) > _SHOWN else text or "empty"


def _size(text: str) -> float | str:
    try:
        number = float(text or 0)
    except ValueError:
        return f"`size` is no number: {_cut(text)}"
    return 0 if math.isnan(number) else number


def _day(text: str) -> int | None:
    """Return the UTC day of an ISO date or instant; without a zone it is UTC."""
    try:
        at = datetime.fromisoformat(text.upper().removesuffix(" UTC"))
        return day_of(at if at.tzinfo is None else at.astimezone(UTC))
    except (ValueError, OverflowError):
        return None


# -- CSV ----------------------------------------------------------------------------------------

_Values = tuple[str, ...] | str
"""The texts of the columns, or why there are none."""


def _csv(drop: Drop, columns: Sequence[str]) -> Iterator[tuple[str, _Values]]:
    wanted = Signature(frozenset(columns))
    layout = find_layout(drop.head, wanted)
    if layout is None:
        raise _no_table(drop.path, [name for name in columns if not _is_there(name, drop)], columns)
    pick = itemgetter(*(layout.columns.index(name) for name in columns))
    for row in read_table(drop, wanted, whole=True):
        if isinstance(row, Skipped):
            yield row.where, row.why
        else:
            yield f"line {row.line}", pick(row.cells)


def _is_there(column: str, drop: Drop) -> bool:
    return find_layout(drop.head, Signature(frozenset({column}))) is not None


def _no_table(path: str, missing: Sequence[str], columns: Sequence[str]) -> UnsoundError:
    lone = list(missing) == [MESSAGE]
    return UnsoundError(
        f"this is no table of interactions: no column {', '.join(missing or columns)}",
        path,
        "add one that names the mail or meeting of each row, or leave --pairs out"
        if lone
        else f"give it a line of column names with {', '.join(columns)}",
    )


# -- Parquet ------------------------------------------------------------------------------------


def _parquet(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, _Values]]:
    arrow, parquet = parquet_library(str(path))
    number = 0
    try:
        for batch in _batches(path, parquet, columns):
            texts = [_texts(column, arrow) for column in batch]
            for number, values in enumerate(zip(*texts, strict=True), number + 1):  # noqa: B020
                yield f"row {number}", values
    except (ValueError, OSError, NotImplementedError) as error:
        raise UnsoundError(
            "this Parquet table is damaged or of an unusual kind", str(path), "write it anew"
        ) from error


def _batches(path: Path, parquet: ModuleType, columns: Sequence[str]) -> Iterator[list[Any]]:
    """Yield the columns in their order, a piece of the table at a time; of two alike the first."""
    # Opened here, since the name of a folder need be no text.
    with path.open("rb") as file, parquet.ParquetFile(file) as table:
        stated = reversed(table.schema_arrow.names)
        names = {name.strip().casefold(): name for name in stated}
        missing = [name for name in columns if name not in names]
        if missing:
            raise _no_table(str(path), missing, columns)
        for batch in table.iter_batches(columns=[names[name] for name in columns]):
            there = batch.schema.names
            yield [batch.column(there.index(names[name])) for name in columns]


def _texts(column: Any, arrow: ModuleType) -> list[str]:  # noqa: ANN401 - no stubs
    """Return a column as texts, as a CSV table would hold them."""
    return [text or "" for text in column.cast(arrow.string()).to_pylist()]
