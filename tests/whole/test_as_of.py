"""Answers as of a day: later things do not count, and the same question has the same bytes."""

import json
import re
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import check_invariants
from tests.operations.letters import ANA, BO, ME, calendar, mail, meeting, sent_box
from tests.operations.small_sample import split_mbox, write_small

from mutuals.workspace import open_workspace

DAY = "2026-10-14"
_DATE = re.compile(rb"(?mi)^Date: (.*)$")
_START = re.compile(rb"(?m)^DTSTART[^:\r\n]*:(\d{4})(\d\d)(\d\d)")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> list[Path]:
    """Return the mailbox and the calendar of the small sample, and its cards."""
    paths = write_small(tmp_path_factory.mktemp("sample"), mails=900)
    return [paths[0], *paths[-3:]]


@pytest.fixture(scope="module")
def full(inputs, tmp_path_factory) -> Home:
    home = Home(tmp_path_factory.mktemp("full"), DAY)
    home.take(*inputs)
    return home


def until(day: str, path: Path, folder: Path) -> Path:
    """Write a copy of a file with what happened up to a day."""
    content = path.read_bytes()
    if path.suffix == ".mbox":
        content = b"".join(each for each in split_mbox(content) if _mail_day(each) <= day)
    elif path.suffix == ".ics":
        head, *entries = content.split(b"BEGIN:VEVENT")
        tail = b"END:VCALENDAR\r\n"
        kept = [each.replace(tail, b"") for each in entries if _entry_day(each) <= day]
        content = b"BEGIN:VEVENT".join([head, *kept]) + tail
    copy = folder / path.name
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(content)
    return copy


def _mail_day(each: bytes) -> str:
    found = _DATE.search(each.split(b"\n\n")[0])
    assert found
    return parsedate_to_datetime(found[1].decode().strip()).date().isoformat()


def _entry_day(each: bytes) -> str:
    found = _START.search(each)
    assert found
    return b"-".join(found.groups()).decode()


def test_the_same_question_has_the_same_bytes(full):
    assert digest(full) == digest(full)


def test_a_sample_home_holds_what_must_hold(full):
    with open_workspace(full.folder, full.as_of) as network:
        check_invariants(network)


def test_later_days_do_not_count(full, inputs, tmp_path):
    """A home with only the days up to then gives the same figures, measures and list."""
    early = Home(tmp_path / "home", DAY)
    early.take(*(until(DAY, path, tmp_path / "files") for path in inputs))
    later, earlier = digest(full), digest(early)
    figures = "interactions sent received met first_contact last_contact strength alive state"
    for name in figures.split():
        assert _by_person(earlier, name) == {
            who: value for who, value in _by_person(later, name).items() if who in _ids(earlier)
        }, name
    assert json.loads(earlier["today"])["engage"] == json.loads(later["today"])["engage"]
    assert _values(earlier) == _values(later)


def _ids(found: dict[str, str]) -> set[str]:
    return {person["id"] for person in json.loads(found["people"])["people"]}


def _by_person(found: dict[str, str], name: str) -> dict[str, object]:
    everybody = json.loads(found["people"])["people"]
    return {person["id"]: person[name] for person in everybody}


def _values(found: dict[str, str]) -> list[tuple]:
    return [
        (week["week"], each["name"], each["value"])
        for week in json.loads(found["verdict"])["weeks"]
        for each in week["measures"]
        if each["name"] not in {"face_to_face", "gave"}
    ]


def test_as_of_does_not_depend_on_when_it_was_imported(tmp_path):
    """What happened before counts although it was imported after."""
    home = Home(tmp_path / "home", "2026-03-10")
    home.take(sent_box(tmp_path, mail(f"Mia <{ME}>", ANA, "2026-03-01")))
    home.take(sent_box(tmp_path / "b", mail(f"Mia <{ME}>", ANA, "2026-03-05")))
    home.take(sent_box(tmp_path / "c", mail(f"Mia <{ME}>", ANA, "2026-03-15")))
    page = home.person("Ana Lopes")
    assert (page.sent, page.last_contact, len(page.timeline)) == (2, "2026-03-05", 2)


def test_a_later_contact_hides_no_connection_of_an_earlier_day(tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Dora,New,https://www.linkedin.com/in/dora,dora@new.example,Acme,Lead,01 Feb 2026\n"
        "Emil,Old,https://www.linkedin.com/in/emil,emil@old.example,Acme,Lead,01 Apr 2026\n",
        encoding="utf-8",
    )
    home = Home(tmp_path / "home", "2026-03-10")
    home.run("init", me=(ME,))
    home.run("plan", "set", "targets", "Acme")
    home.take(folder)
    home.take(sent_box(tmp_path, *(mail(f"Mia <{ME}>", BO, f"2026-03-0{n}") for n in (1, 9))))
    before = home.run("today").engage
    assert [nudge.person.name for nudge in before] == ["Dora New"]
    home.take(sent_box(tmp_path / "later", mail(f"Mia <{ME}>", "dora@new.example", "2026-03-15")))
    assert home.run("today").engage == before


def test_decisions_have_their_day(tmp_path):
    home = Home(tmp_path / "home", "2026-03-10")
    home.take(sent_box(tmp_path, mail(f"Mia <{ME}>", ANA, "2026-03-01")))
    home.run("key", "Ana Lopes")
    home.run("log", "Ana Lopes", gave="advice", call=True)
    early = Home(home.folder, "2026-03-09")
    assert not early.person("Ana Lopes").key
    assert early.run("ledger").entries == ()
    assert early.person("Ana Lopes").interactions == 1
    assert home.person("Ana Lopes").key
    assert len(home.run("ledger").entries) == 1
    assert not differences(digest(home), digest(home))


def test_a_plan_of_next_week_is_no_coverage_of_this_one(tmp_path):
    home = Home(tmp_path / "home", "2026-03-10")
    home.take(sent_box(tmp_path, mail(f"Mia <{ME}>", ANA, "2026-03-01")))
    home.take(calendar(tmp_path / "c.ics", meeting("m", "20260325T100000Z")))
    week = home.run("verdict", weeks=1).weeks[0]
    assert next(m.value for m in week.measures if m.name == "face_to_face") is None
