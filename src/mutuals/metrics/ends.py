"""How ties stood at the ends of seasons of 90 days, and how long they then were not heard from.

All texts are about the humans to whom something went from me, without those whose ids `:persons`
lists (JSON). The ends asked for are those of the `:seasons` (JSON): season 1 ended 90 days before
:today, and so on. Read with :rhythm NULL.
"""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.ratio import RATIO
from mutuals.metrics.ties import carried, ties_as_of

SEASON = 90
"""Days of a season, as the reference ranges count."""
HUNDREDTHS = 100
"""Log odds are told to a hundredth: many ties then stand in one row."""
CONTACT_DAY = "d.n_out + d.n_in + d.n_both > 0"

COUNTED = "person.kind = 'human' AND person.id NOT IN (SELECT value FROM json_each(:persons))"


def known(bound: str = "1 = 1", people: str = "1 = 1", *, live: bool = True) -> str:
    """Select the ties counted, as of :today; `bound` and `people` as in `ties_as_of`."""
    names = ("days", "first_day", "last_day", "past", "first_out")
    tie = ties_as_of(f"first_out IS NOT NULL AND {bound}", people, ["first_out"], live=live)
    return f"""
    SELECT tie.person, {", ".join(f"tie.{name}" for name in names)}, person.id
    FROM ({tie}) AS tie CROSS JOIN person
    WHERE person.key = tie.person AND {COUNTED}"""


# How each tie stood at the end of a season is found in the key of the contact days.
_ENDS = f":today - ago * {SEASON}"
_LATER = f"""
    FROM contact_day d WHERE d.ego = :ego AND d.person = k.person AND {CONTACT_DAY}
        AND d.day > k.ends AND d.day <= :today"""
_EARLIER = f"""
    FROM contact_day d WHERE d.ego = :ego AND d.person = k.person AND {CONTACT_DAY}
        AND d.day <= k.ends"""
AT_END = f"""
    SELECT k.person, ago, ends, first_day, past, drawn,
        days - CASE WHEN last_day > ends THEN (SELECT COUNT(*) {_LATER}) ELSE 0 END AS days,
        CASE WHEN last_day > ends THEN (SELECT MAX(d.day) {_EARLIER}) ELSE last_day END AS last_day,
        CASE WHEN last_day > ends THEN (SELECT MIN(d.day) {_LATER}) - ends END AS wait
    FROM (SELECT known.*, ago, {_ENDS} AS ends
        FROM known CROSS JOIN season WHERE first_out <= {_ENDS}) AS k"""
_FORMULAS = carried("ago, wait, drawn, days, first_day, last_day, past", "at_end", "ends")
# What is not named here is not worked out: the strength of each tie at each end costs a power.
RATIOS = f"""
    SELECT ago, wait, drawn, days, first_day, last_day, silence, gap,
        {RATIO.expression} AS {RATIO.name}
    FROM ({_FORMULAS}) AS tie"""
HUNDREDTH = f"CAST(ROUND({HUNDREDTHS} * ln({{0}} / (1.0 - {{0}}))) AS BIGINT)"
