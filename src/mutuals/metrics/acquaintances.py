"""The SELECTs that find the acquaintances of a few people, in the mails and meetings I saw."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.base import Metric
from mutuals.metrics.bringing import BRINGS
from mutuals.metrics.knows import BULK, GROUNDS, KNOWS, SIDE, WEIGHT, from_somebody

_DIRECT = "((s.one = 0 AND s.two BETWEEN 1 AND 3) OR (s.two = 0 AND s.one BETWEEN 1 AND 3))"
_MET = "(s.one >= 6 AND s.two >= 6 AND s.size <= 5)"
_SIGNS = (
    f"{WEIGHT} AS weight, min(size) AS smallest, sum(direct) AS mails, max(dealt) AS dealt,"
    " :today - COALESCE(min(CASE WHEN dealt > 0 THEN day END), min(day)) AS known"
)

_PAIRS = f"""
WITH shared AS (
    SELECT DISTINCT me.id AS asked, x.key, x.id AS entry, x.at, x.day, x.size, q.identifier,
           p.role AS one, q.role AS two
    FROM json_each(:persons) l
    CROSS JOIN person me ON me.ego = :ego AND me.id = l.value AND me.kind = 'human'
    CROSS JOIN identifier i ON i.ego = me.ego AND i.person = me.key
    CROSS JOIN participation p ON p.ego = i.ego AND p.identifier = i.key AND p.{SIDE}
    CROSS JOIN interaction x ON x.key = p.interaction
        AND x.size BETWEEN 2 AND 25 AND x.day <= :today
    CROSS JOIN participation q ON q.ego = p.ego AND q.interaction = p.interaction AND q.{SIDE}
    WHERE q.identifier <> p.identifier AND x.logged = 0 AND x.traits & {BULK} = 0
        AND {from_somebody("x.key")}
), pairs AS (
    SELECT s.asked, other.id, other.name, s.key, s.entry, s.at, s.day, s.size,
           max({_DIRECT}) AS direct, max({_DIRECT} OR {_MET}) AS dealt
    FROM shared s
    JOIN identifier j ON j.key = s.identifier AND j.self = 0
    JOIN person other ON other.key = j.person AND other.kind = 'human' AND other.id <> s.asked
    GROUP BY s.asked, other.id, s.key
)"""

ACQUAINTANCES = f"""{_PAIRS}, ranked AS (
    SELECT *, row_number() OVER (PARTITION BY asked, id ORDER BY size, at DESC, entry) AS place
    FROM pairs
), common AS (
    SELECT asked, id, name, {_SIGNS}, count(*) AS times,
           json_group_array(key) FILTER (WHERE place <= 3) AS proof
    FROM (SELECT * FROM ranked ORDER BY asked, id, place) GROUP BY asked, id
)
SELECT asked, id, name, {KNOWS.expression} AS knows, proof, times, {GROUNDS}, {BRINGS.expression}
FROM common ORDER BY asked, knows DESC, id
"""
"""(asked, person id, name, P(knows), local keys of up to three proofs, how many common mails and
meetings there are, grounds, P(brings)) for each of `:persons`.

`:persons` is a JSON list of ids; read is what happened up to `:today`. Only humans other than me
have acquaintances and are some. Weights are added up in whole parts, so that the order of rows
shows nowhere.
"""


def near(measure: Metric) -> str:
    """Select (asked, person id, measure): the acquaintances without their names and proofs.

    The measure is KNOWS or BRINGS.
    """
    return f"""{_PAIRS}, common AS (SELECT asked, id, {_SIGNS} FROM pairs GROUP BY asked, id)
SELECT asked, id, {measure.expression} FROM common
"""
