"""Cut a stream of vCards into single cards without holding more than one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from mutuals.sources.reading.content_lines import EMBEDDED, TEXT, even_blocks

_EDGE = re.compile(rb"\n(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*(?=\n)", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[^\n:]*\.)?AGENT(?:;[^\n]*)?:[ \t\n]*\Z", re.IGNORECASE)
_REACH = 64
"""Bytes in which an edge lies: the search goes on that far before the last end."""
_LONGEST = 2 * (TEXT + EMBEDDED)
"""Bytes a card may have as written; folding adds to what the caps count."""


class CardSlice(NamedTuple):
    """The bytes between BEGIN and END of one card, LF line ends, still folded."""

    raw: bytes
    has_end: bool
    is_too_long: bool = False
    """More bytes than all caps together allow; `raw` holds the first of them only."""


class _Slicer:
    """Finds BEGIN and END in a growing buffer; `_start` is where the open card's content starts."""

    def __init__(self) -> None:
        self._buffer = b"\n"
        self._start: int | None = None
        self._depth = 0
        self._position = 0

    def feed(self, block: bytes) -> Iterator[CardSlice]:
        """Add bytes and yield the cards that are complete now."""
        self._buffer += block
        while found := _EDGE.search(self._buffer, self._position):
            self._position = found.end()
            if found[1].upper() == b"END":
                yield from self._end(found)
            else:
                yield from self._begin(found)
        yield from self._let_go()

    def finish(self) -> Iterator[CardSlice]:
        """Yield what is left at the end of the stream."""
        yield from self.feed(b"\n")
        yield from self._give_up(len(self._buffer))

    def _begin(self, edge: re.Match[bytes]) -> Iterator[CardSlice]:
        if self._start is not None:
            before = self._buffer[max(self._start, edge.start() - _REACH) : edge.start()]
            if _AGENT.search(before):
                self._depth += 1  # the card of an assistant inside this one
                return
            yield from self._give_up(edge.start())
        self._start, self._depth = edge.end(), 0

    def _end(self, edge: re.Match[bytes]) -> Iterator[CardSlice]:
        if self._depth:
            self._depth -= 1
        elif self._start is not None:
            yield CardSlice(self._buffer[self._start : edge.start()], has_end=True)
            self._start = None

    def _give_up(self, end: int) -> Iterator[CardSlice]:
        """Yield an open card that ends nowhere, if there is one, and the cards in it."""
        if self._start is not None:
            yield from self._tear(end)
        if self._start is not None:
            yield CardSlice(self._buffer[self._start : end], has_end=False)

    def _tear(self, end: int) -> Iterator[CardSlice]:
        """Cut an open card that ends nowhere at each edge in it: it took neighbours for its own."""
        for edge in _EDGE.finditer(self._buffer, self._start or 0, end + 1):
            is_end = edge[1].upper() == b"END"
            if self._start is not None:
                yield CardSlice(self._buffer[self._start : edge.start()], has_end=is_end)
            self._start = None if is_end else edge.end()
        self._depth = 0

    def _let_go(self) -> Iterator[CardSlice]:
        """Drop what has been read, and a card longer than any cap allows."""
        if self._is_too_long():
            yield from self._tear(len(self._buffer))
        start = self._start
        if start is not None and self._is_too_long():
            yield CardSlice(self._buffer[start : start + TEXT], has_end=False, is_too_long=True)
            self._start = start = None
        unread = max(self._position, len(self._buffer) - _REACH)
        kept = unread if start is None else start
        self._buffer = self._buffer[kept:]
        self._position = unread - kept
        self._start = None if start is None else 0

    def _is_too_long(self) -> bool:
        return self._start is not None and len(self._buffer) - self._start > _LONGEST


def slice_cards(stream: BinaryIO) -> Iterator[CardSlice]:
    """Yield the cards of a stream in their order; other bytes between them are passed over."""
    slicer = _Slicer()
    for block in even_blocks(stream):
        yield from slicer.feed(block)
    yield from slicer.finish()
