"""The SELECTs that make ties of contact days, kept or live, as of any day."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from collections.abc import Collection

from mutuals.metrics.dialect import halved
from mutuals.metrics.relations import STORED

PAST_HALF_LIFE = 365.0
BALANCE_HALF_LIFE = 90.0

COLUMNS = ", ".join(("ego", "person", *STORED))
"""The columns of `tie_of_days` and of the table of ties, in order."""

_BASE = ("days", "first_day", "last_day", "past")

# The plus signs choose the plan: the index on last_entry finds the few rows that lie ahead, and
# stays out of the way where most rows are read.
_AHEAD = "person IN (SELECT person FROM tie WHERE +ego = :ego AND last_entry > :today)"

_CONTACT = "n_out + n_in + n_both > 0"


def tie_of_days(where: str) -> str:
    """Make one tie row per (ego, person) from the contact days up to :today, columns COLUMNS.

    `where` chooses among the rows of contact_day: whole people only, or their figures are false.
    The windows leave the days in order, so every sum adds in day order whatever came first, and
    sums lean on the last day of contact instead of :today: a row is the same on every later day.
    """
    age = "latest - contact"
    year, quarter = halved(age, PAST_HALF_LIFE), halved(age, BALANCE_HALF_LIFE)
    return f"""
SELECT ego, person, COUNT(contact) AS days, MIN(contact) AS first_day, MAX(contact) AS last_day,
    MAX(day) AS last_entry,
    MIN(CASE WHEN n_out + n_both > 0 THEN day END) AS first_out,
    MIN(CASE WHEN n_in + n_both > 0 THEN day END) AS first_in,
    COUNT(contact) - 1 AS gaps,
    COALESCE(SUM(ln(contact - previous)), 0.0) AS log_gaps,
    SUM({year}) AS past,
    SUM(n_out * {quarter}) AS outs, SUM(n_in * {quarter}) AS ins, SUM(n_both * {quarter}) AS boths,
    SUM(n_out) AS n_out, SUM(n_in) AS n_in, SUM(n_both) AS n_both,
    SUM(met) AS met, SUM(n_note) AS n_note
FROM (
    SELECT contact_day.*,
        CASE WHEN {_CONTACT} THEN day END AS contact,
        MAX(CASE WHEN {_CONTACT} THEN day END) OVER (
            PARTITION BY ego, person ORDER BY day
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous,
        MAX(CASE WHEN {_CONTACT} THEN day END) OVER (
            PARTITION BY ego, person ORDER BY day
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS latest
    FROM contact_day
    WHERE day <= :today AND {where}
) AS seen
GROUP BY ego, person
HAVING COUNT(contact) > 0"""


def ties_as_of(
    bound: str = "1 = 1",
    people: str = "1 = 1",
    columns: Collection[str] = tuple(STORED),
    *,
    indexed: bool = False,
    live: bool = True,
) -> str:
    """Make the relation TIE of :ego on :today, for the people who meet `bound` and `people`.

    Kept rows say it for everybody whose last entry is not after :today; the others (a past day was
    asked for, or a meeting is planned) are made by the SELECT that filled the table, unless `live`
    leaves them out: where nobody has an entry ahead, looking for them costs and finds nothing.
    `people` is a condition on `person` alone, `bound` one on any stored columns. `columns` cuts
    the stored columns given, days and past always among them. `indexed` leaves the kept rows to an
    index that finds those within the bound, else they are read in their own order. `:rhythm` is
    the value of rhythm.py on that day, NULL where no cadence is asked for.
    """
    mine = "+ego = :ego" if indexed else "ego = :ego"
    given = ", ".join(("ego", "person", *(name for name in STORED if name in {*_BASE, *columns})))
    kept = f"""
    SELECT {given} FROM tie
    WHERE {mine} AND +last_entry <= :today AND {people} AND ({bound})"""
    made = tie_of_days(f"ego = :ego AND {people} AND {_AHEAD}")
    ahead = f"""
    UNION ALL
    SELECT {given} FROM ({made}
    ) AS live WHERE ({bound})"""
    return carried(given, kept + ahead if live else kept)


def carried(given: str, rows: str, on: str = ":today") -> str:
    """Carry stored columns from the last day of contact to :today, which makes them a TIE.

    `given` lists the columns wanted of `rows`, days, first_day, last_day and past among them. `on`
    may be a column of theirs: the day that each row is to be carried to.
    """
    silence = f"{on} - last_day"
    return f"""
SELECT {given}, {silence} AS silence,
    CASE WHEN days > 1 THEN (last_day - first_day) * 1.0 / (days - 1) END AS gap,
    past * {halved(silence, PAST_HALF_LIFE)} AS decayed,
    :rhythm AS rhythm
FROM ({rows}) AS tie"""
