"""Introductions: the paths from me to somebody."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from mutuals.model.evidence import Evidence
from mutuals.model.person import PersonRef


class Route(NamedTuple):
    """A path found: ids from the first person asked to the target, without me."""

    people: tuple[str, ...]
    probability: float


class Target(NamedTuple):
    """Whom or what I want to reach; `kind` and `id` are None for what nobody here answers to."""

    kind: Literal["person", "organisation"] | None
    id: str | None
    name: str


class PathStep(NamedTuple):
    """One step; `strength` is my tie's percentile or P(knows), `p` is P(ask) or P(brings)."""

    from_: PersonRef
    to: PersonRef
    strength: float | None
    p: float
    evidence: tuple[Evidence, ...]


class Path(NamedTuple):
    """One way to the target, me first; `asks` counts what I asked the first person in 90 days.

    `why` has a sentence for each step, `weakest` names the one to think about.
    """

    people: tuple[PersonRef, ...]
    probability: float
    steps: tuple[PathStep, ...]
    draft: str
    why: tuple[str, ...]
    weakest: str
    asks: int


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths to a target, best first; `together`: that one of them works, as if independent."""

    target: Target
    paths: tuple[Path, ...]
    together: float
    notes: tuple[str, ...] = field(default=(), metadata={"hidden": True})
