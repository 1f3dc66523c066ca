"""My own rhythm: the geometric mean of all gaps in all my ties with humans."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.ties import ties_as_of

UNKNOWN_RHYTHM = 30.0
"""Days between contacts of somebody whose home has no gap yet."""

# Whole billionths, so that the order in which people came into the home changes no digit.
RHYTHM = f"""
SELECT CASE WHEN SUM(gaps) > 0
    THEN SUM(CAST(ROUND(log_gaps * 1e9) AS BIGINT)) / 1e9 / SUM(gaps)
    ELSE ln({UNKNOWN_RHYTHM}) END
FROM ({ties_as_of("gaps > 0", columns=["gaps", "log_gaps"])}) AS tie CROSS JOIN person
WHERE person.key = tie.person AND person.kind = 'human'"""
"""ln g_me on :today, one number; its unit is ln(days). Read with :rhythm NULL."""
