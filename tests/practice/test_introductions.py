"""Warm paths: the bounded search against all paths there are, and what it multiplies."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutuals.practice.introductions import (
    CERTAIN,
    FURTHER_HOP,
    Known,
    after_asks,
    colleagues_know,
    find_routes,
    together,
)

NAMES = "abcdefg"
# Few values, so that many routes are equally good.
ODDS = st.sampled_from([0.35, 0.5, 0.8, CERTAIN])
PAIRS = st.dictionaries(st.sampled_from(list(combinations(NAMES, 2))), ODDS, min_size=6)
REACH = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([0.01, 0.05, 0.3, 0.9]), min_size=2)
ASKS = st.fixed_dictionaries(dict.fromkeys(NAMES, st.integers(0, 2)))
NAME = st.sampled_from(NAMES)
GUESSED = st.dictionaries(NAME, st.dictionaries(NAME, st.just(0.4), max_size=3), max_size=2)
TARGETS = st.sets(st.sampled_from(NAMES), max_size=3)


def adjacency(pairs: dict[tuple[str, str], float]) -> dict[str, dict[str, float]]:
    """Return whom each knows."""
    near: dict[str, dict[str, float]] = {name: {} for name in NAMES}
    for (one, other), p in pairs.items():
        near[one][other] = near[other][one] = p
    return near


def known(near: dict[str, dict[str, float]], firsts: dict[str, float], guessed=None) -> Known:
    """Return who knows whom, of the others only those among my ties, as an index has them."""
    index = {
        name: {one: p for one, p in others.items() if one in firsts}
        for name, others in near.items()
    }
    full = {name: others for name, others in index.items() if others}
    return Known(lambda some: {name: near[name] for name in some}, lambda _: full, guessed or {})


def every_route(reach, firsts, targets, pairs, guessed):
    """Yield all routes by at most two brokers who are no targets, each with its probability."""
    for target in targets & reach.keys():
        yield reach[target], (target,)
    others = set(NAMES) - targets
    for target in targets:
        for first in others & firsts.keys():
            p = knows(pairs, first, target) or guessed.get(target, {}).get(first, 0.0)
            yield firsts[first] * p, (first, target)
        for first, second in permutations(others, 2):
            step = firsts.get(first, 0) * knows(pairs, first, second)
            yield step * knows(pairs, second, target) * FURTHER_HOP, (first, second, target)


def knows(pairs: dict[tuple[str, str], float], one: str, other: str) -> float:
    return pairs.get((min(one, other), max(one, other)), 0.0)


def brute(reach, firsts, targets, pairs, guessed, most):
    """Return the best route by way of each first person, by looking at all of them."""
    best: dict[str, tuple] = {}
    for p, people in every_route(reach, firsts, targets, pairs, guessed):
        place = (-p, len(people), people)
        if p and place < best.get(people[0], (1,)):
            best[people[0]] = place
    return [(people, -p) for p, _, people in sorted(best.values())[:most]]


@settings(max_examples=500)
@given(REACH, ASKS, TARGETS, PAIRS, GUESSED, st.integers(1, 4))
def test_the_bounded_search_finds_what_all_paths_hold(reach, asks, targets, pairs, guessed, most):
    firsts = {name: after_asks(p, asks[name]) for name, p in reach.items()}
    found = find_routes(reach, firsts, targets, known(adjacency(pairs), firsts, guessed), most)
    assert [tuple(route) for route in found] == brute(reach, firsts, targets, pairs, guessed, most)


def test_a_way_through_two_takes_the_place_of_a_worse_tie_to_the_target():
    near = adjacency({("a", "b"): CERTAIN, ("b", "c"): 0.5})
    reach = {"a": 0.9, "c": 0.1}
    (route,) = find_routes(reach, reach, {"c"}, known(near, reach), 1)
    assert route.people == ("a", "b", "c")


def test_what_cannot_be_among_the_best_is_not_looked_at():
    near = adjacency({("a", "b"): 0.8, ("b", "c"): 0.35, ("c", "d"): 0.8})
    asked: list[str] = []

    def look(some):
        asked.extend(some)
        return {name: near[name] for name in some}

    (route,) = find_routes({"a": 0.9}, {"a": 0.9}, {"b"}, Known(look, look), 1)
    assert route.people == ("a", "b")
    assert asked == ["b"]


def test_each_ask_halves_what_a_broker_will_do():
    near = adjacency({("a", "c"): 0.8, ("b", "c"): 0.8})
    firsts = {"a": after_asks(0.8, 1), "b": after_asks(0.5, 0)}
    found = find_routes(firsts, firsts, {"c"}, known(near, firsts), 2)
    assert [route.people[0] for route in found] == ["b", "a"]
    assert found[1].probability == pytest.approx(0.8 * 0.5 * 0.8)
    assert together(found) == pytest.approx(1 - (1 - 0.32) * (1 - 0.4))


def test_a_second_broker_costs_a_hop():
    near = adjacency({("a", "b"): 0.8, ("b", "c"): 0.5})
    (route,) = find_routes({"a": 0.9}, {"a": 0.9}, {"c"}, known(near, {"a": 0.9}), 5)
    assert route.people == ("a", "b", "c")
    assert route.probability == pytest.approx(0.9 * 0.8 * 0.5 * 0.35)


def test_nobody_knows_all_colleagues_of_a_large_employer():
    assert colleagues_know(2) == colleagues_know(30)
    assert colleagues_know(121) == pytest.approx(0.1)
