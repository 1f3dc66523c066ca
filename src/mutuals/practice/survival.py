"""Survival of ties: how many are still in touch some time after they began (Kaplan-Meier)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from mutuals.model.health import Life

YEAR = 365


class Span(NamedTuple):
    """Ties that lasted so many days; those not `ended` were seen no longer than this."""

    days: int
    ended: bool
    ties: int


def spans(lives: Iterable[Life], until: int) -> list[Span]:
    """Return how long ties lasted as far as `until`; who was heard of since has not ended by then.

    `until` lies a year back: whoever was silent all that year has ended with the last contact.
    """
    return [
        Span(life.last_day - life.first_day, life.last_day < until, life.ties) for life in lives
    ]


def survival(known: Iterable[Span], days: int) -> float:
    """Return the share of ties that last longer than `days`, by Kaplan and Meier's product.

    Each tie counts among those at risk as long as it was seen, and no longer. 1 without any.
    """
    ended, seen = Counter[int](), Counter[int]()
    for span in known:
        (ended if span.ended else seen)[span.days] += span.ties
    at_risk, share = ended.total() + seen.total(), 1.0
    for day in sorted({*ended, *seen}):
        if day > days:
            break
        share *= 1 - ended[day] / at_risk
        at_risk -= ended[day] + seen[day]
    return share
