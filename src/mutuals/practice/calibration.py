"""Calibration: the one number that makes probabilities fit my own past, and how far they do."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mutuals.record import Record

if TYPE_CHECKING:
    from mutuals.model.outlook import Outlook

FADES = 0.25
"""A season counts a quarter of the one after it: what was said wrongly changes with the times."""
HELD = 5.0
"""How strongly the number is held at none, as by so many doubts of one: few ties shift little."""
_FURTHEST = 6.0
_STEPS, _NEAR = 50, 1e-9
_TENTHS = 10


class Band(Record):
    """What was said of some ties (the mean probability), and of how many it came true."""

    said: float
    true: int
    ties: int


def shift(past: Iterable[Outlook]) -> float:
    """Return what to add to the log odds so that they fit: nearly as many said as came true.

    That is the likeliest intercept where the other weights stay, seasons fading backwards, and the
    number itself being drawn from around none (variance 1/5). At most 6 either way. Both constants
    were chosen on half of the people of one network and tried on the others (docs/benchmarks.md).
    """
    known = _weighed(list(past))
    number = 0.0
    for _ in range(_STEPS):
        step = _newton(known, number)
        number = max(-_FURTHEST, min(_FURTHEST, number + step))
        if abs(step) < _NEAR:
            break
    return number


def _weighed(past: Sequence[Outlook]) -> list[tuple[float, float, float]]:
    """Return log odds, ties and how many came true, the ties weighed by how long ago it was."""
    last = min((each.ago for each in past), default=0)
    return [
        (each.log_odds, weight * each.ties, weight * each.true)
        for each in past
        for weight in [FADES ** (each.ago - last)]
    ]


def _newton(known: Iterable[tuple[float, float, float]], number: float) -> float:
    """Return the next step to the likeliest number, at most 1 either way."""
    missing, slope = -HELD * number, HELD
    for log_odds, ties, true in known:
        said = probability(log_odds + number)
        missing += true - ties * said
        slope += ties * said * (1 - said)
    return max(-1.0, min(1.0, missing / slope))


def probability(log_odds: float) -> float:
    """Turn log odds into a probability."""
    return 1 / (1 + math.exp(-log_odds))


def fitted(chance: float | None, by: float) -> float | None:
    """Return a probability with its log odds shifted by a number; None stays None."""
    if chance is None or not 0 < chance < 1:
        return chance
    return probability(math.log(chance / (1 - chance)) + by)


def shifts(past: Sequence[Outlook]) -> list[float]:
    """Return the number as it was after each season, the oldest first."""
    seasons = sorted({each.ago for each in past}, reverse=True)
    return [shift(each for each in past if each.ago >= ago) for ago in seasons]


def reliability(past: Sequence[Outlook], numbers: Sequence[float]) -> tuple[Band, ...]:
    """Set what was said against what came, each season by the number of the seasons before it.

    `numbers` are the `shifts` of that past. So nothing is judged by what it was fitted to; the
    oldest season is only learned from. What was said is put into bands by the nearest tenth.
    """
    bands: dict[int, list[tuple[float, Outlook]]] = defaultdict(list)
    seasons = sorted({each.ago for each in past}, reverse=True)
    for ago, number in zip(seasons[1:], numbers, strict=False):
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
