"""Who belongs together: everybody in one group, dense groups found, no order of input seen."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from mutuals.practice.belonging import groups_of

NAMES = st.sampled_from("abcdefghijklmnop")
TIES = st.lists(
    st.tuples(NAMES, NAMES, st.integers(1, 1000)).filter(lambda tie: tie[0] != tie[1]), max_size=60
)


def clique(names, weight=100):
    return [(one, other, weight) for one, other in combinations(names, 2)]


def reached(ties, start):
    """Return everybody to whom ties lead from somebody."""
    found, left = set(), [start]
    while left:
        who = left.pop()
        if who not in found:
            found.add(who)
            left += [b if a == who else a for a, b, _ in ties if who in (a, b)]
    return found


def test_two_firms_with_one_tie_between_them_are_two_groups():
    ties = [*clique("abcd"), *clique("efgh"), ("d", "e", 100)]
    assert groups_of(ties) == [list("abcd"), list("efgh")]


def test_a_strong_tie_counts_more_than_many_weak_ones():
    ties = [("a", "b", 900), ("c", "d", 900), *clique("abcd", 10)]
    assert groups_of(ties) == [list("ab"), list("cd")]


def test_groups_of_groups_are_found():
    """A ring of small cliques: moving one by one only would leave the halves of each apart."""
    ring = [tie for name in "abcdef" for tie in clique(f"{name}{at}" for at in range(4))]
    bridges = [(f"{one}0", f"{other}1", 20) for one, other in zip("abcdef", "bcdefa", strict=True)]
    groups = groups_of([*ring, *bridges])
    assert [{name[0] for name in group} for group in groups] == [{name} for name in "abcdef"]


def test_nobody_makes_no_group():
    assert groups_of([]) == []


@given(TIES)
def test_everybody_with_a_tie_is_in_one_group(ties):
    everybody = {who for one, other, _ in ties for who in (one, other)}
    assert sorted(who for group in groups_of(ties) for who in group) == sorted(everybody)


@given(TIES)
def test_nobody_is_grouped_without_a_way_between_them(ties):
    for group in groups_of(ties):
        assert set(group) <= reached(ties, group[0])


@given(TIES, st.randoms(use_true_random=False))
def test_the_order_and_direction_of_ties_change_nothing(ties, chance):
    turned = [(b, a, w) if chance.random() < 0.5 else (a, b, w) for a, b, w in ties]
    chance.shuffle(turned)
    assert groups_of(turned) == groups_of(ties)
