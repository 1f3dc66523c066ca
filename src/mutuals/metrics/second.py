"""The second contact: people met of late, who stay more often when heard from again soon."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric, Slot
from mutuals.metrics.contact import CONTACT
from mutuals.metrics.relations import TIE

SOONEST = 7
LATEST = 30
MOST_DAYS = 2

_AGE = "(last_day + silence - first_day)"

IS_SECOND = Metric(
    name="is_second",
    unit="0 or 1",
    meaning="First contact 7 to 30 days ago, and on 2 days at most.",
    source="A second contact within a month goes with survival of 44 % instead of 30 %, a third 56",
    reads=TIE,
    expression=(
        f"(CASE WHEN days <= {MOST_DAYS} AND {_AGE} >= {SOONEST} AND {_AGE} <= {LATEST}"
        " THEN 1 ELSE 0 END)"
    ),
    example=(
        Example({"days": 1, "first_day": 0, "last_day": 0, "silence": 6}, 0),
        Example({"days": 1, "first_day": 0, "last_day": 0, "silence": 7}, 1),
        Example({"days": 2, "first_day": 0, "last_day": 9, "silence": 21}, 1),
        Example({"days": 2, "first_day": 0, "last_day": 9, "silence": 22}, 0),
        Example({"days": 3, "first_day": 0, "last_day": 9, "silence": 5}, 0),
    ),
)

SECOND_CONTACT = Slot(
    name="second",
    meaning="New people: the likeliest to answer first.",
    score=CONTACT,
    among=f"{IS_SECOND.expression} = 1",
    bound=f"days <= {MOST_DAYS}"
    f" AND first_day >= :today - {LATEST} AND first_day <= :today - {SOONEST}",
    indexed=True,
)
