"""Introductions under way: asked, agreed, introduced, thanked."""

from typing import Literal

from mutuals.model.person import PersonRef
from mutuals.record import Record

IntroductionKind = Literal["request", "offer"]
"""I ask somebody to introduce me, or I introduce two people to each other."""
IntroductionStep = Literal["asked", "agreed", "introduced", "thanked", "declined"]
Side = Literal["", "one", "other"]
"""Who agreed: one of the two, or (empty) all who were asked."""


class Introduction(Record):
    """One introduction: of a request `one` is the broker and `other` whom I want to meet.

    `agreed` are those who said yes; `since` and `on` are the days of the first and the latest step.
    """

    id: str
    kind: IntroductionKind
    state: IntroductionStep
    one: PersonRef
    other: PersonRef
    since: str
    on: str
    agreed: tuple[PersonRef, ...]
    do: str
    draft: str


class IntroductionList(Record):
    """Introductions, the latest step first, and how many of all are open."""

    introductions: tuple[Introduction, ...]
    open: int


class Course(Record):
    """How far an introduction has come; `one` and `other` are targets, days whole numbers.

    `steps` are the ids of the decisions it consists of.
    """

    id: str
    kind: IntroductionKind
    state: IntroductionStep
    one: str
    other: str
    since: int
    on: int
    agreed: frozenset[str]
    steps: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether something is left to do."""
        return self.state not in {"thanked", "declined"}
