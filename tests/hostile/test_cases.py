"""Input that once went wrong: found by the property tests, or known from other programs."""

import ast
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.bases import Planted
from tests.hostile.test_sources import check
from tests.sources.recorded import SETTING

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.observed import (
    Card,
    Claim,
    Field,
    Follow,
    Interaction,
    Lead,
    Note,
    Skipped,
)
from mutuals.model.position import Affiliation
from mutuals.sources.reading import calendar_slices, social_json, table
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.files import clean_name
from mutuals.sources.reading.lengths import DEEPEST, LINE, TEXT, within
from mutuals.sources.reading.social_json import read_json
from mutuals.sources.registry import all_sources
from mutuals.sources.thunderbird_addresses import _TABLE

ROOT = Path(__file__).parents[2]
SOURCES = {source.name: source for source in all_sources()}
CHANNEL = "UC" + "a" * 22


def calendar(*lines: str, zone: str = "") -> bytes:
    event = ("UID:1", "DTSTART;TZID=Here:20260302T100000", "ORGANIZER:mailto:ana@x.example",
             "ATTENDEE:mailto:me@x.example", *lines)  # fmt: skip
    inside = "\n".join(("BEGIN:VEVENT", *event, "END:VEVENT"))
    return f"BEGIN:VCALENDAR\n{zone}{inside}\nEND:VCALENDAR\n".encode()


def card(who: str, *lines: str, end: str = "END:VCARD\n") -> str:
    return "\n".join(("BEGIN:VCARD", f"UID:{who}", f"FN:{who}", *lines, end))


def address_book(name: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute(_TABLE)
    connection.execute("INSERT INTO properties VALUES ('1', 'DisplayName', ?)", (name,))
    connection.commit()
    content = connection.serialize()
    connection.close()
    return content


LAST_DAY = (
    "BEGIN:VTIMEZONE\nTZID:Here\nBEGIN:STANDARD\nDTSTART:99991231T235959\nTZOFFSETFROM:+0100\n"
    "TZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n"
)
CASES: dict[str, tuple[str, str, bytes]] = {
    "a lone CR in the header": (
        "youtube-subscriptions",
        "x.csv",
        f"Id\rx,Url,Title\n{CHANNEL},http://www.youtube.com/channel/{CHANNEL},A\n".encode(),
    ),
    "no address book any more": ("address-store", "x.abcddb", b"x"),
    "no store any more": ("outlook-store", "x.pst", b"x"),
    "a parameter of nothing but commas": (
        "icalendar",
        "x.ics",
        calendar('ATTENDEE;CN=",";PARTSTAT=,:mailto:bo@x.example'),
    ),
    "a zone of nothing but commas": (
        "icalendar",
        "x.ics",
        calendar("RRULE:FREQ=DAILY;COUNT=2", "EXDATE;TZID=,:20260302T100000"),
    ),
    "a card's parameter of nothing but commas": (
        "vcard",
        "x.vcf",
        b"BEGIN:VCARD\nFN:A\nBDAY;X-APPLE-OMIT-YEAR=,:2026-01-01\nEND:VCARD\n",
    ),
    "a clock changed on the last day of all": ("icalendar", "x.ics", calendar(zone=LAST_DAY)),
    "an endless number of a message": (
        "google-chat",
        "messages.json",
        json.dumps(
            {
                "messages": [
                    {
                        "creator": {"name": who, "email": f"{who}@x.example", "user_type": "Human"},
                        "created_date": "Friday, March 17, 2023 at 9:00:00\u202fAM UTC",
                        "text": "hi",
                        "message_id": who * 5000,
                    }
                    for who in "ab"
                ]
            }
        ).encode(),
    ),
    "an endless name of somebody called": (
        "monica",
        "export.json",
        json.dumps(
            {
                "version": "1.0-preview.1",
                "account": {
                    "data": [
                        {
                            "type": "contact",
                            "values": [
                                {
                                    "uuid": "u" * 3000,
                                    "properties": {"first_name": "a" * 5000},
                                    "data": [
                                        {
                                            "type": "call",
                                            "values": [
                                                {
                                                    "uuid": "v",
                                                    "properties": {
                                                        "called_at": "2026-03-02T10:00:00Z"
                                                    },
                                                }
                                            ],
                                        }
                                    ],
                                }
                            ],
                        }
                    ]
                },
            }
        ).encode(),
    ),
    "an endless conversation with somebody who left": (
        "linkedin-messages",
        "messages.csv",
        b"CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n"
        b"%s,LinkedIn Member,,Me,2026-03-02 10:00:00 UTC,,hi\n" % (b"c" * 5000),
    ),
    "NUL in a database": ("thunderbird-addresses", "abook.sqlite", address_book("A\0na")),
    "an endless name of a page": (
        "facebook-pages",
        "pages_you_follow.json",
        json.dumps({"pages_followed_v2": [{"timestamp": 1, "title": "a" * 5000}]}).encode(),
    ),
    "an endless name on a card": (
        "vcard",
        "x.vcf",
        b"BEGIN:VCARD\nFN:%s\nEND:VCARD\n" % (b"a" * 5000),
    ),
    "NUL in a link": (
        "linkedin-articles",
        "x.html",
        (
            b'<h1><a href="https://www.linkedin.com/pulse/a\0b"></h1>'
            b'<p class="published">Published on 2026-03-02 10:00</p>'
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_find_stays_mended(name: str) -> None:
    source, file, content = CASES[name]
    check(SOURCES[source], Planted(content, file))


def read(source: str, file: str, content: bytes) -> list[Any]:
    return list(SOURCES[source].read(Planted(content, file), SETTING))


def test_nothing_but_commas_leaves_the_meeting() -> None:
    _source, _file, content = CASES["a parameter of nothing but commas"]
    [meeting] = [r for r in read("icalendar", "x.ics", content) if isinstance(r, Interaction)]
    assert len(meeting.participants) == 3


def test_names_of_files_are_always_encodable() -> None:
    assert clean_name("a\ud800b\udcff") == "a\ufffdb\ufffd"


# --- lengths ------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [LINE - 1, LINE, LINE + 1])
def test_the_cap_on_a_line(length: int) -> None:
    follow = Follow("x#" + "a" * (length - 2), "b" * length, "site")
    kept = within(follow)
    assert (kept == follow) is (length <= LINE)
    assert (len(kept.ref), len(kept.organisation)) == (min(length, LINE),) * 2


@pytest.mark.parametrize("length", [TEXT - 1, TEXT, TEXT + 1])
def test_the_cap_on_what_a_card_states(length: int) -> None:
    card = Card("x#1", (), "A", fields=(Field("note", "x" * length),))
    assert (within(card) == card) is (length <= TEXT)
    assert len(within(card).fields[0].value) == min(length, TEXT)


ANA = Identifier("name", "ana")
LONG_PARTS: dict[str, Callable[[str], Any]] = {
    "a card's name": lambda text: Card("x#1", (ANA,), text),
    "its identifier": lambda text: Card("x#1", (ANA, Identifier("email", text)), "Ana"),
    "its position": lambda text: Card("x#1", (ANA,), "Ana", (Affiliation("Example", text),)),
    "its field": lambda text: Card("x#1", (ANA,), "Ana", fields=(Field(text, "met"),)),
    "its tag": lambda text: Card("x#1", (ANA,), "Ana", tags=("friend", text)),
    "a claim's identifier": lambda text: Claim("x#1", Identifier("email", text), "mine"),
    "a lead's contact": lambda text: Lead(
        "x#1", "saved", "Example", contacts=(ANA._replace(value=text),)
    ),
    "why it was skipped": lambda text: Skipped("x#1", text, at=1),
    "a note": lambda text: Note("x", text),
}


@pytest.mark.parametrize("length", [LINE, LINE + 1])
@pytest.mark.parametrize("make", LONG_PARTS.values(), ids=LONG_PARTS)
def test_the_cap_on_a_line_holds_in_every_part(make: Callable[[str], Any], length: int) -> None:
    record = make("a" * length)
    assert (within(record) == record) is (length <= LINE)


def test_what_is_cut_stays_apart() -> None:
    one, other = (within(Follow("x#" + "a" * LINE + end, "b", "site")).ref for end in "yz")
    assert one != other
    assert len(one) == len(other) == LINE


# --- files read whole -----------------------------------------------------------------------------


@pytest.mark.parametrize("depth", [DEEPEST - 1, DEEPEST, DEEPEST + 1])
@pytest.mark.parametrize("begin", ["{'\"':", '{"a":'])
def test_the_cap_on_depth_of_json(depth: int, begin: str) -> None:
    """Quotes of the wrong kind hid brackets from the count, and mending took any depth."""
    text = begin + "[" * (depth - 1) + "]" * (depth - 1) + "}"
    drop = Planted(text.encode(), "x.json")
    if depth <= DEEPEST:
        assert not read_json(drop).trouble
    elif begin.startswith("{'"):
        assert read_json(drop).trouble
    else:
        with pytest.raises(UnsoundError, match="nested more than 100 deep"):
            read_json(drop)


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_the_cap_on_what_json_takes_in_memory(monkeypatch: pytest.MonkeyPatch, over: int) -> None:
    text = "[" + ",".join(["{}"] * 50) + "]"
    needed = len(text) + 50 * 240 + 90 + 49 * 60 + text.__sizeof__()
    monkeypatch.setattr(social_json, "MOST_HELD", needed - over)
    if over <= 0:
        assert read_json(Planted(text.encode(), "x.json")).value == [{}] * 50
    else:
        with pytest.raises(UnsoundError, match="too many values"):
            read_json(Planted(text.encode(), "x.json"))


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_the_cap_on_rows_of_a_table(monkeypatch: pytest.MonkeyPatch, over: int) -> None:
    monkeypatch.setattr(table, "ROWS", 5)
    rows = b"".join(b"Ana,%d,,a%d@x.example,,,02 Mar 2026\n" % (n, n) for n in range(5 + over))
    header = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    found = read("linkedin-connections", "Connections.csv", header + rows)
    assert sum(isinstance(record, Card) for record in found) == min(5 + over, 5)
    told = [r.why for r in found if isinstance(r, Skipped) and r.error]
    assert len(told) == (over > 0)
    assert all("more than 5 rows" in why for why in told)


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_the_cap_on_parts_of_a_calendar(monkeypatch: pytest.MonkeyPatch, over: int) -> None:
    monkeypatch.setattr(calendar_slices, "MOST_PARTS", 5)
    parts = b"BEGIN:VEVENT\nEND:VEVENT\n" * (4 + over)
    content = b"BEGIN:VCALENDAR\n" + parts + b"END:VCALENDAR\n"
    if over <= 0:
        assert len(read("icalendar", "x.ics", content)) == 4 + over
    else:
        with pytest.raises(UnsoundError, match="more than 5 parts"):
            read("icalendar", "x.ics", content)


# --- what no reader of ours may use ---------------------------------------------------------------

FORBIDDEN = {"html.parser", "xml", "lxml", "email", "pickle", "marshal", "shelve", "yaml", "imghdr"}
"""Parsers that strangers' bytes can keep busy, make fetch something, or make run something."""


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_no_source_uses(name: str) -> None:
    users = [
        path.name
        for path in (ROOT / "src/mutuals/sources").rglob("*.py")
        if any(used == name or used.startswith(f"{name}.") for used in imports_of(path))
    ]
    assert not users


def test_no_source_unpacks_to_disk_by_a_members_name() -> None:
    calls = {
        node.func.attr
        for path in (ROOT / "src/mutuals").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert calls.isdisjoint({"extract", "extractall", "unpack_archive"})


def letter(kind: str, body: str) -> str:
    head = f"From x@y Mon Mar  2 10:00:00 2026\nFrom: {kind}@x.example\nTo: me@x.example\n"
    return f"{head}Date: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: {kind}\n{body}\n\n"


def nested(depth: int) -> str:
    """Return a body of multiparts inside each other."""
    opens = (
        f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"
        for level in range(depth)
    )
    return "".join(opens)


def test_bodies_made_to_break_their_parsers_are_not_parsed() -> None:
    """Multiparts 1,000 deep, and comments of HTML that never end."""
    bodies = {"deep": nested(1_000), "open": "Content-Type: text/html\n\n" + "<!--" * 50_000}
    box = "".join(letter(kind, body) for kind, body in [("ana", "\nx"), *bodies.items()])
    drop = Planted((box + letter("bo", "\nx")).encode(), "box.mbox")
    records = SOURCES["mbox"].read(drop, SETTING)
    met = [record.subject for record in records if isinstance(record, Interaction)]
    assert met == ["ana", "deep", "open", "bo"]


def test_a_member_without_a_name_is_left_out(tmp_path: Path) -> None:
    at = tmp_path / "x.zip"
    with zipfile.ZipFile(at, "w") as archive:
        with archive.open(zipfile.ZipInfo(""), "w") as member:
            member.write(b"nameless")
        archive.writestr("a.txt", "named")
    assert [child.name for child in open_drop(at).children()] == ["a.txt"]


@pytest.mark.parametrize("assistants", [1, 2, 5])
@pytest.mark.parametrize("padding", ["", "NOTE:" + "x" * 13_000_000], ids=["short", "too long"])
def test_a_card_that_ends_nowhere_takes_no_neighbour_for_an_assistant(
    assistants: int, padding: str
) -> None:
    unfinished = card("eve", padding, *["AGENT:\nBEGIN:VCARD"] * (assistants - 1), "AGENT:", end="")
    content = card("ana") + unfinished + card("bo") + card("cy")
    found = SOURCES["vcard"].read(Planted(content.encode(), "x.vcf"), SETTING)
    assert {"ana", "bo", "cy"} <= {record.name for record in found if isinstance(record, Card)}


def test_an_assistant_inside_a_card_that_ends_is_none_of_the_people() -> None:
    content = card("ana", "AGENT:", card("secretary") + "NOTE:x") + card("bo")
    found = SOURCES["vcard"].read(Planted(content.encode(), "x.vcf"), SETTING)
    assert [record.name for record in found if isinstance(record, Card)] == ["ana", "bo"]
