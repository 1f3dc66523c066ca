"""Chats as text: dated lines, each followed by the further lines of its message.

Nothing is held but the line at hand, a digest, and as many words as are judged where they may be,
so that a file of any size can be read.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Generic, TypeVar

from mutuals.detection.judging import MOST_NEW
from mutuals.sources.base import Drop
from mutuals.sources.reading.chat import TextDigest

LINE = 10**6
"""Bytes of one line that are read; the rest of a longer one is passed over."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[_T]):
    """One dated line and what follows it; `text` is the digest of its body.

    `words` is the body itself as far as it is judged, None where it may not be read.
    """

    line: int
    first: _T
    text: str
    words: str | None = None


def entries(
    drop: Drop,
    begins: Callable[[str], _T | None],
    body: Callable[[_T], str],
    further: Callable[[str], str] = str,
    *,
    reads_text: bool = False,
) -> Iterator[Entry[_T]]:
    """Yield the entries of a file in their order.

    `begins` reads a line that opens an entry (None: it goes on with the one before), `body` and
    `further` tell what of the first and of a further line belongs to the text. Lines above the
    first entry are passed over.
    """
    opened: _T | None = None
    at, heard = 0, _Body(reads_text)
    for number, line in enumerate(lines(drop), 1):
        first = begins(line)
        if first is None:
            heard.add(further(line))
            continue
        if opened is not None:
            yield Entry(at, opened, heard.digest.shown(), heard.words())
        opened, at, heard = first, number, _Body(reads_text)
        heard.add(body(first))
    if opened is not None:
        yield Entry(at, opened, heard.digest.shown(), heard.words())


class _Body:
    """A body that comes line by line: its digest, and its first words where they may be read."""

    def __init__(self, reads_text: bool) -> None:  # noqa: FBT001 - two kinds of one thing
        self.digest = TextDigest()
        self._lines: list[str] | None = [] if reads_text else None
        self._room = MOST_NEW

    def add(self, line: str) -> None:
        self.digest.add(line)
        if self._lines is not None and self._room > 0:
            self._lines.append(line[: self._room])
            self._room -= len(line) + 1

    def words(self) -> str | None:
        return None if self._lines is None else "\n".join(self._lines)


def lines(drop: Drop) -> Iterator[str]:
    """Yield the lines of a file, decoded, without their ends."""
    with drop.open() as stream:
        yield from (_text(raw) for raw in _raw_lines(stream))


def first_lines(head: bytes, count: int) -> list[str]:
    """Return the first lines of a file that hold anything, out of its head."""
    found = (_text(raw) for raw in head.split(b"\n"))
    filled = (line for line in found if line.strip())
    return [line for line, _number in zip(filled, range(count), strict=False)]


def _raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    while raw := stream.readline(LINE + 1):
        rest = raw
        while len(rest) > LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LINE + 1)
        yield raw


def _text(raw: bytes) -> str:
    bare = raw.rstrip(b"\r\n").removeprefix(codecs.BOM_UTF8).replace(b"\0", b"")
    try:
        return bare.decode("utf-8")
    except UnicodeDecodeError:
        return bare.decode("cp1252", "replace")
