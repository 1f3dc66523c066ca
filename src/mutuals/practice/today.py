"""Choosing the day's nudges: five slots, then drifting ties, each staying until resolved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mutuals.model.choice import Choice, Slots
from mutuals.model.decision import Standing
from mutuals.model.strategy import Plan


def first_day_of_list(day: int) -> int:
    """Return the Monday of the week before: the day on which the list of `day` begins."""
    return day


def engage(
    day: int,
    slots_on: Callable[[int], Slots],
    standings_on: Callable[[int], Mapping[str, Standing]],
    engaged: Mapping[str, Sequence[int]],
    plan: Plan,
) -> tuple[Choice, ...]:
    """Return the day's list in its order, at most ten people.

    `slots_on` and `standings_on` answer for any day from `first_day_of_list(day)` to `day`, the
    standings by person id; `engaged` holds per person id the days of that range on which I wrote
    to them, called or met them.
    """
    return ()
