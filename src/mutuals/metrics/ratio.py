"""Silence against the usual gap: how many times its own rhythm a tie has been quiet."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric
from mutuals.metrics.dialect import at_least
from mutuals.metrics.relations import TIE

RATIO = Metric(
    name="ratio",
    unit="multiples of the mean gap",
    meaning="r = silence / gap, both at least one day; the explanation of a nudge, not a ranking.",
    source="Navarro 2017 (a tie is over after 8 mean gaps); borders measured on four networks",
    reads=TIE,
    # One division only: three times 10/3 days is exactly 3, which decides a state.
    expression=(
        f"(CASE WHEN days > 1 THEN {at_least(1, 'silence')} * (days - 1) * 1.0"
        f" / (last_day - first_day) ELSE {at_least(1, 'silence')} * 1.0 END)"
    ),
    example=(
        Example({"days": 4, "first_day": 0, "last_day": 10, "silence": 10}, 3.0),
        Example({"days": 2, "first_day": 0, "last_day": 20, "silence": 0}, 0.05),
        Example({"days": 1, "first_day": 5, "last_day": 5, "silence": 7}, 7.0),
        Example({"days": 1, "first_day": 5, "last_day": 5, "silence": 0}, 1.0),
    ),
)
