"""What passed with each person within some days: the counts that a verdict's measures read."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from mutuals.metrics.ties import ties_as_of

Which = Literal["all", "new", "met"]

# Whoever had dealings in the days has an entry since their first; the other bounds leave fewer.
_BOUNDS: Mapping[Which, str] = MappingProxyType(
    {
        "all": "last_entry >= :first",
        "new": "first_out BETWEEN :first AND :last OR first_in BETWEEN :first AND :last",
        "met": "last_entry >= :first AND met > 0",
    }
)
_CONTACT = "n_out + n_in + n_both > 0"
_KNOWN = ("last_entry", "first_out", "first_in", "met")


@cache
def dealings(which: Which, *, live: bool) -> str:
    """Select person id, counts from :first to :last, days of contact before, and first days.

    The columns are those of the model's `Dealing`, its acquaintance spread out at the end. The days
    before begin with :before and end before :first. :rhythm takes no part.
    """
    ties = ties_as_of(_BOUNDS[which], columns=_KNOWN, live=live)
    return f"""
SELECT person.id, SUM(dealt.n_out), SUM(dealt.n_in), SUM(dealt.n_both), SUM(dealt.met),
    MIN(dealt.fewest_out), MIN(dealt.fewest_met),
    (SELECT COUNT(*) FROM contact_day
     WHERE contact_day.ego = :ego AND contact_day.person = known.person
         AND contact_day.day >= :before AND contact_day.day < :first AND {_CONTACT}),
    known.first_day, known.first_out, known.first_in, person.connected_day
FROM ({ties}) AS known
CROSS JOIN contact_day AS dealt ON dealt.ego = :ego AND dealt.person = known.person
    AND dealt.day BETWEEN :first AND :last
    AND dealt.n_out + dealt.n_in + dealt.n_both > 0
CROSS JOIN person ON person.key = known.person AND person.kind = 'human'
GROUP BY known.person"""
