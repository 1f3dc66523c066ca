"""Who knows whom, and on what grounds."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from mutuals.model.evidence import Evidence
from mutuals.model.person import PersonRef

Grounds = Literal["stated", "small", "between", "often", "large", "colleagues"]
"""Why two people probably know each other: an introduction of the ledger, a mail or meeting of at
most five, a mail between them, many larger ones together, a large one, one employer."""


class Link(NamedTuple):
    """That somebody knows `person` with probability `p`, from `times` things seen together.

    `brings` is how probably one of the two brings somebody to the other.
    """

    person: PersonRef
    p: float
    grounds: Grounds
    times: int
    evidence: tuple[Evidence, ...]
    brings: float


class Askable(NamedTuple):
    """By person id, how probably I can turn to them: my ties, and who only ever wrote to me."""

    ties: Mapping[str, float]
    heard: Mapping[str, float]
