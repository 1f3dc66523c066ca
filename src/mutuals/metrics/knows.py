"""Who knows whom: what the mails and meetings I saw say of two other people."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

import math

from mutuals.metrics.base import Example, Metric, Relation

COMMON = Relation(
    "common",
    {
        "person": "one of the two",
        "other": "the other one",
        "weight": "K: sum over common mails and meetings of 1 / (people in it - 1)",
        "smallest": "people in the smallest of them, NULL for two never seen together",
        "mails": "mails from one of the two to the other among them",
    },
)
"""Two people other than me in mails and meetings of at most 25 people (list posts aside)."""

_BETWEEN = "(CASE WHEN mails > 0 THEN 0.75 - 0.25 / mails ELSE 0.0 END)"
_OFTEN = (
    "(CASE WHEN weight >= 2.0 THEN 0.8 WHEN weight >= 0.5 THEN 0.6 + (weight - 0.5) * 0.4 / 3"
    " ELSE 0.0 END)"
)

SELDOM = 0.1
"""P(knows) of two never seen together, however many both were seen with: the base rate."""

KNOWS = Metric(
    name="knows",
    unit="probability",
    meaning=(
        "The best of three signs: a small mail or meeting .8 (a big one alone .35), a mail between"
        " the two .5-.75, K of at least one half .6-.8; .1 for two never seen together."
    ),
    source="Tiers of SCIENCE; K after Newman 2001 (1 / (size - 1)), its first term",
    reads=COMMON,
    expression=(
        f"(CASE WHEN smallest <= 5 THEN 0.8 WHEN weight < 0.5 AND smallest IS NULL THEN {SELDOM}"
        " WHEN weight < 0.5 AND mails = 0 THEN 0.35"
        f" WHEN {_OFTEN} >= {_BETWEEN} THEN {_OFTEN} ELSE {_BETWEEN} END)"
    ),
    example=(
        Example({"weight": 0.25, "smallest": 5, "mails": 0}, 0.8),
        Example({"weight": 0.05, "smallest": 21, "mails": 0}, 0.35),
        Example({"weight": 0.2, "smallest": 6, "mails": 1}, 0.5),
        Example({"weight": 0.4, "smallest": 6, "mails": 4}, 0.6875),
        Example({"weight": 1.25, "smallest": 9, "mails": 0}, 0.7),
        Example({"weight": 3.0, "smallest": 9, "mails": 0}, 0.8),
        Example({"weight": 0.2, "mails": 0}, 0.1),
        Example({"weight": 0.5, "mails": 0}, 0.6),
    ),
)

GROUNDS = (
    "(CASE WHEN smallest <= 5 THEN 'small' WHEN weight < 0.5 AND mails = 0 THEN 'large'"
    f" WHEN {_OFTEN} >= {_BETWEEN} THEN 'often' ELSE 'between' END)"
)
"""Which of the signs of KNOWS is the best one, in a word."""

STATED = 0.95
"""P(knows) of two whose introduction to each other stands in the ledger (SCIENCE, knows)."""

# Roles as numbered in the store: 0 from, 1-3 to, cc, bcc, 6 organiser, 7 attendee.
SIDE = "role IN (0, 1, 2, 3, 6, 7)"

PARTS = math.lcm(*range(1, 25))
"""Parts of one mail or meeting: whole for each pair, however many of at most 25 people."""
WEIGHT = f"sum({PARTS} / (size - 1)) / {PARTS}.0"

BULK = 2
"""The trait of a newsletter (model/observed.py): its recipients need not know each other."""


def from_somebody(entry: str) -> str:
    """Leave out what no human sent: a list, a ticket system, a scheduler ties nobody together."""
    return (
        "NOT EXISTS (SELECT 1 FROM participation f"
        " CROSS JOIN identifier fi ON fi.key = f.identifier"
        " CROSS JOIN person fp ON fp.key = fi.person"
        f" WHERE f.ego = :ego AND f.interaction = {entry} AND f.role = 0"
        " AND fp.kind NOT IN ('human', 'self'))"
    )


_BY_DAY, _ROW_BY_ROW = "interaction", "interaction NOT INDEXED"


def all_known(*, row_by_row: bool) -> str:
    """Select (place of one in :persons, place of the other, P(knows), weight) for their pairs.

    `:persons` is a JSON list of ids. Read are the `:most` latest mails and meetings up to `:today`
    that two others can share, from the days of the `:looked` latest of all kinds; the index by day
    gives these without a look at the older ones. To look at every row in its place costs an eighth
    of that for each, so that with few rows `row_by_row` is the shorter way to the same.
    """
    return f"""
WITH listed AS MATERIALIZED (
    SELECT i.key AS identifier, l.key AS person
    FROM json_each(:persons) l
    CROSS JOIN person o ON o.ego = :ego AND o.id = l.value AND o.kind = 'human'
    CROSS JOIN identifier i ON i.ego = :ego AND i.person = o.key
), seen AS MATERIALIZED (
    SELECT key, size FROM {_ROW_BY_ROW if row_by_row else _BY_DAY}
    WHERE ego = :ego AND size BETWEEN 2 AND 25 AND (size > 2 OR mine & 7 = 0)
        AND logged = 0 AND traits & {BULK} = 0 AND day <= :today AND day >= COALESCE((
            SELECT day FROM interaction WHERE ego = :ego AND day <= :today
            ORDER BY day DESC LIMIT 1 OFFSET :looked), 0)
    ORDER BY day DESC, id LIMIT :most
), seat AS MATERIALIZED (
    SELECT s.key, s.size, l.person, max(p.role = 0) AS sends, max(p.role BETWEEN 1 AND 3) AS gets
    FROM seen s
    CROSS JOIN participation p ON p.ego = :ego AND p.interaction = s.key AND p.{SIDE}
    JOIN listed l ON l.identifier = p.identifier
    WHERE {from_somebody("s.key")}
    GROUP BY s.key, l.person
), both AS (
    SELECT a.person AS one, b.person AS two, a.size,
           a.sends AND b.gets OR b.sends AND a.gets AS direct
    FROM seat a JOIN seat b ON b.key = a.key AND b.person > a.person
), common AS (
    SELECT one, two, {WEIGHT} AS weight, min(size) AS smallest, sum(direct) AS mails
    FROM both GROUP BY one, two
)
SELECT one, two, {KNOWS.expression} AS knows, weight FROM common
"""
