"""One VEVENT as read: who takes part, when, whether it is a call, and why it may not count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.ids import digest_of, hex16
from mutuals.model.observed import Participant, Role
from mutuals.sources.reading.calendar_slices import EntrySlice
from mutuals.sources.reading.calendar_version import (
    CANCELLED,
    OVERRIDE,
    PLAIN,
    Version,
    version_of,
)
from mutuals.sources.reading.calendar_zone import Moment, Zones
from mutuals.sources.reading.call_link import LINK_PROPERTIES, is_call_place, names_call
from mutuals.sources.reading.content_lines import (
    ContentLine,
    check_size,
    parameters_of,
    split_line,
    split_lines,
    split_quoted,
    to_text,
    unescape,
    unfold,
)
from mutuals.sources.reading.email_value import address_identifier
from mutuals.sources.reading.mail_identity import display

PEOPLE = 25
"""Distinct people in an entry; above it the entry says nothing about a tie."""
SUBJECT_CHARACTERS = 500
NAME_CHARACTERS = 200
_NAMED = "interaction\0icalendar\0"
LONGEST_UID = 998
"""Characters of a UID that serves as reference; a longer one is replaced by a digest."""

_EMBEDDED = re.compile(rb"^(?:ATTACH|IMAGE)[;:][^\n]*", re.IGNORECASE | re.MULTILINE)
_KEPT_PROPERTIES = (
    "UID", "SEQUENCE", "LAST-MODIFIED", "DTSTAMP", "STATUS", "SUMMARY", "LOCATION", "DTSTART",
    "RECURRENCE-ID",
)  # fmt: skip
_ROOM_DOMAIN = "resource.calendar.google.com"
_LIST_DOMAINS = ("group.calendar.google.com", "import.calendar.google.com")
_CALENDARS = "calendar.google.com"
"""How all of these end, and few others."""
_NOBODY = "unknownorganizer@calendar.google.com"


class Guest(NamedTuple):
    """An ORGANIZER or ATTENDEE line; without identifier and part when it names nobody."""

    identifier: Identifier | None
    part: Participant | None
    has_declined: bool


@dataclass(slots=True)
class Entry:
    """A VEVENT's own statements; `item` is the digest of its bytes without an occurrence."""

    ref: str
    uid: str
    content: str
    start: Moment
    organiser: Guest | None
    guests: tuple[Guest, ...]
    is_cancelled: bool
    is_call: bool
    subject: str
    version: Version
    """The higher one supplies the entry."""
    recurrence_id: Moment | None
    covers_future: bool
    recurrences: dict[str, list[ContentLine]]
    owner_key: str
    """The organiser's address, empty without one: UIDs are the organiser's."""
    named: bytes
    """What tells the entry apart from all others, up to the place of an instance in it."""

    @property
    def recurs(self) -> bool:
        """Say whether the entry states starts beside its first."""
        return "RRULE" in self.recurrences or "RDATE" in self.recurrences

    def shown_version(self, series: Version | None = None) -> str:
        """Return the version as it is compared with other readings, beside that of its series."""
        if series is None and not (self.is_cancelled or self.recurrence_id):  # as most
            return self.version.plain
        states = (OVERRIDE if self.recurrence_id else PLAIN) + self.is_cancelled * CANCELLED
        return self.version.shown(states, series)


def read_entry(piece: EntrySlice, zones: Zones, known: dict[str, Guest], latest: str) -> Entry:
    """Return the entry of a slice; UnsoundError when it has no start or breaks a cap.

    `known` remembers guest lines, which repeat from entry to entry; the caller owns it. No moment
    after the `latest` says how new the entry is.
    """
    unfolded = unfold(piece.raw)
    check_size(unfolded, _EMBEDDED, "entry")
    content = to_text(unfolded)
    found = _Found(known)
    found.take_all(content.split("\n"))
    start, rid = found.stated("DTSTART"), found.stated("RECURRENCE-ID")
    if start is None:
        raise UnsoundError("entry without DTSTART")
    uid = found.text("UID")
    bounded = uid if uid and len(uid) <= LONGEST_UID else f"sha256:{hex16(content.encode())}"
    owner = found.organiser.identifier if found.organiser else None
    owner_key = owner.value if owner else ""
    return Entry(
        ref=bounded,
        uid=bounded,
        content=content,
        start=zones.stated(*start),
        organiser=found.organiser,
        guests=tuple(found.guests),
        is_cancelled=_is_cancelled(found, piece),
        is_call=found.is_call or _is_call_place(found.text("LOCATION")),
        subject=_one_line(found.text("SUMMARY"))[:SUBJECT_CHARACTERS],
        version=found.version(latest),
        recurrence_id=zones.stated(*rid) if rid else None,
        covers_future=rid is not None and "THISANDFUTURE" in rid[0].upper(),
        recurrences=found.recurrences,
        owner_key=owner_key,
        named=f"{_NAMED}{bounded}\0{owner_key}\0".encode("utf-8", "surrogateescape"),
    )


class _Found:
    """What the lines of an entry say, those of alarms and other parts inside it left out."""

    __slots__ = ("_depth", "_known", "guests", "is_call", "lines", "organiser", "recurrences")

    def __init__(self, known: dict[str, Guest]) -> None:
        self.lines: dict[str, tuple[str, str, str]] = {}
        self.recurrences: dict[str, list[ContentLine]] = {}
        self.organiser: Guest | None = None
        self.guests: list[Guest] = []
        self.is_call = False
        self._known = known
        self._depth = 0

    def take_all(self, lines: Iterable[str]) -> None:
        """Dispatch every line on its name; this is the reader's innermost loop."""
        taker, kept = _TAKERS.get, self.lines
        for written in lines:
            parts = written.partition(":")
            name = parts[0]
            take = taker(name)
            if take is None:
                name = name.partition(";")[0]
                take = taker(name)
            if take is None and name not in _PASSED_OVER:
                name = name.rpartition(".")[2].strip().upper()
                take = taker(name)
            if take is None or (self._depth > 0 and name not in ("BEGIN", "END")):
                continue
            if take is _KEEP:  # as `keep` does, without the call
                kept.setdefault(name, parts)
            else:
                take(self, name, written)

    def stated(self, name: str) -> tuple[str, str] | None:
        """Return the parameters and the value of the first line of a name, None without one."""
        head, colon, value = self.lines.get(name, _ABSENT)
        if '"' in head:
            head, colon, value = split_quoted(head + colon + value)
        return (head.partition(";")[2], value) if colon else None

    def text(self, name: str) -> str:
        """Return a property's text, empty without it."""
        head, _, value = self.lines.get(name, _ABSENT)
        if '"' in head:
            value = (self.stated(name) or ("", ""))[1]
        return unescape(value).strip() if "\\" in value else value.strip()

    def version(self, latest: str) -> Version:
        """Return how new the entry says it is."""
        stated = self.lines.get
        sequence, modified = stated("SEQUENCE", _ABSENT)[2], stated("LAST-MODIFIED", _ABSENT)[2]
        return version_of(sequence, modified, stated("DTSTAMP", _ABSENT)[2], latest)

    def enter(self, _name: str, _written: str) -> None:
        """Note that a part inside the entry begins."""
        self._depth += 1

    def leave(self, _name: str, _written: str) -> None:
        """Note that a part inside the entry ends."""
        self._depth -= 1

    def take_attendee(self, _name: str, written: str) -> None:
        """Note a guest."""
        self.guests.append(self._known.get(written) or self._remember(written, "attendee"))

    def take_organiser(self, _name: str, written: str) -> None:
        """Note the organiser; a second one does not count."""
        if self.organiser is None:
            self.organiser = self._known.get(written) or self._remember(written, "organiser")

    def keep(self, name: str, written: str) -> None:
        """Keep a line, cut at its first colon; the first of its name counts."""
        self.lines.setdefault(name, written.partition(":"))

    def keep_recurrence(self, name: str, written: str) -> None:
        """Keep all lines of the name."""
        self.recurrences.setdefault(name, []).extend(split_lines((written,)))

    def note_call(self, _name: str, written: str) -> None:
        """Take a filled property as a call."""
        self.is_call = self.is_call or bool(written.partition(":")[2].strip())

    def search_call(self, _name: str, written: str) -> None:
        """Look for a conferencing link."""
        self.is_call = self.is_call or names_call(written)

    def _remember(self, written: str, role: Role) -> Guest:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        guest = self._known[written] = _guest_of(written, role)
        return guest


_REMEMBERED = 100_000
_ABSENT = ("", "", "")
_TAKERS = {
    "BEGIN": _Found.enter, "END": _Found.leave, "ATTENDEE": _Found.take_attendee,
    "ORGANIZER": _Found.take_organiser,
    **dict.fromkeys(_KEPT_PROPERTIES, _Found.keep),
    **dict.fromkeys(("RRULE", "RDATE", "EXDATE"), _Found.keep_recurrence),
    **dict.fromkeys(LINK_PROPERTIES, _Found.note_call),
    **dict.fromkeys(("DESCRIPTION", "URL", "X-ALT-DESC"), _Found.search_call),
}  # fmt: skip
_KEEP = _Found.keep
_PASSED_OVER = frozenset({
    "", "CREATED", "TRANSP", "CLASS", "DTEND", "DURATION", "PRIORITY",
    "ACTION", "TRIGGER",
})  # fmt: skip


class _Stated(NamedTuple):
    """What the parameters of a guest's line state."""

    name: str
    address: str
    """The name as an address would be normalised."""
    kind: str
    has_declined: bool
    emails: tuple[str, ...]


def _guest_of(written: str, role: Role) -> Guest:
    head, colon, value = written.partition(":")
    parameters = head.partition(";")[2]
    if '"' in head:
        if line := split_line(written):
            parameters, value = line.parameters, line.value
    elif not colon:
        return _NOBODY_AT_ALL
    stated = (_known_stated if len(parameters) < _LONGEST_KNOWN else _stated)(parameters)
    identifier = _identifier_of(value.strip(), stated)
    if identifier is None:
        return Guest(None, None, stated.has_declined)
    name = "" if stated.address == identifier.value else stated.name
    if stated.kind or identifier.value.endswith(_CALENDARS):  # as hardly any
        role = _role_of(identifier, stated.kind) or role
    return Guest(identifier, Participant(identifier, role, name), stated.has_declined)


_NOBODY_AT_ALL = Guest(None, None, has_declined=False)


def _stated(written: str) -> _Stated:
    parameters = parameters_of(written)
    name = _one_line(parameters.get("CN", [""])[0])[:NAME_CHARACTERS]
    return _Stated(
        name,
        name.casefold().removeprefix("mailto:"),
        parameters.get("CUTYPE", [""])[0].upper(),
        parameters.get("PARTSTAT", [""])[0].upper() == "DECLINED",
        tuple(parameters.get("EMAIL", ())),
    )


_LONGEST_KNOWN = 500
_known_stated = lru_cache(maxsize=4_096)(_stated)


def _identifier_of(value: str, stated: _Stated) -> Identifier | None:
    """Return the address, else the EMAIL parameter (Apple, RFC 7986), else the bare name."""
    if "@" in value and (found := address_identifier(value)):
        return None if found.value == _NOBODY else found
    for written in stated.emails:
        if "@" in written and (found := address_identifier(written)):
            return None if found.value == _NOBODY else found
    return display(stated.name) if stated.name else None


def _role_of(identifier: Identifier, kind: str) -> Literal["room", "list", ""]:
    domain = identifier.value.rpartition("@")[2]
    if kind in ("ROOM", "RESOURCE") or domain == _ROOM_DOMAIN:
        return "room"
    return "list" if kind == "GROUP" or domain in _LIST_DOMAINS else ""


def _is_cancelled(found: _Found, piece: EntrySlice) -> bool:
    status = found.lines.get("STATUS", _ABSENT)[2]
    if status != "CONFIRMED" and found.text("STATUS").upper() == "CANCELLED":
        return True
    return piece.calendar.properties.get("METHOD", "").upper() == "CANCEL"


def _is_call_place(location: str) -> bool:
    return (_known_place if len(location) < _LONGEST_KNOWN else is_call_place)(location)


_known_place = lru_cache(maxsize=4_096)(is_call_place)
"""Most meetings take place where others did."""


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- judging ----------------------------------------------------------------------------------


def participants_of(entry: Entry) -> tuple[Participant, ...]:
    """Return who takes part, each once, the organiser first, without those who declined."""
    found: dict[Identifier, Participant] = {}
    if entry.organiser and entry.organiser.part:
        found[entry.organiser.part.identifier] = entry.organiser.part
    for identifier, part, has_declined in entry.guests:
        if identifier is None or part is None or has_declined:
            continue
        known = found.setdefault(identifier, part)
        if part.name and not known.name:
            found[identifier] = known._replace(name=part.name)
    return tuple(found.values())


_COUNTED = ("organiser", "attendee")


def people_among(participants: Iterable[Participant]) -> list[Participant]:
    """Return the participants that are neither rooms nor groups."""
    return [part for part in participants if part.role in _COUNTED]


def objection_to(entry: Entry, owner: Identifier | None) -> str:
    """Return why an entry is no meeting of anybody with anybody, empty when it is one.

    `owner` is whose calendar it is, None when unknown.
    """
    if entry.is_cancelled:
        return "cancelled"
    organiser = entry.organiser.identifier if entry.organiser else None
    others = [guest for guest in entry.guests if guest[0] != organiser]
    if not [identifier for identifier, _part, _declined in others if identifier]:
        return "no guests"
    declined = [identifier for identifier, _part, has_declined in entry.guests if has_declined]
    if not declined:
        return ""
    if owner is not None and owner in declined:
        return "declined by me"
    if organiser is not None and organiser in declined:
        return "declined by its organiser"
    return "all guests declined" if all(guest.has_declined for guest in others) else ""


def occurrence_digest(entry: Entry, seconds: int) -> int:
    """Return the item digest of one occurrence: the entry's content and its start."""
    return digest_of(entry.content.encode("utf-8", "surrogateescape") + b"\0%d" % seconds)
