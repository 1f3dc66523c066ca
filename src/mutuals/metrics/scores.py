"""The SELECT that scores the ties of all egos at once, from their days of contact."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.balance import BALANCE, balance_of
from mutuals.metrics.contact import CONTACT
from mutuals.metrics.dialect import halved
from mutuals.metrics.gone import GONE
from mutuals.metrics.state import STATE
from mutuals.metrics.strength import STRENGTH
from mutuals.metrics.ties import BALANCE_HALF_LIFE, PAST_HALF_LIFE

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
    BALANCE.name: balance_of("1.0"),
}
_LISTED = ", ".join(f"{text} AS {name}" for name, text in _COLUMNS.items())

# The kept ties of a home lean on their last day and are carried to the day asked for. Here every
# tie is made once, for one day: all sums lean on it at once, and nothing need be sorted.
_YEAR = halved(":today - day", PAST_HALF_LIFE)
_QUARTER = halved(":today - day", BALANCE_HALF_LIFE)
_TIES = f"""
    SELECT ego, person, COUNT(*) AS days, MIN(day) AS first_day, MAX(day) AS last_day,
        :today - MAX(day) AS silence,
        CASE WHEN COUNT(*) > 1 THEN (MAX(day) - MIN(day)) * 1.0 / (COUNT(*) - 1) END AS gap,
        SUM({_YEAR}) AS decayed, SUM(n_out * {_QUARTER}) AS outs, SUM(n_in * {_QUARTER}) AS ins,
        SUM(n_both * {_QUARTER}) AS boths
    FROM contact_day WHERE day <= :today
    GROUP BY ego, person"""

SCORES = f"""
SELECT ego, person, {_LISTED}
FROM ({_TIES}
) AS tie
ORDER BY ego, person"""
"""One row per (ego, person) in touch up to :today: both, then the columns above in their order.

Reads the rows of COUNTED alone, of every ego. Days are whole numbers.
"""
