"""Whom I am in touch with, and whom I can turn to: the first step of every path."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.bringing import ASK
from mutuals.metrics.contact import CONTACT
from mutuals.metrics.ties import ties_as_of

REACH = f"""
SELECT id, max(p) FROM (
    SELECT person.id AS id, {CONTACT.expression} AS p
    FROM ({ties_as_of("first_out IS NOT NULL", columns=[])}) AS tie CROSS JOIN person
    WHERE person.key = tie.person AND person.kind = 'human'
    UNION ALL
    SELECT id, {CONTACT.expression} FROM (
        SELECT id, 1 AS days, :today - connected_day AS silence FROM person
        WHERE ego = :ego AND kind = 'human' AND connected_day <= :today) AS linked
) GROUP BY id ORDER BY id"""
"""(person id, P30) of :ego on :today, for humans to whom something went from me, or linked with me.

A LinkedIn connection counts as one day of contact on the day we connected. Read with :rhythm NULL.
"""

ASKABLE = f"""
SELECT person.id, {ASK.expression}, first_out IS NOT NULL
FROM ({ties_as_of(columns=["first_out"])}) AS tie CROSS JOIN person
WHERE person.key = tie.person AND person.kind = 'human'
UNION ALL
SELECT id, {ASK.expression}, 1 FROM (
    SELECT id, 1 AS days, :today - connected_day AS silence,
           connected_day AS first_day, connected_day AS last_day FROM person
    WHERE ego = :ego AND kind = 'human' AND connected_day <= :today) AS linked"""
"""(person id, P(ask), 1 for my ties) of :ego on :today, for humans with whom there was any contact.

In no order, and twice for who is linked with me and was in contact, too: the better one counts.
Ties are those of REACH. The others only ever wrote to me: they have no strength, but may be asked
for an introduction, as one real introducer in three had to be (bench/paths_hidden.py).
"""
