"""How probably I am in touch with somebody within 30 days: the first step of every path."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

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

HEARD_DAYS = 2
HEARD = f"""
SELECT person.id AS id, {CONTACT.expression}
FROM ({ties_as_of(f"first_out IS NULL AND days >= {HEARD_DAYS}", columns=["first_out"])}) AS tie
CROSS JOIN person WHERE person.key = tie.person AND person.kind = 'human' ORDER BY 1"""
"""(person id, P30) of :ego on :today, for humans who wrote to me on two days at least and never had
a message, call or meeting from me. Read with :rhythm NULL.

They are no ties of mine, but may be asked for an introduction: of the real introducers that were
hidden, three in ten are such people (bench/paths_hidden.py). Who wrote once is a stranger.
"""
