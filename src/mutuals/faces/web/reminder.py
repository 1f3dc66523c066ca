"""A calendar entry for tomorrow: the archives that were ordered today are there then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mutuals.exports.writing.lines import component, folded, text

_AT = time(9, 0)
_WHAT = "Drop your LinkedIn archive and your Google Takeout into mutuals"
_HOW = (
    "Both sites write to you when the file is ready. Download it, start mutuals, and drop the file"
    " on the page Import, as it came."
)


def reminder(today: date, zone: ZoneInfo, now: int) -> bytes:
    """Return a calendar (RFC 5545) with one entry: tomorrow at nine in the zone, with an alarm.

    `now` is the moment of writing, seconds UTC. Times are written in UTC: no zone has to be told.
    """
    start = datetime.combine(today + timedelta(days=1), _AT, zone)
    lines = component("VCALENDAR", _calendar(start, datetime.fromtimestamp(now, UTC)))
    return b"".join(map(folded, lines))


def _calendar(start: datetime, now: datetime) -> Iterator[str]:
    yield "VERSION:2.0"
    yield "PRODID:-//mutuals//reminder//EN"
    yield from component("VEVENT", _event(start, now))


def _event(start: datetime, now: datetime) -> Iterator[str]:
    yield f"UID:archives-{start:%Y%m%d}@mutuals"
    yield f"DTSTAMP:{_moment(now)}"
    yield f"DTSTART:{_moment(start)}"
    yield f"DTEND:{_moment(start + timedelta(minutes=15))}"
    yield f"SUMMARY:{text(_WHAT)}"
    yield f"DESCRIPTION:{text(_HOW)}"
    yield "TRANSP:TRANSPARENT"
    yield from component("VALARM", _ALARM)


_ALARM = ("ACTION:DISPLAY", "TRIGGER:PT0S", f"DESCRIPTION:{text(_WHAT)}")


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
