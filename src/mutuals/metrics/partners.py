"""Whom to introduce to somebody: those whose words tell it, the likeliest in touch first."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from functools import cache

from mutuals.metrics.contact import CONTACT
from mutuals.metrics.ties import ties_as_of

# The plus chooses the plan: a person's few words are read, not each word asked for looked up.
_BEARING = """person IN (
    SELECT s.person FROM json_each(:needing) n
    CROSS JOIN search_word s ON s.ego = :ego AND s.field = 1 AND s.word = n.value
    WHERE EXISTS (SELECT 1 FROM search_word o WHERE o.ego = :ego AND o.person = s.person
            AND o.field = 1 AND +o.word IN (SELECT value FROM json_each(:offering)))
        OR EXISTS (SELECT 1 FROM json_each(:beginnings) b CROSS JOIN search_word o
            WHERE o.ego = :ego AND o.person = s.person AND o.field = 1
            AND o.word >= b.value AND o.word < b.value || char(1114111))
    UNION SELECT key FROM person WHERE ego = :ego
        AND id IN (SELECT value FROM json_each(:noted)))"""


@cache
def partners(*, live: bool) -> str:
    """Select (person id, P30) of the `:most` humans who bear such words, or are `:noted`.

    Only those to whom something went from me, none of the `:excluded`. They bear a `:needing`
    word, and an `:offering` one or one of the `:beginnings`.
    """
    ties = ties_as_of("first_out IS NOT NULL", _BEARING, columns=["first_out"], live=live)
    return f"""
SELECT person.id, {CONTACT.expression} AS p FROM ({ties}) AS tie CROSS JOIN person
WHERE person.key = tie.person AND person.kind = 'human'
    AND person.id NOT IN (SELECT value FROM json_each(:excluded))
ORDER BY p DESC, person.id LIMIT :most"""
