"""Rare names surprise more than common ones, whatever stands in anybody's address book."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.identity import shipped
from mutuals.identity.rarity import (
    UNKNOWN_GIVEN,
    UNKNOWN_SURNAME,
    surprise,
    surprise_of_given,
    surprise_of_surname,
)
from mutuals.identity.transliteration import latin


@pytest.mark.parametrize(
    ("common", "rare"),
    [
        ("Smith", "Hawthorne"),
        ("Müller", "Odermatt"),
        ("Garcia", "Etxeberria"),
        ("Nguyen", "Okafor"),
        ("Ivanov", "Grachev"),
        ("Wang", "Shao"),
        ("王", "閻"),
        ("佐藤", "森田"),
        ("Hawthorne", "Zzyzxwood"),
    ],
)
def test_rare_surnames_surprise_more(common, rare):
    assert surprise_of_surname(common) < surprise_of_surname(rare)


@pytest.mark.parametrize(
    ("common", "rare"),
    [("Maria", "Solveig"), ("John", "Hamish"), ("Hamish", "Qwertulia"), ("Aarushi", "Qwertulia")],
)
def test_rare_given_names_surprise_more(common, rare):
    assert surprise_of_given(common) < surprise_of_given(rare)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("John Smith", 12, 15),
        ("Maria Garcia", 8, 12),
        ("Hans Müller", 10, 14),
        ("Wei Wang", 9, 19),
        ("Sigurd Zzyzxwood", 22, 28),
        ("Qwertulia Zzyzxwood", 30, 34),
    ],
)
def test_bits_of_full_names(name, least, most):
    assert least <= surprise(name) <= most


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Ivanov", "Иванов"),
        ("Nunez", "Núñez"),
        ("SMITH", "smith"),
        ("김", "Gim"),
    ],
)
def test_spelling_changes_no_rarity(one, other):
    assert surprise_of_surname(one) == surprise_of_surname(other)


def test_order_changes_no_rarity():
    assert surprise("Nguyen Linh") == surprise("Linh Nguyen")


def test_no_name_surprises_nobody():
    assert surprise("") == 0.0
    assert surprise("  - ") == 0.0


@given(st.text(max_size=300))
def test_any_text_has_a_surprise_in_bounds(name):
    assert 0.0 <= surprise(name) <= surprise_of_given("qwertulia") + surprise_of_surname("zzyzx")


@pytest.mark.parametrize(
    ("table", "unknown"),
    [("surnames.txt", UNKNOWN_SURNAME), ("given_names.txt", UNKNOWN_GIVEN)],
)
def test_the_tables_are_well_formed(table, unknown):
    heads = [line.split() for line in shipped.lines(table) if line.startswith("@")]
    words = [
        word for line in shipped.lines(table) if not line.startswith("@") for word in line.split()
    ]
    assert all(float(share) > unknown for _, _, share in heads)
    assert len(words) > 3000
    assert [word for word in words if latin(word) != word or "," in word] == []
