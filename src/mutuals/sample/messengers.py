"""Chats as two messengers export them: three of WhatsApp, and Telegram's whole account."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from mutuals.sample import phrases
from mutuals.sample.cast import OWNER
from mutuals.sample.chance import Chance
from mutuals.sample.records import Person, Story
from mutuals.sample.zone import at, shifted

# Somebody known by mail, saved under the name everybody calls him.
_NICKNAMED, NICKNAME = "Bartosz Wiśniewski", "Bartek Wiśniewski"
# Never saved on the telephone, so WhatsApp shows the number.
_UNSAVED = "Nkechi Eze"
_ON_TELEGRAM = ("Gustavo Pimentel", "Cem Altuntaş")
CREW = "Kaiserspeicher crew"
MY_NUMBER = "+49 152 28817386"
"""One of the numbers that are kept free for fiction."""
_SEALED = (
    "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann"
    " sie lesen oder anhören."
)
_LAST = 100
"""Days before today of the youngest message: nobody exported these chats since."""


class Line(NamedTuple):
    """One message; a writer of None is the owner."""

    when: datetime
    writer: Person | None
    text: str


def whatsapp(folder: Path, story: Story) -> Path:
    """Two chats between two and one of a group, each as the text file that Android writes."""
    root = folder / "WhatsApp"
    root.mkdir(parents=True, exist_ok=True)
    named = _named(story)
    friend, stranger = named[_NICKNAMED], named[_UNSAVED]
    number = stranger.phones[0]
    pair = _talk(story.today, friend, 560, 41)
    _write(root, NICKNAME, pair, {friend.key: NICKNAME})
    _write(root, number, _talk(story.today, stranger, 300, 60), {stranger.key: number})
    members = crew(story)
    _write(root, CREW, _reunion(story.today, members), {p.key: p.phones[0] for p in members})
    return root


def crew(story: Story) -> list[Person]:
    """The members of the group beside the owner, each shown by number."""
    return [p for p in story.people if p.group == "old-colleague" and p.connected][:4]


def telegram(folder: Path, story: Story) -> Path:
    """The account: its owner, the contacts with their numbers, a chat with each."""
    named = _named(story)
    people = [named[name] for name in _ON_TELEGRAM]
    given, family = OWNER.name.split()
    owner = {"user_id": 700, "first_name": given, "last_name": family, "phone_number": MY_NUMBER}
    account = {
        "about": "Here is the data you requested.",
        "personal_information": owner,
        "contacts": {"list": [_contact(story.today, person) for person in people]},
        "chats": {"list": [_chat(story.today, person) for person in people]},
    }
    root = folder / "Telegram"
    root.mkdir(parents=True, exist_ok=True)
    text = json.dumps(account, ensure_ascii=False, indent=1)
    (root / "result.json").write_bytes(text.encode())
    return root


def _named(story: Story) -> dict[str, Person]:
    # Of namesakes the first: none of them is among these.
    return {person.name: person for person in reversed(story.people)}


def _talk(today: date, person: Person, since: int, gap: int) -> list[Line]:
    """A few words every `gap` days or so, begun by one or the other."""
    chance = Chance("messenger", person.key)
    lines, ago = [], since
    while ago > _LAST:
        asked, answered = chance.pick(phrases.MESSAGES)
        writers = (person, None) if chance.hits(50) else (None, person)
        when = at(today - timedelta(days=ago), chance.between(600, 1290), chance.below(60))
        lines.append(Line(when, writers[0], asked))
        later = when + timedelta(minutes=chance.between(1, 50), seconds=chance.below(60))
        lines.append(Line(later, writers[1], answered))
        ago -= chance.around(gap)
    return lines


def _reunion(today: date, members: list[Person]) -> list[Line]:
    when = at(today - timedelta(days=240), 1130)
    lines = []
    for turn, text in enumerate(phrases.REUNION):
        writer = (None, *members)[turn % (len(members) + 1)]
        lines.append(Line(when + timedelta(minutes=9 * turn), writer, text))
    return lines


# --- WhatsApp -------------------------------------------------------------------------------


def _write(root: Path, title: str, lines: list[Line], names: dict[int, str]) -> None:
    text = "\n".join([_dated(lines[0].when, _SEALED), *_lines(lines, names)])
    (root / f"WhatsApp Chat with {title}.txt").write_bytes(f"{text}\n".encode())


def _lines(lines: Iterable[Line], names: dict[int, str]) -> list[str]:
    return [
        _dated(line.when, f"{names[line.writer.key] if line.writer else OWNER.name}: {line.text}")
        for line in lines
    ]


def _dated(when: datetime, said: str) -> str:
    wall = shifted(when)
    day = f"{wall.day:02}.{wall.month:02}.{wall.year % 100:02}"
    return f"{day}, {wall.hour:02}:{wall.minute:02} - {said}"


# --- Telegram -------------------------------------------------------------------------------


def _contact(today: date, person: Person) -> dict[str, object]:
    return {
        "user_id": _user(person),
        "first_name": person.given,
        "last_name": person.family,
        "phone_number": person.phones[0],
        **_moment(at(today - timedelta(days=720), 600)),
    }


def _chat(today: date, person: Person) -> dict[str, object]:
    messages = [
        _message(line, number, person)
        for number, line in enumerate(_talk(today, person, 700, 75), 1)
    ]
    chat = {"name": person.name, "type": "personal_chat", "id": _user(person)}
    return {**chat, "messages": messages}


def _message(line: Line, number: int, person: Person) -> dict[str, object]:
    return {
        "id": person.key * 1000 + number,
        "type": "message",
        **_moment(line.when),
        "from": line.writer.name if line.writer else OWNER.name,
        "from_id": f"user{_user(line.writer) if line.writer else 700}",
        "text": line.text,
        "text_entities": [{"type": "plain", "text": line.text}],
    }


def _moment(when: datetime) -> dict[str, object]:
    day = shifted(when).isoformat(timespec="seconds").removesuffix("+00:00")
    return {"date": day, "date_unixtime": str(int(when.timestamp()))}


def _user(person: Person) -> int:
    return 70_000 + person.key
