"""Calibration: the one number that makes probabilities fit my own past, and how far they do."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mutuals.model.health import Outlook

_FURTHEST = 6.0
_STEPS, _NEAR = 50, 1e-9
_TENTHS = 10


class Band(NamedTuple):
    """What was said of some ties (the mean probability), and of how many it came true."""

    said: float
    true: int
    ties: int


def shift(past: Iterable[Outlook]) -> float:
    """Return what to add to the log odds so that they fit: as many said as came true.

    That is the likeliest intercept where the other weights stay. One tie of even odds is added to
    the past, so that little of it shifts little. At most 6 either way.
    """
    known = [*past, Outlook(0, 0.0, 2, 1)]
    number = 0.0
    for _ in range(_STEPS):
        step = _newton(known, number)
        number = max(-_FURTHEST, min(_FURTHEST, number + step))
        if abs(step) < _NEAR:
            break
    return number


def _newton(known: Iterable[Outlook], number: float) -> float:
    """Return the next step to where as many are said as came true, at most 1 either way."""
    missing = slope = 0.0
    for each in known:
        said = probability(each.log_odds + number)
        missing += each.true - each.ties * said
        slope += each.ties * said * (1 - said)
    return max(-1.0, min(1.0, missing / slope))


def probability(log_odds: float) -> float:
    """Turn log odds into a probability."""
    return 1 / (1 + math.exp(-log_odds))


def shifts(past: Sequence[Outlook]) -> list[float]:
    """Return the number as it was after each season, the oldest first."""
    seasons = sorted({each.ago for each in past}, reverse=True)
    return [shift(each for each in past if each.ago >= ago) for ago in seasons]


def reliability(past: Sequence[Outlook]) -> tuple[Band, ...]:
    """Set what was said against what came, each season by the number of the seasons before it.

    So nothing is judged by what it was fitted to; the oldest season is only learned from. What
    was said is put into bands by the nearest tenth.
    """
    bands: dict[int, list[tuple[float, Outlook]]] = defaultdict(list)
    seasons = sorted({each.ago for each in past}, reverse=True)
    for ago in seasons[1:]:
        number = shift(each for each in past if each.ago > ago)
        for each in (each for each in past if each.ago == ago):
            said = probability(each.log_odds + number)
            bands[round(said * _TENTHS)].append((said, each))
    return tuple(_band(bands[tenths]) for tenths in sorted(bands))


def error(bands: Sequence[Band]) -> float | None:
    """Return the mean distance of said and seen over the ties (the ECE); None without any."""
    ties = sum(band.ties for band in bands)
    apart = sum(abs(band.said * band.ties - band.true) for band in bands)
    return apart / ties if ties else None


def _band(told: Sequence[tuple[float, Outlook]]) -> Band:
    ties = sum(each.ties for _, each in told)
    said = sum(said * each.ties for said, each in told) / ties
    return Band(said, sum(each.true for _, each in told), ties)
