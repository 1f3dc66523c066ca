"""P(gone): whether nothing will be heard for the next 90 days."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric
from mutuals.metrics.dialect import logistic
from mutuals.metrics.ratio import RATIO
from mutuals.metrics.relations import TIE

INTERCEPT = -3.0
"""The log odds before anything is known of a tie, until calibrated on my history."""
FEWEST_DAYS = 4
"""Below this many days of contact there is no telling a rhythm."""

GONE = Metric(
    name="p_gone_90",
    unit="probability, NULL below 4 days of contact",
    meaning=(
        "Silence for another 90 days: logistic(-3 + 1.2 ln(1 + r) + 0.9 ln(1 + gap) - 0.8 ln days)."
    ),
    source="Navarro 2017; weights fitted on four networks, rolling origin",
    reads=TIE,
    # No floor under the gap: days are distinct, so it is a day at least.
    expression=(
        f"(CASE WHEN days >= {FEWEST_DAYS} THEN "
        + logistic(
            f"{INTERCEPT} + 1.2 * ln(1.0 + {RATIO.expression})"
            " + 0.9 * ln(1.0 + gap) - 0.8 * ln(days)"
        )
        + " END)"
    ),
    example=(
        Example({"days": 3, "first_day": 0, "last_day": 20, "silence": 9, "gap": 10.0}, None),
        Example(
            {"days": 4, "first_day": 0, "last_day": 30, "silence": 30, "gap": 10.0},
            0.42864626181678606,
        ),
    ),
)
