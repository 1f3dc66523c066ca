"""LinkedIn's archive: one CSV per subject, each with its own form of date."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

from mutuals.sample import presence, resume
from mutuals.sample.cast import OWNER
from mutuals.sample.chance import Chance
from mutuals.sample.companies import COMPANIES, TARGETS
from mutuals.sample.packing import zipped
from mutuals.sample.records import Chat, Person, Praise, Story
from mutuals.sample.zone import DAYS, MONTHS, clock, twelve_hours

Rows = Iterable[tuple[str, ...]]

_NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email'
    " addresses are missing. You will only see email addresses for connections who have allowed"
    " their connections to see or download their email address using this setting"
    " https://www.linkedin.com/psettings/privacy/email. You can learn more here"
    ' https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)

_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_HALF_A_YEAR = 182
_MOVED = {61: ("harborlight", "People Partner")}
"""Who worked elsewhere half a year ago, by the person's key: employer and title."""


def archive(folder: Path, story: Story) -> Path:
    """The basic archive as one zip file."""
    members = [
        ("Connections.csv", _NOTES + _connections(story)),
        ("messages.csv", _messages(story)),
        ("Invitations.csv", _invitations(story)),
        *resume.members(story.today),
        ("Recommendations_Given.csv", _recommendations(story, given=True)),
        ("Recommendations_Received.csv", _recommendations(story, given=False)),
        ("Endorsement_Given_Info.csv", _endorsements(story, given=True)),
        ("Endorsement_Received_Info.csv", _endorsements(story, given=False)),
        ("Company Follows.csv", _follows(story)),
        *((name, table(header, rows)) for name, header, rows in presence.tables(story.today)),
    ]
    path = folder / "Basic_LinkedInDataExport.zip"
    path.write_bytes(zipped([(name, text.encode()) for name, text in members]))
    return path


def older(folder: Path, story: Story) -> Path:
    """The connections of half a year ago, from an archive asked for then: one of them moved since.

    Whoever was connected then stands in it with the row of today, but for the employer.
    """
    people = [person for person in story.people if (person.connected or 0) >= _HALF_A_YEAR]
    rows = [_connection(story, _as_then(person)) for person in sorted(people, key=_day_and_key)]
    path = folder / "older-LinkedInDataExport.zip"
    path.write_bytes(zipped([("Connections.csv", (_NOTES + table(_HEADER, rows)).encode())]))
    return path


def _as_then(person: Person) -> Person:
    if person.key not in _MOVED:
        return person
    employer, title = _MOVED[person.key]
    return replace(person, company=COMPANIES[employer], title=title)


def _day_and_key(person: Person) -> tuple[int, int]:
    return person.connected or 0, person.key


def table(header: str, rows: Rows, *, quote_header: bool = False) -> str:
    """A CSV text with LF lines, quoting only where it must."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if quote_header:
        out.write(",".join(f'"{name}"' for name in header.split(",")) + "\n")
    else:
        writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue()


def _connections(story: Story) -> str:
    people = [person for person in story.people if person.connected is not None]
    people.sort(key=_day_and_key)
    rows = [_connection(story, person) for person in people]
    # A member who left keeps a row without a name.
    rows.insert(len(rows) // 2, ("", "", "", "", "", "", rows[len(rows) // 2][6]))
    return table(_HEADER, rows)


def _connection(story: Story, person: Person) -> tuple[str, ...]:
    day = story.today - timedelta(days=person.connected or 0)
    shares = Chance("shares e-mail", person.key).hits(14)
    return (
        person.given,
        person.family,
        person.url,
        person.emails[0] if shares else "",
        "" if person.company.key == "self" else person.company.name,
        person.title,
        f"{day.day:02} {MONTHS[day.month - 1]} {day.year}",
    )


_MESSAGE_HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT"
)


def _messages(story: Story) -> str:
    rows = [_message(chat) for chat in reversed(story.chats)]
    return table(_MESSAGE_HEADER, rows, quote_header=True)


def _message(chat: Chat) -> tuple[str, ...]:
    when = chat.when
    return (
        chat.conversation,
        chat.title,
        chat.stranger or _name(chat.sender),
        "" if chat.stranger else _url(chat.sender),
        ",".join(_name(person) for person in chat.to),
        ",".join(_url(person) for person in chat.to),
        f"{when.date().isoformat()} {clock(when)} UTC",
        chat.subject,
        chat.text,
        chat.folder,
        "",
        "Yes" if chat.draft else "No",
    )


def _name(person: Person | None) -> str:
    return person.name if person else OWNER.name


def _url(person: Person | None) -> str:
    return person.url if person else OWNER.profile


def _invitations(story: Story) -> str:
    header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    rows = []
    for row in story.invitations:
        ends = (None, row.person) if row.outgoing else (row.person, None)
        direction = "OUTGOING" if row.outgoing else "INCOMING"
        names, urls = [_name(end) for end in ends], [_url(end) for end in ends]
        when = row.when
        hour, half = twelve_hours(when)
        sent = f"{when.month}/{when.day}/{when.year % 100:02}, {hour}:{when.minute:02} {half}"
        rows.append((*names, sent, row.message, direction, *urls))
    return table(header, rows)


def _recommendations(story: Story, *, given: bool) -> str:
    header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    return table(header, (_recommendation(r) for r in story.praise if r.text and r.given == given))


def _recommendation(row: Praise) -> tuple[str, ...]:
    when, person = row.when, row.person
    hour, half = twelve_hours(when)
    day = f"{when.month:02}/{when.day:02}/{when.year % 100:02}"
    written = f"{day}, {hour:02}:{when.minute:02} {half}"
    names = person.given, person.family, person.company.name, person.title
    return (*names, row.text, written, row.status)


def _endorsements(story: Story, *, given: bool) -> str:
    who = "Endorsee" if given else "Endorser"
    header = (
        f"Endorsement Date,Skill Name,{who} First Name,{who} Last Name,"
        f"{who} Public Url,Endorsement Status"
    )
    return table(header, (_endorsement(r) for r in story.praise if r.skill and r.given == given))


def _endorsement(row: Praise) -> tuple[str, ...]:
    day = row.when.date().isoformat().replace("-", "/")
    person = row.person
    url = person.url.removeprefix("https://")
    written = f"{day} {clock(row.when)} UTC"
    return written, row.skill, person.given, person.family, url, row.status


def _follows(story: Story) -> str:
    """Employers followed: three of the targets, so that there is a gap to find."""
    followed = [(name, 190 - 11 * n) for n, name in enumerate(TARGETS[:3])]
    followed += [("Harborlight GmbH", 980), ("Rotbuche Kapital", 860), ("Nimbolt", 900)]
    chance = Chance("follows")
    rows = []
    for name, ago in followed:
        day = story.today - timedelta(days=ago)
        time = f"{chance.between(7, 20):02}:{chance.below(60):02}:{chance.below(60):02}"
        when = f"{DAYS[day.weekday()]} {MONTHS[day.month - 1]} {day.day:02} {time} UTC {day.year}"
        rows.append((name, when))
    return table("Organization,Followed On", rows)
