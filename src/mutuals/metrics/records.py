"""The SELECTs whose rows are ties as the model records them, and the candidates of a slot."""

from __future__ import annotations

from mutuals.metrics.balance import BALANCE
from mutuals.metrics.base import Slot
from mutuals.metrics.cadence import CADENCE
from mutuals.metrics.contact import CONTACT
from mutuals.metrics.gone import GONE
from mutuals.metrics.revive import PAST
from mutuals.metrics.state import STATE
from mutuals.metrics.strength import STRENGTH
from mutuals.metrics.ties import ties_as_of

_WHO = "person.id, person.name"

_FIGURES = {
    "days": "days",
    "first_day": "first_day",
    "last_day": "last_day",
    "silence": "silence",
    "gap": "gap",
    "cadence": CADENCE.expression,
    "strength_raw": f"CASE WHEN first_out IS NOT NULL THEN {STRENGTH.expression} END",
    "p_contact": CONTACT.expression,
    "p_gone": GONE.expression,
    "state": STATE.expression,
    "balance": BALANCE.expression,
    "past": PAST.expression,
    "interactions": "n_out + n_in + n_both + n_note",
    "sent": "n_out",
    "received": "n_in",
    "met": "met",
    "first_out": "first_out",
    "first_in": "first_in",
}

FIELDS = tuple(_FIGURES)
"""What follows a person's id and name in the rows below, by the model's names."""

_COLUMNS = ", ".join(f"{text} AS {name}" for name, text in _FIGURES.items())


def records(condition: str, bound: str = "1 = 1") -> str:
    """Select id, name and FIELDS of the ties whose person meets `condition`, by id."""
    return f"""
SELECT {_WHO}, {_COLUMNS}
FROM ({ties_as_of(bound)}) AS tie CROSS JOIN person
WHERE person.key = tie.person AND {condition}
ORDER BY person.id"""


def candidates(slot: Slot, condition: str) -> str:
    """Select id, name, FIELDS and the score of a slot's best :limit humans, best first.

    Only people who ever heard from me and meet `condition`; equals are in the order of their ids.
    The bound and the kind leave few people, so that the formulas run on these alone.
    """
    return f"""
WITH near AS MATERIALIZED (
    SELECT tie.*, person.id AS id, person.name AS name
    FROM ({ties_as_of(f"first_out IS NOT NULL AND {slot.bound}")}) AS tie CROSS JOIN person
    WHERE person.key = tie.person AND person.kind = 'human' AND {condition}
), best AS MATERIALIZED (
    SELECT near.*, {slot.first} AS ahead, {slot.score.expression} AS score
    FROM near
    WHERE {slot.among}
    ORDER BY ahead DESC, COALESCE(score, 0.0) DESC, id
    LIMIT :limit
)
SELECT id, name, {_COLUMNS}, COALESCE(score, 0.0) AS score
FROM best
ORDER BY ahead DESC, COALESCE(best.score, 0.0) DESC, id"""
