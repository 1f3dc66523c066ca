"""Closeness: tie strength out of the stored columns of a tie, to put people in order by."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from mutuals.metrics.dialect import at_least, halved
from mutuals.metrics.strength import STRENGTH
from mutuals.metrics.ties import PAST_HALF_LIFE

_SILENCE = at_least(0, ":today - last_day")
_HALVED = halved(_SILENCE, PAST_HALF_LIFE)

CLOSENESS = f"""
CASE WHEN first_out IS NOT NULL THEN (SELECT {STRENGTH.expression}
    FROM (SELECT {_SILENCE} AS silence, past * {_HALVED} AS decayed)) END"""
"""S on :today over the table of ties; NULL for whoever never heard from me. A plan is today's."""
