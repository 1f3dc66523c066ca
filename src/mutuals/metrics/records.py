"""The SELECTs whose rows are ties as the model records them, and the candidates of a slot."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from collections.abc import Mapping

from mutuals.metrics.balance import BALANCE
from mutuals.metrics.base import NOBODY, Metric, Slot
from mutuals.metrics.cadence import CADENCE
from mutuals.metrics.contact import CONTACT
from mutuals.metrics.gone import GONE
from mutuals.metrics.ratio import RATIO
from mutuals.metrics.relations import STORED, TIE
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


def named(listed: str, *, live: bool) -> str:
    """Select id, name and FIELDS of the ties with the people of the ids `listed`, by id."""
    people = f"person IN (SELECT key FROM person WHERE ego = :ego AND id IN {listed})"
    return _records(ties_as_of(people=people, live=live), "1 = 1")


def first_days(listed: str) -> str:
    """Select id, first day, first day out and first day in of the ties with the people `listed`."""
    people = f"person IN (SELECT key FROM person WHERE ego = :ego AND id IN {listed})"
    ties = ties_as_of(people=people, columns=["first_out", "first_in"])
    return f"""
SELECT person.id, first_day, first_out, first_in FROM ({ties}) AS tie CROSS JOIN person
WHERE person.key = tie.person"""


def new_jobs(*, live: bool) -> str:
    """Select id and day of those first seen in a new job since :first, and not in touch since.

    Of those I ever wrote to, called or met the :most who were once closest.
    """
    changed = "changed_day BETWEEN :first AND :today"
    people = f"person IN (SELECT key FROM person WHERE ego = :ego AND {changed})"
    ties = ties_as_of("first_out IS NOT NULL", people, ["first_out"], live=live)
    return f"""
SELECT person.id, changed_day FROM ({ties}) AS tie CROSS JOIN person
WHERE person.key = tie.person AND {_HUMAN} AND last_day <= changed_day
ORDER BY {PAST.expression} DESC, person.id LIMIT :most"""


def _records(ties: str, condition: str) -> str:
    return f"""
SELECT {_WHO}, {_COLUMNS}
FROM ({ties}) AS tie CROSS JOIN person
WHERE person.key = tie.person AND {condition}
ORDER BY person.id"""


def candidates(slot: Slot, excluded: str, *, live: bool) -> tuple[str, ...]:
    """Select the best of one slot; the first texts look at its heads, the last at everybody.

    The columns of each are those of `_best`.
    """
    bounds = (*(bound for bound, _ in slot.heads), slot.bound)
    return tuple(_texts({slot.name: slot}, bound, excluded, live=live) for bound in bounds)


def together(slots: Mapping[str, Slot], bound: str, excluded: str, *, live: bool) -> str:
    """Select the best of several slots, all of whose candidates lie within one bound."""
    return _texts(slots, bound, excluded, live=live)


def _texts(slots: Mapping[str, Slot], bound: str, excluded: str, *, live: bool) -> str:
    """Let the bound leave few people, and run what formulas of several slots share once on each."""
    formulas = " ".join(f"{s.score.expression} {s.among} {s.first}" for s in slots.values())
    near = ties_as_of(
        f"first_out IS NOT NULL AND {bound}",
        columns=[name for name in STORED if name in formulas],
        indexed=all(slot.indexed for slot in slots.values()),
        live=live,
    )
    read = f"{formulas} {GONE.expression} {RATIO.expression}"
    needed = ", ".join(name for name in TIE.columns if name == "person" or name in read)
    figures = f"{RATIO.expression} AS {RATIO.name}, {GONE.expression} AS {GONE.name}"
    once = "MATERIALIZED" if len(slots) > 1 else "NOT MATERIALIZED"
    return f"""
WITH known AS {once} (SELECT {needed}, {figures} FROM ({near}) AS tie)
{" UNION ALL ".join(_best(name, slot, excluded) for name, slot in slots.items())}"""


def _best(name: str, slot: Slot, excluded: str) -> str:
    """Select slot, id, score, rank and whether it is a human not `excluded`, of the best :few.

    Nobody is looked up who is not among these; equals of the last one may be missing.
    """
    score, among, first = (
        read_off(text, GONE, RATIO) for text in (slot.score.expression, slot.among, slot.first)
    )
    # An index gives them in their order where nothing but its column is asked for.
    score = score if score in STORED else f"COALESCE({score}, 0.0)"
    order = "score DESC" if first == NOBODY else "ahead DESC, score DESC"
    return f"""
SELECT '{name}' AS slot, person.id, best.score, best.ahead,
    {_HUMAN} AND person.id NOT IN {excluded} AS fits
FROM (
    SELECT person, {score} AS score, {first} AS ahead FROM known WHERE {among}
    ORDER BY {order} LIMIT :few
) AS best CROSS JOIN person WHERE person.key = best.person"""


def read_off(text: str, *figures: Metric) -> str:
    """Let a formula read figures off columns of their names instead of working them out again."""
    for figure in figures:
        text = text.replace(figure.expression, figure.name)
    return text
