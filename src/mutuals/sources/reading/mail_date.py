"""Mail dates: the forms of RFC 5322, its obsolete ones, asctime and what mailers make of them."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12
}  # fmt: skip
_ZONES = {
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480,
    "PDT": -420, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "MET": 60, "MEST": 120,
    "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "JST": 540,
}  # fmt: skip
"""Minutes east of UTC; names that stand for several zones, such as IST, count as UTC."""
_ZONE = r"(?P<zone>[+-]\d{4}(?!\d)|[+-]\d\d:\d\d|[A-Za-z]{1,5}\b)"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:[.,]\d+)?"
_DAY_FIRST = re.compile(
    r"\b(?P<day>\d{1,2})(?:\s+|[.-]\s*)(?P<month>[A-Za-z]{3})[a-z]{0,6}\.?"
    r"(?:\s+|-|,\s*)(?P<year>\d{2,12})"
    rf",?\s+{_CLOCK}\s*(?P<half>[AaPp][Mm]\b)?\s*{_ZONE}?"
)
_ASCTIME = re.compile(
    r"\b(?P<month>[A-Za-z]{3})[a-z]{0,6}\.?\s+(?P<day>\d{1,2}),?\s+"
    rf"{_CLOCK}\s+(?P<half>[AaPp][Mm]\s+)?(?:{_ZONE}\s+)?(?P<year>\d{{2,12}})\b"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})[-/](?P<month>\d\d)[-/](?P<day>\d\d)[T ]+"
    rf"{_CLOCK}\s*(?P<half>[AaPp][Mm]\b)?\s*{_ZONE}?"
)
# What nearly every mail and every separator line carries, without the choices of the others.
_USUAL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4})\b"
)
_FORMS = (_DAY_FIRST, _ASCTIME, _YEAR_FIRST)
_LONGEST = 200
_DAY_HOURS, _HOUR_MINUTES = 24, 60
_EPOCH = date(1970, 1, 1).toordinal()
_DAYS_KEPT = 50_000
_LONGEST_REST = 40
_days: dict[tuple[str, str, str], int | None] = {}
# Parts of dates of the usual form, in seconds: what stands before the clock, the clock, the rest.
_first_seconds: dict[str, int] = {}
_clocks: dict[str, int] = {}
_rests: dict[str, int] = {}

EARLIEST = (date(1980, 1, 1).toordinal() - _EPOCH) * 86400 + 1
"""The first credible second since 1970: 1980-01-01 and before are what lost dates look like."""
BEYOND = 1 << 60
"""The instant of a date that is well written and lies outside all calendars."""


def parse_date(text: str) -> int | None:
    """Return seconds since 1970 UTC; None when this is no date; BEYOND when its year is absurd.

    No zone means UTC (RFC 5322 section 3.3); two- and three-digit years follow section 4.3.
    """
    if len(text) > _LONGEST:
        return None
    colon = text.find(":")
    day, clock, rest = text[: colon - 2], text[colon - 2 : colon + 6], text[colon + 6 :]
    try:
        return _first_seconds[day] + _clocks[clock] + _rests[rest]
    except KeyError:
        usual = _USUAL.match(text)
    if usual is not None:
        return _learn(usual, day, clock, rest)
    for form in _FORMS:
        found = form.search(text)
        if found is not None:
            return _instant(found)
    return None


def _learn(usual: re.Match[str], day: str, clock: str, rest: str) -> int | None:
    """Read a date of the usual form, and remember its parts: they return in other dates."""
    number, month, year, hour, minute, second, zone = usual.groups()
    named = number, month, year
    when = _combine(named, int(hour), int(minute), int(second), zone)
    days = _days.get(named)
    if when is None or days is None or days == BEYOND or len(rest) > _LONGEST_REST:
        return when
    if max(len(_first_seconds), len(_rests)) >= _DAYS_KEPT:
        _first_seconds.clear()
        _rests.clear()
    _first_seconds[day] = days * 86400
    _clocks[clock] = int(hour) * 3600 + int(minute) * 60 + min(int(second), 59)
    _rests[rest] = -60 * _offset(zone)
    return when


def _instant(found: re.Match[str]) -> int | None:
    day, month, year, hour, minute, second, half, zone = found.group(
        "day", "month", "year", "hour", "minute", "second", "half", "zone"
    )
    return _combine((day, month, year), _hour(int(hour), half), int(minute), int(second or 0), zone)


def _combine(
    day: tuple[str, str, str], hours: int, minutes: int, seconds: int, zone: str | None
) -> int | None:
    days = _days[day] if day in _days else _learn_day(day)
    if days is None or days == BEYOND:
        return days
    if hours >= _DAY_HOURS or minutes >= _HOUR_MINUTES or seconds > _HOUR_MINUTES:
        return None
    return days * 86400 + hours * 3600 + (minutes - _offset(zone)) * 60 + min(seconds, 59)


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    return hour % 12 + (12 if half.strip().lower() == "pm" else 0)


def _learn_day(key: tuple[str, str, str]) -> int | None:
    if len(_days) >= _DAYS_KEPT:
        _days.clear()
    days = _days[key] = _day_of(*key)
    return days


def _day_of(day: str, month: str, year: str) -> int | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    full = _full_year(year)
    if number == 0:
        return None
    if full > MAXYEAR:
        return BEYOND
    try:
        return date(full, number, int(day)).toordinal() - _EPOCH
    except ValueError:
        return None


def _full_year(year: str) -> int:
    value = int(year)
    if len(year) == len("70"):
        return value + (2000 if value < 50 else 1900)  # noqa: PLR2004 - RFC 5322 section 4.3
    return value + 1900 if len(year) == len("100") else value


def _offset(zone: str | None) -> int:
    """Return a zone's minutes east of UTC; what is unknown counts as UTC."""
    if not zone or zone == "+0000":
        return 0
    if zone[0] not in "+-":
        return _ZONES.get(zone.upper(), 0)
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    if hours >= _DAY_HOURS or minutes >= _HOUR_MINUTES:
        return 0
    return (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)


def received_at(received: list[str]) -> int | None:
    """Return when the last server took the mail: the date of its topmost Received headers.

    Lower ones may be the sender's own invention.
    """
    for line in received[:3]:
        when = parse_date(line.rpartition(";")[2].strip()[:_LONGEST])
        if when is not None and when != BEYOND:
            return when
    return None
