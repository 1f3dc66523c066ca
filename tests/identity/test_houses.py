"""Whether two people may be of one house, under whichever of its names."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.identity import shipped
from mutuals.identity.houses import Houses, are_surely_two, houses_of, may_share_one
from mutuals.identity.one_house import may_be_one
from mutuals.identity.organisation_words import without_start, words_of
from mutuals.model.golden import Golden
from mutuals.model.position import Affiliation


def somebody(emails: tuple[str, ...], *held: Affiliation) -> Houses:
    return houses_of(Golden("Ana Lopes", emails, (), (), held, (), ""))


def houses(*said: str) -> Houses:
    """Return the houses of somebody who said so: an address, or an employer."""
    employers = (Affiliation(each) for each in said if "@" not in each)
    return somebody(tuple(each for each in said if "@" in each), *employers)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ana@oak.com", "ben@mail.oak.com", True), ("ana@oak.com", "Oak GmbH", True),
        ("Oak", "The Oak Group, Inc.", True), ("Northern Data Works", "NDW", True),
        ("IBM Deutschland GmbH", "International Business Machines", True),
        ("ana@oak.co.uk", "Oak Ltd", True), ("ana@theoak.com", "And The Oak", True),
        ("ana@yoak.com", "Y Oak", True),
        ("ana@gmail.com", "ben@gmail.com", False), ("Oak", "Oaken", False),
        ("ana@oak.com", "ben@oakwood.com", False), ("ana@oak.com", "Elm Ltd", False),
        ("ana@ash.example", "Oak", False), ("", "", False), ("-", "?", False),
    ],
)  # fmt: skip
def test_two_are_of_one_house_or_not(one: str, other: str, same: bool) -> None:
    assert may_share_one(houses(one), houses(other)) is same
    assert may_share_one(houses(other), houses(one)) is same


def test_a_former_employer_is_one_too() -> None:
    left = somebody((), Affiliation("Oak", until="2020"))
    assert may_share_one(left, houses("Oak GmbH", "Elm"))


# -- the quick answer -------------------------------------------------------------------------

_WORDS = st.sampled_from(
    [
        "Oak", "Oaken", "O", "oa", "NDW", "Northern", "Data", "Works", "north", "wind", "Northwind",
        "Müller", "Mueller", "Fuer", "oef", "aend", "uend", "of", "the", "The", "and", "&", "y",
        "GmbH", "Inc.", "Group", "S.A.", "AG", "OOO", "Firma", "PT", "co", "IBM", "I.B.M.",
        "Universität", "Technische", "München", "Hewlett-Packard", "Facebook", "Meta", "AT&T",
        "株式会社", "北風", "Ёлка", "(Germany)", "oak.com", "3M", "-", "'", "_",
    ]
)  # fmt: skip
_NAMES = st.lists(_WORDS, max_size=4).map(" ".join) | st.text(max_size=12)
_LABELS = st.sampled_from(
    [
        "oak", "oaken", "ndw", "north-wind", "northwind", "northwindgmbh", "mueller", "muller",
        "fb", "ibm", "meta", "facebook", "telekom", "mail", "co", "com", "uk", "org", "example",
        "the-oak", "thenorthwind", "oao", "fdw", "dw", "gmail", "web", "de", "müller", "İ" * 250,
    ]
)  # fmt: skip
_DOMAINS = st.lists(_LABELS, max_size=4).map(".".join)
_HOUSES = st.builds(
    Houses,
    st.lists(_NAMES, max_size=3).map(tuple),
    st.lists(_DOMAINS.map("ana@{}".format) | st.text(max_size=8), max_size=3).map(tuple),
)


@given(_HOUSES, _HOUSES)
def test_what_words_alone_tell_apart_the_rule_tells_apart_too(one: Houses, other: Houses) -> None:
    assert not (are_surely_two(one, other) and may_be_one(one, other))
    assert may_share_one(one, other) is may_be_one(one, other)


def test_of_all_names_that_are_one_words_tell_none_apart() -> None:
    rows = [line.split("|") for line in shipped.lines("organisations.txt")]
    pairs = [(houses(a), houses(b)) for row in rows for a in row for b in row]
    assert not [pair for pair in pairs if are_surely_two(*pair)]
    at = [(houses(a), houses(f"a@{b.replace(' ', '')}.com")) for r in rows for a in r for b in r]
    assert not [pair for pair in at if are_surely_two(*pair)]


def test_names_that_are_one_with_others_begin_as_they_are_kept() -> None:
    kept = [name for line in shipped.lines("organisations.txt") for name in line.split("|")]
    begun = [(without_start(words_of(name))[0], without_start(name.split())[0]) for name in kept]
    assert not [pair for pair in begun if pair[0] != pair[1]]


@pytest.mark.parametrize(
    ("one", "other", "surely"),
    [
        (("Rotbuche Kapital",), ("Tidewright SE", "ana@tidewright.example"), True),
        (("Universität Nord", "ben@ash.example"), ("Elm Health", "ana@elm.example"), True),
        (("Oak",), ("Oaken",), False), (("Facebook",), ("Elm",), False),
        (("ana@gmail.com",), ("ben@gmail.com",), False), (("Oak",), ("-",), False),
        (("ana@oakwood.example",), ("Oak",), False), (("Ivy Bay Mill",), ("a@ib.example",), False),
    ],
)  # fmt: skip
def test_words_tell_apart_or_leave_it_open(
    one: tuple[str, ...], other: tuple[str, ...], surely: bool
) -> None:
    assert are_surely_two(houses(*one), houses(*other)) is surely
    assert are_surely_two(houses(*other), houses(*one)) is surely


def test_no_table_of_firms_is_loaded_where_words_tell_two_apart() -> None:
    code = (
        "import sys; from mutuals.identity.houses import Houses, may_share_one as ask\n"
        "ask(Houses(('Elm',), ('ana@elm.example',)), Houses((sys.argv[1],), ('b@oak.example',)))\n"
        "print('mutuals.identity.one_house' in sys.modules)"
    )
    asked = ([sys.executable, "-c", code, name] for name in ("Oak GmbH", "Elms"))
    said = [subprocess.run(each, capture_output=True, text=True, check=True) for each in asked]
    assert [each.stdout.strip() for each in said] == ["False", "True"]
