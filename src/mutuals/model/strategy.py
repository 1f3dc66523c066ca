"""The plan: stage, floors, pace, pauses, targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Stage = Literal["seeker", "employed", "owner", "student"]
Pace = Literal["gentle", "steady", "full"]
FLOOR_NAMES = ("reached_out", "existing", "key_in_touch", "new_people", "gave", "face_to_face")


class Floor(NamedTuple):
    """The least a measure should reach within a window of days."""

    measure: str
    value: float
    window_days: int


class Pause(NamedTuple):
    """Days that are not judged, both included, as whole numbers since 1970-01-01."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The strategy a person set; floors already carry the pace."""

    stage: Stage
    pace: Pace
    floors: tuple[Floor, ...]
    pauses: tuple[Pause, ...]
    zone: str
    targets: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
