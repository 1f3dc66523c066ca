"""Short forms lead to full names, and known given names are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.identity import shipped
from mutuals.identity.given_names import is_given, roots


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Bob", "robert"),
        ("Bill", "william"),
        ("Peggy", "margaret"),
        ("Jack", "john"),
        ("Sepp", "josef"),
        ("Uli", "ulrich"),
        ("Uschi", "ursula"),
        ("Kathi", "katharina"),
        ("Paco", "francisco"),
        ("Pepe", "jose"),
        ("Nacho", "ignacio"),
        ("Lola", "dolores"),
        ("Chico", "francisco"),
        ("Beppe", "giuseppe"),
        ("Gigi", "luigi"),
        ("Mimmo", "domenico"),
        ("Jojo", "joseph"),
        ("Véro", "veronique"),
        ("Sasha", "alexander"),
        ("Саша", "alexander"),
        ("Vanya", "ivan"),
        ("Dima", "dmitry"),
        ("Kasia", "katarzyna"),
        ("Wojtek", "wojciech"),
        ("Honza", "jan"),
        ("Pista", "istvan"),
        ("Kees", "cornelis"),
        ("Lasse", "lars"),
        ("Kostas", "konstantinos"),
        ("Mehmet", "muhammad"),
        ("Yoni", "jonathan"),
    ],
)
def test_roots_of_short_forms(short, full):
    assert full in roots(short)
    assert roots(short) & roots(full)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna", "Peter"),
        ("Maria", "Mario"),
        ("Aaron", "Erin"),
        ("Hans", "Klaus"),
        ("Olga", "Oleg"),
        ("Robert", "William"),
        ("Caroline", "Charlotte"),
        ("Alexander", "Alexandria"),
        ("Andrew", "Andrea"),
        ("Frederick", "Frederica"),
        ("John", "Jonathan"),
        ("Patrick", "Peter"),
    ],
)
def test_other_names_share_no_root(one, other):
    assert not roots(one) & roots(other)


@pytest.mark.parametrize(("one", "other"), [("Josef", "Joseph"), ("Katarina", "Katharina")])
def test_spellings_of_a_root_meet(one, other):
    assert roots(one) & roots(other)


def test_a_full_name_is_its_own_root():
    assert "robert" in roots("Robert")
    assert roots("Zyxwolf") == {"zyxwolf"}


@pytest.mark.parametrize("word", ["Ana", "Bob", "Sepp", "Сергей", "Małgorzata", "Wei", "Aarushi"])
def test_given_names_are_known(word):
    assert is_given(word)


@pytest.mark.parametrize("word", ["Schmidt", "Acme", "", "12", "Gmbh", "Nguyen"])
def test_other_words_are_no_given_names(word):
    assert not is_given(word)


@given(st.text(max_size=300))
def test_any_text_has_roots(word):
    assert roots(word)
    assert is_given(word) in {True, False}


@pytest.mark.parametrize("table", ["nicknames.txt", "nicknames_en.txt"])
def test_no_short_form_stands_for_nothing(table):
    rows = [line.split() for line in shipped.lines(table)]
    assert not [row for row in rows if len(row) < 2 or row[0] in row[1:]]
