"""Which records meet, and that a key that too many share brings nobody together."""

import pytest

from mutuals.identity.candidates import BLOCK_CAP, pairs, tokens
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Features


def record(key: str, *names: str, email: str = "", phone: str = "", **stated) -> Features:
    stated["identifiers"] = tuple(
        Identifier(kind, value)  # type: ignore[arg-type]
        for kind, value in (("email", email), ("phone", phone))
        if value
    )
    return Features(key=key, names=names, **stated)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (record("a", "Ana Lopes"), record("b", "Lopes, Ana")),
        (record("a", "Bob Quackenbush"), record("b", "Robert Quackenbush")),
        (record("a", "Robert Quackenbush"), record("b", "R. Quackenbush")),
        (record("a", "Robert Quackenbush"), record("b", email="rquackenbush@acme.example")),
        (record("a", "Ana Lopes"), record("b", email="ana.lopes@acme.example")),
        (record("a", "Ana Lopes"), record("b", email="ana_lopes83@gmail.com")),
        (record("a", phone="+442079460018"), record("b", phone="020 7946 0018")),
        (record("a", "X", numbers=("77",)), record("b", "Y", numbers=("77",))),
        (record("a", "Ana Lopes", birthdays=("1980-04-12",)),
         record("b", "Ana Meyer", birthdays=("1980-04-12",))),
    ],
)  # fmt: skip
def test_two_forms_of_one_person_meet(a, b) -> None:
    assert tokens(a) & tokens(b)
    assert list(pairs([a, b])) == [(0, 1)]


def test_strangers_do_not_meet() -> None:
    records = [record("a", "Ana Lopes", phone="+351912345678"),
               record("b", "Bob Quackenbush", email="bob@acme.example")]  # fmt: skip
    assert list(pairs(records)) == []


@pytest.mark.parametrize(("count", "met"), [(BLOCK_CAP, True), (BLOCK_CAP + 1, False)])
def test_a_block_above_the_cap_is_skipped_whole(count, met) -> None:
    records = [record(str(n), numbers=("1",)) for n in range(count)]
    assert len(list(pairs(records))) == (count * (count - 1) // 2 if met else 0)


def test_a_record_has_few_keys() -> None:
    full = record(
        "a", "Robert James Quackenbush", "Bob Quackenbush", email="bob.quackenbush@acme.example",
        phone="+442079460018", employers=("Acme",), places=("Leeds", "LS1"),
        streets=("1 High Street",), birthdays=("1980-04-12",), numbers=("7",),
    )  # fmt: skip
    assert len(tokens(full)) <= 24
