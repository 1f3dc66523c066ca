"""Advice: the verdict on my practice with its measures, and what to do today."""

from typing import Literal

from mutuals.model.evidence import Evidence
from mutuals.model.nudge import Nudge
from mutuals.model.sign import OpenEnd
from mutuals.record import Record

VerdictState = Literal["NET-working", "NOT-working", "UNKNOWN"]


class Measure(Record):
    """One measure in its window; `value` and `met` are None when it cannot be seen."""

    name: str
    value: float | None
    floor: float | None
    window_days: int
    met: bool | None
    evidence: tuple[Evidence, ...]


class Verdict(Record):
    """The judgement on one ISO week of my practice, never on a person."""

    week: str
    state: VerdictState
    measures: tuple[Measure, ...]
    why: str


class Verdicts(Record):
    """Weeks, newest first."""

    weeks: tuple[Verdict, ...]


class Today(Record):
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
