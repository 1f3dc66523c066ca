"""Calibration: the number is the likeliest, and nothing is judged by what it was fitted to."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.model.outlook import Outlook
from mutuals.practice.calibration import (
    FADES,
    HELD,
    Band,
    error,
    probability,
    reliability,
    shift,
    shifts,
)

TIES = st.integers(1, 500)
OUTLOOKS = st.lists(
    TIES.flatmap(
        lambda ties: st.builds(
            Outlook, st.integers(1, 4), st.floats(-4, 4), st.just(ties), st.integers(0, ties)
        )
    ),
    max_size=12,
)


def weight(each: Outlook, past: list[Outlook]) -> float:
    return FADES ** (each.ago - min(one.ago for one in past))


def likelihood(past: list[Outlook], number: float) -> float:
    """The log likelihood of a past that fades, and of a number drawn from around none."""
    return -HELD / 2 * number**2 + sum(
        weight(each, past) * (each.true * math.log(p) + (each.ties - each.true) * math.log(1 - p))
        for each in past
        for p in [probability(each.log_odds + number)]
    )


@given(OUTLOOKS)
def test_no_other_number_is_likelier(past: list[Outlook]) -> None:
    found = shift(past)
    if abs(found) < 5.9:
        best = likelihood(past, found)
        assert best >= likelihood(past, found + 0.01)
        assert best >= likelihood(past, found - 0.01)


@given(OUTLOOKS)
def test_as_many_are_said_as_came_true_but_for_what_holds_the_number(past: list[Outlook]) -> None:
    found = shift(past)
    said = sum(weight(each, past) * each.ties * probability(each.log_odds + found) for each in past)
    true = sum(weight(each, past) * each.true for each in past)
    if abs(found) < 5.9:
        assert said + HELD * found == pytest.approx(true, abs=1e-6)


def test_the_last_season_counts_most_and_few_ties_shift_little() -> None:
    many, few = Outlook(1, 0.0, 10_000, 9_000), Outlook(1, 0.0, 2, 2)
    assert shift([many]) == pytest.approx(math.log(9), abs=0.02)
    assert 0 < shift([few]) < 0.2
    last, before = Outlook(1, 0.0, 1_000, 900), Outlook(2, 0.0, 1_000, 100)
    assert probability(shift([last, before])) == pytest.approx(0.74, abs=0.01)
    assert shift([last, before._replace(ago=9)]) == pytest.approx(shift([last]), abs=0.01)


def test_without_a_past_nothing_is_shifted() -> None:
    assert shift([]) == pytest.approx(0.0, abs=1e-9)


def test_a_season_is_judged_by_the_seasons_before_it_alone() -> None:
    past = [Outlook(2, 0.0, 100_000, 90_000), Outlook(1, 0.0, 10_000, 1_000)]
    (band,) = reliability(past, shifts(past))
    assert band.said == pytest.approx(0.9, abs=0.001)
    assert (band.true, band.ties) == (1_000, 10_000)
    assert error([band]) == pytest.approx(0.8, abs=0.001)


def test_the_number_is_told_as_it_was_after_each_season() -> None:
    past = [Outlook(3, 0.0, 900, 300), Outlook(1, 1.0, 100, 50)]
    assert shifts(past) == [shift(past[:1]), shift(past)]


def test_the_error_weighs_bands_by_their_ties() -> None:
    bands = [Band(0.2, 30, 100), Band(0.9, 270, 300)]
    assert error(bands) == pytest.approx((10 + 0) / 400)
    assert error([]) is None
