"""The state of a tie: new, active, drifting, dormant or lost."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric
from mutuals.metrics.gone import FEWEST_DAYS, GONE
from mutuals.metrics.ratio import RATIO
from mutuals.metrics.relations import TIE

NEW_SILENCE = 90
LOST_SILENCE = 1095
ACTIVE_RATIO = 3
DRIFTING_RATIO = 8
EVEN_ODDS = 0.5

IS_NEW = f"(days < {FEWEST_DAYS} AND silence <= {NEW_SILENCE})"
"""Too few days to have a rhythm, and not yet out of sight."""

IS_QUIET = f"({RATIO.expression} > {DRIFTING_RATIO} OR {GONE.expression} > {EVEN_ODDS})"
"""Dormant, unless new: quiet for too long, or gone by more than even odds."""

STATE = Metric(
    name="state",
    unit="label",
    meaning=(
        "new (below 4 days, silent for 90 at most), active (r <= 3), drifting (r <= 8), "
        "dormant (r > 8 or P(gone) > 0.5), lost (dormant, silent for more than 1095 days)."
    ),
    source="Navarro 2017 (8 mean gaps); nudge at 3: 36-40 % of good ties exceed 2 and come back",
    reads=TIE,
    expression=(
        f"(CASE WHEN {IS_NEW} THEN 'new'"
        f" WHEN {IS_QUIET} THEN CASE WHEN silence > {LOST_SILENCE} THEN 'lost' ELSE 'dormant' END"
        f" WHEN {RATIO.expression} > {ACTIVE_RATIO} THEN 'drifting' ELSE 'active' END)"
    ),
    example=(
        Example({"days": 1, "first_day": 0, "last_day": 0, "silence": 90}, "new"),
        Example({"days": 1, "first_day": 0, "last_day": 0, "silence": 91}, "dormant"),
        Example({"days": 1, "first_day": 0, "last_day": 0, "silence": 1096}, "lost"),
        Example({"days": 30, "first_day": 0, "last_day": 29, "silence": 3, "gap": 1.0}, "active"),
        Example({"days": 30, "first_day": 0, "last_day": 29, "silence": 4, "gap": 1.0}, "drifting"),
        Example({"days": 30, "first_day": 0, "last_day": 29, "silence": 8, "gap": 1.0}, "drifting"),
        Example({"days": 30, "first_day": 0, "last_day": 29, "silence": 9, "gap": 1.0}, "dormant"),
    ),
)
