"""Tables in CSV: found by their column names, whatever stands above, in any of the usual encodings.

A row is a record of its own: a broken one is a Skipped value and its neighbours are read.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count, islice
from typing import BinaryIO

from mutuals.model.ids import hex16
from mutuals.model.observed import Skipped
from mutuals.sources.base import Drop

CELL = 10**6
"""Characters of one cell."""
ROW = 4 * CELL
"""Characters of one row, bytes of one line; what is longer is passed over."""
ROWS = 1_000_000
"""Rows of one table that is kept in memory or in a home; the rest is left."""

_SCANNED = 60
_DELIMITERS = (",", ";", "\t")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_BLANKS = re.compile(r"[\s_]+")


@dataclass(frozen=True)
class Signature:
    """How a table is known: its columns in normalised words, and other words for them.

    `aliases` leads from a localised column name to the one used here; `without` names columns
    that show the table to be another program's.
    """

    required: frozenset[str]
    aliases: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()

    def fits(self, columns: tuple[str, ...]) -> bool:
        """Say whether a row of column names is this table's header."""
        return self.required <= set(columns) and self.without.isdisjoint(columns)

    def rename(self, cells: list[str]) -> tuple[str, ...]:
        """Return the normalised column names of a header row, in its order."""
        names = map(normal_column, cells)
        return tuple(self.aliases.get(name, name) for name in names)


@dataclass(frozen=True)
class Layout:
    """A table's header: where it stands, what separates cells, how the bytes are encoded."""

    columns: tuple[str, ...]
    delimiter: str
    encoding: str
    line: int

    def has(self, column: str) -> bool:
        """Say whether there is such a column."""
        return column in self.columns


@dataclass(frozen=True)
class Row:
    """One row: `line` is where it begins in the file, counted from 1."""

    layout: Layout
    cells: tuple[str, ...]
    line: int

    def __getitem__(self, column: str) -> str:
        """Return the first filled cell under a column name, on one line; empty when none is."""
        return " ".join(self.text(column).split())

    def text(self, column: str) -> str:
        """Return the first filled cell under a column name with its line breaks, stripped."""
        return next(iter(self.every(column)), "").replace("\r\n", "\n")

    def every(self, column: str) -> tuple[str, ...]:
        """Return all filled cells under a column name: some tables repeat names."""
        pairs = zip(self.layout.columns, self.cells, strict=False)
        return tuple(cell.strip() for name, cell in pairs if name == column and cell.strip())


def row_key(*parts: str) -> str:
    """Return the 16 hex digits that stand for a row in references."""
    return hex16("\0".join(parts).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=4096)
def normal_column(name: str) -> str:
    """Return a column name without accents, case, quotes and odd spaces."""
    plain = unicodedata.normalize("NFKD", name.strip("\ufeff \t\"'")).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _BLANKS.sub(" ", letters).strip()


def find_layout(head: bytes, signature: Signature) -> Layout | None:
    """Return the layout of the table in the first bytes of a file, None when it is not there."""
    encoding = _encoding(head)
    for number, delimiter, cells in _scanned(head, encoding):
        columns = signature.rename(cells)
        if signature.fits(columns):
            return Layout(columns, delimiter, encoding, number)
    return None


@lru_cache(maxsize=4)
def _scanned(head: bytes, encoding: str) -> tuple[tuple[int, str, list[str]], ...]:
    """Return the first lines cut at each delimiter; dozens of formats look at the same ones."""
    lines = io.BytesIO(head) if encoding == "utf-8" else _recoded(io.BytesIO(head), encoding)
    texts = [_text(raw) for raw in islice(lines, _SCANNED)]
    return tuple(
        (number, delimiter, cells)
        for number, line in enumerate(texts, 1)
        for delimiter in _DELIMITERS
        if (cells := cells_of(line, delimiter))
    )


def cells_of(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line by itself; none where it is no row, or above the cap."""
    if len(line) > CELL:
        return []
    try:
        return next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []


def read_table(drop: Drop, signature: Signature, *, whole: bool = False) -> Iterator[Row | Skipped]:
    """Yield the rows below the header, one by one; nothing when there is no such table.

    `whole` is for rows that pass one by one and are not kept: then there may be any number.
    """
    layout = find_layout(drop.head, signature)
    if layout is None:
        return
    with drop.open() as stream:
        yield from _Rows(stream, drop.name, layout, None if whole else ROWS)


class _Lines:
    """The lines of a table, which a reader may be sent back to; `taken` are those of this row."""

    def __init__(self, stream: BinaryIO) -> None:
        self.taken: list[tuple[int, str]] = []
        self._stream = stream
        self._number = 0
        self._room = ROW
        self._waiting: deque[tuple[int, str]] = deque()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        number, text = self._waiting.popleft() if self._waiting else self._fresh()
        self.taken.append((number, text))
        self._room -= len(text)
        if self._room < 0:
            raise csv.Error
        return text

    def begin_row(self) -> None:
        """Forget which lines the last row took."""
        self.taken, self._room = [], ROW

    def give_back(self, lines: list[tuple[int, str]]) -> None:
        """Put lines before those that are still to come."""
        self._waiting.extendleft(reversed(lines))

    def _fresh(self) -> tuple[int, str]:
        raw = self._stream.readline(ROW + 1)
        if not raw:
            raise StopIteration
        rest = raw
        while len(rest) > ROW and not rest.endswith(b"\n"):
            rest = self._stream.readline(ROW + 1)
        self._number += 1
        return self._number, _text(raw)


class _Rows:
    """Splits lines into rows, and goes on behind a broken one."""

    def __init__(self, stream: BinaryIO, name: str, layout: Layout, most: int | None) -> None:
        plain = stream if layout.encoding == "utf-8" else _recoded(stream, layout.encoding)
        self._lines = _Lines(plain)
        self._name, self._layout = name, layout
        self._most = most
        # Lines up to this one belong to a row that did not close, until they make a sound row.
        self._doubtful = 0

    def __iter__(self) -> Iterator[Row | Skipped]:
        for _above in range(self._layout.line):
            next(self._lines, None)
        # The limit is the csv module's own, one for the whole process.
        csv.field_size_limit(CELL)
        # Strict: else quotes that do not close join two rows, one name to the other address.
        reader = csv.reader(self._lines, delimiter=self._layout.delimiter, strict=True)
        for _row in count() if self._most is None else range(self._most):
            self._lines.begin_row()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield from self._broken("quotes that do not close, or too long")
            else:
                yield from self._judged(cells)
        if next(self._lines, ""):
            why = f"more than {self._most:,} rows; the rest was left - import it in parts"
            yield Skipped(self._name, why, error=True)

    def _judged(self, cells: list[str]) -> Iterator[Row | Skipped]:
        if not any(cell.strip() for cell in cells):
            return
        width = len(self._layout.columns)
        if len(cells) < width or any(cell.strip() for cell in cells[width:]):
            yield from self._broken(f"{len(cells)} cells where the header has {width}")
        else:
            yield Row(self._layout, tuple(cells[:width]), self._lines.taken[0][0])

    def _broken(self, why: str) -> Iterator[Skipped]:
        """Report a row and go back to the line behind its first: good rows may follow."""
        [(line, _text), *others] = self._lines.taken
        if line > self._doubtful:
            yield Skipped(f"{self._name} line {line}", f"broken row: {why}", error=True)
        if others:
            self._lines.give_back(others)
            self._doubtful = max(self._doubtful, others[-1][0])


def _encoding(head: bytes) -> str:
    if head[:2] in _UTF16:
        return _UTF16[head[:2]]
    # UTF-16 without its mark: every other byte of Latin text is zero.
    for odd, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        sample = head[odd:400:2]
        if sample and sample.count(0) * 10 > len(sample) * 9:
            return name
    return "utf-8"


def _text(raw: bytes) -> str:
    """Decode one line: UTF-8, else Windows-1252, which older programs wrote."""
    bare = raw.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"")
    try:
        return bare.decode("utf-8")
    except UnicodeDecodeError:
        return bare.decode("cp1252", "replace")


class _Recoder(io.RawIOBase):
    """UTF-16 bytes in, UTF-8 bytes out."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            raw = self._stream.read(len(buffer))
            text = self._decoder.decode(raw, final=not raw)
            self._ready = text.encode("utf-8", "replace")
            if not raw:
                break
        piece = self._ready[: len(buffer)]
        self._ready = self._ready[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def _recoded(stream: BinaryIO, encoding: str) -> BinaryIO:
    return io.BufferedReader(_Recoder(stream, encoding))
