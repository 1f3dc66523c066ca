"""The health of a network: its figures, and the counts they are made of."""

from __future__ import annotations

from typing import NamedTuple

from mutuals.model.outlook import Outlook


class Figure(NamedTuple):
    """One figure: its own past first, then the range in which 8 of 10 people lie.

    `trend` runs from the oldest to `value`, None where there was too little to tell; `low` and
    `high` are None where no range is known. `says` is the figure in words, `do` one thing to do.
    """

    name: str
    value: float | None
    unit: str
    trend: tuple[float | None, ...]
    low: float | None
    high: float | None
    says: str
    do: str | None = None


class Health(NamedTuple):
    """The four figures first, each with one thing to do, then the details."""

    figures: tuple[Figure, ...]


class Season(NamedTuple):
    """90 days: how many people I was in touch with, and their days of contact.

    Of the `active` some are `new`, some `stayed` from the season before, with some it went
    `both_ways`, with some it was `weak`: one day only. `met` are the days that saw a meeting;
    `spread` is the sum of n ln n over the people, n being their days.
    """

    active: int = 0
    new: int = 0
    stayed: int = 0
    both_ways: int = 0
    weak: int = 0
    days: int = 0
    met: int = 0
    spread: float = 0.0


class Stood(NamedTuple):
    """How ties stood: how many drifted today and at the ends of seasons, the last one first.

    `contact` and `gone` are what was then said of contact within 30 days and of 90 quiet days.
    """

    drifting: tuple[int, ...]
    contact: tuple[Outlook, ...]
    gone: tuple[Outlook, ...]


class Life(NamedTuple):
    """Ties met on one day and last seen on one day, up to a day from which a year is known."""

    first_day: int
    last_day: int
    ties: int


class Reached(NamedTuple):
    """Somebody within reach: what is known of where; empty words where it is not.

    Bit n of `seasons` says that we were in touch in season n, 0 being the last 90 days.
    """

    seasons: int
    employer: str = ""
    field: str = ""
    place: str = ""
    country: str = ""
