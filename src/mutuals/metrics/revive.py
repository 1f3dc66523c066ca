"""To revive: dormant ties that were strong once."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric, Slot
from mutuals.metrics.relations import TIE
from mutuals.metrics.state import IS_NEW, IS_QUIET, LOST_SILENCE

PAST = Metric(
    name="past",
    unit="days of contact",
    meaning="Days of contact halved every 365 days, as it stood on the last one.",
    source="Levin 2011 (dormant ties give more novel advice, and trust outlasts silence)",
    reads=TIE,
    expression="past",
    example=(Example({"past": 12.5}, 12.5),),
)

# The plus sign leaves the plan to the index on `past`, which gives the closest first.
_STILL_KNOWN = f"+last_day >= :today - {LOST_SILENCE}"

TO_REVIVE = Slot(
    name="revive",
    meaning="Dormant for less than 3 years, the closest of the past first.",
    score=PAST,
    among=f"NOT {IS_NEW} AND {IS_QUIET} AND silence <= {LOST_SILENCE}",
    bound=_STILL_KNOWN,
    indexed=True,
)
