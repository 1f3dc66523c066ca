"""Finding the one person that a word names, whatever way of naming somebody was chosen."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import card, cards, mail, mbox

from mutuals.errors import NobodyFoundError, SeveralFoundError

ME = "Mia Home <mia@home.example>"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=("mia@home.example",), name="Mia Home")
    made.take(
        cards(
            tmp_path / "a.vcf",
            card("Søren Łącki", "EMAIL:soren@sund.example", "URL:https://x.com/SorenL"),
            card("Ewa Nowak", "URL:https://shore.example/@ewa", "TEL:+48 22 123 45 67"),
            card("林小雨", "EMAIL:rain@forest.example"),
        )
    )
    made.take(mbox(tmp_path / "b.mbox", mail("Юлия Штерн <jst@stern.example>", ME, "2026-03-01")))
    return made


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("x.com/sorenl", "Søren Łącki"),
        ("https://twitter.com/SorenL", "Søren Łącki"),
        ("mailto:soren@sund.example", "Søren Łącki"),
        ("soren lacki", "Søren Łącki"),
        ("ŁĄCKI, SØREN", "Søren Łącki"),
        ("shore.example/@ewa", "Ewa Nowak"),
        ("@ewa@shore.example", "Ewa Nowak"),
        ("0048 221234567", "Ewa Nowak"),
        ("林 小雨", "林小雨"),
        ("yuliya shtern", "Юлия Штерн"),
    ],
)
def test_a_person_answers_to_every_way_of_writing(home: Home, word: str, name: str) -> None:
    assert home.person(word).name == name


def test_a_name_as_it_is_written_comes_before_other_letters(home: Home, tmp_path: Path) -> None:
    home.take(cards(tmp_path / "c.vcf", card("Soren Lacki", "EMAIL:other@bay.example")))
    assert home.person("Soren Lacki").emails == ("other@bay.example",)
    assert home.person("Søren Łącki").emails == ("soren@sund.example",)


def test_two_of_one_name_are_told_apart_and_neither_is_chosen(home: Home, tmp_path: Path) -> None:
    home.run("log", "Ana Lopes", met=True)
    home.take(mbox(tmp_path / "d.mbox", mail("Ana Lopes <ana@oak.example>", ME, "2026-03-02")))
    with pytest.raises(SeveralFoundError) as refused:
        home.run("log", "Ana Lopes", met=True)
    assert "2 people" in str(refused.value)
    assert "Ana Lopes, ana@oak.example" in str(refused.value)


@pytest.mark.parametrize("word", ["Sorin Lacki", "Lacki", "Søren Larsen"])
def test_who_is_like_a_word_is_named(home: Home, word: str) -> None:
    with pytest.raises(NobodyFoundError, match=r"did you mean .*Søren Łącki, soren@sund.example"):
        home.person(word)


def test_nobody_is_named_who_is_like_nothing(home: Home) -> None:
    with pytest.raises(NobodyFoundError, match="mutuals people"):
        home.person("Quentin Zuckmayer")


def test_a_search_finds_letters_without_their_marks(home: Home) -> None:
    for word in ("soren", "lacki", "SØREN"):
        assert [each.name for each in home.run("people", word).people] == ["Søren Łącki"]
