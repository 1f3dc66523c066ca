"""Cadence: the usual gap between contacts, leaning on my own where few are known."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric
from mutuals.metrics.relations import TIE

FEWEST_GAPS = 3

CADENCE = Metric(
    name="cadence",
    unit="days, NULL below 3 gaps",
    meaning="exp((sum ln g + 2 ln g_me) / (n + 2)): to be said coarsely, about monthly.",
    source="Geometric mean with two gaps of my own rhythm as prior; good to a factor of 1.3-1.5",
    reads=TIE,
    expression=(
        f"(CASE WHEN gaps >= {FEWEST_GAPS} THEN exp((log_gaps + 2.0 * rhythm) / (gaps + 2)) END)"
    ),
    example=(
        Example({"gaps": 2, "log_gaps": 4.0, "rhythm": 3.0}, None),
        Example({"gaps": 3, "log_gaps": 0.0, "rhythm": 0.0}, 1.0),
        Example({"gaps": 3, "log_gaps": 4.0, "rhythm": 3.0}, 7.38905609893065),
    ),
)
