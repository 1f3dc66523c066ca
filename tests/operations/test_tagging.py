"""My own tags: found by, together with those of cards, undone, merged, split."""

from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import card, cards, mail, mbox

from mutuals.errors import DecisionError, NobodyFoundError, UsageError
from mutuals.operations.base import load
from mutuals.workspace import open_desk

ME = "Mia Home <mia@home.example>"
ANA, BO = "Ana Berg <ana@mail.example>", "Bo Elm <bo@mail.example>"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=("mia@home.example",), name="Mia Home")
    letters = [mail(ME, who, f"2026-03-0{day}") for day, who in enumerate((ANA, BO), 1)]
    made.take(mbox(tmp_path / "a.mbox", *letters))
    made.take(
        cards(tmp_path / "b.vcf", card("Ana Berg", "EMAIL:ana@mail.example", "CATEGORIES:Ski"))
    )
    return made


def test_people_are_found_by_a_tag_of_mine(home: Home) -> None:
    done = home.run("tag", "Book Club", "ana@mail.example", "Bo Elm")
    assert done.says == "Ana Berg, Bo Elm are tagged Book Club"
    assert len(done.steps) == 2
    assert {person.name for person in home.run("people", "club").people} == {"Ana Berg", "Bo Elm"}
    assert home.person("Ana Berg").tags == ("Book Club", "Ski")
    home.run("tag", "book club", "Ana Berg", off=True)
    assert [person.name for person in home.run("people", "club").people] == ["Bo Elm"]
    assert home.person("Ana Berg").tags == ("Ski",)


def test_a_tag_that_is_borne_is_not_given_again(home: Home) -> None:
    home.run("tag", "mentor", "Ana Berg")
    again = home.run("tag", "MENTOR", "Ana Berg", "Bo Elm", "bo@mail.example")
    assert again.tag == "mentor"
    assert len(again.steps) == 1
    assert [person.name for person in again.people] == ["Ana Berg", "Bo Elm"]
    assert home.person("Bo Elm").tags == ("mentor",)


def test_a_tag_of_a_card_and_mine_are_one(home: Home) -> None:
    home.run("tag", "ski", "Ana Berg")
    assert home.person("Ana Berg").tags == ("Ski",)


def test_undone_as_if_it_had_never_been(home: Home) -> None:
    home.run("tag", "mentor", "Bo Elm")
    expected = digest(home)
    first = home.run("undo")
    assert [step.says for step in first.undone] == ["Bo Elm is tagged mentor"]
    assert home.person("Bo Elm").tags == ()
    home.run("tag", "Mentor", "Ana Berg")
    home.run("tag", "mentor", "Bo Elm")
    assert home.person("Bo Elm").tags == ("Mentor",)
    home.run("undo", step=home.run("history").steps[1].id)
    assert not differences(digest(home), expected)
    assert [person.name for person in home.run("people", "mentor").people] == ["Bo Elm"]


def test_tags_come_together_and_part_again(home: Home) -> None:
    home.run("tag", "one", "ana@mail.example")
    home.run("tag", "other", "bo@mail.example")
    home.run("merge", "ana@mail.example", "bo@mail.example")
    assert home.person("ana@mail.example").tags == ("Ski", "one", "other")
    home.run("split", "ana@mail.example", keep=("ana@mail.example",))
    assert home.person("ana@mail.example").tags == ("Ski", "one")
    assert home.person("bo@mail.example").tags == ("other",)
    assert [person.name for person in home.run("people", "other").people] == ["Bo Elm"]


def test_tags_hold_whatever_is_imported_later(home: Home, tmp_path: Path) -> None:
    home.run("tag", "mentor", "Ana Berg")
    home.take(mbox(tmp_path / "c.mbox", mail(ANA, ME, "2026-03-09")))
    assert home.person("Ana Berg").tags == ("Ski", "mentor")
    assert home.run("people", "mentor").total == 1


def test_a_tag_of_somebody_erased_is_shown_as_others_wrote_it(home: Home) -> None:
    home.run("tag", "Mentor", "Ana Berg")
    home.run("tag", "mentor", "Bo Elm")
    assert home.person("Bo Elm").tags == ("Mentor",)
    with open_desk(home=home.folder) as desk:
        load("erase").function(desk, "Ana Berg", yes=True)
    assert home.person("Bo Elm").tags == ("mentor",)


@pytest.mark.parametrize("text", ["", "  ", "x" * 41, "a\nb", "a\x1bb"])
def test_what_can_be_no_tag_is_refused(home: Home, text: str) -> None:
    with pytest.raises(UsageError, match="no tag"):
        home.run("tag", text, "Ana Berg")


def test_nothing_is_half_done(home: Home) -> None:
    before = digest(home)
    with pytest.raises(NobodyFoundError):
        home.run("tag", "mentor", "Ana Berg", "Nobody Here")
    with pytest.raises(DecisionError, match="this is you"):
        home.run("tag", "mentor", "Ana Berg", "me")
    with pytest.raises(DecisionError, match="address book"):
        home.run("tag", "Ski", "Ana Berg", off=True)
    assert not differences(digest(home), before)
