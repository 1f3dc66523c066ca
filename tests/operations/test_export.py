"""An export holds the whole home, the same file for the same home, and only for its owner."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest
import vobject
from tests.exports.test_calendars import instant_of
from tests.operations.homes import Home
from tests.operations.letters import card, cards, mail, mbox
from tests.operations.out_again import AS_OF, decide, observed_home
from tests.sources.recorded import SETTING

from mutuals.errors import MutualsError, NobodyFoundError, UnreadableError, UsageError
from mutuals.exports.registry import NAMES
from mutuals.model.observed import Card
from mutuals.operations.base import load
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.registry import recognise
from mutuals.workspace import open_desk

ME = "Mia Home <mia@home.example>"
ANA = "Ana Lopes <ana@mail.example>"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=("mia@home.example",), name="Mia Home")
    made.take(mbox(tmp_path / "a.mbox", mail(ME, ANA, "2026-03-01"), mail(ANA, ME, "2026-03-02")))
    made.take(cards(tmp_path / "b.vcf", card("Ben Okoro", "EMAIL:ben@mail.example")))
    return made


def exported(home: Home, path: Path, **options) -> str:
    home.run("export", path, **options)
    return path.read_text(encoding="utf-8")


def test_everything_stands_in_it(home: Home, tmp_path: Path) -> None:
    found = json.loads(exported(home, tmp_path / "all.json"))
    assert {person["name"] for person in found["people"]} == {"Mia Home", "Ana Lopes", "Ben Okoro"}
    assert len(found["interactions"]) == 2
    parts = [part for entry in found["interactions"] for part in entry["participants"]]
    assert ["email", "ana@mail.example", "from", "Ana Lopes"] in parts
    assert [row["record"]["name"] for row in found["observed"]] == ["Ben Okoro"]
    assert [row["verb"] for row in found["decisions"]] == ["init"]


def test_what_was_undone_leaves_no_trace(home: Home, tmp_path: Path) -> None:
    before = exported(home, tmp_path / "a.json")
    home.run("merge", "ana@mail.example", "ben@mail.example")
    assert exported(home, tmp_path / "b.json") != before
    home.run("undo")
    home.run("log", "ana@mail.example", "Dora New", met=True, gave="advice")
    home.run("undo")
    assert exported(home, tmp_path / "c.json") == before


def test_a_folder_that_is_missing_is_refused_with_what_to_do(home: Home, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="name another file"):
        home.run("export", tmp_path / "missing" / "a.json")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a home with a bit of everything."""
    made = observed_home(tmp_path_factory.mktemp("full"))
    decide(made)
    return made


each_format = pytest.mark.parametrize("form", NAMES)


def test_the_formats_are_those_that_were_promised() -> None:
    assert set(NAMES) == {"json", "vcard", "csv", "parquet", "ics"}


@each_format
def test_the_same_home_gives_the_same_file_for_its_owner_only(
    full: Home, tmp_path: Path, form: str
) -> None:
    for name in ("one", "other"):
        done = full.run("export", tmp_path / name, format=form)
        assert done.size == (tmp_path / name).stat().st_size > 0
        assert any(part.count for part in done.parts)
        if os.name == "posix":
            assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"one", "other"}


# -- where it cannot be written -----------------------------------------------------------------


@each_format
@pytest.mark.parametrize("place", ["missing/file", "a file/below", "folder"])
def test_a_place_that_cannot_be_written_is_one_clear_line(
    full: Home, tmp_path: Path, form: str, place: str
) -> None:
    (tmp_path / "a file").write_text("kept")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableError, match=r"cannot be written .*name another file"):
        full.run("export", tmp_path / place, format=form)
    assert {path.name for path in tmp_path.iterdir()} == {"a file", "folder"}
    assert not list((tmp_path / "folder").iterdir())


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
from mutuals.faces.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
@pytest.mark.parametrize("form", ["json", "vcard"])
def test_a_full_disk_is_one_clear_line_and_the_old_file_stays(tmp_path: Path, form: str) -> None:
    home = Home(tmp_path / "home", AS_OF)
    home.take(
        cards(tmp_path / "b.vcf", card("Ben", "EMAIL:b@mail.example", f"NOTE:{'x' * 90_000}"))
    )
    out = tmp_path / "out"
    out.write_text("before")
    options = ["--format", form, *(["--remarks"] if form == "vcard" else [])]
    child = subprocess.run(
        [sys.executable, "-c", LIMITED, "--home", str(home.folder), "export", str(out), *options],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert child.returncode == 1
    assert child.stdout == ""
    assert len(child.stderr.splitlines()) == 1
    assert "the export cannot be written (File too large)" in child.stderr
    assert out.read_text() == "before"
    assert {path.name for path in tmp_path.iterdir()} == {"home", "b.vcf", "out"}


def test_parquet_without_its_library_says_what_to_install(
    full: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MutualsError, match="install mutuals with its extra `tables`"):
        full.run("export", tmp_path / "out.parquet", format="parquet")
    assert not list(tmp_path.iterdir())


# -- what other programs find -------------------------------------------------------------------


def test_cards_hold_the_people_of_the_home(full: Home, tmp_path: Path) -> None:
    text = exported(full, tmp_path / "out.vcf", format="vcard")
    people = sorted(full.run("people").people, key=lambda person: person.id)
    for person, found in zip(people, vobject.readComponents(text), strict=True):
        assert found.fn.value == person.name
        assert [each.value for each in found.contents.get("email", [])] == list(person.emails)
        assert [each.value for each in found.contents.get("tel", [])] == list(person.phones)
    again = Home(tmp_path / "again", AS_OF)
    again.take(tmp_path / "out.vcf")
    addresses = {(person.name, person.emails, person.phones, person.profiles) for person in people}
    assert addresses == {
        (same.name, same.emails, same.phones, same.profiles) for same in again.run("people").people
    }
    ana = again.person("Ana Lopes")
    assert ana.tags == ("Old Hand", "friends")
    assert ("birthday", "1985-04-12") in {(field.name, field.value) for field in ana.fields}


def test_my_own_words_go_out_only_when_asked_for(full: Home, tmp_path: Path) -> None:
    for form in set(NAMES) - {"json"}:
        full.run("export", tmp_path / "out", format=form)
        assert b"likes tea" not in (tmp_path / "out").read_bytes()
    assert "NOTE:likes tea" in exported(full, tmp_path / "out", format="vcard", remarks=True)
    with pytest.raises(UsageError, match="remarks"):
        full.run("export", tmp_path / "out", format="csv", remarks=True)


def test_the_table_of_people_is_read_back(full: Home, tmp_path: Path) -> None:
    full.run("export", tmp_path / "out.csv", format="csv")
    people = {person.id: person for person in full.run("people").people}
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows.keys() == people.keys()
    (ana,) = [row for row in rows.values() if row["name"] == "Ana Lopes"]
    assert (ana["phones"], ana["key"]) == ("tel:+491701234567", "yes")
    assert (ana["given_name"], ana["family_name"]) == ("Ana", "Lopes")
    drop = open_drop(tmp_path / "out.csv")
    source = recognise(drop)
    assert source is not None
    read = [record for record in source.read(drop, SETTING) if isinstance(record, Card)]
    assert len(read) == len(people)
    expected = [{*person.emails, *person.phones, *person.profiles} for person in people.values()]
    for record in read:
        values = {i.value for i in record.identifiers if i.kind in {"email", "phone", "profile"}}
        assert values in expected


def test_the_calendar_holds_the_meetings_and_calls_of_the_home(full: Home, tmp_path: Path) -> None:
    full.run("export", tmp_path / "out.ics", format="ics")
    rows = full.rows(
        "SELECT at, by_day, ref FROM interaction WHERE channel IN ('meeting', 'call')"
        " AND twin IS NULL ORDER BY at, id"
    )
    assert len(rows) > 5
    events = icalendar.Calendar.from_ical((tmp_path / "out.ics").read_bytes()).walk("VEVENT")
    assert [instant_of(event) for event in events] == [
        at - 43_200 if by_day else at for at, by_day, _ in rows
    ]
    refs = {str(event["UID"]) for event in events}
    assert {"m1", "m2", "m3"} <= refs
    again = Home(tmp_path / "again", AS_OF)
    again.run("init", me=("me@home.example",))
    report = again.take(tmp_path / "out.ics")
    assert report.sources[0].added.interactions == len(rows)
    assert not report.sources[0].errors
    # The calendar's own entries are the same ones; what was logged has become an entry.
    kept = "SELECT id, at, channel FROM interaction WHERE ref LIKE 'm_' ORDER BY id"
    assert again.rows(kept) == full.rows(kept)


def test_score_reads_the_contacts_and_finds_the_ties_of_the_home(tmp_path: Path) -> None:
    home = observed_home(tmp_path)
    home.run("init", me=("me@home.example",))
    home.run("plan", "set", "zone", "UTC")
    home.run("export", tmp_path / "out.parquet", format="parquet")
    with open_desk(home.as_of) as desk:
        ties = load("score").function(desk, tmp_path / "out.parquet").ties
    people = {p.id: p for p in home.run("people").people if p.first_contact}
    assert {tie.ego for tie in ties} == {"me"}
    assert {tie.alter for tie in ties} == people.keys()
    for tie in ties:
        person = people[tie.alter]
        assert (tie.first, tie.last) == (person.first_contact, person.last_contact)
        # Summed for one day here, and carried from the last day of contact there.
        assert tie.state == person.state
        assert tie.balance == pytest.approx(person.reciprocity, rel=0, abs=1e-12)


# -- one person ---------------------------------------------------------------------------------


def test_one_person_alone_gives_all_that_is_known_of_them(full: Home, tmp_path: Path) -> None:
    text = exported(full, tmp_path / "ana.json", who="Ana Lopes")
    found = json.loads(text)
    page = full.person("Ana Lopes")
    assert (found["id"], found["name"]) == (page.id, page.name)
    assert {each["value"] for each in found["identifiers"]} >= {"ana@trusted.example"}
    assert len(found["timeline"]) == page.interactions
    assert {"name": "note", "value": "likes tea"}.items() <= found["fields"][-1].items()
    assert len(found["ledger"]) == len(page.ledger)
    assert {each["what"] for each in found["decisions"]} == {
        "key", "tag", "skip", "done", "log", "apart", "introduce",
    }  # fmt: skip
    for other in ("carl@else.example", "bo@trusted.example", "me@home.example", "vera fresh"):
        assert other not in text.replace("met Ana Lopes, Vera Fresh", "")


@each_format
def test_every_format_can_be_of_one_person(full: Home, tmp_path: Path, form: str) -> None:
    done = full.run("export", tmp_path / "ana", format=form, who="ana@trusted.example")
    assert done.whose is not None
    assert done.whose.name == "Ana Lopes"
    raw = (tmp_path / "ana").read_bytes()
    if form in {"vcard", "csv", "json"}:
        assert b"ana@trusted.example" in raw
        assert b"carl@else.example" not in raw
    if form == "ics":
        assert raw.count(b"BEGIN:VEVENT") == full.person("Ana Lopes").met


def test_what_is_known_of_one_person_is_no_home(full: Home, tmp_path: Path) -> None:
    full.run("export", tmp_path / "ana.json", who="Ana Lopes")
    assert recognise(open_drop(tmp_path / "ana.json")) is None
    with pytest.raises(NobodyFoundError):
        full.run("export", tmp_path / "x.json", who="Nobody Here")
    assert not (tmp_path / "x.json").exists()
