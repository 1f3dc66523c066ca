"""Cuts a stream in mbox form into mails, in windows: no attachment is ever held whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_date import BEYOND, EARLIEST, parse_date

WINDOW = 4 << 20
"""Bytes read at a time: smaller windows were not faster, larger ones fall out of the caches."""
_LINE = 1_000
"""No separator line is longer."""
_AHEAD = 2 * _LINE
"""Bytes behind a separator that are needed to judge it: its own line and the next one's start."""
_KEPT = limits.HEADER_BLOCK_BYTES + limits.BODY_PEEK_BYTES + _AHEAD
"""What is kept of a mail that is larger than a window."""

_DATE_ROOM = 80
"""A separator line's date stands within so many bytes before its end."""
_BREAK = b"\nFrom "
_USUAL = re.compile(
    rb"From [^\s]{1,320} +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d "
    rb"(?:[+-]\d{4} )?\d{4}\r?\n[A-Z][!-9;-~]{1,200}:"
)
_CLOCK = re.compile(rb"\b\d{1,2}:\d\d(?::\d\d)?\b")
_YEAR = re.compile(rb"\b[12]\d{3}\b")
_END = re.compile(
    rb"(?:\d{1,2}:\d\d(?::\d\d)?|\d{4})"
    rb"(?:\s+(?:[A-Z]{1,5}|[+-]\d{4}|remote from \S+|\d{4})){0,3}\s*\Z"
)
_HEADER_START = re.compile(rb">?[!-9;-~]{1,200}[ \t]*:|>?From |\Z")
_MIDNIGHT = re.compile(rb"\b00:00:00\b")


class Cut(NamedTuple):
    """One mail of a stream, lying in `buffer` from `first` (its separator line) to `last`.

    `start` and `end` are its offsets in the stream; `is_last` says that the stream ended with it.
    A mail larger than a window keeps its opening only.
    """

    buffer: bytes
    first: int
    last: int
    start: int
    end: int
    is_last: bool

    def head(self) -> Head:
        """Return the mail's header block."""
        line_end = self.buffer.find(b"\n", self.first, self.last)
        first = self.last if line_end < 0 else line_end + 1
        return split_head(self.buffer, first, self.last)

    def separator(self) -> bytes:
        """Return the separator line."""
        line_end = self.buffer.find(b"\n", self.first, self.last)
        return self.buffer[self.first : self.last if line_end < 0 else line_end]


class Head(NamedTuple):
    """A header block, where the body behind it begins, and whether a blank line ended it."""

    block: bytes
    body_at: int
    is_ended: bool


def split_head(buffer: bytes, first: int, last: int) -> Head:
    """Cut the header block off a mail; it is cut short one byte above its cap."""
    if buffer.startswith((b"\n", b"\r\n"), first, last):
        return Head(b"", buffer.index(b"\n", first) + 1, is_ended=True)
    limit = min(last, first + limits.HEADER_BLOCK_BYTES + 3)
    line_end = buffer.find(b"\n", first, limit)
    # Line ends may differ between mails and within one: whichever blank line comes first.
    likely, other = (b"\n\n", b"\n\r\n")
    if line_end > first and buffer[line_end - 1 : line_end] == b"\r":
        likely, other = other, likely
    end = buffer.find(likely, first, limit)
    earlier = buffer.find(other, first, limit if end < 0 else end)
    if earlier >= 0:
        end, likely = earlier, other
    if end < 0:
        cap = min(last, first + limits.HEADER_BLOCK_BYTES + 1)
        return Head(buffer[first:cap], last, is_ended=False)
    return Head(buffer[first : end + 1], end + len(likely), is_ended=True)


def is_separator(text: bytes, at: int) -> bool:
    """Say whether the line at an offset separates mails: `From `, a time, a year, then a header.

    Bodies of archives are often unquoted, and a line of prose may begin with From.
    """
    if _USUAL.match(text, at):
        return True
    end = text.find(b"\n", at, at + _LINE)
    line = text[at : end if end >= 0 else at + _LINE].rstrip()
    if not line.startswith(b"From ") or not _END.search(line[-60:]):
        return False
    if not (_CLOCK.search(line) and _YEAR.search(line)):
        return False
    return end < 0 or bool(_HEADER_START.match(text, end + 1))


def separator_date(line: bytes) -> int | None:
    """Return when a mail came by its separator line; None for none and for placeholders.

    Programs that have no date write 1970 or, like git, some day's midnight.
    """
    if _MIDNIGHT.search(line):
        return None
    text = line[-_DATE_ROOM:].decode("latin-1")
    when = parse_date(text.partition(" remote from ")[0])
    return when if when is not None and EARLIEST <= when < BEYOND else None


def cut_mails(stream: BinaryIO, offset: int, *, cr_only: bool) -> Iterator[Cut]:
    """Yield the mails of a stream that stands at `offset`; text before the first is passed over.

    With `cr_only` the lines end as on an old Macintosh; every end keeps its place.
    """
    opening = b""  # the start of a mail whose later parts were let go
    begun = -1  # where the mail in progress begins, -1 before the first
    buffer, place = b"", offset
    at_end = False
    while not at_end:
        piece = _fill(stream)
        at_end = len(piece) < WINDOW
        buffer += piece.replace(b"\r", b"\n") if cr_only else piece
        limit = len(buffer) if at_end else max(len(buffer) - _AHEAD, 0)
        kept = 0
        for found in _separators(buffer, limit, at_start=begun < 0 and place == offset):
            if begun >= 0:
                yield _cut(opening, buffer, kept, found, begun, place)
            opening, begun, kept = b"", place + found, found
        if at_end:
            break
        if begun >= 0 and not opening and limit - kept > _KEPT:
            opening = buffer[kept : kept + _KEPT]
        if opening or begun < 0:
            kept = limit
        buffer, place = buffer[kept:], place + kept
    if begun >= 0:
        cut = _cut(opening, buffer, kept, len(buffer), begun, place)
        yield cut._replace(is_last=True)


def _cut(opening: bytes, buffer: bytes, first: int, last: int, begun: int, place: int) -> Cut:
    if opening:
        return Cut(opening, 0, len(opening), begun, place + last, is_last=False)
    return Cut(buffer, first, last, begun, place + last, is_last=False)


def _fill(stream: BinaryIO) -> bytes:
    """Read a whole window: unpacking streams may give less at a time."""
    piece = stream.read(WINDOW)
    while piece and len(piece) < WINDOW:
        more = stream.read(WINDOW - len(piece))
        if not more:
            break
        piece += more
    return piece


def _separators(buffer: bytes, limit: int, *, at_start: bool) -> Iterator[int]:
    """Yield where mails begin in a buffer, up to a limit."""
    start = opening_line(buffer) if at_start else 0
    found = []
    # From the end: Python's search backwards is about twice as fast as the one forwards.
    at = buffer.rfind(_BREAK, start, limit + len(_BREAK) - 1)
    while at >= 0:
        if is_separator(buffer, at + 1):
            found.append(at + 1)
        at = buffer.rfind(_BREAK, start, at + len(_BREAK) - 1)
    if at_start and is_separator(buffer, start):
        yield start
    yield from reversed(found)


def opening_line(buffer: bytes) -> int:
    """Return where the first line with anything in it begins, behind a byte order mark."""
    start = 3 if buffer.startswith(b"\xef\xbb\xbf") else 0
    while buffer[start : start + 1] in (b"\n", b"\r", b" "):
        start += 1
    return start
