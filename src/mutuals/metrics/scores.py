"""The SELECT that scores the ties of all egos at once, from their days of contact."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.balance import BALANCE
from mutuals.metrics.contact import CONTACT
from mutuals.metrics.gone import GONE
from mutuals.metrics.state import STATE
from mutuals.metrics.strength import STRENGTH
from mutuals.metrics.ties import carried, tie_of_days

_COLUMNS = {
    "days": "days",
    "first_day": "first_day",
    "last_day": "last_day",
    "silence_days": "silence",
    "gap_days": "gap",
    STRENGTH.name: STRENGTH.expression,
    CONTACT.name: CONTACT.expression,
    GONE.name: GONE.expression,
    STATE.name: STATE.expression,
    BALANCE.name: BALANCE.expression,
}
_LISTED = ", ".join(f"{text} AS {name}" for name, text in _COLUMNS.items())

SCORES = f"""
SELECT ego, person, {_LISTED}
FROM ({carried("tie.*", tie_of_days("1 = 1"))}) AS tie
ORDER BY ego, person"""
"""One row per (ego, person) in touch up to :today: both, then the columns above in their order.

Reads contact_day alone, of every ego. Days are whole numbers; read with :rhythm NULL.
"""
