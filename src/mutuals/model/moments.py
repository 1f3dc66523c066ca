"""Days and instants as the program writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

_EPOCH = date(1970, 1, 1).toordinal()


def day_of(when: date) -> int:
    """Return the whole days from 1970-01-01 to a date."""
    return when.toordinal() - _EPOCH


def date_of(day: int) -> date:
    """Return the date of a day's number."""
    return date.fromordinal(day + _EPOCH)


def date_text(day: int | None) -> str | None:
    """Return a day's number as YYYY-MM-DD; None stays None."""
    return None if day is None else date_of(day).isoformat()


def instant(at: int) -> str:
    """Return seconds since 1970 UTC as `YYYY-MM-DDTHH:MM:SS+00:00`."""
    return datetime.fromtimestamp(at, UTC).isoformat()


def noon(day: int) -> int:
    """Return noon UTC of a day, the instant of what is known by day only."""
    return day * 86400 + 43200
