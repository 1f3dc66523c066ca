"""Counts per person of every kind: interactions, sent, received, met, first and last contact."""

from typing import NamedTuple


class Figures(NamedTuple):
    """What the timeline with one person counts up to a day.

    `interactions` are all entries, bare notes included; days are whole numbers since 1970-01-01,
    None for somebody of whom there are notes alone.
    """

    interactions: int
    sent: int
    received: int
    met: int
    first_day: int | None
    last_day: int | None
