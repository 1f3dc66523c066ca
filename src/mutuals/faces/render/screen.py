"""Drawing blocks as text: every piece is cleaned here, then wrapped to the width and coloured."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mutuals.faces.render.blocks import Block, Line, Span, Style, Table
from mutuals.faces.safety import safe_text

_CODES: dict[Style, str] = {"bold": "1", "dim": "2", "good": "32", "care": "33"}
_PARTS = re.compile(r" +|[^ ]+")
_GAP = "  "
_NARROWEST = 20
_WIDE = frozenset("WF")
_MARKS = frozenset(("Mn", "Me", "Cf"))


class Screen(NamedTuple):
    """Where text goes: its width in columns, and whether it shows colour."""

    width: int
    colour: bool = False

    def draw(self, blocks: Iterable[Block]) -> str:
        """Return the blocks as text; nothing of it can steer a terminal but our own colours."""
        return "".join(f"{text.rstrip()}\n" for block in blocks for text in self._lines(block))

    def _lines(self, block: Block) -> Iterator[str]:
        return self._table(block) if isinstance(block, Table) else self._wrapped(block)

    def _painted(self, text: str, style: Style) -> str:
        coloured = self.colour and style and text
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if coloured else text

    # -- lines ------------------------------------------------------------------------------

    def _wrapped(self, given: Line) -> Iterator[str]:
        room = max(_NARROWEST, self.width - given.indent)
        margin = " " * given.indent
        row: list[Span] = []
        used = 0
        for part in _parts(given.spans, room - given.hang):
            size = width_of(part.text)
            if row and used + size > room and not part.text.isspace():
                yield margin + self._row(row)
                margin = " " * (given.indent + given.hang)
                row, used, room = [], 0, max(_NARROWEST, self.width - len(margin))
            row, used = [*row, part], used + size
        yield margin + self._row(row)

    def _row(self, spans: list[Span]) -> str:
        return "".join(self._painted(span.text, span.style) for span in spans)

    # -- tables -----------------------------------------------------------------------------

    def _table(self, table: Table) -> Iterator[str]:
        heads = tuple(Span(column.head, "dim") for column in table.columns)
        rows = [[Span(safe_text(cell.text), cell.style) for cell in row] for row in table.rows]
        widths = self._widths(table, [heads, *rows])
        for row in [heads, *rows]:
            cells = zip(row, widths, strict=True)
            yield _GAP.join(self._painted(_fitted(cell.text, w), cell.style) for cell, w in cells)

    def _widths(self, table: Table, rows: Iterable[Iterable[Span]]) -> list[int]:
        widths = [max(width_of(cell.text) for cell in column) for column in zip(*rows, strict=True)]
        least = [column.least for column in table.columns]
        room = self.width - len(_GAP) * (len(widths) - 1)
        while sum(widths) > room and (spare := _widest(widths, least)) is not None:
            widths[spare] -= 1
        return widths


def _widest(widths: list[int], least: list[int]) -> int | None:
    """Return the column that can best lose a sign, None when all are as narrow as they may be."""
    able = [at for at, width in enumerate(widths) if width > least[at]]
    return max(able, key=lambda at: widths[at], default=None)


def _parts(spans: Iterable[Span], most: int) -> Iterator[Span]:
    """Yield words and the spaces between them; a word wider than a line is cut."""
    for span in spans:
        for part in _PARTS.findall(safe_text(span.text)):
            yield from (Span(piece, span.style) for piece in _chopped(part, max(1, most)))


def _chopped(word: str, most: int) -> Iterator[str]:
    while width_of(word) > most:
        head = _cut(word, most) or word[0]
        yield head
        word = word[len(head) :]
    yield word


def width_of(text: str) -> int:
    """Return how many columns a text takes: East Asian signs two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_width_of_sign, text))


def _width_of_sign(sign: str) -> int:
    if unicodedata.category(sign) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1


def _cut(text: str, most: int) -> str:
    used = 0
    for at, sign in enumerate(text):
        used += _width_of_sign(sign)
        if used > most:
            return text[:at]
    return text


def _fitted(text: str, width: int) -> str:
    if width_of(text) > width:
        text = f"{_cut(text, width - 1)}…"
    return text + " " * (width - width_of(text))
