"""One organisation under many names, and the domain that is its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.identity.organisations import domain_names, organisation_key, same_organisation


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Northwind", "northwind"),
        ("Northwind GmbH", "northwind"),
        ("Northwind G.m.b.H.", "northwind"),
        ("Northwind GmbH & Co. KG", "northwind"),
        ("Northwind GmbH & Co KGaA", "northwind"),
        ("Northwind S.A.", "northwind"),
        ("Northwind S.A.S.", "northwind"),
        ("Northwind Ltd", "northwind"),
        ("Northwind Limited", "northwind"),
        ("Northwind, Inc.", "northwind"),
        ("Northwind Pty Ltd", "northwind"),
        ("Northwind Pvt. Ltd.", "northwind"),
        ("Northwind S.p.A.", "northwind"),
        ("Northwind Sp. z o.o.", "northwind"),
        ("Northwind s.r.o.", "northwind"),
        ("Northwind B.V.", "northwind"),
        ("Northwind N.V.", "northwind"),
        ("Northwind AB", "northwind"),
        ("Northwind A/S", "northwind"),
        ("Northwind Oy", "northwind"),
        ("Northwind Kft.", "northwind"),
        ("Northwind SE", "northwind"),
        ("Northwind AG (Germany)", "northwind"),
        ("Northwind S. de R.L. de C.V.", "northwind"),
        ("Northwind Corporation", "northwind"),
        ("Northwind Holding AG", "northwind"),
        ("The Northwind Group", "northwind"),
        ("The Northwind Company", "northwind"),
        ("OOO Northwind", "northwind"),
        ("PT Northwind", "northwind"),
        ("  NORTHWIND  ", "northwind"),
        ("Northwind.com", "northwind"),
        ("北風株式会社", "北風"),
        ("Müller & Söhne GmbH", "muller sohne"),
        ("Mueller und Soehne", "muller sohne"),
        ("Société d'Études S.A.", "societe detudes"),
        ("Coca-Beans", "coca beans"),
        ("GmbH", "gmbh"),
        ("The", "the"),
        ("Die Post", "die post"),
        ("3M", "3m"),
        ("International Business Machines Corp.", "ibm"),
        ("Hewlett-Packard", "hp"),
        ("PricewaterhouseCoopers LLP", "pwc"),
        ("Bayerische Motoren Werke AG", "bmw"),
        ("", ""),
        ("---", ""),
    ],
)
def test_key(name, key):
    assert organisation_key(name) == key


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Northwind GmbH", "NORTHWIND Inc", True),
        ("North Wind", "Northwind", True),
        ("IBM", "International Business Machines", True),
        ("I.B.M.", "IBM Deutschland"[:3], True),
        ("PwC", "PricewaterhouseCoopers", True),
        ("BMW AG", "Bayerische Motoren Werke", True),
        ("National Bank of Northland", "NBN", True),
        ("National Bank of Northland", "NBON", True),
        ("Müller GmbH", "Mueller", True),
        ("Northwind", "Southwind", False),
        ("Northwind", "Northwind Shipping", False),
        ("Blue Oak", "BO", False),
        ("", "", False),
        ("Northwind", "", False),
        ("GmbH", "AG", False),
    ],
)
def test_same_organisation(one, other, expected):
    assert same_organisation(one, other) is expected
    assert same_organisation(other, one) is expected


@pytest.mark.parametrize(
    ("domain", "organisation", "expected"),
    [
        ("northwind.example", "Northwind GmbH", True),
        ("northwind.co.uk", "Northwind Ltd", True),
        ("mail.northwind.example", "Northwind", True),
        ("north-wind.example", "Northwind", True),
        ("northwind.example", "North Wind AG", True),
        ("northwind-group.example", "Northwind Group", True),
        ("northwindgmbh.example", "Northwind GmbH", True),
        ("mueller-soehne.example", "Müller & Söhne", True),
        ("thenorthwindcompany.example", "The Northwind Company", True),
        ("nbn.example", "National Bank of Northland", True),
        ("pwc.example", "PricewaterhouseCoopers", True),
        ("telekom.example", "Deutsche Telekom AG", True),
        ("NORTHWIND.example", "northwind", True),
        ("southwind.example", "Northwind", False),
        ("northwind.evil.example", "Northwind", False),
        ("wind.example", "Northwind", False),
        ("gmail.com", "Gmail", False),
        ("yahoo.de", "Yahoo", False),
        ("", "Northwind", False),
        ("northwind.example", "", False),
        ("co.uk", "Co", True),
    ],
)
def test_domain_names(domain, organisation, expected):
    assert domain_names(domain, organisation) is expected


@given(st.text(max_size=300))
def test_the_key_of_a_key_is_the_key(name):
    key = organisation_key(name)
    assert key == " ".join(key.split())
    assert same_organisation(name, name) is bool(key)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_names_have_an_answer_in_either_order(one, other):
    assert same_organisation(one, other) is same_organisation(other, one)
    assert domain_names(one, other) in {True, False}


@pytest.mark.parametrize("piece", ["a", "a ", ".", "&", "gmbh ", "株式会社", "-", "("])
def test_only_the_first_signs_of_a_hostile_name_count(piece):
    assert organisation_key(piece * 65536) == organisation_key((piece * 65536)[:200])
    assert domain_names(piece * 65536, "Northwind") is False
