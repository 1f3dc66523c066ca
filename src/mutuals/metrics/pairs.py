"""Who knows whom in the networks of many egos: the SELECTs that make pairs of their mails."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.base import Relation
from mutuals.metrics.counted import INTERACTION
from mutuals.metrics.knows import KNOWS, PARTS

LARGEST = 25
"""People in a mail or meeting; above it nobody in it is tied to anybody (SCIENCE)."""
ALLOCATED = 0.1
"""What the second term of K counts, beside one common mail of two others (SCIENCE)."""

MESSAGE = Relation(
    "interaction",
    {
        **INTERACTION.columns,
        "size": "people in it as the table says, 0 where it does not",
        "message": "the mail or meeting, by the ego's name for it; each day of one is another",
    },
)
"""A row for each other person in a mail or meeting: `in` wrote it, `both` stood beside the ego."""

SEATS = """
SELECT ego, message, day, person, MAX(CASE WHEN direction = 'in' THEN 1 ELSE 0 END) AS sends,
    MIN(CASE WHEN direction = 'both' THEN 1 ELSE 0 END) AS gets, MAX(size) AS size
FROM interaction WHERE person <> ego
GROUP BY ego, message, day, person"""
"""One row per person in each mail or meeting, however often the table repeats it.

`sends` is 1 for who wrote to the ego, `gets` for who never did nor was written to by the ego.
"""

# A size is never below those who are seen there: a table may not know it, or count without the ego.
_PRESENT = "CASE WHEN MAX(size) > COUNT(*) + 1 THEN MAX(size) ELSE COUNT(*) + 1 END"

# Whole parts of one mail (PARTS) add up to the same number in whatever order.
COMMON = f"""
SELECT one.ego AS ego, one.person AS one, two.person AS two,
    SUM({PARTS}.0 / (entry.size - 1)) / {PARTS}.0 AS weight, MIN(entry.size) AS smallest,
    SUM(CASE WHEN entry.senders = 1 AND one.sends + two.sends = 1 AND one.gets + two.gets = 1
        THEN 1 ELSE 0 END) AS mails
FROM (
    SELECT ego, message, day, SUM(sends) AS senders, {_PRESENT} AS size
    FROM seat WHERE day <= :today
    GROUP BY ego, message, day
    HAVING COUNT(*) > 1 AND {_PRESENT} <= {LARGEST}
) AS entry
JOIN seat AS one ON one.ego = entry.ego AND one.message = entry.message AND one.day = entry.day
JOIN seat AS two ON two.ego = entry.ego AND two.message = entry.message AND two.day = entry.day
    AND two.person > one.person
GROUP BY one.ego, one.person, two.person"""
"""The pairs seen together up to :today: ego, one < two, and the columns of knows.py's relation.

A mail between the two is one that a single person wrote to the ego, with the other beside the ego.
"""

_LINKS = """
    SELECT ego, one AS person, two AS other, weight FROM common
    UNION ALL SELECT ego, two AS person, one AS other, weight FROM common"""

# Trillionths add up to the same number in whatever order.
PAIRS = f"""
WITH link AS ({_LINKS}
), share AS (
    SELECT ego, person, SUM(weight) AS total FROM link GROUP BY ego, person
), allocated AS (
    SELECT a.ego AS ego, a.other AS one, b.other AS two,
        SUM(CAST(ROUND((a.weight + b.weight) / share.total * 1e12) AS BIGINT)) * 1e-12 AS through
    FROM link AS a
    JOIN share ON share.ego = a.ego AND share.person = a.person
    JOIN link AS b ON b.ego = a.ego AND b.person = a.person AND b.other > a.other
    GROUP BY a.ego, a.other, b.other
), pair AS (
    SELECT ego, one, two, SUM(weight) + {ALLOCATED} * SUM(through) AS weight,
        MIN(smallest) AS smallest, SUM(mails) AS mails
    FROM (
        SELECT ego, one, two, weight, smallest, mails, 0.0 AS through FROM common
        UNION ALL SELECT ego, one, two, 0.0 AS weight, NULL AS smallest, 0 AS mails, through
        FROM allocated
    ) AS term
    GROUP BY ego, one, two
)
SELECT ego, one, two, weight AS knows_raw, {KNOWS.expression} AS p_knows FROM pair
ORDER BY ego, one, two"""
"""(ego, one, two, K, P(knows)) of all pairs with K above 0, from the rows of COMMON.

The second term of K is weighted resource allocation (Lue & Zhou 2010): over all whom both were seen
with, the share of that person's ties that lead to the two.
"""
