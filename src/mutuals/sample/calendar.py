"""The owner's calendar as one iCalendar file."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from mutuals.sample.cards import folded
from mutuals.sample.cast import ACCOUNTS, OWNER
from mutuals.sample.records import Address, Entry, Guest, Mail, Story
from mutuals.sample.zone import basic, shifted

_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


def agenda(folder: Path, story: Story) -> Path:
    """All entries, oldest first."""
    path = folder / "calendar.ics"
    lines = [*_head("PUBLISH"), f"X-WR-CALNAME:{OWNER.emails[0]}", "X-WR-TIMEZONE:Europe/Berlin"]
    lines += _ZONE.splitlines()
    for entry in story.entries:
        lines += _event(entry)
    path.write_bytes("".join(f"{folded(n)}\r\n" for n in [*lines, "END:VCALENDAR"]).encode())
    return path


def invitation(mail: Mail, entry: Entry) -> Mail:
    """The mail as one that carries this entry as a request."""
    asked = [*_head("REQUEST"), *_event(replace(entry, mine="NEEDS-ACTION")), "END:VCALENDAR"]
    return replace(mail, shape="invitation", attached="".join(f"{folded(n)}\n" for n in asked))


def _head(method: str) -> list[str]:
    product = "PRODID:-//Google Inc//Google Calendar 70.9054//EN"
    return ["BEGIN:VCALENDAR", product, "VERSION:2.0", "CALSCALE:GREGORIAN", f"METHOD:{method}"]


def _event(entry: Entry) -> list[str]:
    lines = ["BEGIN:VEVENT", *_times(entry)]
    lines += [*entry.rules, f"DTSTAMP:{basic(_written(entry))}Z", f"UID:{entry.uid}"]
    if entry.organiser and entry.guests:
        lines.append(f"ORGANIZER;CN={_quoted(entry.organiser)}:mailto:{entry.organiser.email}")
        lines += [_attendee(guest) for guest in (*_self(entry), *entry.guests)]
    if entry.note:
        lines.append(f"DESCRIPTION:{_escaped(entry.note)}")
    if entry.place:
        lines.append(f"LOCATION:{_escaped(entry.place)}")
    lines += ["SEQUENCE:0", f"STATUS:{entry.status}", f"SUMMARY:{_escaped(entry.title)}"]
    return [*lines, "TRANSP:OPAQUE" if entry.minutes else "TRANSP:TRANSPARENT", "END:VEVENT"]


def _written(entry: Entry) -> datetime:
    return entry.start - timedelta(days=16)


def _times(entry: Entry) -> list[str]:
    start, end = entry.start, entry.start + timedelta(minutes=entry.minutes)
    if not entry.minutes:
        end = start + timedelta(days=entry.days)
        kind, ends = "VALUE=DATE", (basic(start)[:8], basic(end)[:8])
    elif entry.rules:
        kind, ends = "TZID=Europe/Berlin", (basic(shifted(start)), basic(shifted(end)))
    else:
        return [f"DTSTART:{basic(start)}Z", f"DTEND:{basic(end)}Z"]
    return [f"DTSTART;{kind}:{ends[0]}", f"DTEND;{kind}:{ends[1]}"]


def _self(entry: Entry) -> list[Guest]:
    work = any(guest.address.email.endswith("@harborlight.example") for guest in entry.guests)
    email = ACCOUNTS["harborlight" if work else "home"]
    return [Guest(Address(OWNER.name, email), entry.mine)]


def _attendee(guest: Guest) -> str:
    role = "ROLE=REQ-PARTICIPANT" if guest.sort == "INDIVIDUAL" else "ROLE=NON-PARTICIPANT"
    return (
        f"ATTENDEE;CUTYPE={guest.sort};{role};PARTSTAT={guest.answer};"
        f"CN={_quoted(guest.address)};X-NUM-GUESTS=0:mailto:{guest.address.email}"
    )


def _quoted(address: Address) -> str:
    name = address.name or address.email
    return f'"{name}"' if set(name) & set(",;:@") else name


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\n", "\\n")
