"""About to lose: what would go with a tie that falls silent."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric, Slot
from mutuals.metrics.gone import FEWEST_DAYS, GONE
from mutuals.metrics.ratio import RATIO
from mutuals.metrics.relations import TIE
from mutuals.metrics.state import ACTIVE_RATIO, DRIFTING_RATIO, LOST_SILENCE, STATE

LOSS = Metric(
    name="loss",
    unit="ln(days of contact) expected to be lost, NULL below 4 days",
    meaning="ln(1 + days) P(gone).",
    source="Catches .54-.56 of the value about to be lost, strongest-overdue .24-.29 (measured)",
    reads=TIE,
    expression=f"(ln(1.0 + days) * {GONE.expression})",
    example=(
        Example({"days": 3, "first_day": 0, "last_day": 20, "silence": 9, "gap": 10.0}, None),
        Example(
            {"days": 4, "first_day": 0, "last_day": 30, "silence": 30, "gap": 10.0},
            0.6898795447910889,
        ),
    ),
)

IN_TIME = Metric(
    name="in_time",
    unit="0 or 1",
    meaning="Quiet for 3 to 8 times the usual gap: a word can still arrive in time.",
    source="Catches .45-.48 at a median of 5-6 gaps, instead of mostly ties that are over",
    reads=TIE,
    expression=(
        f"(CASE WHEN {RATIO.expression} >= {ACTIVE_RATIO}"
        f" AND {RATIO.expression} <= {DRIFTING_RATIO} THEN 1 ELSE 0 END)"
    ),
    example=(
        Example({"days": 4, "first_day": 0, "last_day": 10, "silence": 9}, 0),
        Example({"days": 4, "first_day": 0, "last_day": 10, "silence": 10}, 1),
        Example({"days": 5, "first_day": 0, "last_day": 40, "silence": 80}, 1),
        Example({"days": 5, "first_day": 0, "last_day": 40, "silence": 81}, 0),
    ),
)


_SILENCE = "(:today - last_day) * (days - 1)"


def quiet_for(least: int) -> str:
    """Say in stored columns that r is at least this, for ties of more than a day."""
    return f"{_SILENCE} >= {least} * (last_day - first_day)"


def quiet_between(least: int, most: int) -> str:
    """Say in stored columns that r lies between these, both included; likewise."""
    return (
        f"{_SILENCE} BETWEEN {least} * (last_day - first_day) AND {most} * (last_day - first_day)"
    )


_CLOSING = quiet_between(ACTIVE_RATIO, DRIFTING_RATIO)
_STILL_KNOWN = f"days >= {FEWEST_DAYS} AND last_day >= :today - {LOST_SILENCE}"

ABOUT_TO_LOSE = Slot(
    name="loss",
    meaning="Quiet for 3 gaps or more, not for 3 years: those within 8 gaps first.",
    score=LOSS,
    first=IN_TIME.expression,
    among=(
        f"days >= {FEWEST_DAYS} AND {RATIO.expression} >= {ACTIVE_RATIO}"
        f" AND silence <= {LOST_SILENCE}"
    ),
    bound=f"{_STILL_KNOWN} AND {quiet_for(ACTIVE_RATIO)}",
    heads=((f"{_STILL_KNOWN} AND {_CLOSING}", 0.0),),
)

DRIFTING = Slot(
    name="drifting",
    meaning="In state drifting; those too new for a P(gone) come last.",
    score=LOSS,
    among=f"{STATE.expression} = 'drifting'",
    bound=f"days > 1 AND {_CLOSING}",
)
