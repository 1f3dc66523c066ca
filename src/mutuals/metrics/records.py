"""The SELECTs whose rows are ties as the model records them, and the candidates of a slot."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.balance import BALANCE
from mutuals.metrics.base import Slot
from mutuals.metrics.cadence import CADENCE
from mutuals.metrics.contact import CONTACT
from mutuals.metrics.gone import GONE
from mutuals.metrics.relations import STORED
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


_HUMAN = "person.kind = 'human'"


def humans() -> str:
    """Select id, name and FIELDS of the ties with humans, by id."""
    return _records(ties_as_of(), _HUMAN)


def named(listed: str) -> str:
    """Select id, name and FIELDS of the ties with the people of the ids `listed`, by id."""
    people = f"person IN (SELECT key FROM person WHERE ego = :ego AND id IN {listed})"
    return _records(ties_as_of(people=people), "1 = 1")


def _records(ties: str, condition: str) -> str:
    return f"""
SELECT {_WHO}, {_COLUMNS}
FROM ({ties}) AS tie CROSS JOIN person
WHERE person.key = tie.person AND {condition}
ORDER BY person.id"""


def candidates(slot: Slot, excluded: str) -> tuple[str, ...]:
    """Select id, score and rank of a slot's best :limit humans, best first, not the `excluded`.

    Only people who ever heard from me; equals are in the order of their ids. The first
    text looks at the slot's head, where it has one, and the last at everybody.
    """
    bounds = (slot.bound,) if slot.head is None else (slot.head, slot.bound)
    return tuple(_candidates(slot, bound, excluded) for bound in bounds)


def _candidates(slot: Slot, bound: str, excluded: str) -> str:
    """Let the bound and the kind leave few people, and run the formulas on these alone."""
    formulas = f"{slot.score.expression} {slot.among} {slot.first}"
    near = ties_as_of(
        f"first_out IS NOT NULL AND {bound}",
        columns=[name for name in STORED if name in formulas],
    )
    return f"""
WITH near AS MATERIALIZED (
    SELECT tie.*, person.id AS id
    FROM ({near}) AS tie CROSS JOIN person
    WHERE person.key = tie.person AND {_HUMAN} AND person.id NOT IN {excluded}
)
SELECT id, COALESCE({slot.score.expression}, 0.0) AS score, {slot.first} AS ahead
FROM near
WHERE {slot.among}
ORDER BY ahead DESC, score DESC, id
LIMIT :limit"""
