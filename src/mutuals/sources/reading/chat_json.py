"""JSON of any size, value by value: what lies at the paths one asks for, the rest passed over.

Nothing is held but the value at hand, so that the export of a whole account can be read.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from mutuals.errors import UnsoundError
from mutuals.sources.base import Drop
from mutuals.sources.reading.lengths import DEEPEST

VALUE = 8 * 10**6
"""Characters of one value, such as a message with everything in it."""

Path = tuple[str, ...]
"""Where a value lies: the names that lead to it, `*` for any place in a list."""

_CHUNK = 1 << 16
_ENDS = {"{": "}", "[": "]"}
_BRACKETS = re.compile(r'[\[\]{}]|"(?:[^"\\]|\\.)*"', re.DOTALL)
_BLANK = re.compile(r"[ \t\r\n]*")


def walk(drop: Drop, opened: Collection[Path]) -> Iterator[tuple[Path, object]]:
    """Yield every value of a file with its path, in file order.

    Lists and objects at the paths in `opened` are gone into and yielded as None when they begin;
    every other value is yielded whole. UnsoundError when the file breaks off, is no JSON or holds
    a value above the caps: what was yielded before stays good.
    """
    with drop.open() as stream:
        yield from _Walk(_Text(stream, drop.path), opened).values()


def parse(text: str) -> object:
    """Return the value of a JSON text; ValueError when it is none or nested too deep."""
    if _is_too_deep(text):
        raise ValueError("nested too deep")
    found: object = json.loads(text)
    return found


def _is_too_deep(text: str) -> bool:
    if text.count("{") + text.count("[") <= DEEPEST:
        return False
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(found[0], 0)
        if depth > DEEPEST:
            return True
    return False


class _Text:
    """The text of a file from the place that was reached, read on as needed."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._stream, self._path = stream, path
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._rest, self._at, self._is_over = "", 0, False
        self._scan = json.JSONDecoder().raw_decode

    def peek(self) -> str:
        """Return the next sign that is no white space, empty at the end."""
        while True:
            self._at = _end_of_blank(self._rest, self._at)
            if self._at < len(self._rest) or not self._more():
                return self._rest[self._at : self._at + 1]

    def take(self, expected: str) -> bool:
        """Step over a sign if it comes next."""
        is_next = self.peek() == expected
        self._at += is_next
        return is_next

    def value(self) -> object:
        """Return the next value and step over it."""
        self.peek()
        wanted = _CHUNK
        while True:
            found, end = self._scanned()
            # A number may go on behind what was read.
            if end >= 0 and (end < len(self._rest) or self._is_over):
                return self._checked(found, end)
            if self._is_over:
                raise self.broken()
            if len(self._rest) - self._at > VALUE:
                raise UnsoundError("holds a value above 8 million signs", self._path)
            wanted *= 2
            self._fill(wanted)

    def _scanned(self) -> tuple[object, int]:
        """Return the value that begins here and where it ends, -1 when it does not."""
        try:
            return self._scan(self._rest, self._at)
        except (ValueError, RecursionError):
            return None, -1

    def broken(self) -> UnsoundError:
        """Return the error of a file that does not go on as JSON does."""
        return UnsoundError("breaks off or is no JSON", self._path, "export it again")

    def _checked(self, found: object, end: int) -> object:
        if _is_too_deep(self._rest[self._at : end]):
            raise UnsoundError("is nested more than 100 deep", self._path)
        self._at = end
        return found

    def _fill(self, wanted: int) -> None:
        while len(self._rest) - self._at < wanted and self._more():
            pass

    def _more(self) -> bool:
        if self._is_over:
            return False
        raw = self._stream.read(_CHUNK)
        self._is_over = not raw
        self._rest = self._rest[self._at :] + self._decoder.decode(raw, final=not raw)
        self._at = 0
        return not self._is_over


def _end_of_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


@dataclass
class _Level:
    """A list or object that was gone into."""

    kind: str
    path: Path
    is_begun: bool = False


class _Walk:
    def __init__(self, text: _Text, opened: Collection[Path]) -> None:
        self._text, self._opened = text, frozenset(opened)
        self._levels: list[_Level] = []

    def values(self) -> Iterator[tuple[Path, object]]:
        yield from self._value(())
        while self._levels:
            level = self._levels[-1]
            if self._text.take(_ENDS[level.kind]):
                self._levels.pop()
                continue
            if level.is_begun and not self._text.take(","):
                raise self._text.broken()
            level.is_begun = True
            yield from self._value((*level.path, self._key(level)))

    def _key(self, level: _Level) -> str:
        if level.kind == "[":
            return "*"
        name = self._text.value()
        if not isinstance(name, str) or not self._text.take(":"):
            raise self._text.broken()
        return name

    def _value(self, path: Path) -> Iterator[tuple[Path, object]]:
        kind = self._text.peek()
        if path in self._opened and kind in _ENDS:
            self._text.take(kind)
            self._levels.append(_Level(kind, path))
            yield path, None
        else:
            yield path, self._text.value()
