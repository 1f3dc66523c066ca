"""Advice: the verdict on my practice with its measures, and nudges with their reasons."""

from typing import Literal, NamedTuple

from mutuals.model.evidence import Evidence
from mutuals.model.person import PersonRef

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


class Nudge(NamedTuple):
    """One person to engage: why now, on what evidence, what to give, and a draft.

    `person` is None when there is nobody to propose, and `why` says so.
    """

    person: PersonRef | None
    why: str
    evidence: tuple[Evidence, ...]
    last_contact: str | None
    usual_gap_days: float | None
    days_since: int | None
    give: str
    ask: str
    channel: str | None
    draft: str
    score: float | None


class Today(NamedTuple):
    """What to do today. `meals`, `events` and `news` are filled by later parts of the program."""

    as_of: str
    verdict: Verdict
    engage: tuple[Nudge, ...]
    meals: tuple[object, ...] = ()
    events: tuple[object, ...] = ()
    news: tuple[object, ...] = ()
    open: tuple[object, ...] = ()
