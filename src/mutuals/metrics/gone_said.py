"""What was said of 90 quiet days at the ends of seasons, against what came: of a few ties."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.ends import AT_END, COUNTED, HUNDREDTH, RATIOS, SEASON, known
from mutuals.metrics.gone import FEWEST_DAYS, GONE
from mutuals.metrics.ratio import RATIO
from mutuals.metrics.records import read_off

LOOKED_UP = 2_000
"""Humans, at most, whose ties are looked at: where one waits for an answer, not all can be."""
DRAWN = 500
"""Ties, at most, by which it is told how the forecast did."""
SEASONS = (1, 2)
"""Of the ends of these seasons it is told: one before them would count a sixteenth at most."""

_FIRST = f"""person IN (
    SELECT key FROM person WHERE ego = :ego AND {COUNTED} ORDER BY id LIMIT {LOOKED_UP})"""


def gone_said(*, live: bool) -> str:
    """Select season, hundredths of log odds, ties, and those of them for which it came true.

    Drawn are the first by id: ids are digests, so these are no others than the rest. Nobody has an
    entry ahead where it need not be `live`.
    """
    return f"""
WITH known AS MATERIALIZED (
    SELECT *, 1 AS drawn FROM ({known(f"days >= {FEWEST_DAYS}", _FIRST, live=live)}) AS known
    ORDER BY id LIMIT {DRAWN}),
season AS (SELECT value AS ago FROM json_each(:seasons)),
at_end AS MATERIALIZED ({AT_END}),
ratios AS MATERIALIZED ({RATIOS})
SELECT ago, {HUNDREDTH.format(read_off(GONE.expression, RATIO))} AS label, COUNT(*),
    SUM(COALESCE(wait > {SEASON}, 1))
FROM ratios WHERE days >= {FEWEST_DAYS} GROUP BY ago, label ORDER BY ago, label"""
