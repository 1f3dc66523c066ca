"""Strength as people see it: the share of my living ties that are weaker."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.state import STATE
from mutuals.metrics.strength import STRENGTH
from mutuals.metrics.ties import ties_as_of

STANDING = f"""
WITH known AS MATERIALIZED (
    SELECT person.id AS id, {STRENGTH.expression} AS strength,
        CASE WHEN {STATE.expression} IN ('new', 'active', 'drifting') THEN 1 ELSE 0 END AS living
    FROM ({ties_as_of("first_out IS NOT NULL", columns=[])}) AS tie CROSS JOIN person
    WHERE person.key = tie.person AND person.kind = 'human'
), ranked AS (
    SELECT id, living, SUM(living) OVER () AS ties,
        SUM(living) OVER (ORDER BY strength) - SUM(living) OVER (PARTITION BY strength) AS weaker
    FROM known
)
SELECT id, CASE WHEN ties = 0 THEN 0.0 WHEN ties = 1 AND living = 1 THEN 1.0
    ELSE weaker * 1.0 / ties END
FROM ranked"""
"""(person id, share in [0, 1]) of :ego on :today, for humans to whom something went from me.

Living is new, active or drifting; who is not, is compared with the living all the same. The only
living tie has 1. Equal strengths share the lower rank. Read with :rhythm NULL.
"""

STANDING_OF = f"{STANDING} WHERE id IN (SELECT value FROM json_each(:persons))"
"""The same, of those alone who are in the JSON list `:persons`."""
