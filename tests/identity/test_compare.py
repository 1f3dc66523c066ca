"""Comparing two records: what it weighs, what it says, and that the order does not matter."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import JaroWinkler

from mutuals.identity.addresses import local_fits
from mutuals.identity.compare import ASK_AT, JOIN_AT, compare
from mutuals.identity.facets import read_name
from mutuals.identity.name_clues import matched, may_fit
from mutuals.identity.person_names import parts, same_name
from mutuals.identity.weights import WEIGHTS
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Features, Likeness


def record(
    *names: str,
    key: str = "a",
    emails: tuple[str, ...] = (),
    phones: tuple[str, ...] = (),
    profiles: tuple[str, ...] = (),
    accounts: tuple[str, ...] = (),
    **stated,
) -> Features:
    kinds = {"email": emails, "phone": phones, "profile": profiles, "account": accounts}
    identifiers = tuple(Identifier(k, v) for k, values in kinds.items() for v in values)  # type: ignore[arg-type]
    return Features(key=key, identifiers=identifiers, names=names, **stated)


def likeness(a: Features, b: Features) -> Likeness:
    found = compare(a, b)
    assert found is not None
    return found


def weight(a: Features, b: Features) -> float:
    found = compare(a, b)
    return found.weight if found else -99.0


RARE = "Zbigniew Quackenbush"


def test_two_of_a_common_name_are_strangers() -> None:
    assert weight(record("John Smith"), record("John Smith")) <= ASK_AT + 0.5


def test_a_rare_name_alone_is_a_question() -> None:
    found = likeness(record(RARE), record(RARE))
    assert ASK_AT <= found.weight < JOIN_AT
    assert found.because == ("the same rare name",)
    assert not found.beyond_name


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (
            {"employers": ("Acme GmbH",)},
            {"emails": ("zq@acme.example",)},
            "works at Acme GmbH, and the address is at acme.example",
        ),
        ({"employers": ("Acme",)}, {"employers": ("ACME Ltd",)}, "both work at ACME Ltd"),
        ({"phones": ("+442079460018",)}, {"phones": ("02079460018",)}, "written another way"),
        ({"birthdays": ("1980-04-12",)}, {"birthdays": ("1980-04-12",)}, "the same birthday"),
    ],
)
def test_a_rare_name_and_something_else_is_one_person(one, other, says) -> None:
    found = likeness(record(RARE, **one), record(RARE, key="b", **other))
    assert found.weight >= JOIN_AT
    assert any(says in reason for reason in found.because)
    assert found.beyond_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"birthdays": ("1980-04-12",)}, {"birthdays": ("1951-11-30",)}),
        ({"profiles": ("linkedin.com/in/a",)}, {"profiles": ("linkedin.com/in/b",)}),
        ({"accounts": ("facebook:a",)}, {"accounts": ("facebook:b",)}),
        ({"numbers": ("7364009",)}, {"numbers": ("1188442",)}),
    ],
)
def test_a_conflict_speaks_against(one, other) -> None:
    plain = weight(record("Ana Lopes", phones=("+351912345678",)),
                   record("Ana Lopes", phones=("+351912345678",)))  # fmt: skip
    against = weight(record("Ana Lopes", phones=("+351912345678",), **one),
                     record("Ana Lopes", phones=("+351912345678",), **other))  # fmt: skip
    assert against < plain - 4


def test_what_speaks_against_is_said_last() -> None:
    one, other = (
        record(RARE, birthdays=("1980-04-12",), profiles=(profile,))
        for profile in ("linkedin.com/in/a", "linkedin.com/in/b")
    )
    found = likeness(one, other)
    assert found.because[-1] == "but: two different profiles of one site"


def test_a_household_shares_phone_and_street_and_is_not_one_person() -> None:
    home: dict[str, Any] = {
        "phones": ("+442079460018",),
        "streets": ("1 High Street",),
        "places": ("Leeds",),
    }
    father = record("Peter Quackenbush", birthdays=("1951-03-02",), **home)
    son = record("Peter Quackenbush", birthdays=("1984-07-19",), **home)
    wife = record("Mary Quackenbush", **home)
    assert weight(father, son) < ASK_AT
    assert weight(father, wife) < ASK_AT
    reached = record("Mary Quackenbush", emails=("roses@garden.example",), **home)
    assert weight(father, reached) == weight(father, wife)


FULL = record(
    "Robert Quackenbush", emails=("bob.q@acme.example",), phones=("+442079460018",),
    profiles=("linkedin.com/in/rq",), employers=("Acme",), places=("Leeds",),
    streets=("1 High Street",), birthdays=("1980-04-12",), numbers=("7364009",),
)  # fmt: skip
OTHERS = (
    FULL, record("Bob Quackenbush", key="b", emails=("bobq@gmail.com",)),
    record("R. Quackenbush", key="c", employers=("ACME Ltd",), birthdays=("--04-12",)),
    record(key="d", emails=("robert.quackenbush@gmail.com",)), record(key="e"),
    record("Roberto Quackenbusch", key="f", numbers=("7364008",), birthdays=("1980-12-04",)),
)  # fmt: skip


@pytest.mark.parametrize(("a", "b"), list(permutations(OTHERS, 2)))
def test_the_order_does_not_matter(a, b) -> None:
    one, other = compare(a, b), compare(b, a)
    if one is None or other is None:
        assert one is other
    else:
        assert (one.weight, one.because, one.beyond_name) == (
            other.weight, other.because, other.beyond_name,
        )  # fmt: skip


def test_the_weights_are_shares() -> None:
    assert all(0 < weight.m <= 1 and 0 < weight.u <= 1 and weight.source
               for weight in WEIGHTS.values())  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        {"phones": ("+442079460018",)},
        {"birthdays": ("1980-04-12",)},
        {"employers": ("Acme",)},
        {"numbers": ("7364009",)},
        {"streets": ("1 High Street",)},
        {"places": ("Leeds",)},
        {"emails": ("robert.quackenbush@acme.example",)},
    ],
)
def test_whatever_agrees_besides_adds_weight(more) -> None:
    plain = weight(record("Robert Quackenbush"), record("Bob Quackenbush"))
    assert weight(record("Robert Quackenbush", **more), record("Bob Quackenbush", **more)) > plain


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("Robert Quackenbush", "Bob Quackenbush", True),
        ("Robert Quackenbush", "Quackenbush, Robert", True),
        ("Robert Quackenbush", "R. Quackenbush", True),
        ("Sergey Quackenbush", "Сергей Quackenbush", True),
        ("Robert Quackenbush", "Robert Quackenbusch", True),
        ("Robert Quackenbush", "Mary Quackenbush", False),
        ("Robert Quackenbush Jr.", "Robert Quackenbush Sr.", False),
        ("Paul Quackenbush", "Paula Quackenbush", False),
        ("Robert Quackenbush", "Robert Smith", False),
    ],
)
def test_a_form_of_the_name_and_one_employer(one, other, joined) -> None:
    found = weight(record(one, employers=("Acme",)), record(other, employers=("Acme GmbH",)))
    assert (found >= JOIN_AT) == joined


def test_two_numbered_addresses_of_one_name_are_no_slip() -> None:
    one = record("Ana Lopes", emails=("ana.lopes37@gmail.com",))
    other = record("Ana Lopes", emails=("ana.lopes38@gmail.com",))
    assert weight(one, other) == weight(record("Ana Lopes"), record("Ana Lopes"))


def test_a_given_name_alone_never_joins_at_an_employer() -> None:
    one = record("Ottoghilde", emails=("z@acme.example",))
    assert weight(one, record("Ottoghilde Quackenbush", employers=("Acme",))) < JOIN_AT


def test_the_strongest_reason_is_said_first() -> None:
    found = likeness(FULL, replace(FULL, key="b"))
    assert found.because[:2] == (
        "the same number in a register",
        "the same mailbox, bob.q@acme.example",
    )
    assert "the same place" not in found.because[:4]


def test_phil_is_a_given_name_and_a_title_behind_doctor() -> None:
    assert parts("Phil Collins").first == "phil"
    assert parts("Dr. phil. Anna Weber") == parts("Anna Weber")


def test_names_that_senders_chose_are_not_beyond_the_name() -> None:
    found = likeness(
        record(RARE, emails=("zbigniew.quackenbush@gmail.com",)),
        record(RARE, emails=("zbigniew.quackenbush@yahoo.com",)),
    )
    assert not found.beyond_name


def test_a_shared_address_is_little_evidence() -> None:
    office = ("info@acme.example",)
    assert weight(record("Ana Lopes", emails=office), record("Bob Meyer", emails=office)) < ASK_AT


HARD = ["Ana Lopes", "LOPES Ana", "Lopes Ana", "Dr Lopes", "Ana de", "van Berg", "Smith Jr",
        "ana LOPES", "J Smith", "Li Wei", "Wei Li", "Willis Cory", "Ana Lopes-Meyer", "Phil Lee",
        "Maria Anna", "Garcia Maria", "Bob Bob", "X Y", "Frau Meyer", "McDonald Ron"]  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_the_short_way_reads_names_as_the_long_one(name) -> None:
    assert read_name(name).parts == parts(name)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_names_compare_alike_both_ways(one, other) -> None:
    assert read_name(one).parts == parts(one)
    assert weight(record(one), record(other)) == weight(record(other), record(one))


@pytest.mark.parametrize(
    ("other", "is_near"),
    [
        ("1981-04-12", True),
        ("1980-12-04", True),
        ("1980-05-12", True),
        ("1980-04-21", True),
        ("1981-05-12", False),
        ("1980-05-13", False),
        ("1981-12-04", False),
    ],
)
def test_a_birthday_but_for_one_part(other, is_near) -> None:
    found = likeness(record(RARE, employers=("Acme",), birthdays=("1980-04-12",)),
                     record(RARE, employers=("Acme",), birthdays=(other,)))  # fmt: skip
    assert ("birthdays that differ in one part" in found.because) == is_near
    assert ("but: different birthdays" in found.because) != is_near


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        ("analopes@gmail.com", True),
        ("ana.lopes+news@googlemail.com", True),
        ("Ana.Lopes@gmail.com", True),
        ("analopes@acme.example", False),
        ("bob@gmail.com", False),
    ],
)
def test_one_mailbox_in_another_notation(other, is_one) -> None:
    found = compare(record("Ana Lopes", emails=("ana.lopes@gmail.com",)),
                    record("Ana Lopes", emails=(other,)))  # fmt: skip
    because = found.because if found else ()
    assert any("the same mailbox" in reason for reason in because) == is_one


LETTERS = st.text("cksthpfjyewaou", min_size=1, max_size=5)
"""Letters whose sounds run together: where a quick look is most easily wrong."""


@given(LETTERS, LETTERS, LETTERS, st.sampled_from(["", ".", "_"]), st.integers(0, 99))
def test_a_quick_look_never_hides_an_address_that_fits(first, surname, more, dot, number) -> None:
    name = read_name(f"{first} {surname}")
    given_name, family = name.parts.first, name.parts.surname
    pieces = (given_name, given_name[:1], given_name[:2], name.given,
              family, name.surname, family[:1], more)  # fmt: skip
    local = f"{pieces[number % 8]}{dot}{pieces[number // 10 % 8]}{number % 3 or ''}"
    if local_fits(local, name.text) >= 0.7 and (family[:4] in local or given_name in local):
        assert may_fit(local, name)


@pytest.mark.parametrize(
    ("local", "name", "may"),
    [
        ("mary.smith", "John Smith", False),
        ("msmith", "John Smith", False),
        ("claudio.soares", "C Soares", False),
        ("marynguyen", "Rosemary Nguyen", True),
        ("cmadsen", "K Madsen", True),
        ("smithj", "John Smith", True),
        ("bob.smith", "Robert Smith", True),
        ("john.q.smith", "John Smith", True),
        ("ana.lopes", "Ana Lopes-Meyer", True),
    ],
)
def test_an_address_of_another_given_name_needs_no_closer_look(local, name, may) -> None:
    assert may_fit(local, read_name(name)) == may


GIVEN = ["Robert", "Bob", "Rob", "Roberto", "R", "Mary", "Marie", "Rosemary", "Maria", "Sergey",
         "Sergei", "S", "Jon", "John", "Jonh", "Ingeborg", "Alexandre", "Alexander"]  # fmt: skip
SURNAMES = ["Smith", "Smyth", "Schmidt", "Quackenbush", "Quackenbusch", "Robert", "Bob", "Meyer",
            "Mayer", "Ivanov", "Ivanova", "Garcia-Lopez", "Lopez", "Li", "Lee", "Lindqvist",
            "Ingeborg", "Maria"]  # fmt: skip
NAMES = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES))


def agreement(one: str, other: str) -> str:
    """Return how two names agree, the long way: no word is skipped that might be alike."""
    a, b = parts(one), parts(other)
    is_plain = all(len(name.given) + len(name.initials) == 1 and name.surname for name in (a, b))
    if not is_plain or a.surname == b.first or a.first == b.surname:
        return same_name(one, other).level
    if a.surname == b.surname:
        return same_name(f"{a.first} lindqvist", f"{b.first} lindqvist").level
    if not (a.given and b.given):
        return same_name(one, other).level
    if a.first == b.first:
        return same_name(f"ingeborg {a.surname}", f"ingeborg {b.surname}").level
    alike = JaroWinkler.similarity
    is_alike = max(alike(a.first, b.first), alike(a.surname, b.surname)) >= 0.88
    return same_name(one, other).level if is_alike else "different"


@given(NAMES, NAMES)
@example("Roberto Bob", "Robert Lopez")
@example("Robert Lopez", "Roberto Bob")
@example("Bob Lopez", "Robert Quackenbush")
@example("Robert Smith", "Mary Smith")
def test_the_short_way_compares_names_as_the_long_one(one, other) -> None:
    assert matched(read_name(one), read_name(other)).level == agreement(one, other)
