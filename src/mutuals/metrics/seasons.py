"""Seasons: what 90 days looked like, how ties stood at the end of each, and what came after.

Season 0 is the 90 days up to :today, season 1 the 90 before, and so on. All texts are about the
humans to whom something went from me, without those whose ids `:persons` lists (JSON).
"""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.contact import CONTACT
from mutuals.metrics.ends import AT_END, CONTACT_DAY, HUNDREDTH, RATIOS, SEASON, known
from mutuals.metrics.gone import GONE
from mutuals.metrics.keep import FIRST_SIGN_RATIO
from mutuals.metrics.ratio import RATIO
from mutuals.metrics.records import read_off
from mutuals.metrics.state import ACTIVE_RATIO, DRIFTING_RATIO, STATE
from mutuals.metrics.strength import STRENGTH
from mutuals.metrics.ties import carried

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

_READ = (SEASONS + YEAR - 1) * SEASON


_SEASON = f"""
    SELECT k.person, k.id, k.first_day, (:today - d.day) / {SEASON} AS ago, COUNT(*) AS days,
        SUM(d.met > 0) AS met,
        MAX(d.n_out + d.n_both > 0) AND MAX(d.n_in + d.n_both > 0) AS both_ways
    FROM known k CROSS JOIN contact_day d ON d.ego = :ego AND d.person = k.person
        AND d.day BETWEEN :today - {_READ - 1} AND :today AND {CONTACT_DAY}
    WHERE k.last_day > :today - {_READ} AND d.day >= k.first_out
    GROUP BY k.person, ago"""

SEASONAL = f"""
WITH known AS MATERIALIZED ({known()}), season AS MATERIALIZED ({_SEASON})
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

STOOD = f"""
WITH known AS MATERIALIZED (
    SELECT *, row_number() OVER (ORDER BY id) <= {DRAWN} AS drawn FROM ({known()}) AS known),
season AS (SELECT value AS ago FROM json_each(:seasons)),
at_end AS MATERIALIZED ({AT_END}),
ratios AS MATERIALIZED ({RATIOS}),
odds AS MATERIALIZED (
    SELECT ago, wait, {HUNDREDTH.format(CONTACT.expression)} AS contact,
        {HUNDREDTH.format(read_off(GONE.expression, RATIO))} AS gone
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

COVERED = f"""
SELECT SUM(CASE WHEN {RATIO.expression} <= {FIRST_SIGN_RATIO} THEN {STRENGTH.expression} ELSE 0 END)
    / SUM({STRENGTH.expression}), COUNT(*)
FROM ({carried("days, first_day, last_day, past", known())}) AS tie
WHERE {STATE.expression} <> 'lost'"""
"""Strength kept within twice its rhythm, of that of all ties not lost; and how many those are."""

LIVES = f"""
SELECT first_day, MIN(last_day, :until), COUNT(*) FROM ({known()}) AS known
WHERE first_day <= :until GROUP BY 1, 2"""
"""First day, last day (not after :until) and number of the ties begun by :until."""
