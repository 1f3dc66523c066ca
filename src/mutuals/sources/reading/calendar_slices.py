"""Cut a calendar file into entries, time zones and what the calendars say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from mutuals.errors import UnsoundError
from mutuals.sources.reading.content_lines import (
    EMBEDDED,
    TEXT,
    even_blocks,
    split_lines,
    to_text,
    unfold,
)

LARGEST = 256 * 10**6
"""Bytes of one calendar file: overrides may lie anywhere in it, so it is held in memory."""
MOST_PARTS = 1_000_000
"""Entries, time zones and calendars in one file."""

_LONGEST = 2 * (TEXT + EMBEDDED)
"""Bytes kept of one part; more of them break a cap in any case."""
_KEPT = re.compile(rb"\n(METHOD|X-WR-CALNAME)[;:]", re.IGNORECASE)

_BY_YEAR = "export it by year"
_EDGE = re.compile(
    rb"\n(BEGIN|END)[ \t]*:[ \t]*"
    rb"(VCALENDAR|VEVENT|VTIMEZONE|VTODO|VJOURNAL|VFREEBUSY|VAVAILABILITY)[ \t]*(?=\n)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Calendar:
    """What stands around the entries of one VCALENDAR: its properties and its time zones."""

    properties: dict[str, str] = field(default_factory=dict)
    zones: list[bytes] = field(default_factory=list)
    """The lines of each VTIMEZONE, folded as they were."""


class EntrySlice(NamedTuple):
    """The lines between BEGIN:VEVENT and its END, with LF line ends, still folded."""

    raw: bytes
    calendar: Calendar
    has_end: bool = True


@dataclass(slots=True)
class CalendarFile:
    """All entries of a file in their order; `is_calendar` is false when nothing was found."""

    entries: list[EntrySlice] = field(default_factory=list)
    calendars: list[Calendar] = field(default_factory=list)
    is_calendar: bool = False


class _Slicer:
    """Walks from edge to edge; at most one component inside a calendar is open at a time."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._file = CalendarFile(calendars=[Calendar()])
        self._kind = b""
        self._start = 0

    def slice(self) -> CalendarFile:
        for count, edge in enumerate(_EDGE.finditer(self._content)):
            if count > 2 * MOST_PARTS:
                raise UnsoundError(f"calendar with more than {MOST_PARTS:,} parts", do=_BY_YEAR)
            self._file.is_calendar = True
            side, kind = edge[1].upper(), edge[2].upper()
            start, end = edge.span()
            if self._kind or start > self._start:  # not so between two entries
                self._close(start, has_end=side == b"END" and kind == self._kind)
            self._kind, self._start = b"", end
            if side == b"BEGIN":
                self._open(kind)
        self._close(len(self._content), has_end=False)
        return self._file

    def _open(self, kind: bytes) -> None:
        if kind == b"VCALENDAR":
            self._file.calendars.append(Calendar())
        else:
            self._kind = kind

    def _close(self, end: int, *, has_end: bool) -> None:
        calendar, kind = self._file.calendars[-1], self._kind
        raw = self._content[self._start : min(end, self._start + _LONGEST)]
        if kind == b"VEVENT":
            self._file.entries.append(EntrySlice(raw, calendar, has_end))
        elif kind == b"VTIMEZONE":
            calendar.zones.append(raw[:TEXT])
        elif not kind:
            _note_properties(calendar, raw)


def _note_properties(calendar: Calendar, raw: bytes) -> None:
    """Keep what stands between components and is asked for; the first statement counts."""
    if _KEPT.search(raw):
        for line in split_lines(to_text(unfold(raw[:TEXT])).split("\n")):
            calendar.properties.setdefault(line.name, line.value.strip())


def slice_calendar(stream: BinaryIO) -> CalendarFile:
    """Return the parts of a calendar file; UnsoundError when it is larger than `LARGEST`."""
    return _Slicer(b"".join(_capped(stream))).slice()


def _capped(stream: BinaryIO) -> Iterator[bytes]:
    yield b"\n"
    total = 0
    for block in even_blocks(stream):
        total += len(block)
        if total > LARGEST:
            raise UnsoundError(f"calendar with more than {LARGEST:,} bytes", do=_BY_YEAR)
        yield block
    yield b"\n"
