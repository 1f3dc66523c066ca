"""The verdict's measures, counted from the written files in the plainest way."""

import csv
import gzip
import json
import lzma
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from mutuals.sample import OWNER
from mutuals.sample.records import Person
from mutuals.sample.zone import berlin_offset, monday


class Contact(NamedTuple):
    """One message, call or meeting with one person of the cast."""

    day: date
    who: int
    way: str
    """out, in, call or met."""
    size: int


class Mailed(NamedTuple):
    key: tuple[str, str, str]
    when: datetime
    sender: str
    to: tuple[str, ...]
    header: dict[str, str]


def mailboxes(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every message's bytes with the name of the box it stands in."""
    takeout = folder / "Takeout" / "Mail" / "All mail Including Spam and Trash.mbox"
    for name, content in (
        ("home", takeout.read_bytes()),
        ("work", gzip.decompress((folder / "old-work.mbox.gz").read_bytes())),
        ("older", lzma.decompress((folder / "older.mbox.xz").read_bytes())),
    ):
        for text in re.split(rb"(?m)^From [^\n]*\n", content)[1:]:
            yield name, text
    for path in sorted((folder / "Maildir").rglob("*opscircle*")):
        yield "circle", path.read_bytes()
    for path in sorted((folder / "saved-mails").iterdir()):
        yield "saved", path.read_bytes()


def headers(folder: Path) -> Iterator[tuple[str, Mailed]]:
    """Every message's box and headers."""
    parser = BytesHeaderParser()
    for box, text in mailboxes(folder):
        head = parser.parsebytes(re.split(rb"\r?\n\r?\n", text, maxsplit=1)[0])
        fields = {name: str(value) for name, value in head.items()}
        sender = getaddresses([fields["From"]])[0][1]
        to = getaddresses([fields.get("To", ""), fields.get("Cc", "")])
        key = fields["Message-ID"], sender, fields["Date"]
        when = parsedate_to_datetime(fields["Date"])
        yield box, Mailed(key, when, sender, tuple(email for _, email in to if email), fields)


def _mail_contacts(folder: Path, by_email: dict[str, int]) -> Iterator[Contact]:
    seen = set()
    for _, mail in headers(folder):
        labels = mail.header.get("X-Gmail-Labels", "")
        automatic = "Auto-Submitted" in mail.header or "List-Id" in mail.header
        if mail.key in seen or automatic or len(mail.to) > 25:
            continue
        if "Drafts" in labels or "Spam" in labels or "multipart/alt" in mail.header["Content-Type"]:
            continue
        seen.add(mail.key)
        day = local_day(mail.when)
        if mail.sender in OWNER.emails:
            for email in mail.to:
                if email in by_email:
                    yield Contact(day, by_email[email], "out", len(mail.to))
        elif mail.sender in by_email and set(mail.to) & set(OWNER.emails):
            yield Contact(day, by_email[mail.sender], "in", len(mail.to))


def member(folder: Path, name: str) -> str:
    """The text of one file in the archive."""
    with zipfile.ZipFile(folder / "Basic_LinkedInDataExport.zip") as archive:
        return archive.read(name).decode()


def _chat_contacts(folder: Path, by_url: dict[str, int]) -> Iterator[Contact]:
    for row in csv.DictReader(StringIO(member(folder, "messages.csv"))):
        if row["IS MESSAGE DRAFT"] == "Yes":
            continue
        day = local_day(datetime.fromisoformat(row["DATE"].replace(" UTC", "+00:00")))
        to = row["RECIPIENT PROFILE URLS"].split(",")
        if row["SENDER PROFILE URL"] == OWNER.profile:
            yield from (Contact(day, by_url[url], "out", len(to)) for url in to)
        elif row["SENDER PROFILE URL"]:
            yield Contact(day, by_url[row["SENDER PROFILE URL"]], "in", len(to))


def _calendar_contacts(folder: Path, by_email: dict[str, int], today: date) -> Iterator[Contact]:
    text = (folder / "calendar.ics").read_bytes().decode().replace("\r\n ", "")
    for event in text.split("BEGIN:VEVENT")[1:]:
        start = re.search(r"DTSTART:(\d{8})T(\d{4})", event)
        emails = re.findall(r"ATTENDEE;CUTYPE=INDIVIDUAL[^\n]*mailto:(\S+)", event)
        declined = any(
            f"PARTSTAT=DECLINED;CN={OWNER.name};X-NUM-GUESTS=0:mailto:{own}" in event
            for own in OWNER.emails
        )
        if not start or "STATUS:CANCELLED" in event or declined or len(emails) > 25:
            continue
        when = datetime.strptime("".join(start.groups()), "%Y%m%d%H%M").replace(tzinfo=UTC)
        way = "call" if "meet.call.example" in event or "By phone" in event else "met"
        if local_day(when) <= today:
            for email in set(emails) & set(by_email):
                yield Contact(local_day(when), by_email[email], way, len(emails))


_LINE = re.compile(r"(\d\d)\.(\d\d)\.(\d\d), (\d\d):(\d\d) - (?:([^:]*): )?")


def messengers(folder: Path, people: tuple[Person, ...]) -> list[Contact]:
    """Every message of a chat whose people are shown by number, or known by it."""
    by_number = {number: person.key for person in people for number in person.phones}
    return [*_whatsapp(folder, by_number), *_telegram(folder, by_number)]


def _whatsapp(folder: Path, by_number: dict[str, int]) -> Iterator[Contact]:
    for path in sorted((folder / "WhatsApp").iterdir()):
        found = [_LINE.match(line) for line in path.read_text("utf-8").splitlines()]
        lines = [line for line in found if line and line[6]]
        others = {line[6] for line in lines} - {OWNER.name}
        for line in lines:
            day = date(2000 + int(line[3]), int(line[2]), int(line[1]))
            if line[6] in by_number:
                yield Contact(day, by_number[line[6]], "in", len(others) + 1)
            elif line[6] == OWNER.name:
                known = [by_number[other] for other in others if other in by_number]
                yield from (Contact(day, who, "out", len(others) + 1) for who in known)


def _telegram(folder: Path, by_number: dict[str, int]) -> Iterator[Contact]:
    account = json.loads((folder / "Telegram" / "result.json").read_text("utf-8"))
    numbers = {entry["user_id"]: entry["phone_number"] for entry in account["contacts"]["list"]}
    for chat in account["chats"]["list"]:
        who = by_number[numbers[chat["id"]]]
        for message in chat["messages"]:
            day = date.fromisoformat(message["date"][:10])
            way = "in" if message["from_id"] == f"user{chat['id']}" else "out"
            yield Contact(day, who, way, 2)


def local_day(when: datetime) -> date:
    """The day in Berlin."""
    return (when.astimezone(UTC) + timedelta(minutes=berlin_offset(when))).date()


def contacts(folder: Path, people: tuple[Person, ...], today: date) -> list[Contact]:
    """Everything between the owner and the cast, oldest first."""
    by_email = {email: person.key for person in people for email in person.emails}
    by_url = {person.url: person.key for person in people if person.url}
    found = [
        *_mail_contacts(folder, by_email),
        *_chat_contacts(folder, by_url),
        *_calendar_contacts(folder, by_email, today),
        *messengers(folder, people),
    ]
    return sorted(found)


class Week(NamedTuple):
    """One week's figures, as the contract defines them."""

    first: date
    reached: set[int]
    existing: set[int]
    new_people: set[int]
    met: set[int]

    @property
    def working(self) -> bool:
        return len(self.reached) >= 5 and len(self.existing) >= 3


def weeks(found: list[Contact], people: tuple[Person, ...], today: date) -> list[Week]:
    """The running week and the eleven before it, newest first."""
    ends = [today] + [monday(today) - timedelta(weeks=n, days=1) for n in range(11)]
    return [_week(found, people, end, today) for end in ends]


def _week(found: list[Contact], people: tuple[Person, ...], end: date, today: date) -> Week:
    first, month = end - timedelta(days=6), end - timedelta(days=27)
    daily = daily_life(found, first)
    reached = {c.who for c in found if first <= c.day <= end and _reaches(c)} - daily
    begun = {p.key: today - timedelta(days=p.connected) for p in people if p.connected is not None}
    for contact in found:
        begun[contact.who] = min(begun.get(contact.who, contact.day), contact.day)
    old = {who for who in reached if begun[who] < first - timedelta(days=90)}
    both = {who: day for who, day in _both_ways(found).items() if month <= day <= end}
    met = {c.who for c in found if c.way == "met" and month <= c.day <= end}
    return Week(first, reached, old, set(both) - daily, met - daily)


def daily_life(found: list[Contact], first: date) -> set[int]:
    """Who was in contact on 12 or more of the 28 days before this one."""
    start = first - timedelta(days=28)
    days = {(c.who, c.day) for c in found if start <= c.day < first}
    each = [who for who, _ in days]
    return {who for who in each if each.count(who) >= 12}


def _reaches(contact: Contact) -> bool:
    most = {"out": 5, "call": 8, "met": 8, "in": 0}
    return contact.size <= most[contact.way]


def _both_ways(found: list[Contact]) -> dict[int, date]:
    out: dict[int, date] = {}
    back: dict[int, date] = {}
    for contact in found:
        if contact.way != "in":
            out.setdefault(contact.who, contact.day)
        if contact.way != "out":
            back.setdefault(contact.who, contact.day)
    return {who: max(day, back[who]) for who, day in out.items() if who in back}
