"""How long ties last, how well their rhythm is kept, and how far forecasts can be trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from mutuals.model.health import Figure, Life
from mutuals.model.moments import date_of
from mutuals.model.outlook import Outlook
from mutuals.practice.calibration import Band, error, reliability, shifts
from mutuals.practice.health import FEWEST, figure, tenths
from mutuals.practice.survival import YEAR, spans, survival
from mutuals.practice.wording import say_count

_YEARS = 8


def lasting(lives: Iterable[Life], until: int) -> Figure:
    """Return how many ties outlast a year, by the year met; the value is that of all years."""
    by_year: dict[int, list[Life]] = defaultdict(list)
    for life in lives:
        by_year[date_of(life.first_day).year].append(life)
    if not by_year:
        return figure("survival", "share", [None], "Nobody was met more than a year ago.")
    years = range(max(by_year) - _YEARS + 1, max(by_year) + 1)
    everybody = [life for found in by_year.values() for life in found]
    trend = [_outlasting(by_year.get(year, []), until) for year in years]
    told = ", ".join(
        f"{year} {tenths(share)}"
        for year, share in zip(years, trend, strict=True)
        if share is not None
    )
    value = _outlasting(everybody, until)
    says = "Too few people were met more than a year ago to tell how many stay in touch."
    if value is not None:
        says = f"Of the people you meet, {tenths(value)} are still in touch with you a year later"
        says += f". By year met: {told}." if told else "."
    return figure("survival", "share", trend, says)._replace(value=value)


def _outlasting(lives: Sequence[Life], until: int) -> float | None:
    if sum(life.ties for life in lives) < FEWEST:
        return None
    return survival(spans(lives, until), YEAR - 1)


def rhythm(share: float | None, ties: int) -> Figure:
    """Return the share of strength that lies in ties within twice their rhythm."""
    value = share if ties >= FEWEST else None
    says = "Too few ties to tell how well their rhythm is kept."
    if value is not None:
        says = f"Weighed by closeness, {tenths(value)} of your ties are in their usual rhythm."
    return figure("rhythm_coverage", "share", [value], says)


def forecasts(name: str, past: Sequence[Outlook], start: float, what: str) -> tuple[Figure, Figure]:
    """Return the calibrated number of a forecast (log odds), and by how much it is off.

    `start` is the number that a home without a past has; `what` says what was forecast.
    """
    numbers = shifts(past)
    bands = reliability(past, numbers)
    return _number(name, past, [start, *(start + each for each in numbers)], bands, what), _error(
        f"{name}_error", bands, what
    )


def _number(
    name: str, past: Sequence[Outlook], numbers: Sequence[float], bands: Sequence[Band], what: str
) -> Figure:
    """Return the last of the numbers, the first being that of a home without a past."""
    if sum(each.ties for each in past) < FEWEST:
        says = f"Too little has passed yet to compare what was said of {what} with what came."
        return figure(name, "log odds", numbers[:1], says)
    says = f"Forecasts of {what}, fitted to your own past, against what came: {_table(bands)}."
    return figure(name, "log odds", numbers[1:], says)


def _error(name: str, bands: Sequence[Band], what: str) -> Figure:
    """Return by how much said and seen lie apart, on what was not fitted to."""
    ties = sum(band.ties for band in bands)
    value = error(bands) if ties >= FEWEST else None
    says = "Too little has passed yet to tell."
    if value is not None:
        times = say_count(round(value * 100), "time in 100", "times in 100")
        says = f"On average a forecast of {what} is off by {times}."
    return figure(name, "share", [value], says)


def _table(bands: Sequence[Band]) -> str:
    rows = (
        f"said {round(band.said * 10)} in 10, came {band.true} of {band.ties}" for band in bands
    )
    return "; ".join(rows)
