"""What a person is told of decisions: taken, listed, taken back."""

from typing import NamedTuple

from mutuals.model.decision import Verb
from mutuals.model.person import PersonRef


class Decided(NamedTuple):
    """What a decision came to; `step` is the id by which it can be undone."""

    step: str
    on: str
    what: Verb
    people: tuple[PersonRef, ...]
    says: str


class Step(NamedTuple):
    """A decision in the history."""

    id: str
    on: str
    what: Verb
    says: str


class StepList(NamedTuple):
    """The decisions that stand, newest first."""

    steps: tuple[Step, ...]


class Undone(NamedTuple):
    """The decisions that were taken back, newest first."""

    undone: tuple[Step, ...]
