"""The list of people: what a query shows, how many it counts, and in which order."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import card, cards, mail, mbox

ME = "Mia Home <mia@home.example>"
ANA = "Ana Berg <ana@mail.example>"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=("mia@home.example",), name="Mia Home")
    made.take(mbox(tmp_path / "a.mbox", mail(ME, ANA, "2026-03-01"), mail(ANA, ME, "2026-03-02")))
    others = [card(f"{name} Berg", f"EMAIL:{name}@oak.example") for name in ("Cleo", "Ben", "Dov")]
    made.take(cards(tmp_path / "b.vcf", *others))
    return made


def test_a_limit_shows_the_first_and_counts_all(home: Home) -> None:
    everybody, shown = home.run("people", "berg"), home.run("people", "berg", limit=2)
    assert (len(everybody.people), everybody.total) == (4, 4)
    assert everybody.people[0].name == "Ana Berg"
    assert (shown.people, shown.total) == (everybody.people[:2], 4)


def test_a_query_can_be_sorted_by_name(home: Home) -> None:
    shown = home.run("people", "berg", sort="name", limit=3)
    assert [person.name for person in shown.people] == ["Ana Berg", "Ben Berg", "Cleo Berg"]
    assert shown.total == 4


def test_a_list_knows_whether_it_was_chosen(home: Home) -> None:
    assert home.run("people", "zzz").chosen
    assert home.run("people", tag="none").chosen
    assert home.run("people", "berg", sort="name").chosen
    assert not home.run("people", sort="name", limit=2).chosen


def test_names_are_put_in_order_without_their_marks(home: Home, tmp_path: Path) -> None:
    others = [
        card(name, f"EMAIL:{number}@bay.example")
        for number, name in enumerate(("Øyvind Aa", "Pia Aa"))
    ]
    home.take(cards(tmp_path / "d.vcf", *others))
    names = [each.name for each in home.run("people", "aa", sort="name").people]
    assert names == ["Øyvind Aa", "Pia Aa"]
    assert [each.name for each in home.run("people", sort="name", limit=5).people] == [
        "Ana Berg",
        "Ben Berg",
        "Cleo Berg",
        "Dov Berg",
        "Øyvind Aa",
    ]


@pytest.mark.parametrize("query", ["", " ", "\t \n"])
def test_blanks_ask_for_everybody(home: Home, query: str) -> None:
    assert home.run("people", query) == home.run("people")
    assert home.run("people", query).total == 4


@pytest.mark.parametrize("sort", [None, "strength", "recent", "due", "name"])
def test_a_limit_cuts_every_order_where_it_stands(home: Home, tmp_path: Path, sort: str) -> None:
    letters = [
        mail(ME, f"{name}@oak.example", f"2026-02-0{day}")
        for day, name in enumerate(("Ben", "Dov"), 2)
    ]
    home.take(mbox(tmp_path / "c.mbox", *letters))
    everybody = home.run("people", sort=sort)
    for limit in range(1, everybody.total + 2):
        shown = home.run("people", sort=sort, limit=limit)
        assert shown.people == everybody.people[:limit]
        assert shown.total == everybody.total


def test_a_state_and_a_tag_choose_among_people(home: Home) -> None:
    home.run("tag", "Choir", "Ana Berg", "Ben Berg")
    assert {each.name for each in home.run("people", tag="choir").people} == {
        "Ana Berg",
        "Ben Berg",
    }
    assert [each.name for each in home.run("people", "ben", tag="CHOIR").people] == ["Ben Berg"]
    assert [each.name for each in home.run("people", state="new").people] == ["Ana Berg"]
    assert home.run("people", state="lost").total == 0


def test_only_humans_other_than_me_have_ties(home: Home, tmp_path: Path) -> None:
    together = mail(ME, ANA, "2026-03-03", more="Cc: Ben Berg <ben@oak.example>\n")
    home.take(mbox(tmp_path / "d.mbox", together))
    assert [tie.person.name for tie in home.run("person", "Ana Berg").ties] == ["Ben Berg"]
    assert home.run("person", "me").ties == ()
