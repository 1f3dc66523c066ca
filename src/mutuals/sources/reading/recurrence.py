"""Recurrence rules as days: every rule ends, whatever it says, because only days are walked.

RFC 5545, 3.3.10. Libraries look for the next match until the year 9999; a rule that never matches
keeps them busy for half a minute. Here the work is bounded by the days between start and end.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice, product

from mutuals.errors import UnsoundError

MOST_A_DAY = 24
"""Occurrences that a rule may name within one day."""
MOST_YEARS = 70
"""Years that one rule is followed."""

_DIGITS = re.compile(r"\d{1,9}", re.ASCII)
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_RANGES = {
    "BYMONTH": (1, 12), "BYMONTHDAY": (1, 31), "BYYEARDAY": (1, 366), "BYWEEKNO": (1, 53),
    "BYSETPOS": (1, 366), "BYHOUR": (0, 23), "BYMINUTE": (0, 59), "BYSECOND": (0, 60),
}  # fmt: skip
_SIGNED = frozenset({"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"})
_KNOWN = frozenset({
    *_RANGES, "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "RSCALE", "SKIP",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One RRULE; `by` holds numbers by part, `weekdays` BYDAY as (ordinal or 0, weekday)."""

    frequency: str
    interval: int
    count: int | None
    until: str
    week_start: int
    weekdays: frozenset[tuple[int, int]]
    by: dict[str, frozenset[int]]


def parse_rule(written: str) -> Rule:
    """Return the rule; UnsoundError when it is none, or comes more often than daily."""
    parts = dict(_pairs(written))
    frequency = parts.get("FREQ", "")
    if frequency in ("HOURLY", "MINUTELY", "SECONDLY"):
        raise UnsoundError("series more often than daily")
    if frequency not in _FREQUENCIES or not parts.keys() <= _KNOWN:
        raise UnsoundError("recurrence rule of no known kind")
    if parts.get("RSCALE", "GREGORIAN") != "GREGORIAN" or parts.get("SKIP", "OMIT") != "OMIT":
        raise UnsoundError("recurrence rule in a foreign calendar")
    by = {name: _numbers(name, parts[name]) for name in _RANGES if parts.get(name)}
    if _times_a_day(by) > MOST_A_DAY:
        raise UnsoundError("series more often than hourly")
    weekdays = frozenset(map(_weekday, parts["BYDAY"].split(","))) if parts.get("BYDAY") else None
    count = _number(parts["COUNT"], 0) if parts.get("COUNT", "-1") != "-1" else None
    return Rule(
        frequency=frequency,
        interval=_number(parts.get("INTERVAL", "1"), 1),
        count=count,
        until=parts.get("UNTIL", ""),
        week_start=_WEEKDAYS.get(parts.get("WKST", "MO"), 0),
        weekdays=weekdays or frozenset(),
        by=by,
    )


def _pairs(written: str) -> Iterator[tuple[str, str]]:
    for part in written.upper().split(";"):
        name, _, value = part.partition("=")
        if name.strip():
            yield name.strip(), value.strip()


def _number(written: str, least: int) -> int:
    if not _DIGITS.fullmatch(written):
        raise UnsoundError("recurrence rule with an impossible number")
    if (number := int(written)) < least:
        raise UnsoundError("recurrence rule with an impossible number")
    return number


def _numbers(name: str, written: str) -> frozenset[int]:
    least, most = _RANGES[name]
    found = set()
    for part in written.split(","):
        sign, digits = part[:1], part.strip().lstrip("+-")
        number = _number(digits, least)
        if number > most or (sign == "-" and name not in _SIGNED):
            raise UnsoundError("recurrence rule with an impossible number")
        found.add(-number if sign == "-" else number)
    return frozenset(found)


def _weekday(written: str) -> tuple[int, int]:
    ordinal, name = written.strip()[:-2], written.strip()[-2:]
    if name not in _WEEKDAYS:
        raise UnsoundError("recurrence rule with an unknown weekday")
    number = _number(ordinal.lstrip("+-"), 1) if ordinal else 0
    return (-number if ordinal.startswith("-") else number), _WEEKDAYS[name]


def _times_a_day(by: dict[str, frozenset[int]]) -> int:
    sizes = [len(by.get(name, ())) or 1 for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    return sizes[0] * sizes[1] * sizes[2]


# --- walking ----------------------------------------------------------------------------------


def expand(rule: Rule, start: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the wall-clock times the rule names from `start` to `last`, both included.

    As in dateutil, COUNT counts what the rule names: the start itself only if it fits the rule.
    UNTIL is the caller's, who knows the time zone. UnsoundError past `MOST_YEARS`.
    """
    if last.year - start.year > MOST_YEARS:
        raise UnsoundError(f"series over more than {MOST_YEARS} years")
    found = (when for when in _Walk(rule, start).all_until(last) if start <= when <= last)
    return islice(found, rule.count)


class _Walk:
    """The periods of a rule in their order, each as the days that fit."""

    def __init__(self, rule: Rule, start: datetime) -> None:
        self._rule, self._start = rule, start
        by = dict(rule.by)
        self._weekdays = rule.weekdays
        if not rule.weekdays and not by.keys() & {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"}:
            self._take_defaults(by)
        self._months, self._monthdays = by.get("BYMONTH"), by.get("BYMONTHDAY")
        self._yeardays, self._weeknumbers = by.get("BYYEARDAY"), by.get("BYWEEKNO")
        self._is_within_month = rule.frequency == "MONTHLY" or self._months is not None
        self._has_ordinals = rule.frequency in ("YEARLY", "MONTHLY")
        self._times = self._times_of_day(by)
        self._positions = by.get("BYSETPOS")

    def _take_defaults(self, by: dict[str, frozenset[int]]) -> None:
        """Let the start say which day of the period is meant."""
        frequency, start = self._rule.frequency, self._start
        if frequency == "WEEKLY":
            self._weekdays = frozenset({(0, start.weekday())})
        elif frequency in ("MONTHLY", "YEARLY"):
            by["BYMONTHDAY"] = frozenset({start.day})
        if frequency == "YEARLY":
            by.setdefault("BYMONTH", frozenset({start.month}))

    def _times_of_day(self, by: dict[str, frozenset[int]]) -> list[time]:
        start = self._start
        hours = sorted(by.get("BYHOUR") or {start.hour})
        minutes = sorted(by.get("BYMINUTE") or {start.minute})
        seconds = sorted({min(s, 59) for s in by.get("BYSECOND") or {start.second}})
        return [time(*parts) for parts in product(hours, minutes, seconds)]

    def all_until(self, last: datetime) -> Iterator[datetime]:
        """Yield all times of all periods that begin by `last`."""
        for days in self._periods(last.date()):
            fitting = [day for day in days if self._fits(day)]
            found = [datetime.combine(day, at) for day in fitting for at in self._times]
            yield from self._at_positions(found) if self._positions else found

    def _at_positions(self, found: list[datetime]) -> list[datetime]:
        size = len(found)
        places = {p - 1 if p > 0 else size + p for p in self._positions or ()}
        return [found[place] for place in sorted(places) if 0 <= place < size]

    def _periods(self, last: date) -> Iterator[list[date]]:
        frequency, interval, day = self._rule.frequency, self._rule.interval, self._start.date()
        if frequency == "YEARLY":
            for year in range(day.year, last.year + 1, interval):
                yield self._year(year)
        elif frequency == "MONTHLY":
            for month in range(
                day.year * 12 + day.month - 1, last.year * 12 + last.month, interval
            ):
                yield _month(month // 12, month % 12 + 1)
        else:
            first = day.toordinal()
            if frequency == "WEEKLY":
                first -= (day.weekday() - self._rule.week_start) % 7
            length = 7 if frequency == "WEEKLY" else 1
            for ordinal in range(first, last.toordinal() + 1, interval * length):
                yield _days(ordinal, length)

    def _year(self, year: int) -> list[date]:
        months = sorted(self._months) if self._months else range(1, 13)
        return [day for month in months for day in _month(year, month)]

    def _fits(self, day: date) -> bool:
        if self._months and day.month not in self._months:
            return False
        if self._weekdays and not self._fits_weekday(day):
            return False
        if self._monthdays and not _is_among(day.day, _month_length(day), self._monthdays):
            return False
        if self._yeardays and not _is_among(_yearday(day), _year_length(day), self._yeardays):
            return False
        return not self._weeknumbers or self._fits_weeknumber(day)

    def _fits_weekday(self, day: date) -> bool:
        weekday = day.weekday()
        if (0, weekday) in self._weekdays:
            return True
        if not self._has_ordinals:
            return any(number == weekday for _ordinal, number in self._weekdays)
        if self._is_within_month:
            place, size = day.day, _month_length(day)
        else:
            place, size = _yearday(day), _year_length(day)
        from_start, from_end = (place - 1) // 7 + 1, -((size - place) // 7 + 1)
        return (from_start, weekday) in self._weekdays or (from_end, weekday) in self._weekdays

    def _fits_weeknumber(self, day: date) -> bool:
        """Week 1 is the first with four days in the year, weeks beginning at WKST."""
        middle = day - timedelta((day.weekday() - self._rule.week_start) % 7) + timedelta(3)
        number = (_yearday(middle) - 1) // 7 + 1
        last_day = date(middle.year, 12, 31)
        last_middle = last_day - timedelta((last_day.weekday() - self._rule.week_start - 3) % 7)
        weeks = (_yearday(last_middle) - 1) // 7 + 1
        return _is_among(number, weeks, self._weeknumbers or frozenset())


def _days(first: int, length: int) -> list[date]:
    return [date.fromordinal(ordinal) for ordinal in range(max(first, 1), first + length)]


def _month(year: int, month: int) -> list[date]:
    return _days(date(year, month, 1).toordinal(), calendar.monthrange(year, month)[1])


def _month_length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _yearday(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1


def _year_length(day: date) -> int:
    return 366 if calendar.isleap(day.year) else 365


def _is_among(place: int, size: int, wanted: frozenset[int]) -> bool:
    return place in wanted or place - size - 1 in wanted
