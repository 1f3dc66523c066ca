"""When a calendar's local times are: IANA and Windows zone names, VTIMEZONE, floating times.

RFC 5545, 3.6.5. A name of the IANA database is taken from there, since exported VTIMEZONEs often
hold today's rules only; a file's own VTIMEZONE serves for names that nobody else knows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mutuals.errors import UnsoundError
from mutuals.sources.reading.content_lines import (
    ContentLine,
    parameters_of,
    split_lines,
    to_text,
    unfold,
)
from mutuals.sources.reading.recurrence import expand, parse_rule

NOON = timedelta(hours=12)
_SHORTEST_MONTH = 28
MOST_ONSETS = 2_000
"""Changes of the clock that one line of a VTIMEZONE may name."""
MOST_RULES = 20
"""Rules that one VTIMEZONE may hold; a whole century of New York needs eight."""

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - wall-clock times are reckoned without a zone
_NONE = timedelta(0)
_FIRST, _LAST = datetime(1970, 1, 1), datetime(2039, 12, 31)  # noqa: DTZ001 - as above
_TIME = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[Tt ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*([Zz]|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_LONGEST_NAME = 200
_OFFSET = re.compile(r"([+-])([01]\d|2[0-3]):?([0-5]\d):?([0-5]\d)?", re.ASCII)
_NAMED_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(0?\d|1[0-4])(?::?([0-5]\d))?", re.ASCII)


class Moment(NamedTuple):
    """A start as the calendar states it: wall-clock time and zone, or a whole day.

    `seconds` counts from 1970 UTC, to noon UTC of a whole day. Made by `moment_at`.
    """

    seconds: int
    wall: datetime
    zone: tzinfo
    is_day: bool

    def at(self, wall: datetime) -> Moment:
        """Return the moment at another wall-clock time of the same kind."""
        return moment_at(wall, self.zone, is_day=self.is_day)

    def wall_of(self, seconds: int) -> datetime:
        """Return the wall-clock time in this moment's zone at an instant."""
        if self.is_day or self.zone is UTC:
            return _EPOCH + timedelta(seconds=seconds)
        instant = (_EPOCH + timedelta(seconds=seconds)).replace(tzinfo=UTC)
        return instant.astimezone(self.zone).replace(tzinfo=None)


def moment_at(wall: datetime, zone: tzinfo, *, is_day: bool = False) -> Moment:
    """Return the moment of a wall-clock time; UnsoundError when no clock can show it."""
    if is_day:
        return Moment(int((wall + NOON - _EPOCH).total_seconds()), wall, zone, is_day)
    try:
        # As `wall.replace(tzinfo=zone)` less the epoch in UTC, in a sixth of the time.
        since = wall - _EPOCH - (zone.utcoffset(wall) or _NONE)
    except OverflowError:
        raise UnsoundError("impossible date") from None
    return Moment(since.days * 86_400 + since.seconds, wall, zone, is_day)


def _plain(written: str) -> datetime | None:
    """Return a wall-clock time of the usual shape (20260301T090000), None for every other."""
    if len(written) != _LENGTH or written[8] != "T":
        return None
    digits = written[:8] + written[9:]
    if not (digits.isascii() and digits.isdigit()):
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None  # the careful way says why, and knows the second 60


_LENGTH = 15


class _ObservedZone(tzinfo):
    """The offsets of a VTIMEZONE: from each onset on (local time before the change) another one.

    An hour that a change leaves out counts from before it, a doubled one the first time.
    """

    def __init__(self, onsets: list[tuple[datetime, timedelta]], before: timedelta) -> None:
        self._walls = [wall for wall, _offset in onsets]
        self._offsets = [before, *(offset for _wall, offset in onsets)]

    def utcoffset(self, when: datetime | None) -> timedelta:
        if when is None:
            return self._offsets[-1]
        return self._offsets[bisect_right(self._walls, when.replace(tzinfo=None))]

    def dst(self, when: datetime | None) -> timedelta:  # noqa: ARG002 - tzinfo asks for it
        return timedelta(0)

    def tzname(self, when: datetime | None) -> str:  # noqa: ARG002 - tzinfo asks for it
        return "VTIMEZONE"

    def fromutc(self, when: datetime) -> datetime:
        """Return the local time: two rounds suffice, an offset changes by hours only."""
        local = when + self.utcoffset(when)
        return when + self.utcoffset(local)


class Zones:
    """The zones of one calendar; `home` is where floating times and unknown names are."""

    def __init__(self, raw_zones: list[bytes], home: ZoneInfo) -> None:
        self._home = home
        self._own = {name: raw for raw in raw_zones for name in _zone_names(raw)}
        self._known: dict[str, tzinfo] = {}
        self._by_parameters: dict[str, tzinfo] = {"": home, "VALUE=DATE": home}

    def moment(self, line: ContentLine, value: str | None = None) -> Moment:
        """Return the moment a line (or one value of it) states; UnsoundError when impossible."""
        return self.stated(line.parameters, line.value if value is None else value)

    def stated(self, parameters: str, value: str) -> Moment:
        """Return the moment of a value beside its parameters; UnsoundError when impossible."""
        written = value.strip()
        if plain := _plain(written):
            return moment_at(plain, self._zone_of(parameters))
        if written.endswith("Z") and (plain := _plain(written[:-1])):
            return moment_at(plain, UTC)
        found = _TIME.fullmatch(written)
        if found is None:
            raise UnsoundError("impossible date")
        year, month, day, hour, minute, second, mark = found.groups()
        try:
            wall = datetime(  # noqa: DTZ001 - the zone stands beside it
                int(year), int(month), int(day),
                int(hour or 0), int(minute or 0), min(int(second or 0), 59),
            )  # fmt: skip
        except ValueError:
            raise UnsoundError("impossible date") from None
        zone = _fixed(mark) if mark else self._zone_of(parameters)
        return moment_at(wall, zone, is_day=hour is None)

    def _zone_of(self, parameters: str) -> tzinfo:
        zone = self._by_parameters.get(parameters)
        if zone is None:
            names = parameters_of(parameters).get("TZID", [""])
            zone = self._by_parameters[parameters] = self.named(names[0])
        return zone

    def named(self, name: str) -> tzinfo:
        """Return the zone of a TZID; the home's when nobody knows it."""
        if name not in self._known:
            self._known[name] = self._find(name.strip()) or self._home
        return self._known[name]

    def _find(self, name: str) -> tzinfo | None:
        if zone := iana_zone(name):
            return zone
        if name in self._own and (own := _read_zone(self._own[name])):
            return own
        return _windows_zone(name) or _offset_zone(name)


@lru_cache(maxsize=1_000)
def iana_zone(name: str) -> ZoneInfo | None:
    """Return the IANA zone of a name or its last parts (`/mozilla.org/20050126_1/Europe/Rome`)."""
    parts = (
        [part for part in name.strip("/ ").split("/") if part] if len(name) <= _LONGEST_NAME else []
    )
    for size in (len(parts), 3, 2):
        if 0 < size <= len(parts) and (zone := _zone_file("/".join(parts[-size:]))):
            return zone
    return None


def _zone_file(key: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(key)
    except (LookupError, ValueError, OSError):  # unknown, no key at all, a folder
        return None


def _windows_zone(name: str) -> tzinfo | None:
    """Return the zone of a Windows name; the table is the calendar library's."""
    if not name.endswith(" Time") and name not in ("UTC", "UTC-02", "UTC-11", "UTC+12", "UTC+13"):
        return None
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # 50 ms, and rarely needed

    return iana_zone(WINDOWS_TO_OLSON.get(name, ""))


def _offset_zone(name: str) -> tzinfo | None:
    """Return the fixed zone of a name such as `GMT+0200` or `(UTC+01:00) Amsterdam`."""
    bracketed = re.match(r"\(([^)]*)\)", name)
    found = _NAMED_OFFSET.fullmatch(bracketed[1] if bracketed else name)
    if not found:
        return None
    return _fixed(f"{found[1]}{int(found[2]):02}{found[3] or '00'}")


@lru_cache(maxsize=1_000)
def _fixed(mark: str) -> tzinfo:
    if mark in "Zz":
        return UTC
    return _ObservedZone([], _offset(mark))


def _offset(written: str) -> timedelta:
    found = _OFFSET.fullmatch(written.strip())
    if not found:
        raise UnsoundError("impossible offset")
    size = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -size if found[1] == "-" else size


# --- VTIMEZONE --------------------------------------------------------------------------------


def _zone_lines(raw: bytes) -> list[ContentLine]:
    return list(split_lines(to_text(unfold(raw)).split("\n")))


def _zone_names(raw: bytes) -> list[str]:
    return [line.value.strip() for line in _zone_lines(raw) if line.name == "TZID"]


def _read_zone(raw: bytes) -> tzinfo | None:
    """Return the zone of a VTIMEZONE's lines, None when they are unsound."""
    lines = _zone_lines(raw)
    for line in lines:
        if line.name == "X-LIC-LOCATION" and (zone := iana_zone(line.value.strip())):
            return zone
    if sum(line.name == "RRULE" for line in lines) > MOST_RULES:
        return None
    try:
        onsets = sorted(onset for part in _observances(lines) for onset in _onsets(part))
        # A change forward leaves an hour out: it counts from before the change.
        moved = [
            (wall + max(after - before, timedelta(0)), after) for wall, before, after in onsets
        ]
    except (UnsoundError, KeyError, OverflowError):
        return None
    return _ObservedZone(moved, onsets[0][1]) if onsets else None


def _observances(lines: list[ContentLine]) -> Iterator[dict[str, list[ContentLine]]]:
    part: dict[str, list[ContentLine]] = {}
    for line in lines:
        if line.name == "BEGIN":
            part = {}
        elif line.name == "END" and "DTSTART" in part:
            yield part
            part = {}
        else:
            part.setdefault(line.name, []).append(line)


def _onsets(part: dict[str, list[ContentLine]]) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    before = _offset(part["TZOFFSETFROM"][0].value)
    after = _offset(part["TZOFFSETTO"][0].value)
    nowhere = Zones([], ZoneInfo("UTC"))
    start = nowhere.moment(part["DTSTART"][0]).wall
    yield start, before, after
    for line in part.get("RDATE", []):
        for value in line.value.split(",")[:MOST_ONSETS]:
            yield nowhere.moment(line, value.partition("/")[0]).wall, before, after
    for line in part.get("RRULE", []):
        for wall in _rule_onsets(line.value, start, before, nowhere):
            yield wall, before, after


def _rule_onsets(
    written: str, start: datetime, before: timedelta, nowhere: Zones
) -> Iterator[datetime]:
    rule = parse_rule(written)
    if rule.frequency != "YEARLY":
        raise UnsoundError("time zone that does not change by the year")
    last = _LAST
    if rule.until:
        until = nowhere.moment(ContentLine("", "UNTIL", "", rule.until)).wall
        last = min(_LAST, until + before if rule.until.endswith("Z") else until)
    if start < _FIRST and rule.count is None and start.day < _SHORTEST_MONTH:
        start = start.replace(year=_FIRST.year)
    if start <= last:
        yield from expand(rule, start, last)
