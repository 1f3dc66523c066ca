"""Counts per person of every kind: interactions, sent, received, met, first and last contact."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.

from mutuals.metrics.ties import ties_as_of
from mutuals.record import Record


class Figures(Record):
    """What the timeline with one person counts up to a day.

    `interactions` are all entries, bare notes included; days are whole numbers since 1970-01-01,
    None for somebody of whom there are notes alone.
    """

    interactions: int
    sent: int
    received: int
    met: int
    first_day: int | None
    last_day: int | None


def figures(of: str = "") -> str:
    """Make (person id, columns of Figures) of :ego on :today: ties, then people of notes alone.

    `of` is a list of ids, such as a SELECT in parentheses; everybody where it is empty.
    """
    some = f" AND {{}} IN (SELECT key FROM person WHERE ego = :ego AND id IN {of})" if of else ""
    ties, notes = some.format("person"), some.format("person.key")
    return f"""
WITH known AS MATERIALIZED ({ties_as_of(people=f"1 = 1{ties}")})
SELECT person.id, n_out + n_in + n_both + n_note, n_out, n_in, met, first_day, last_day
FROM known CROSS JOIN person
WHERE person.key = known.person
UNION ALL
SELECT person.id, SUM(n_note), 0, 0, 0, NULL, NULL
FROM person CROSS JOIN contact_day
WHERE person.ego = :ego AND person.key NOT IN (SELECT person FROM known){notes}
    AND contact_day.ego = :ego AND contact_day.person = person.key AND contact_day.day <= :today
GROUP BY person.key, person.id"""
