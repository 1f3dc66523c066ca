"""Cores, rulings and people: strong keys join, I decide, likenesses never join through a third."""

from itertools import permutations

import pytest

from mutuals.identity.cluster import cores
from mutuals.identity.grouping import LARGEST, group
from mutuals.identity.me import ruled_mine
from mutuals.identity.natural import natural_groups
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Block, Ruling
from mutuals.model.observed import Card

A, B, C, D = (Identifier("email", f"{letter}@mail.example") for letter in "abcd")


def same(*identifiers: Identifier) -> Ruling:
    return Ruling(same=(frozenset(identifiers),))


def apart(one: Identifier, other: Identifier) -> Ruling:
    return Ruling(apart=(frozenset({one}), frozenset({other})))


def sets(*groups: tuple[Identifier, ...]) -> list[frozenset[Identifier]]:
    return sorted((frozenset(group) for group in groups), key=min)


# --- cores -----------------------------------------------------------------------------------


def test_a_card_makes_one_person() -> None:
    assert cores([A, B, C], [Card("1", (A, B), "Ana Lopes")]) == sets((A, B), (C,))


def test_an_address_on_cards_of_different_people_joins_nothing() -> None:
    cards = [Card("1", (A, C), "Ana Lopes"), Card("2", (B, C), "Ben Okoro")]
    assert cores([A, B, C], cards) == sets((A,), (B,), (C,))


def test_a_profile_is_one_persons_whatever_it_is_called() -> None:
    ana = Identifier("profile", "linkedin.com/in/ana")
    cards = [Card("1", (A, ana), "Ana Lopes"), Card("2", (B, ana), "Ana Meyer")]
    assert cores([A, B, ana], cards) == sets((A, B, ana))


def test_a_ruling_joins_what_nothing_else_does() -> None:
    assert cores([A, B, C], [], rulings=[same(A, B)]) == sets((A, B), (C,))


def test_a_ruling_parts_what_a_card_joins() -> None:
    cards = [Card("1", (A, B), "Ana Lopes")]
    assert cores([A, B], cards, rulings=[apart(A, B)]) == sets((A,), (B,))


def test_what_is_ruled_apart_is_not_joined_through_a_third() -> None:
    cards = [Card("1", (A, B), "Ana Lopes"), Card("2", (B, C), "Ana Lopes")]
    assert cores([A, B, C], cards, rulings=[apart(A, C)]) == sets((A, B), (C,))


@pytest.mark.parametrize(
    ("rulings", "expected"),
    [
        ([same(A, B), apart(A, B)], sets((A,), (B,))),
        ([apart(A, B), same(A, B)], sets((A, B))),
    ],
)
def test_the_later_ruling_wins(
    rulings: list[Ruling], expected: list[frozenset[Identifier]]
) -> None:
    assert cores([A, B], [], rulings=rulings) == expected


def test_a_merge_wins_over_an_older_parting_further_on() -> None:
    rulings = [apart(B, C), same(A, B), same(A, C)]
    assert cores([A, B, C], [], rulings=rulings) == sets((A, B, C))
    assert cores([A, B, C], [], rulings=[rulings[0], rulings[2]]) == sets((A, C), (B,))


def test_the_order_of_cards_does_not_show() -> None:
    cards = [Card("1", (A, B)), Card("2", (B, C)), Card("3", (C, D))]
    found = {
        tuple(cores(order, list(cards_in_order), rulings=[apart(A, D)]))
        for order in permutations([A, B, C, D])
        for cards_in_order in permutations(cards)
    }
    assert len(found) == 1


def test_rulings_say_who_is_me() -> None:
    assert ruled_mine(frozenset({A}), [same(A, B)]) == {A, B}
    assert ruled_mine(frozenset({A, B}), [apart(A, B)]) == {A}
    assert ruled_mine(frozenset({A}), [same(A, B), apart(A, B)]) == {A}
    assert ruled_mine(frozenset({A}), [apart(A, B), same(A, B)]) == {A, B}


# --- what a ruling speaks of -------------------------------------------------------------------


def test_a_ruling_names_nothing_that_only_an_earlier_one_brought() -> None:
    cards = (Card("1", (A, B), "Ana Lopes"),)
    block = Block((A, B, C), cards, (same(A, B, C),))
    groups = natural_groups(frozenset({A, B, C}), A, block, frozenset())
    assert groups == [frozenset({A, B}), frozenset({C})]


def test_what_likenesses_joined_goes_with_the_one_that_was_named() -> None:
    block = Block((A, B), (), ())
    assert natural_groups(frozenset({A, B}), A, block, frozenset()) == [frozenset({A, B})]


# --- people ------------------------------------------------------------------------------------


def people(keys: str, links: dict[str, float]) -> list[str]:
    pairs = {(pair[0], pair[1]): weight for pair, weight in links.items()}
    return ["".join(sorted(each)) for each in group(keys, pairs)]


def test_a_link_joins_two() -> None:
    assert people("abc", {"ab": 9.0}) == ["ab", "c"]


def test_nothing_is_one_only_through_a_third() -> None:
    assert people("abc", {"ab": 9.0, "bc": 9.0}) == ["a", "b", "c"]


def test_the_clearly_better_partner_wins() -> None:
    assert people("abc", {"ab": 14.0, "bc": 9.0}) == ["ab", "c"]


def test_all_that_are_like_each_other_are_one() -> None:
    assert people("abcd", {"ab": 9.0, "bc": 8.0, "ac": 7.0}) == ["abc", "d"]


def test_the_order_of_links_does_not_show() -> None:
    links = [("ab", 9.0), ("bc", 8.0), ("ac", 7.0), ("cd", 12.0), ("de", 9.5), ("ce", 8.5)]
    found = {tuple(people("abcde", dict(order))) for order in permutations(links)}
    assert len(found) == 1


def test_likenesses_join_a_limited_number() -> None:
    keys = "abcdefghijklmnop"
    links = {f"{a}{b}": 9.0 for a in keys for b in keys if a < b}
    assert max(map(len, people(keys, links))) == LARGEST


def test_a_shared_number_is_whose_the_cards_are_once_they_are_one() -> None:
    number = Identifier("phone", "+4930111222")
    cards = [Card("1", (A, number), "Ana Lopes"), Card("2", (B, number), "Ana Meyer")]
    assert cores([A, B, number], cards) == sets((A,), (B,), (number,))
    assert cores([A, B, number], cards, rulings=[same(A, B)]) == sets((A, B, number))
