"""Still mine to keep: ties of which a word decides most."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric, Slot
from mutuals.metrics.gone import FEWEST_DAYS, GONE
from mutuals.metrics.loss import quiet_between
from mutuals.metrics.ratio import RATIO
from mutuals.metrics.relations import TIE
from mutuals.metrics.state import DRIFTING_RATIO

FIRST_SIGN_RATIO = 2

KEEP = Metric(
    name="keep",
    unit="ln(days of contact) times the variance of being gone, NULL below 4 days",
    meaning="ln(1 + days) P(gone) (1 - P(gone)).",
    source="Uncertainty of the outcome times what is at stake",
    reads=TIE,
    expression=f"(ln(1.0 + days) * {GONE.expression} * (1.0 - {GONE.expression}))",
    example=(
        Example({"days": 3, "first_day": 0, "last_day": 20, "silence": 9, "gap": 10.0}, None),
        Example(
            {"days": 4, "first_day": 0, "last_day": 30, "silence": 30, "gap": 10.0},
            0.3941652568125226,
        ),
    ),
)

_QUIET = quiet_between(FIRST_SIGN_RATIO, DRIFTING_RATIO)

STILL_MINE = Slot(
    name="keep",
    meaning="Quiet for 2 to 8 gaps.",
    score=KEEP,
    among=(
        f"days >= {FEWEST_DAYS} AND {RATIO.expression} >= {FIRST_SIGN_RATIO}"
        f" AND {RATIO.expression} <= {DRIFTING_RATIO}"
    ),
    bound=f"days >= {FEWEST_DAYS} AND {_QUIET}",
)
