"""Readers in process, beside the libraries: headers, cards, calendar entries per CPU second.

Run: python -m bench.readers - needs vobject and icalendar beside the project.
"""

from __future__ import annotations

import email
import io
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.policy import default
from statistics import median
from zoneinfo import ZoneInfo

import icalendar
import vobject

from bench.mailboxes import mails
from mutuals.sources.base import Drop, Setting
from mutuals.sources.icalendar import SOURCE as CALENDAR
from mutuals.sources.mbox import SOURCE as MBOX
from mutuals.sources.reading.mail_address import read_addresses
from mutuals.sources.reading.mail_date import parse_date
from mutuals.sources.reading.mail_header import read_fields, readable
from mutuals.sources.reading.mail_kind import first
from mutuals.sources.vcard import SOURCE as CARDS

COUNT = 5_000
SLOW_COUNT = 500
RUNS = 5
PAIRS = 15
NOW = int(datetime(2026, 11, 1, tzinfo=UTC).timestamp())

_Work = Callable[[], object]

_CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nN:{n};Person;;;\r\nORG:Example {n};Unit\r\n"
    "TITLE:Engineer\r\nEMAIL;TYPE=INTERNET:person{n}@example.com\r\nTEL;TYPE=CELL:+4930123{n:05}\r\n"
    "BDAY:1980-04-12\r\nNOTE:met at the fair\\, number {n}\r\nUID:card-{n}\r\nEND:VCARD\r\n"
)
_ENTRY = (
    "BEGIN:VEVENT\r\nUID:entry-{n}@example.com\r\nDTSTAMP:20260101T090000Z\r\n"
    "DTSTART;TZID=Europe/Berlin:20260{m}{d:02}T090000\r\nDTEND;TZID=Europe/Berlin:20260{m}{d:02}T100000"
    "\r\nSUMMARY:Talk {n}\r\nLOCATION:Room 4\r\nORGANIZER;CN=Nora:mailto:nora@owner.example\r\n"
    "ATTENDEE;CN=Ana;PARTSTAT=ACCEPTED:mailto:ana{n}@example.com\r\n"
    "ATTENDEE;CN=Bo;PARTSTAT=ACCEPTED:mailto:bo{n}@example.com\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n"
)


class _Memory:
    """A drop in memory."""

    path = name = "bench"
    folders: tuple[str, ...] = ()
    is_folder = False

    def __init__(self, text: bytes) -> None:
        self._text = text
        self.head, self.size = text[: 1 << 16], len(text)

    def open(self) -> io.BytesIO:
        return io.BytesIO(self._text)


def per_second(work: _Work, count: int) -> float:
    """Return items per CPU second, the median of the runs."""
    return median(_once(work, count) for _ in range(RUNS))


def show(name: str, ours: float, peer: str, theirs: float) -> None:
    """Print a row."""
    print(f"| {name} | {ours:,.0f} | {peer} {theirs:,.0f} | {ours / theirs:.1f}x |")


def show_pairs(name: str, ours: _Work, peer: str, theirs: _Work) -> None:
    """Print a row of pairs run in turn: what else the machine does bears on both alike."""
    pairs = [(_once(ours, COUNT), _once(theirs, SLOW_COUNT)) for _ in range(PAIRS)]
    mine, other = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(fast / slow for fast, slow in pairs)
    print(f"| {name} | {mine:,.0f} | {peer} {other:,.0f} | {ratio:.1f}x |")


def _once(work: _Work, count: int) -> float:
    """Return items per CPU second of one run."""
    began = time.process_time()
    work()
    return count / (time.process_time() - began)


def main() -> None:
    """Measure and print."""
    setting = Setting(ZoneInfo("Europe/Berlin"), NOW, "DE")
    cards = "".join(_CARD.format(n=n) for n in range(COUNT))
    some_cards = _some(cards, "END:VCARD")
    show_pairs(
        "cards",
        lambda: list(CARDS.read(_drop(cards), setting)),
        "vobject",
        lambda: list(vobject.readComponents(some_cards)),
    )
    entries = "".join(_ENTRY.format(n=n, m=1 + n % 9, d=1 + n % 28) for n in range(COUNT))
    whole, some = _whole(entries), _whole(_some(entries, "END:VEVENT"))
    show_pairs(
        "calendar entries",
        lambda: list(CALENDAR.read(_drop(whole), setting)),
        "icalendar",
        lambda: icalendar.Calendar.from_ical(some),
    )
    show_mails(setting)


def show_mails(setting: Setting) -> None:
    """Measure mails with small bodies: separators, headers and judgement, beside the stdlib."""
    texts = [mail for _, mail, _ in mails(COUNT, 300)]
    box = b"".join(b"From x@y.example Mon Jan  4 08:00:00 2016\n" + text + b"\n" for text in texts)
    ours = per_second(lambda: list(MBOX.read(_Memory(box), setting)), COUNT)
    heads = [text.partition(b"\n\n")[0] + b"\n\n" for text in texts]
    plain = per_second(lambda: [_fields(email.message_from_bytes(head)) for head in heads], COUNT)
    show("mails", ours, "stdlib compat32", plain)
    parsed = per_second(lambda: [_read_fields(head) for head in heads], COUNT)
    slow = heads[:SLOW_COUNT]
    rich = per_second(
        lambda: [_fields(email.message_from_bytes(head, policy=default)) for head in slow],
        SLOW_COUNT,
    )
    show("mails", ours, "stdlib policy.default", rich)
    show("six fields of a mail, decoded", parsed, "stdlib policy.default", rich)


def _fields(mail: email.message.Message) -> list[str]:
    return [str(mail[name]) for name in ("From", "To", "Cc", "Date", "Subject", "Message-ID")]


def _read_fields(head: bytes) -> list[object]:
    """Read the same six fields: who is named, when, and the texts, decoded."""
    fields = read_fields(head)
    people = [read_addresses(first(fields, name)) for name in ("from", "to", "cc")]
    texts = [readable(first(fields, name), len(head)) for name in ("subject", "message-id")]
    return [*people, parse_date(first(fields, "date")), *texts]


def _drop(text: str) -> Drop:
    return _Memory(text.encode())  # type: ignore[return-value]


def _some(text: str, end: str) -> str:
    parts = text.split(f"{end}\r\n")[:SLOW_COUNT]
    return f"{end}\r\n".join(parts) + f"{end}\r\n"


def _whole(entries: str) -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:bench\r\n{entries}END:VCALENDAR\r\n"


if __name__ == "__main__":
    main()
