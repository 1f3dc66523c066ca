"""The map: no two discs touch, neighbours on a disc keep their distance, the first is nearest."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.practice.layout import GAP, pack, radius_of, spiral

EPSILON = 0.01
RADII = st.lists(st.floats(0.5, 20, allow_nan=False), max_size=25)
MIDDLES = st.floats(0.5, 30, allow_nan=False)


@given(RADII, MIDDLES)
def test_no_two_discs_touch_nor_the_middle(radii, middle):
    discs = pack(radii, middle)
    assert [disc.radius for disc in discs] == radii
    for disc in discs:
        assert math.hypot(disc.x, disc.y) >= middle + disc.radius + GAP - EPSILON
    for one, other in combinations(discs, 2):
        apart = math.hypot(one.x - other.x, one.y - other.y)
        assert apart >= one.radius + other.radius + GAP - EPSILON


@given(RADII, MIDDLES)
def test_the_same_discs_stand_in_the_same_places(radii, middle):
    assert pack(radii, middle) == pack(radii, middle)


@given(RADII.filter(bool), MIDDLES, st.floats(0.5, 20))
def test_whoever_comes_later_moves_nobody(radii, middle, late):
    assert pack([*radii, late], middle)[:-1] == pack(radii, middle)


def test_equal_discs_fill_the_ring_round_the_middle_first():
    discs = pack([2.0] * 40, 3.0)
    far = [math.hypot(disc.x, disc.y) for disc in discs]
    assert max(far[:6]) < min(far[20:])


@pytest.mark.parametrize("hole", [0, 4])
def test_neighbours_on_a_disc_are_about_1_apart(hole):
    points = list(spiral(700, hole))
    nearest = [min(math.dist(a, b) for b in points if b is not a) for a in points]
    assert min(nearest) > 0.99
    assert max(nearest) < 1.5


@given(st.integers(1, 300), st.integers(0, 9))
def test_a_disc_holds_its_points_with_half_a_neighbour_to_spare(count, hole):
    far = [math.hypot(x, y) for x, y in spiral(count, hole)]
    assert max(far) + 0.5 <= radius_of(count, hole) + EPSILON
    assert far == pytest.approx(sorted(far), abs=EPSILON)
