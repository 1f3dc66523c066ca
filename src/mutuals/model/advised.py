"""What became of the advice: who was named in which slot, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from mutuals.model.choice import Slot
from mutuals.model.person import PersonRef

Became = Literal["followed", "done", "snoozed", "skipped"]


class Outcome(NamedTuple):
    """What became of one nudge: who was named, in which slot, from which day on.

    I `followed` it when I wrote, called or met within a week; `answered_on` is the day on which
    they were first heard from afterwards, within 30 days. Days are YYYY-MM-DD.
    """

    person: PersonRef
    slot: Slot
    on: str
    became: Became
    became_on: str
    answered_on: str | None


class SlotOutcome(NamedTuple):
    """How the nudges of one slot went, in counts.

    Of the `named` I went to the `followed` within a week. Of those named 30 days ago or earlier
    (`passed`) so many were `in_touch` within 30 days, and so many were `expected` to be, whatever I
    did (the sum of P(contact in 30 days) on the day they were named, fitted to my past). Of the
    `passed_followed` among them `answered` were heard from after I went to them, and of the others
    `unasked` were heard from by themselves.
    """

    slot: Slot
    named: int
    followed: int
    snoozed: int
    skipped: int
    passed: int
    in_touch: int
    expected: float
    passed_followed: int
    answered: int
    unasked: int


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of those named between two days (YYYY-MM-DD, both included).

    `nudges` are those of which something became, newest first; `slots` count all.
    """

    since: str
    until: str
    slots: tuple[SlotOutcome, ...]
    nudges: tuple[Outcome, ...]
