"""Where somebody is and what they work in, from numbers, addresses and titles."""

import pytest

from mutuals.identity.whereabouts import country, field_of_work, place


@pytest.mark.parametrize(
    ("phones", "emails", "expected"),
    [
        (["+4915228817386"], ["a@firm.fr"], "de"),
        ([], ["a@firm.com", "b@firm.fr"], "fr"),
        (["+35312345678"], [], "ie"),
        (["030 1234"], ["a@firm.example"], ""),
        (["+99912345"], [], "+999"),
        ([], ["a@start.co"], ""),
        (["+12125550100"], [], "us or ca"),
    ],
)
def test_a_number_tells_the_country_before_an_address(phones, emails, expected) -> None:
    assert country(phones, emails) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Hamburg", "hamburg"),
        ("Lange Reihe 9, 20099, Hamburg, Germany", "hamburg"),
        ("Straße 1\nMünchen", "munchen"),
        ("12345", ""),
    ],
)
def test_the_town_is_the_first_part_without_a_digit(stated, expected) -> None:
    assert place(stated) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Senior Data Engineer", "engineer"),
        ("Head of Sales", "sales"),
        ("Engineer at Acme", "engineer"),
        ("Operations Lead", "operations"),
        ("Managing Director", "managing"),
        ("Recruiter, EMEA", "recruiter"),
        ("Manager", ""),
        ("", ""),
    ],
)
def test_the_field_is_the_word_that_is_no_rank(title, expected) -> None:
    assert field_of_work(title) == expected
