"""Advice: the verdict on my practice with its measures, and what to do today."""

from typing import Literal, NamedTuple

from mutuals.model.evidence import Evidence
from mutuals.model.nudge import Nudge
from mutuals.model.sign import OpenEnd

VerdictState = Literal["NET-working", "NOT-working", "UNKNOWN"]


class Measure(NamedTuple):
    """One measure in its window; `value` and `met` are None when it cannot be seen."""

    name: str
    value: float | None
    floor: float | None
    window_days: int
    met: bool | None
    evidence: tuple[Evidence, ...]


class Verdict(NamedTuple):
    """The judgement on one ISO week of my practice, never on a person."""

    week: str
    state: VerdictState
    measures: tuple[Measure, ...]
    why: str


class Verdicts(NamedTuple):
    """Weeks, newest first."""

    weeks: tuple[Verdict, ...]


class Today(NamedTuple):
    """What to do today. `open` are my asks and promises that nothing followed, and introductions.

    `meals`, `events` and `news` are filled by later parts of the program.
    """

    as_of: str
    verdict: Verdict
    engage: tuple[Nudge, ...]
    meals: tuple[object, ...] = ()
    events: tuple[object, ...] = ()
    news: tuple[object, ...] = ()
    open: tuple[OpenEnd, ...] = ()
