"""Whether two people may be of one house, under whichever of its names."""

import pytest

from mutuals.identity.houses import Houses, houses_of, may_share_one
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
