"""What an address tells of its owner, and when two are one mailbox."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.identity.addresses import (
    is_disposable,
    is_role,
    local_fits,
    local_names,
    provider_of,
    same_mailbox,
)
from mutuals.identity.domains import domain_parts, is_freemail, split_address


@pytest.mark.parametrize(
    "domain",
    [
        "gmail.com", "GMAIL.com", "googlemail.com", "gmx.de", "gmx.ch", "web.de", "t-online.de",
        "yahoo.com", "yahoo.co.uk", "yahoo.it", "hotmail.com", "hotmail.fr", "outlook.com",
        "outlook.de", "live.nl", "icloud.com", "me.com", "aol.com", "proton.me", "protonmail.com",
        "posteo.de", "mailbox.org", "fastmail.fm", "mail.ru", "yandex.ru", "ya.ru", "qq.com",
        "163.com", "naver.com", "orange.fr", "free.fr", "libero.it", "wp.pl", "seznam.cz",
        "bluewin.ch", "btinternet.com", "comcast.net", "hey.com", "tutanota.com", "uol.com.br",
    ],
)  # fmt: skip
def test_mail_providers(domain):
    assert is_freemail(domain)
    assert not is_disposable(domain)


@pytest.mark.parametrize(
    "domain",
    ["northwind.example", "facebook.com", "alibaba.com", "ancestry.com", "nus.edu.sg",
     "telstra.com", "gmail.evil.example", "yahoo.evil.example", "gmail",
     "gmial.com", "vahoo.com", ""],
)  # fmt: skip
def test_no_mail_providers(domain):
    assert not is_freemail(domain)


@pytest.mark.parametrize("domain", ["mailinator.com", "YOPMAIL.com", "sub.mailinator.com"])
def test_addresses_for_a_day(domain):
    assert is_disposable(domain)


def test_honest_domains_are_not_for_a_day():
    assert not is_disposable("northwind.example")


@pytest.mark.parametrize(
    ("domain", "family"),
    [
        ("yahoo.co.uk", "yahoo"),
        ("yahoo.com", "yahoo"),
        ("googlemail.com", "gmail"),
        ("me.com", "icloud"),
        ("northwind.example", ""),
    ],
)
def test_families_of_providers(domain, family):
    assert provider_of(domain) == family


@pytest.mark.parametrize(
    ("local", "expected"),
    [("info", True), ("jobs+42", True), ("hr-team", True), ("ana.lopes", False), ("", False)],
)
def test_roles(local, expected):
    assert is_role(local) is expected


@pytest.mark.parametrize(
    ("local", "words"),
    [
        ("ana.lopes", ("ana", "lopes")),
        ("ana_lopes83", ("ana", "lopes")),
        ("Ana-Lopes", ("ana", "lopes")),
        ("ana.lopes+news", ("ana", "lopes")),
        ("alopes", ("a", "lopes")),
        ("lopesa", ("lopes", "a")),
        ("analopes", ("ana", "lopes")),
        ("lopesana", ("lopes", "ana")),
        ("a.lopes", ("a", "lopes")),
        ("jan.van.der.berg", ("jan", "van", "der", "berg")),
        ("schmidt", ("schmidt",)),
        ("robert", ("robert",)),
        ("zxqv", ("zxqv",)),
        ("1984", ()),
        ("", ()),
    ],
)
def test_words_of_a_local_part(local, words):
    assert local_names(local) == words


@pytest.mark.parametrize(
    ("local", "name", "least", "most"),
    [
        ("ana.lopes", "Ana Lopes", 1, 1),
        ("lopes.ana", "Ana Lopes", 1, 1),
        ("analopes", "Ana Lopes", 1, 1),
        ("ana_lopes83", "Ana Lopes", 0.9, 0.99),
        ("alopes", "Ana Lopes", 0.85, 0.95),
        ("a.lopes", "Ana Lopes", 0.85, 0.95),
        ("lopesa", "Ana Lopes", 0.8, 0.9),
        ("ana.l", "Ana Lopes", 0.7, 0.9),
        ("anal", "Ana Lopes", 0.7, 0.9),
        ("lopes", "Ana Lopes", 0.55, 0.65),
        ("ana", "Ana Lopes", 0.45, 0.55),
        ("al", "Ana Lopes", 0.3, 0.4),
        ("a.l", "Ana Lopes", 0.3, 0.4),
        ("bob.smith", "Robert Smith", 0.8, 0.95),
        ("bobsmith", "Robert Smith", 0.8, 0.95),
        ("bob", "Robert Smith", 0.4, 0.5),
        ("hans.mueller", "Hans Müller", 1, 1),
        ("hans.muller", "Hans Müller", 1, 1),
        ("hmueller", "Hans Müller", 0.85, 0.95),
        ("sergei.ivanov", "Sergey Ivanov", 0.85, 0.95),
        ("sergey.ivanov", "Сергей Иванов", 1, 1),
        ("jan.van.der.berg", "Jan van der Berg", 1, 1),
        ("jan.vanderberg", "Jan van der Berg", 1, 1),
        ("jan.berg", "Jan van der Berg", 1, 1),
        ("hanspeter.mayer", "Hans-Peter Mayer", 1, 1),
        ("hpmayer", "Hans-Peter Mayer", 0.85, 1),
        ("ana.meyer", "Ana Lopes-Meyer", 1, 1),
        ("john.m.smith", "John Michael Smith", 0.9, 1),
        ("j.smith", "J. Smith", 0.9, 1),
        ("info", "Ana Lopes", 0, 0),
        ("peter.lopes", "Ana Lopes", 0, 0),
        ("ana.okoro", "Ana Lopes", 0, 0),
        ("b.lopes", "Ana Lopes", 0, 0),
        ("zed", "Ana Lopes", 0, 0),
        ("ana", "", 0, 0),
        ("", "Ana Lopes", 0, 0),
        ("83", "Ana Lopes", 0, 0),
    ],
)
def test_how_a_local_part_fits(local, name, least, most):
    assert least <= local_fits(local, name) <= most


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ana.lopes@gmail.com", "analopes@gmail.com", True),
        ("ana.lopes@gmail.com", "a.n.a.lopes+x@googlemail.com", True),
        ("Ana@gmail.com", "ana@GMAIL.com", True),
        ("ana+jobs@northwind.example", "ana@northwind.example", True),
        ("ana@proton.me", "ana@pm.me", True),
        ("ana@icloud.com", "ana@me.com", True),
        ("ana.lopes@northwind.example", "analopes@northwind.example", False),
        ("ana.lopes@gmx.de", "analopes@gmx.de", False),
        ("ana@gmx.de", "ana@gmx.net", False),
        ("ana@yahoo.com", "ana@yahoo.de", False),
        ("ana@northwind.example", "ana@southwind.example", False),
        ("\u0430na@northwind.example", "ana@northwind.example", False),
        ("\u0430na@northwind.example", "\u0430na@northwind.example", True),
        ("+x@northwind.example", "+y@northwind.example", False),
        ("ana", "ana", False),
        ("", "", False),
    ],
)
def test_same_mailbox(one, other, expected):
    assert same_mailbox(one, other) is expected
    assert same_mailbox(other, one) is expected


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("northwind.example", ("", "northwind", "example")),
        ("mail.northwind.co.uk", ("mail", "northwind", "co.uk")),
        ("northwind.com.br", ("", "northwind", "com.br")),
        ("northwind.gob.mx", ("", "northwind", "gob.mx")),
        ("co.uk", ("", "co", "uk")),
        ("northwind", ("", "northwind", "")),
        ("a.b.NORTHWIND.example", ("a.b", "northwind", "example")),
        ("", ("", "", "")),
        ("...", ("", "", "")),
    ],
)
def test_parts_of_a_domain(domain, expected):
    assert domain_parts(domain) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ana@northwind.example", ("ana", "northwind.example")),
        ("a@b@northwind.example", ("a@b", "northwind.example")),
        ("ana", ("ana", "")),
    ],
)
def test_parts_of_an_address(address, expected):
    assert split_address(address) == expected


@given(st.text(max_size=100), st.text(max_size=100))
def test_any_text_has_an_answer(one, other):
    assert 0.0 <= local_fits(one, other) <= 1.0
    assert same_mailbox(one, other) is same_mailbox(other, one)
    assert all(local_names(one))
    assert is_freemail(one) in {True, False}
    assert is_disposable(one) in {True, False}


@pytest.mark.parametrize("piece", ["a", "a.", "@", "+", "é", "1", "."])
def test_hostile_lengths_are_cut(piece):
    huge = piece * 65536
    assert local_names(huge) == local_names(huge[:64])
    assert local_fits(huge, "Ana Lopes") == local_fits(huge[:64], "Ana Lopes")
    assert len(domain_parts(huge).label) <= 255
