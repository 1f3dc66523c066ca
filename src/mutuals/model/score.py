"""Networks of many egos at once: a row of the table they are scored from, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from mutuals.model.person import Direction, State

Engine = Literal["sqlite", "duckdb", "postgres", "spark"]
"""Where the formulas run."""
Asked = Literal["ties", "pairs"]
"""What a table is asked: each ego's ties, or which of its alters know each other."""


class InteractionRow(NamedTuple):
    """One message, call or meeting of an ego with an alter; `day` counts UTC days since 1970."""

    ego: str
    alter: str
    day: int
    direction: Direction


class MessageRow(NamedTuple):
    """Somebody in a mail or meeting of an ego: `in` wrote it, `both` stood in it beside the ego.

    `size` is how many people were in it, 0 where nobody knows; `message` is the ego's name for it.
    """

    ego: str
    alter: str
    day: int
    direction: Direction
    size: int
    message: str


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


class ScoredPair(NamedTuple):
    """How probably two alters of an ego know each other; a < b by code points.

    `knows_raw` is K, without unit; `p_knows` a probability.
    """

    ego: str
    a: str
    b: str
    knows_raw: float
    p_knows: float


class TableForm(NamedTuple):
    """How a table lies in its file, for an engine that reads plain files itself.

    `columns` are the places of the columns that count in a row, counted from 0, as the rows above
    have them; `width` is how many cells a row has, `delimiter` what stands between them; one line
    of names stands above. In Parquet `names` are the columns that count, in any case there.
    `is_bare` says that no blank and no sign beyond ASCII is in the whole file.
    """

    path: Path
    columns: tuple[int, ...] = ()
    width: int = 0
    delimiter: str = ","
    names: tuple[str, ...] = ()
    is_bare: bool = False


Row = InteractionRow | MessageRow
Answer = ScoredTie | ScoredPair


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
class Pairs:
    """All pairs of a table with K above 0, by ego, a and b. It is JSON unasked, too."""

    pairs: tuple[ScoredPair, ...]
    notes: tuple[str, ...] = field(default=(), metadata={"hidden": True})

    @property
    def always_json(self) -> bool:
        """Say that there is no other form of this answer."""
        return True


@dataclass(frozen=True, slots=True)
class ScoreFile:
    """A file of scored ties or pairs: where it stands, how many rows it has, as of which day.

    `as_of` is None where the table held no interaction and no day was named; `of` is what a row is.
    """

    out: str
    rows: int
    as_of: str | None
    notes: tuple[str, ...] = field(default=(), metadata={"hidden": True})
    of: str = field(default="tie", metadata={"hidden": True})
