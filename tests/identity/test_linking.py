"""Linking a batch: quality floors on a small made-up set, and that the order does not matter."""

import pytest
from bench.identity import closed, linked
from bench.identity_sets import true_pairs
from bench.many_sources import many_sources

from mutuals.identity.compare import JOIN_AT, compare
from mutuals.identity.linking import link
from mutuals.model.identity import Features


@pytest.fixture(scope="module")
def made():
    return many_sources("B", 400, 7)


def test_what_is_joined_is_one_person(made) -> None:
    found = linked(link(made.records))
    right = found & true_pairs(made.people)
    assert len(found) > 100
    assert len(right) >= 0.985 * len(found)


def test_what_a_careful_human_could_tell_is_found(made) -> None:
    assert made.tellable
    found = linked(link(made.records))
    assert len(found & made.tellable) >= 0.95 * len(made.tellable)


def test_links_are_what_compare_says(made) -> None:
    records = {record.key: record for record in made.records[:300]}
    links = link(list(records.values()))
    assert links
    assert all(each == compare(records[each.a], records[each.b]) for each in links)


def test_the_order_of_the_records_does_not_show(made) -> None:
    records = made.records[:300]
    once = {(*sorted((each.a, each.b)), each.weight, each.because) for each in link(records)}
    turned = (*records[150:], *records[:150][::-1])
    again = {(*sorted((each.a, each.b)), each.weight, each.because) for each in link(turned)}
    assert once == again


def test_a_pair_is_linked_once(made) -> None:
    links = link(made.records)
    assert len({frozenset((each.a, each.b)) for each in links}) == len(links)


def test_the_set_is_the_same_every_time() -> None:
    assert many_sources("A", 60, 5) == many_sources("A", 60, 5)
    assert many_sources("A", 60, 5) != many_sources("A", 60, 6)


def test_the_two_lists_share_no_name(made) -> None:
    other = many_sources("A", 400, 7)
    mine, theirs = ({record.names[0] for record in each.records if record.names}
                    for each in (made, other))  # fmt: skip
    assert not mine & theirs


def test_nothing_links_nothing() -> None:
    assert link([]) == []
    assert link([Features("a"), Features("b")]) == []


def test_groups_are_closed_over_links() -> None:
    pairs = {("a", "b"), ("b", "c"), ("d", "e")}
    assert closed(pairs) == {("a", "b"), ("a", "c"), ("b", "c"), ("d", "e")}


def test_only_heavy_links_join(made) -> None:
    links = link(made.records)
    assert any(each.weight < JOIN_AT for each in links)
    assert len(linked(links)) == sum(each.weight >= JOIN_AT for each in links)


def test_links_stand_in_the_order_of_the_places(made) -> None:
    places = {record.key: place for place, record in enumerate(made.records)}
    found = [(places[each.a], places[each.b]) for each in link(made.records)]
    assert found == sorted(found)
    assert all(a < b for a, b in found)
