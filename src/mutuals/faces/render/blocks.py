"""What a renderer gives: lines of styled pieces, and tables. Cleaning and layout come later."""

from collections.abc import Iterable, Iterator
from typing import Literal

from mutuals.record import Record

Style = Literal["", "bold", "dim", "good", "care"]


class Span(Record):
    """A piece of text in one style."""

    text: str
    style: Style = ""


class Line(Record):
    """Pieces on one line; where it must wrap, the rest is indented by `hang` more."""

    spans: tuple[Span, ...] = ()
    indent: int = 0
    hang: int = 0


class Column(Record):
    """A column: its head, the width below which it is not squeezed, whether it may be missing."""

    head: str
    least: int = 6
    optional: bool = False


class Table(Record):
    """Rows of one cell per column; cells that are too wide are cut, never wrapped."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Span, ...], ...]


Block = Line | Table
BLANK = Line()


def line(*pieces: str | Span, indent: int = 0, hang: int = 0) -> Line:
    """Return pieces as a line; plain strings are in no style."""
    spans = (piece if isinstance(piece, Span) else Span(piece) for piece in pieces)
    return Line(tuple(spans), indent, hang)


def bold(text: str) -> Span:
    """Return text that stands out."""
    return Span(text, "bold")


def dim(text: str) -> Span:
    """Return text that stands back."""
    return Span(text, "dim")


def paragraph(text: str, *, indent: int = 0, style: Style = "") -> Iterator[Line]:
    """Yield a text line by line as its author broke it."""
    for part in text.splitlines():
        yield Line((Span(part, style),), indent)


def labelled(label: str, text: str, *, indent: int = 0) -> Iterator[Line]:
    """Yield `label  text` unless the text is empty."""
    if text:
        yield line(dim(f"{label:<8}"), Span(text), indent=indent, hang=8)


def apart(groups: Iterable[Iterable[Block]]) -> Iterator[Block]:
    """Yield groups of blocks with a blank line between them."""
    for number, group in enumerate(groups):
        if number:
            yield BLANK
        yield from group
