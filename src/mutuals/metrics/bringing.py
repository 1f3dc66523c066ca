"""Who brings me to somebody: whom I can turn to, and who brings whom together."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric, Relation
from mutuals.metrics.contact import CONTACT
from mutuals.metrics.knows import COMMON, KNOWS
from mutuals.metrics.relations import TIE

_MONTHS = 36.0
"""Contact counts as lost after three years (state.py); until then a dormant tie helps, too."""
BESIDE = 0.25
"""What is left of P(knows) where neither was seen to turn to the other: seen beside each other."""
_DEALT = 0.8

ACQUAINTANCE = Relation(
    "acquaintance",
    {
        **COMMON.columns,
        "dealt": "1 where one wrote to the other, or both met among five people at most, else 0",
        "known": "days since the two first did so, else since they were first seen together",
    },
)


def _aged(known: str) -> str:
    """Weigh how long two have known each other, in days: ties decay the slower the older (Burt)."""
    return f"(({known} + 30.0) / ({known} + 120.0))"


ASK = Metric(
    name="p_ask",
    unit="probability",
    meaning=(
        "Whether I can turn to somebody: contact in one of 36 months, 1 - (1 - P30)^36, times"
        " (known + 30) / (known + 120) for the days we have known each other."
    ),
    source="Levin 2011 (dormant ties), Burt 2000 (newness); hidden introductions (benchmarks)",
    reads=TIE,
    expression=(
        f"((1.0 - pow(1.0 - {CONTACT.expression}, {_MONTHS}))"
        f" * {_aged('(silence + last_day - first_day)')})"
    ),
    example=(
        Example({"days": 1, "first_day": 0, "last_day": 0, "silence": 400}, 0.5624206635627262),
        Example({"days": 10, "first_day": 9, "last_day": 90, "silence": 9}, 0.5714285714285714),
    ),
)

BRINGS = Metric(
    name="p_brings",
    unit="probability",
    meaning=(
        "Whether one of two brings somebody to the other: .8 where one wrote to the other or they"
        " met among five at most, else a quarter of P(knows); times (known + 30) / (known + 120)."
    ),
    source="measured on hidden introductions (benchmarks); Burt 2000 (liability of newness)",
    reads=ACQUAINTANCE,
    expression=(
        f"((CASE WHEN dealt > 0 THEN {_DEALT} ELSE {BESIDE} * {KNOWS.expression} END)"
        f" * {_aged('known')})"
    ),
    example=(
        Example({"weight": 0.2, "smallest": 6, "mails": 1, "dealt": 1, "known": 60}, 0.4),
        Example({"weight": 0.25, "smallest": 5, "mails": 0, "dealt": 0, "known": 240}, 0.15),
    ),
)
