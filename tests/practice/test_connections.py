"""Who works at an employer I named, whichever way the two of us write its name."""

import pytest

from mutuals.model.names import is_legal_form, without_form
from mutuals.model.position import Affiliation
from mutuals.practice.connections import works_at


def held(organisation: str, until: str = "") -> Affiliation:
    return Affiliation(organisation, "", "", until)


@pytest.mark.parametrize(
    ("named", "written"),
    [
        ("Acme", "ACME  GmbH"),
        ("Acme, Inc.", "Acme"),
        ("Acme Inc", "Acme, Inc."),
        ("Acme GmbH & Co. KG", "acme gmbh & co. kg"),
        ("Co", "Co"),
    ],
)
def test_a_legal_form_makes_no_other_employer(named, written):
    assert works_at([held(written)], ["Beta", named]) == named


@pytest.mark.parametrize("written", ["Acme Health", "Ac", "Inc.", ""])
def test_another_name_is_another_employer(written):
    assert works_at([held(written)], ["Acme", "Co"]) == ""


def test_who_left_works_there_no_more():
    assert works_at([held("Acme", "2020")], ["Acme"]) == ""


def test_a_name_is_never_taken_away_whole():
    assert without_form("Inc. Ltd.") == "Inc."
    assert not is_legal_form("")
