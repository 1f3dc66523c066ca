"""Days of contact counted from rows of interactions: what the ties of many egos are made of."""

from __future__ import annotations

from mutuals.metrics.base import Relation

INTERACTION = Relation(
    "interaction",
    {
        "ego": "whose network it is",
        "person": "the other person",
        "day": "UTC days since 1970-01-01",
        "direction": "out, in or both",
    },
)
"""One message, call or meeting a row; equal rows are messages of their own."""


def _times(direction: str) -> str:
    return f"COUNT(CASE WHEN direction = '{direction}' THEN 1 END) AS n_{direction}"


COUNTED = f"""
SELECT ego, person, day, {", ".join(map(_times, ("out", "in", "both")))}
FROM interaction GROUP BY ego, person, day"""  # noqa: S608 - composed of constants only
"""One row of contact_day per (ego, person, day), as far as a table can tell."""
