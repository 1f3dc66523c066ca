"""Ties of many egos at once: a row of the table they are scored from, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from mutuals.model.person import Direction, State


class InteractionRow(NamedTuple):
    """One message, call or meeting of an ego with an alter; `day` counts UTC days since 1970."""

    ego: str
    alter: str
    day: int
    direction: Direction


class ScoredTie(NamedTuple):
    """What the days of contact of one ego with one alter say on one day.

    `days` are distinct days of contact; `first` and `last` are dates, `silence_days` and `gap_days`
    (mean, None at one day) days; `p_gone_90` is None below four days.
    """

    ego: str
    alter: str
    days: int
    first: str
    last: str
    silence_days: int
    gap_days: float | None
    strength_raw: float
    p_contact_30: float
    p_gone_90: float | None
    state: State
    balance: float


@dataclass(frozen=True, slots=True)
class Scores:
    """All ties of a table, by ego and alter. Programs read this: it is JSON unasked."""

    ties: tuple[ScoredTie, ...]
    notes: tuple[str, ...] = field(default=(), metadata={"hidden": True})

    @property
    def always_json(self) -> bool:
        """Say that there is no other form of this answer."""
        return True


@dataclass(frozen=True, slots=True)
class ScoreFile:
    """A file of scored ties: where it stands, how many rows it has, as of which day.

    `as_of` is None where the table held no interaction and no day was named.
    """

    out: str
    rows: int
    as_of: str | None
    notes: tuple[str, ...] = field(default=(), metadata={"hidden": True})
