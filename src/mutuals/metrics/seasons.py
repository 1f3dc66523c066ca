"""Seasons: what 90 days looked like, how ties stood at the end of each, and what came after.

Season 0 is the 90 days up to :today, season 1 the 90 before, and so on. All texts are about the
humans to whom something went from me, without those whose ids `:persons` lists (JSON).
"""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.contact import CONTACT
from mutuals.metrics.gone import FEWEST_DAYS, GONE
from mutuals.metrics.keep import FIRST_SIGN_RATIO
from mutuals.metrics.ratio import RATIO
from mutuals.metrics.records import read_off
from mutuals.metrics.state import ACTIVE_RATIO, DRIFTING_RATIO, STATE
from mutuals.metrics.strength import STRENGTH
from mutuals.metrics.ties import carried, ties_as_of

SEASON = 90
"""Days of a season, as the reference ranges count."""
SEASONS = 8
"""So many are told of: two years."""
YEAR = 4
"""Seasons of a year: at the end of each, and today, it is told how ties stood."""
SOON = 30
"""Days within which a contact counts as one that P(contact) spoke of."""
_WEAK = 1
"""Days of contact up to which a tie is weak in a season."""
DRAWN = 10_000
"""Ties by which forecasts are judged, at most."""
FEW_DRAWN = 2_000
"""Humans, at most, by whose ties it is told how one forecast did, where an answer is waited for."""
HUNDREDTHS = 100
"""Log odds are told to a hundredth: many ties then stand in one row."""

_CONTACT = "d.n_out + d.n_in + d.n_both > 0"
_READ = (SEASONS + YEAR - 1) * SEASON


_COUNTED = "person.kind = 'human' AND person.id NOT IN (SELECT value FROM json_each(:persons))"


def _known(bound: str = "1 = 1", people: str = "1 = 1", *, live: bool = True) -> str:
    names = ("days", "first_day", "last_day", "past", "first_out")
    tie = ties_as_of(f"first_out IS NOT NULL AND {bound}", people, ["first_out"], live=live)
    return f"""
    SELECT tie.person, {", ".join(f"tie.{name}" for name in names)}, person.id
    FROM ({tie}) AS tie CROSS JOIN person
    WHERE person.key = tie.person AND {_COUNTED}"""


_SEASON = f"""
    SELECT k.person, k.id, k.first_day, (:today - d.day) / {SEASON} AS ago, COUNT(*) AS days,
        SUM(d.met > 0) AS met,
        MAX(d.n_out + d.n_both > 0) AND MAX(d.n_in + d.n_both > 0) AS both_ways
    FROM known k CROSS JOIN contact_day d ON d.ego = :ego AND d.person = k.person
        AND d.day BETWEEN :today - {_READ - 1} AND :today AND {_CONTACT}
    WHERE k.last_day > :today - {_READ} AND d.day >= k.first_out
    GROUP BY k.person, ago"""

SEASONAL = f"""
WITH known AS MATERIALIZED ({_known()}), season AS MATERIALIZED ({_SEASON})
SELECT ago, COUNT(*), SUM(first_day > :today - (ago + 1) * {SEASON}),
    SUM(both_ways), SUM(days <= {_WEAK}), SUM(days), SUM(met), SUM(days * ln(days))
FROM season WHERE ago <= {SEASONS} GROUP BY ago
UNION ALL
SELECT MAX(id), SUM(1 << ago), NULL, NULL, NULL, NULL, NULL, NULL
FROM season GROUP BY person"""
"""By season: people in touch; new, both ways, weak among them; days of contact, those with a
meeting, and the sum of n ln n over their people. One season more than is told of, to begin with.

Then each person's id with a number whose bit n says that we were in touch in season n. A day counts
from the first with something from me on. Read with :rhythm NULL, as all of these.
"""

# How each tie stood at the end of a season is found in the key of the contact days.
_ENDS = f":today - ago * {SEASON}"
_LATER = f"""
    FROM contact_day d WHERE d.ego = :ego AND d.person = k.person AND {_CONTACT}
        AND d.day > k.ends AND d.day <= :today"""
_EARLIER = f"""
    FROM contact_day d WHERE d.ego = :ego AND d.person = k.person AND {_CONTACT}
        AND d.day <= k.ends"""
_AT_END = f"""
    SELECT k.person, ago, ends, first_day, past, drawn,
        days - CASE WHEN last_day > ends THEN (SELECT COUNT(*) {_LATER}) ELSE 0 END AS days,
        CASE WHEN last_day > ends THEN (SELECT MAX(d.day) {_EARLIER}) ELSE last_day END AS last_day,
        CASE WHEN last_day > ends THEN (SELECT MIN(d.day) {_LATER}) - ends END AS wait
    FROM (SELECT known.*, ago, {_ENDS} AS ends
        FROM known CROSS JOIN season WHERE first_out <= {_ENDS}) AS k"""
_FORMULAS = carried("ago, wait, drawn, days, first_day, last_day, past", "at_end", "ends")
# What is not named here is not worked out: the strength of each tie at each end costs a power.
_RATIOS = f"""
    SELECT ago, wait, drawn, days, first_day, last_day, silence, gap,
        {RATIO.expression} AS {RATIO.name}
    FROM ({_FORMULAS}) AS tie"""
_HUNDREDTH = f"CAST(ROUND({HUNDREDTHS} * ln({{0}} / (1.0 - {{0}}))) AS BIGINT)"

STOOD = f"""
WITH known AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY id) <= {DRAWN} AS drawn FROM ({_known()}) AS known),
season AS (SELECT value AS ago FROM json_each(:seasons)),
at_end AS MATERIALIZED ({_AT_END}),
ratios AS MATERIALIZED ({_RATIOS}),
odds AS MATERIALIZED (
    SELECT ago, wait, {_HUNDREDTH.format(CONTACT.expression)} AS contact,
        {_HUNDREDTH.format(read_off(GONE.expression, RATIO))} AS gone
    FROM ratios WHERE drawn AND ago > 0)
SELECT 'drifting', ago, 0, COUNT(*), 0 FROM ratios
WHERE {RATIO.name} > {ACTIVE_RATIO} AND {RATIO.name} <= {DRIFTING_RATIO}
    AND {read_off(STATE.expression, RATIO)} = 'drifting'
GROUP BY ago
UNION ALL
SELECT 'contact', ago, contact, COUNT(*), SUM(COALESCE(wait <= {SOON}, 0))
FROM odds GROUP BY ago, contact
UNION ALL
SELECT 'gone', ago, gone, COUNT(*), SUM(COALESCE(wait > {SEASON}, 1))
FROM odds WHERE gone IS NOT NULL GROUP BY ago, gone"""
"""How ties stood at the ends of the `:seasons` (JSON): (what, season, hundredths of log odds, ties,
those of them for which it came true). Forecasts are told of the first DRAWN by id: ids are digests,
so these are no others than the rest.
"""

_FIRST_DRAWN = f"""person IN (
    SELECT key FROM person WHERE ego = :ego AND {_COUNTED} ORDER BY id LIMIT {FEW_DRAWN})"""


def gone_said(*, live: bool) -> str:
    """Select what STOOD tells of 90 quiet days, of the first FEW_DRAWN humans by id alone.

    It costs little. Nobody has an entry ahead where it need not be `live`.
    """
    return f"""
WITH known AS MATERIALIZED (
    SELECT *, 1 AS drawn
    FROM ({_known(f"days >= {FEWEST_DAYS}", _FIRST_DRAWN, live=live)}) AS known),
season AS (SELECT value AS ago FROM json_each(:seasons)),
at_end AS MATERIALIZED ({_AT_END}),
ratios AS MATERIALIZED ({_RATIOS})
SELECT ago, {_HUNDREDTH.format(read_off(GONE.expression, RATIO))} AS label, COUNT(*),
    SUM(COALESCE(wait > {SEASON}, 1))
FROM ratios WHERE days >= {FEWEST_DAYS} GROUP BY ago, label ORDER BY ago, label"""


COVERED = f"""
SELECT SUM(CASE WHEN {RATIO.expression} <= {FIRST_SIGN_RATIO} THEN {STRENGTH.expression} ELSE 0 END)
    / SUM({STRENGTH.expression}), COUNT(*)
FROM ({carried("days, first_day, last_day, past", _known())}) AS tie
WHERE {STATE.expression} <> 'lost'"""
"""Strength kept within twice its rhythm, of that of all ties not lost; and how many those are."""

LIVES = f"""
SELECT first_day, MIN(last_day, :until), COUNT(*) FROM ({_known()}) AS known
WHERE first_day <= :until GROUP BY 1, 2"""
"""First day, last day (not after :until) and number of the ties begun by :until."""
