"""My own rhythm: the geometric mean of all gaps in all my ties with humans."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.ties import ties_as_of

UNKNOWN_RHYTHM = 30.0
"""Days between contacts of somebody whose home has no gap yet."""

# Whole billionths, so that the order in which people came into the home changes no digit.
GAPS = "SUM(gaps) AS gaps, SUM(CAST(ROUND(log_gaps * 1e9) AS BIGINT)) AS billionths"
"""What the gaps of several ties add up to."""

_OF_HUMANS = f"""
SELECT {GAPS} FROM ({ties_as_of("gaps > 0", columns=["gaps", "log_gaps"])}) AS tie CROSS JOIN person
WHERE person.key = tie.person AND person.kind = 'human'"""
_KEPT = f"""
SELECT gaps, billionths FROM gap_sum WHERE ego = :ego
UNION ALL SELECT -gaps, -billionths FROM (
    SELECT {GAPS} FROM person CROSS JOIN tie ON tie.ego = person.ego AND tie.person = person.key
    WHERE person.ego = :ego AND person.kind <> 'human')"""


def _rhythm(sums: str) -> str:
    return f"""
SELECT CASE WHEN SUM(gaps) > 0 THEN SUM(billionths) / 1e9 / SUM(gaps)
    ELSE ln({UNKNOWN_RHYTHM}) END
FROM ({sums}) AS summed"""


RHYTHM = _rhythm(_OF_HUMANS)
"""ln g_me on :today, one number; its unit is ln(days). Read with :rhythm NULL."""
KEPT_RHYTHM = _rhythm(_KEPT)
"""The same where no tie lies ahead of :today: what all gaps add up to is kept beside the ties."""
