"""An export holds the whole home, the same file for the same home, and only for its owner."""

import json
from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import card, cards, mail, mbox

from mutuals.errors import UnreadableError

ME = "Mia Home <mia@home.example>"
ANA = "Ana Lopes <ana@mail.example>"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=("mia@home.example",), name="Mia Home")
    made.take(mbox(tmp_path / "a.mbox", mail(ME, ANA, "2026-03-01"), mail(ANA, ME, "2026-03-02")))
    made.take(cards(tmp_path / "b.vcf", card("Ben Okoro", "EMAIL:ben@mail.example")))
    return made


def exported(home: Home, path: Path) -> str:
    home.run("export", path)
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


def test_only_the_owner_can_read_it(home: Home, tmp_path: Path) -> None:
    exported(home, tmp_path / "a.json")
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_missing_is_refused_with_what_to_do(home: Home, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="name another file"):
        home.run("export", tmp_path / "missing" / "a.json")
