"""Survival against the definition: of those at risk each day, how many end on it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.model.health import Life
from mutuals.practice.survival import Span, spans, survival

SPANS = st.lists(st.builds(Span, st.integers(0, 12), st.booleans(), st.integers(1, 4)), max_size=12)


def by_definition(known: list[Span], days: int) -> Fraction:
    """Walk every single day with every single tie: no sorting, no running count."""
    each = [(span.days, span.ended) for span in known for _ in range(span.ties)]
    share = Fraction(1)
    for day in range(days + 1):
        at_risk = sum(lasted >= day for lasted, _ in each)
        if at_risk:
            share *= 1 - Fraction(sum(e and lasted == day for lasted, e in each), at_risk)
    return share


@given(SPANS, st.integers(0, 13))
def test_it_is_the_product_of_the_days(known: list[Span], days: int) -> None:
    assert survival(known, days) == pytest.approx(float(by_definition(known, days)))


def test_who_is_not_seen_any_longer_has_not_ended() -> None:
    assert survival([Span(3, False, 5), Span(5, True, 5)], 4) == 1.0
    assert survival([Span(3, False, 5), Span(5, True, 5)], 5) == 0.0
    assert survival([Span(3, True, 5), Span(5, True, 5)], 4) == 0.5


def test_a_tie_ends_only_where_a_year_of_silence_is_known() -> None:
    lives = [Life(0, 40, 2), Life(60, 100, 1)]
    assert spans(lives, 100) == [Span(40, True, 2), Span(40, False, 1)]
