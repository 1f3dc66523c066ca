"""The occurrences of a recurring entry: its rules, single dates, exceptions and overrides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from mutuals.errors import UnsoundError
from mutuals.sources.reading.calendar_entry import Entry
from mutuals.sources.reading.calendar_zone import Moment, Zones, moment_at
from mutuals.sources.reading.content_lines import ContentLine
from mutuals.sources.reading.recurrence import Rule, expand, parse_rule

LONGEST_SERIES = 1_000
"""Occurrences of one series that are kept: the latest."""
MOST_STARTS = 50_000
"""Occurrences of one series that are reckoned with before the latest are kept."""
MOST_RULES = 10
"""RRULE lines of one entry."""
MOST_DATES = 20_000
"""RDATE and EXDATE values that one entry may name."""


class Occurrence(NamedTuple):
    """One occurrence: when it starts, and the entry (master or override) that describes it.

    `place` is when its rule would have it start, which tells it apart when it is moved.
    """

    start: Moment
    entry: Entry
    place: int


class Series(NamedTuple):
    """The occurrences kept, by start; how many were left out; what is wrong with the rules.

    `excepted` are the starts that the rules would give and the entry takes out, the latest.
    """

    occurrences: list[Occurrence]
    excepted: list[Moment]
    left_out: int
    fault: str


def unroll(master: Entry, overrides: list[Entry], zones: Zones, horizon: int) -> Series:
    """Return the occurrences of a series up to `horizon` (seconds since 1970 UTC).

    A rule that cannot be followed leaves the first occurrence, and its fault.
    """
    fault = ""
    try:
        starts = _starts(master, zones, horizon)
    except (UnsoundError, OverflowError) as problem:
        starts, fault = {master.start.seconds: master.start}, str(problem)
    excepted = list(_exceptions(master, zones))
    left_out = [starts.pop(each) for each in _named(master, excepted, starts)]
    for seconds in _named(master, filter(None, (each.recurrence_id for each in overrides)), starts):
        del starts[seconds]
    changes = _lasting_changes(overrides)
    own = [_placed(master, start, changes) for _seconds, start in sorted(starts.items())]
    gone = {moment.seconds for moment in excepted}
    moved = [
        Occurrence(each.start, each, place)
        for each in overrides
        if (place := _instant(each)) is not None and place not in gone
    ]
    found = sorted([*own, *moved], key=lambda occurrence: occurrence.start.seconds)
    return Series(
        found[-LONGEST_SERIES:],
        sorted(left_out)[-LONGEST_SERIES:],
        max(0, len(found) - LONGEST_SERIES),
        fault,
    )


def _starts(master: Entry, zones: Zones, horizon: int) -> dict[int, Moment]:
    """Return all starts by their instant, the overridden and excepted ones too."""
    start = master.start
    lines = master.recurrences.get("RRULE", [])
    if len(lines) > MOST_RULES:
        raise UnsoundError(f"series of more than {MOST_RULES} rules")
    rules = [parse_rule(line.value) for line in lines]
    lasts = [_last(rule, start, zones, horizon) for rule in rules]
    # Google ends a series that was deleted whole before its first occurrence.
    is_deleted = bool(lasts) and max(lasts) < start.wall
    found = {} if is_deleted else {start.seconds: start}
    for rule, last in zip(rules, lasts, strict=True):
        for wall in expand(rule, start.wall, last):
            moment = start.at(wall)
            found[moment.seconds] = moment
            if len(found) > MOST_STARTS:
                raise UnsoundError(f"series of more than {MOST_STARTS:,} occurrences")
    for moment in _dates(master, "RDATE", zones):
        fitting = moment if moment.is_day == start.is_day else _in_kind_of(start, moment)
        found[fitting.seconds] = fitting
    return {seconds: moment for seconds, moment in found.items() if seconds <= horizon}


def _last(rule: Rule, start: Moment, zones: Zones, horizon: int) -> datetime:
    """Return the wall-clock time up to which a rule is followed."""
    last = start.wall_of(horizon)
    return min(last, _until(rule.until, start, zones)) if rule.until else last


def _until(written: str, start: Moment, zones: Zones) -> datetime:
    """Return the last wall-clock time; a bare day ends a timed series at midnight UTC.

    A calendar's UNTIL is in UTC where its start has a zone (RFC 5545, 3.3.10).
    """
    until = zones.moment(ContentLine("", "UNTIL", "", written))
    if start.is_day:
        return until.wall.replace(hour=0, minute=0, second=0)
    is_instant = until.is_day or written.upper().endswith("Z")
    return start.wall_of(moment_at(until.wall, UTC).seconds) if is_instant else until.wall


def _dates(entry: Entry, name: str, zones: Zones) -> Iterator[Moment]:
    """Yield the dates of RDATE or EXDATE lines; impossible ones are passed over."""
    count = 0
    for line in entry.recurrences.get(name, []):
        for value in line.value.split(","):
            count += 1
            if count > MOST_DATES:
                raise UnsoundError(f"series with more than {MOST_DATES:,} single dates")
            try:
                yield zones.moment(line, value.partition("/")[0])
            except UnsoundError:
                continue


def _in_kind_of(start: Moment, moment: Moment) -> Moment:
    """Return a bare day at the series' time of day, or the day of an instant."""
    if start.is_day:
        return start.at(moment.wall.replace(hour=0, minute=0, second=0))
    return start.at(datetime.combine(moment.wall.date(), start.wall.time()))


def _named(master: Entry, moments: Iterable[Moment], starts: dict[int, Moment]) -> set[int]:
    """Return the starts that exceptions or overrides name."""
    named = list(moments)
    instants = {moment.seconds for moment in named}
    days = {moment.wall.date() for moment in named if moment.is_day or master.start.is_day}
    return {
        seconds
        for seconds, start in starts.items()
        if seconds in instants or (days and start.wall.date() in days)
    }


def _exceptions(master: Entry, zones: Zones) -> Iterator[Moment]:
    try:
        yield from _dates(master, "EXDATE", zones)
    except UnsoundError:
        return


def _instant(override: Entry) -> int | None:
    return override.recurrence_id.seconds if override.recurrence_id else None


def _lasting_changes(overrides: Iterable[Entry]) -> list[tuple[int, Entry]]:
    """Return the overrides with RANGE=THISANDFUTURE by the instant from which they hold."""
    changes = [
        (since, each)
        for each in overrides
        if each.covers_future and (since := _instant(each)) is not None
    ]
    return sorted(changes, key=_since)


def _since(change: tuple[int, Entry]) -> int:
    return change[0]


def _placed(master: Entry, start: Moment, changes: list[tuple[int, Entry]]) -> Occurrence:
    """Return the occurrence as the latest lasting change before it describes it."""
    place = bisect_left(changes, start.seconds, key=_since)
    change = changes[place - 1][1] if place else master
    if change.recurrence_id is None:
        return Occurrence(start, master, start.seconds)
    shift = change.start.wall - change.recurrence_id.wall
    return Occurrence(start.at(start.wall + shift), change, start.seconds)
