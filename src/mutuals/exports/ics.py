"""Meetings and calls as a calendar: RFC 5545, one VEVENT each.

An entry keeps the UID of the calendar it came from; meetings that share one are told apart by their
RECURRENCE-ID. No METHOD is set and nobody is asked to answer, so that no program takes it for an
invitation. What a home does not know (an end, a place) is not made up, but a call says so in its
place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from mutuals.exports.base import Stock
from mutuals.exports.writing.lines import component, one_line, parameter, text, uri, write_lines
from mutuals.model.export import Gathering, Guest, PartCount

_KINDS = {"room": ";CUTYPE=ROOM", "list": ";CUTYPE=GROUP"}
_NO_ADDRESS = "invalid:nomail"
_HEAD = ("VERSION:2.0", "PRODID:-//mutuals//export//EN")


class _Ics:
    def write(self, stock: Stock, path: Path) -> tuple[PartCount, ...]:
        """Write an entry for each meeting and call."""
        count = 0
        with path.open("wb") as file:
            write_lines(("BEGIN:VCALENDAR", *_HEAD), file)
            for count, gathering in enumerate(stock.gatherings(), 1):  # noqa: B007 - a count
                write_lines(component("VEVENT", _entry(gathering)), file)
            write_lines(("END:VCALENDAR",), file)
        return (PartCount("meetings and calls", count),)


FORM = _Ics()


def _entry(gathering: Gathering) -> Iterator[str]:
    moment, start = _moment(gathering.at), _start(gathering)
    yield f"UID:{text(gathering.uid or f'{gathering.id}@mutuals')}"
    # Of the content only: the moment of writing would make every file another one.
    yield f"DTSTAMP:{moment}"
    yield f"DTSTART{start}"
    if gathering.is_repeated:
        yield f"RECURRENCE-ID{start}"
    yield f"SUMMARY:{text(one_line(gathering.subject))}"
    if gathering.is_call:
        yield "LOCATION:call"
    organisers = [guest for guest in gathering.guests if guest.role == "organiser"]
    yield from (f"ORGANIZER{_guest(guest)}" for guest in organisers[:1])
    yield from (f"ATTENDEE{_guest(guest)}" for guest in gathering.guests)


def _moment(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y%m%dT%H%M%SZ")


def _start(gathering: Gathering) -> str:
    moment = _moment(gathering.at)
    return f";VALUE=DATE:{moment[:8]}" if gathering.by_day else f":{moment}"


def _guest(guest: Guest) -> str:
    shown = guest.name or guest.identifier.value
    return f";CN={parameter(shown)}{_KINDS.get(guest.role, '')}:{_address(guest)}"


def _address(guest: Guest) -> str:
    kind, value = guest.identifier
    if kind in {"email", "list"}:
        return f"mailto:{uri(value)}"
    return f"tel:{uri(value)}" if kind == "phone" and value.startswith("+") else _NO_ADDRESS
