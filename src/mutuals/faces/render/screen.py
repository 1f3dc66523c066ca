"""Drawing blocks as text: every piece is cleaned here, then wrapped to the width and coloured."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from mutuals.faces.render.blocks import Block, Column, Line, Span, Style, Table
from mutuals.faces.safety import safe_text
from mutuals.record import Record

_CODES: dict[Style, str] = {"bold": "1", "dim": "2", "good": "32", "care": "33"}
_PARTS = re.compile(r" +|[^ ]+")
_GAP = "  "
_NARROWEST = 20
_WIDE = frozenset("WF")
_MARKS = frozenset(("Mn", "Me", "Cf"))


class _Strip:
    """A column with its cells, head first, and the width it gets."""

    def __init__(self, column: Column, cells: list[Span], width: int) -> None:
        self.column, self.cells, self.width = column, cells, width


class Screen(Record):
    """Where text goes: its width in columns, whether tables keep to it, whether it shows colour."""

    width: int
    cut: bool = True
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
        spans = [span for span in map(_clean, given.spans) if span.text]
        if sum(width_of(span.text) for span in spans) <= room - given.hang:
            yield " " * given.indent + self._row(spans)
        else:
            yield from self._broken(spans, given, room)

    def _broken(self, spans: Iterable[Span], given: Line, room: int) -> Iterator[str]:
        """Yield the rows of what is too long for one."""
        margin = " " * given.indent
        row: list[Span] = []
        used = 0
        for text, style, size in _parts(spans, room - given.hang):
            if row and used + size > room and not text.isspace():
                yield margin + self._row(row)
                margin = " " * (given.indent + given.hang)
                row, used, room = [], 0, max(_NARROWEST, self.width - len(margin))
            row.append(Span(text, style))
            used += size
        yield margin + self._row(row)

    def _row(self, spans: list[Span]) -> str:
        while spans and spans[-1].text.isspace():
            spans = spans[:-1]
        if not self.colour:
            return "".join([span.text for span in spans])
        last = [span._replace(text=span.text.rstrip(" ")) for span in spans[-1:]]
        runs = groupby([*spans[:-1], *last], key=lambda span: span.style)
        return "".join(self._painted("".join(s.text for s in run), style) for style, run in runs)

    # -- tables -----------------------------------------------------------------------------

    def _table(self, table: Table) -> Iterator[str]:
        strips = self._kept([_strip(*each) for each in _columns(table)])
        self._squeeze(strips)
        for row in zip(*(strip.cells for strip in strips), strict=True):
            cells = zip(row, strips, strict=True)
            fitted = ((_fitted(cell.text, strip.width), cell.style) for cell, strip in cells)
            yield _GAP.join(self._painted(*each) for each in fitted)

    def _kept(self, strips: list[_Strip]) -> list[_Strip]:
        """Leave out what may be missing when the rest would have to be squeezed for it."""
        firm = sum(strip.width + len(_GAP) for strip in strips if not strip.column.optional)
        return [
            strip
            for strip in strips
            if not (self.cut and strip.column.optional and firm + strip.column.least > self.width)
        ]

    def _squeeze(self, strips: list[_Strip]) -> None:
        """Take from the widest until all fit, or none can give any more."""
        room = self.width - len(_GAP) * (len(strips) - 1)
        while self.cut and sum(strip.width for strip in strips) > room:
            able = [strip for strip in strips if strip.width > strip.column.least]
            if not able:
                return
            max(able, key=lambda strip: strip.width).width -= 1


def _columns(table: Table) -> Iterator[tuple[Column, tuple[Span, ...]]]:
    cells = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.columns)
    return zip(table.columns, cells, strict=True)


def _strip(column: Column, cells: Iterable[Span]) -> _Strip:
    clean = [Span(safe_text(cell.text), cell.style) for cell in cells]
    shown = [Span(safe_text(column.head), "dim"), *clean]
    return _Strip(column, shown, max(width_of(cell.text) for cell in shown))


def _clean(span: Span) -> Span:
    return Span(safe_text(span.text), span.style)


def _parts(spans: Iterable[Span], most: int) -> Iterator[tuple[str, Style, int]]:
    """Yield words and the spaces between them with their width; a word too wide is cut."""
    for text, style in spans:
        for part in _PARTS.findall(text):
            size = width_of(part)
            if size <= most:
                yield part, style, size
            else:
                for piece in _chopped(part, max(1, most)):
                    yield piece, style, width_of(piece)


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
