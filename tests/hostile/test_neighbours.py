"""A hostile record between two sound ones: whatever it is, both sound ones still come out."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.bases import Base, Planted, bases_of
from tests.hostile.mutations import SHALLOW, spoilt
from tests.hostile.soundness import assert_sound
from tests.hostile.watch import beside, watched
from tests.sources.recorded import SETTING

from mutuals.errors import UnsoundError
from mutuals.model.observed import Card, Favour, Follow, Interaction, Post
from mutuals.sources.base import Source
from mutuals.sources.registry import all_sources

SOURCES = {source.name: source for source in all_sources()}
programs = st.binary(min_size=5, max_size=60)


def facts(source: Source, drop: Planted) -> Counter[object]:
    """Return what reading gives, each by what makes it the same record beside other neighbours."""
    found: Counter[object] = Counter()
    try:
        for record in source.read(drop, SETTING):
            assert_sound(record)
            if isinstance(record, Interaction):
                found[record.at, record.channel, record.participants[0].identifier] += 1
            elif isinstance(record, Card | Favour | Follow | Post):
                found[type(record), record.ref.partition("#")[2]] += 1
    except UnsoundError:
        pass
    return found


# --- text: one record after the other -------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A format whose records stand one after the other."""

    source: str
    name: str
    before: bytes
    record: bytes
    after: bytes

    def __str__(self) -> str:
        return self.source

    def drop(self, hostile: bytes) -> Planted:
        return Planted(self.before + hostile + self.after, self.name)


def mail(who: str, second: int) -> bytes:
    return (
        f"From x@y Mon Mar  2 10:00:0{second} 2026\nFrom: {who} <{who}@x.example>\n"
        f"To: Me <me@x.example>\nSubject: {who}\nDate: Mon, 2 Mar 2026 10:00:0{second} +0000\n"
        f"Message-ID: <{who}@x.example>\n\nHello\n\n"
    ).encode()


def card(who: str) -> bytes:
    lines = ("BEGIN:VCARD", "VERSION:3.0", f"UID:{who}", f"FN:{who}", f"EMAIL:{who}@x.example")
    return "\n".join((*lines, "END:VCARD\n")).encode()


def event(who: str) -> bytes:
    return (
        f"BEGIN:VEVENT\nUID:{who}\nDTSTART:20260302T100000Z\nSUMMARY:{who}\n"
        f"ORGANIZER:mailto:{who}@x.example\nATTENDEE:mailto:me@x.example\nEND:VEVENT\n"
    ).encode()


def connection(who: str) -> bytes:
    return f"{who},Lopes,https://www.linkedin.com/in/{who},,Acme,Chief,02 Mar 2026\r\n".encode()


HEADER = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
CHAT = "".join(
    f"{day}/06/2026, 12:3{day % 10} - {'Ana' if day % 2 else 'Bo'}: hello {day}\n"
    for day in range(13, 20)
).encode()

ROWS = (
    Row("mbox", "x.mbox", mail("ana", 1), mail("eve", 2), mail("bo", 3)),
    Row("vcard", "x.vcf", card("ana"), card("eve"), card("bo")),
    Row("icalendar", "x.ics", b"BEGIN:VCALENDAR\n" + event("ana"), event("eve"),
        event("bo") + b"END:VCALENDAR\n"),
    Row("linkedin-connections", "Connections.csv", HEADER + connection("ana"), connection("eve"),
        connection("bo")),
    Row("whatsapp", "WhatsApp Chat with Ana.txt", CHAT, b"20/06/2026, 10:00 - Eve: hi\n",
        CHAT.replace(b"/06/", b"/07/")),
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_hostile_record_between_sound_ones(row: Row) -> None:
    source = SOURCES[row.source]
    sound = facts(source, row.drop(b""))
    assert len(sound) >= 2

    @beside
    @given(programs)
    def is_kept(program: bytes) -> None:
        content = spoilt(row.record, program, (row.record,))
        if not content.endswith(b"\n"):
            content += b"\n"
        with watched():
            assert not sound - facts(source, row.drop(content))

    is_kept()


# --- JSON: one value among others -----------------------------------------------------------------


def lists_in(value: object) -> list[list[Any]]:
    """Return the lists of objects of a JSON value."""
    found, waiting = [], [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict | list):
            waiting += here.values() if isinstance(here, dict) else here
        if isinstance(here, list) and len(here) > 1 and all(isinstance(e, dict) for e in here):
            found.append(here)
    return found


def json_bases(source: Source) -> list[tuple[Base, Any]]:
    found = []
    for base in bases_of(source):
        if isinstance(base.content, bytes):
            try:
                value = json.loads(base.content)
            except ValueError:
                continue
            if lists_in(value):
                found.append((base, value))
    return found


JSON_SOURCES = [source for source in SOURCES.values() if json_bases(source)]


@pytest.mark.parametrize("source", JSON_SOURCES, ids=lambda source: source.name)
def test_hostile_value_among_sound_ones(source: Source) -> None:
    bases = [(base, facts(source, base.drop())) for base, _value in json_bases(source)]

    @beside
    @given(programs)
    def is_kept(program: bytes) -> None:
        base, sound = bases[program[0] % len(bases)]
        assert isinstance(base.content, bytes)
        value = json.loads(base.content)
        among = max(lists_in(value), key=len)
        among.insert(program[1] % (len(among) + 1), SHALLOW[program[2] % len(SHALLOW)])
        content = json.dumps(value).encode()
        with watched():
            found = facts(source, Planted(content, base.name, base.folders))
        assert not sound - found

    is_kept()
