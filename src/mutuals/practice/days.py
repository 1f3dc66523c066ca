"""Days as whole numbers since 1970-01-01, and their calendar names."""

from __future__ import annotations

from datetime import date

EPOCH = date(1970, 1, 1).toordinal()


def day_of(when: date) -> int:
    """Return the number of a date."""
    return when.toordinal() - EPOCH


def date_of(day: int) -> date:
    """Return the date of a day's number."""
    return date.fromordinal(day + EPOCH)
