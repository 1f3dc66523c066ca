"""What follows from a likeness: a join needs what no sender alone could make."""

import pytest

from mutuals.identity.judging import judge
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Features

LINKEDIN = Features(
    key="l",
    identifiers=(Identifier("profile", "linkedin.com/in/ana-l"),),
    names=("Ana Lopes",),
    own_names=("Ana Lopes",),
    employers=("Northwind GmbH",),
    archives=frozenset({"linkedin"}),
)


def mail(address: str, name: str = "Ana Lopes", *, reached: bool = True) -> Features:
    return Features("m", (Identifier("email", address),), (name,), reached=reached)


def verdict(a: Features, b: Features) -> str | None:
    found, other = judge(a, b), judge(b, a)
    assert found == other
    return found.verdict if found else None


def test_a_work_address_that_spells_the_name_is_my_contacts_there() -> None:
    assert verdict(LINKEDIN, mail("ana.lopes@northwind.example")) == "same"


@pytest.mark.parametrize(
    ("address", "name", "reached"),
    [
        ("ana.lopes@northwind.example", "Ana Lopes", False),  # I never wrote to it
        ("sales7@northwind.example", "Ana Lopes", True),  # only the display name, a sender's choice
        ("ana.lopes@elsewhere.example", "Ana Lopes", True),  # not at the employer
        ("ana.lopes@northwind.example.evil.test", "Ana Lopes", True),
        ("ben.okoro@northwind.example", "Ben Okoro", True),  # a colleague
    ],
)
def test_less_joins_nothing(address: str, name: str, reached: bool) -> None:
    assert verdict(LINKEDIN, mail(address, name, reached=reached)) != "same"


def test_what_i_ruled_apart_is_no_question() -> None:
    assert judge(LINKEDIN, mail("ana.lopes@northwind.example"), ruled_apart=True) is None


def test_a_look_alike_is_a_warning_not_a_question() -> None:
    known = mail("ana.lopes@northwind.example")
    poser = Features(
        "p", (Identifier("email", "ana.lopes@northw1nd.example"),), ("Ana Lopes",), reached=False
    )
    found = judge(known, poser)
    assert found is not None
    assert (found.verdict, found.poser) == ("look-alike", "p")


def test_who_is_in_disguise_is_no_question_even_where_i_know_neither() -> None:
    clear = mail("kim.kimov@oak.example", "Kim Kimov", reached=False)
    hidden = Features(
        "p", (Identifier("email", "\u212aim.kimov@oak.example"),), ("Kim Kimov",), reached=False
    )
    found = judge(clear, hidden)
    assert found is not None
    assert (found.verdict, found.poser) == ("look-alike", "p")


def test_a_friend_who_writes_in_wide_letters_imitates_no_stranger() -> None:
    stranger = mail("ana@oak.example", reached=False)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in "Ana")
    friend = Features(
        "p", (Identifier("email", "a@elm.example"),), (f"{wide} Lopes",), reached=True
    )
    found = judge(stranger, friend)
    assert found is None or found.verdict == "ask"
