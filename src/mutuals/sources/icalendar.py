"""iCalendar: one interaction per occurrence of an entry with guests.

Source of the format: RFC 5545, 5546, 7986. Entries without recurrence take a short way; the others
are gathered by UID and organiser, so that a stranger's entry of the same UID changes nothing.
SECURITY's window of two years would forget the older half of a long tie: the work is bounded by
the number of occurrences instead, the latest 1,000 of a series.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.ids import digest_of, hex16
from mutuals.model.observed import (
    Channel,
    Claim,
    Interaction,
    Observed,
    Participant,
    Precision,
    Skipped,
)
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.calendar_entry import (
    PEOPLE,
    Entry,
    Guest,
    objection_to,
    occurrence_digest,
    participants_of,
    people_among,
    read_entry,
)
from mutuals.sources.reading.calendar_series import LONGEST_SERIES, Series, unroll
from mutuals.sources.reading.calendar_slices import (
    Calendar,
    CalendarFile,
    EntrySlice,
    slice_calendar,
)
from mutuals.sources.reading.calendar_version import CANCELLED, latest_moment
from mutuals.sources.reading.calendar_zone import Moment, Zones
from mutuals.sources.reading.content_lines import opens_with, unescape
from mutuals.sources.reading.email_value import address_identifier
from mutuals.sources.reading.guard import UNGUARDED
from mutuals.sources.reading.single_file import SingleFile

SERIES_AHEAD = 92
"""Days after the moment of import up to which a series is followed."""
ENTRY_AHEAD = 731
"""Days after the moment of import within which a single entry may start."""
CLAIM_SHARE = 0.6
"""Part of the entries with guests that an address takes part in to be taken as the owner's."""
CLAIM_ENTRIES = 3
"""Entries with guests that it takes to judge whose calendar it is."""
CLAIM_LEAD = 1.25
"""How often the owner's address occurs for each time that the next one does, at the least."""

_DAY = 86_400
_FIRST = int(datetime(1980, 1, 1, tzinfo=UTC).timestamp())
_UID = re.compile(rb"\nUID[^:\n]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE)

_Record = Interaction | Claim | Skipped


class IcalendarSource(SingleFile):
    """Reads .ics files: an Interaction per occurrence, everything else as Skipped."""

    name = "icalendar"
    title = "iCalendar file"

    def sniff(self, drop: Drop) -> float:
        """Return 0.95 when the first lines open a calendar."""
        return 0.95 if not drop.is_folder and opens_with(drop.head, "VCALENDAR") else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield entries in their order, a series where its first part stands, then the claim."""
        with drop.open() as stream:
            file = slice_calendar(stream)
        if not file.is_calendar:
            raise UnsoundError("holds no calendar", drop.path)
        yield from _Reading(file, drop.name, setting).records()


SOURCE = IcalendarSource()


@dataclass(slots=True)
class _Reading:
    """One file while it is read."""

    file: CalendarFile
    name: str
    setting: Setting
    known: dict[str, Guest] = field(default_factory=dict)
    zones: dict[int, Zones] = field(default_factory=dict)
    owners: dict[int, Identifier | None] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    """How many entries each address takes part in."""
    entries_with_guests: int = 0
    latest: str = ""
    """The moment after which nothing can have been written."""

    def __post_init__(self) -> None:
        """Look at the clock once a file."""
        self.latest = latest_moment(self.setting.now)

    def records(self) -> Iterator[_Record]:
        """Yield everything the file gives."""
        named = [self._owner_of(calendar) for calendar in self.file.calendars]
        for owner in dict.fromkeys(found for found in named if found):
            yield Claim(self.name, owner, "the calendar bears this address")
        yield from self._all_entries()
        if not any(named):
            yield from self._claim()

    def _all_entries(self) -> Iterator[_Record]:
        # Where an entry lies takes as long to say as the rest of it to read.
        is_guarded = self.setting.guard is not UNGUARDED
        for pieces in _gather(self.file.entries):
            if is_guarded and (stopped := self._stopped(pieces[0])):
                yield stopped
            elif len(pieces) == 1:
                yield from self._read_single(pieces[0])
            else:
                yield from self._read_gathered(pieces)

    def _stopped(self, piece: EntrySlice) -> Skipped | None:
        return self.setting.guard.stops(self._place_of(piece))

    # --- single entries

    def _read_single(self, piece: EntrySlice) -> Iterable[_Record]:
        entry = self._entry_or_skip(piece)
        if isinstance(entry, Skipped):
            return (entry,)
        if entry.recurs:
            return self._read_meeting([(entry, piece.calendar)])
        return self._judge_single(entry, piece.calendar)

    def _entry_or_skip(self, piece: EntrySlice) -> Entry | Skipped:
        if not piece.has_end:
            return Skipped(self._place_of(piece), "entry without END", error=True)
        try:
            entry = read_entry(piece, self._zones_of(piece.calendar), self.known, self.latest)
        except UnsoundError as problem:
            return Skipped(self._place_of(piece), str(problem), error=True)
        return entry

    def _place_of(self, piece: EntrySlice) -> str:
        uid = _uid_of(piece.raw)[:200].decode("utf-8", "replace")
        return f"{self.name}#{uid or hex16(piece.raw)}"

    def _judge_single(self, entry: Entry, calendar: Calendar) -> Iterable[Interaction | Skipped]:
        if not self._is_near(entry.start.seconds):
            return (Skipped(self._where(entry), "date is not credible"),)
        place = entry.recurrence_id.seconds if entry.recurrence_id else None
        verdict, version = self._objection(entry, calendar), entry.shown_version()
        if isinstance(verdict, _Party):
            return (_interaction(entry, entry.start, verdict, place, version),)
        if entry.is_cancelled:
            return verdict, _cancelled(entry, entry.start, place, version)
        return (verdict,)

    def _objection(self, entry: Entry, calendar: Calendar) -> Skipped | _Party:
        """Return who takes part, or why the entry does not count."""
        why = objection_to(entry, self._owner_of(calendar))
        participants = () if why else participants_of(entry)
        people = people_among(participants)
        if len(people) > PEOPLE:
            why = f"more than {PEOPLE} people"
        if why:
            return Skipped(self._where(entry), why, at=self._credible(entry.start))
        self._tally(people)
        return _Party(participants, len(people) or 1)

    def _is_objectionable(self, entry: Entry, calendar: Calendar) -> bool:
        return bool(objection_to(entry, self._owner_of(calendar)))

    def _where(self, entry: Entry) -> str:
        return f"{self.name}#{entry.ref}"

    def _credible(self, moment: Moment) -> int | None:
        return moment.seconds if _FIRST <= moment.seconds <= self.setting.now else None

    # --- entries of one UID

    def _read_gathered(self, pieces: list[EntrySlice]) -> Iterator[_Record]:
        found: dict[str, list[tuple[Entry, Calendar]]] = {}
        for piece in pieces:
            entry = self._entry_or_skip(piece)
            if isinstance(entry, Skipped):
                yield entry
            else:
                found.setdefault(entry.owner_key, []).append((entry, piece.calendar))
        for parts in found.values():
            yield from self._read_meeting(parts)

    def _read_meeting(self, parts: list[tuple[Entry, Calendar]]) -> Iterator[_Record]:
        """Read the entries of one UID and organiser: the master, if it is there, and overrides."""
        latest: dict[int | None, tuple[Entry, Calendar]] = {}
        for entry, calendar in parts:
            instant = entry.recurrence_id.seconds if entry.recurrence_id else None
            if instant in latest:
                yield Skipped(self._where(entry), "another version of the same entry")
            if instant not in latest or entry.version >= latest[instant][0].version:
                latest[instant] = (entry, calendar)
        master = latest.pop(None, None)
        overrides = [entry for entry, _calendar in latest.values()]
        if master is None:
            for entry, calendar in latest.values():
                yield from self._judge_single(entry, calendar)
        elif not master[0].recurrences and not overrides:
            yield from self._judge_single(*master)
        else:
            yield from self._read_series(*master, overrides)

    def _read_series(
        self, master: Entry, calendar: Calendar, overrides: list[Entry]
    ) -> Iterator[_Record]:
        is_hopeless = (
            not master.is_cancelled and not overrides and self._is_objectionable(master, calendar)
        )
        if is_hopeless or not self._is_near(master.start.seconds):
            yield from self._judge_single(master, calendar)
            return
        if master.is_cancelled:  # and its instances with it
            overrides = []
        horizon = max(self.setting.now + SERIES_AHEAD * _DAY, master.start.seconds)
        series = unroll(master, overrides, self._zones_of(calendar), horizon)
        if series.fault:
            yield Skipped(self._where(master), series.fault, error=True)
        if series.left_out and not master.is_cancelled:
            why = f"series longer than {LONGEST_SERIES:,} occurrences"
            yield Skipped(self._where(master), why)
        if not series.occurrences:
            yield Skipped(self._where(master), "series without occurrences")
        yield from self._judge_series(master, series, calendar)

    def _judge_series(
        self, master: Entry, series: Series, calendar: Calendar
    ) -> Iterator[Interaction | Skipped]:
        """Yield the occurrences of entries that count, each objection once, and what fell out."""
        judged: dict[int, tuple[Skipped | _Party, str]] = {}
        for start, entry, place in series.occurrences:
            if is_new := id(entry) not in judged:
                judged[id(entry)] = self._objection(entry, calendar), _version_in(master, entry)
            verdict, version = judged[id(entry)]
            if isinstance(verdict, Skipped) and is_new:
                yield verdict
            if not self._is_near(start.seconds):
                continue
            if isinstance(verdict, _Party):
                yield _interaction(entry, start, verdict, _place_in(master, place), version)
            elif entry.is_cancelled:
                yield _cancelled(entry, start, _place_in(master, place), version)
        for start in filter(self._may_fall_out, series.excepted):
            place, version = start.seconds, master.version.shown(CANCELLED)
            yield _cancelled(master, start, _place_in(master, place), version)

    def _may_fall_out(self, start: Moment) -> bool:
        return self._is_near(start.seconds)

    def _is_near(self, seconds: int) -> bool:
        return _FIRST <= seconds <= self.setting.now + ENTRY_AHEAD * _DAY

    # --- calendars and their owners

    def _zones_of(self, calendar: Calendar) -> Zones:
        zones = self.zones.get(id(calendar))
        if zones is None:
            zones = self.zones[id(calendar)] = Zones(calendar.zones, self.setting.zone)
        return zones

    def _owner_of(self, calendar: Calendar) -> Identifier | None:
        """Return the address that a calendar bears as its name, as Google's do."""
        if id(calendar) not in self.owners:
            name = unescape(calendar.properties.get("X-WR-CALNAME", ""))
            found = address_identifier(name) if "@" in name else None
            self.owners[id(calendar)] = found
        return self.owners[id(calendar)]

    def _tally(self, people: list[Participant]) -> None:
        self.entries_with_guests += 1
        seen = self.seen
        for (kind, value), _role, _name in people:
            if kind == "email":
                seen[value] = seen.get(value, 0) + 1

    def _claim(self) -> Iterator[Claim]:
        """Yield the address that takes part in most entries, if one clearly does."""
        if self.entries_with_guests < CLAIM_ENTRIES or not self.seen:
            return
        (address, count), *rest = Counter(self.seen).most_common(2)
        is_frequent = count >= CLAIM_SHARE * self.entries_with_guests
        if is_frequent and all(count >= CLAIM_LEAD * other for _address, other in rest):
            yield Claim(self.name, Identifier("email", address), "takes part in most entries")


class _Party(NamedTuple):
    """Who takes part in an entry that counts, and how many people they are."""

    participants: tuple[Participant, ...]
    size: int


def _uid_of(raw: bytes) -> bytes:
    found = _UID.search(raw)
    return found[1].replace(b"\n ", b"").replace(b"\n\t", b"").strip() if found else b""


def _gather(entries: list[EntrySlice]) -> list[list[EntrySlice]]:
    """Return the entries that need each other, by UID; one without UID stands for itself."""
    gathered: dict[bytes, list[EntrySlice]] = {}
    for place, piece in enumerate(entries):
        gathered.setdefault(_uid_of(piece.raw) or b"\0%d" % place, []).append(piece)
    return list(gathered.values())


def _version_in(master: Entry, entry: Entry) -> str:
    return entry.shown_version(None if entry is master else master.version)


def _place_in(master: Entry, place: int) -> int | None:
    """Return the place of an instance in its series; the first is the one that a single one is."""
    return None if place == master.start.seconds else place


def _interaction(
    entry: Entry, start: Moment, party: _Party, place: int | None, version: str
) -> Interaction:
    at, participants, size = start.seconds, *party
    key = digest_of(entry.named + b"%d" % at)
    channel: Channel = "call" if entry.is_call else "meeting"
    item = occurrence_digest(entry, at)
    precision: Precision = "day" if start.is_day else "second"
    identity = key if place == at else _key(entry, place)
    # In their order, not by name: that takes a third of the time.
    return Interaction(
        key, at, channel, participants, size, item, entry.ref, entry.subject, precision,
        0, None, (), 0, identity, version,
    )  # fmt: skip


def _cancelled(entry: Entry, start: Moment, place: int | None, version: str) -> Interaction:
    """Return that an entry did not happen: nobody took part, and nothing else is told of it."""
    at, identity = start.seconds, _key(entry, place)
    key, item = _key(entry, at) if place is None else identity, occurrence_digest(entry, at)
    return Interaction(key, at, "meeting", (), 0, item, entry=identity, version=version)


def _key(entry: Entry, place: int | None) -> int:
    """Return the digest of an occurrence by its start, None for an entry wherever it starts."""
    return digest_of(entry.named + (b"" if place is None else b"%d" % place))
