"""Calibration: the number is the likeliest, and nothing is judged by what it was fitted to."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.model.health import Outlook
from mutuals.practice.calibration import Band, error, probability, reliability, shift, shifts

TIES = st.integers(1, 500)
OUTLOOKS = st.lists(
    TIES.flatmap(
        lambda ties: st.builds(
            Outlook, st.integers(1, 4), st.floats(-4, 4), st.just(ties), st.integers(0, ties)
        )
    ),
    max_size=12,
)


def likelihood(past: list[Outlook], number: float) -> float:
    """The log likelihood, with the one tie of even odds that is added to the past."""
    return sum(
        each.true * math.log(p) + (each.ties - each.true) * math.log(1 - p)
        for each in (*past, Outlook(0, 0.0, 2, 1))
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
def test_as_many_are_said_as_came_true(past: list[Outlook]) -> None:
    found = shift(past)
    said = sum(each.ties * probability(each.log_odds + found) for each in past)
    if abs(found) < 5.9:
        even = 2 * probability(found) - 1
        assert said + even == pytest.approx(sum(each.true for each in past), abs=1e-6)


def test_without_a_past_nothing_is_shifted() -> None:
    assert shift([]) == pytest.approx(0.0, abs=1e-9)


def test_a_season_is_judged_by_the_seasons_before_it_alone() -> None:
    past = [Outlook(2, 0.0, 10_000, 9_000), Outlook(1, 0.0, 10_000, 1_000)]
    (band,) = reliability(past)
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
