"""Tie strength S: decayed days of contact, fading with the silence since the last."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric
from mutuals.metrics.relations import TIE

STRENGTH = Metric(
    name="strength_raw",
    unit="days of contact",
    meaning="S = D365 (1 + silence)^-0.7, where D365 halves a day of contact every 365 days.",
    source=(
        "Anderson & Schooler 1991 (recency and frequency as power laws), Urena-Carrion 2020 "
        "(days, not counts); best of the cheap ones on four networks"
    ),
    reads=TIE,
    expression="(decayed * pow(1.0 + silence, -0.7))",
    example=(
        Example({"decayed": 1.0, "silence": 0}, 1.0),
        Example({"decayed": 8.0, "silence": 31}, 0.70710678118654752),
        Example({"decayed": 2.5, "silence": 9}, 0.49881557874221996),
    ),
)
