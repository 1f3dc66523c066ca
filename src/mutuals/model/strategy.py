"""The plan: stage, floors, pace, pauses, targets."""

from typing import Literal

from mutuals.model.person import PersonRef
from mutuals.record import Record

Stage = Literal["seeker", "employed", "owner", "student"]
Pace = Literal["gentle", "steady", "full"]
FLOOR_NAMES = ("reached_out", "existing", "key_in_touch", "new_people", "gave", "face_to_face")


class Floor(Record):
    """The least a measure should reach within a window of days."""

    measure: str
    value: float
    window_days: int


class Pause(Record):
    """Days that are not judged, both included, as whole numbers since 1970-01-01."""

    first: int
    last: int


class Plan(Record):
    """The strategy a person set; floors already carry the pace."""

    stage: Stage
    pace: Pace
    floors: tuple[Floor, ...]
    pauses: tuple[Pause, ...]
    zone: str
    targets: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


class PlanView(Record):
    """The plan as a person reads it; pauses are pairs of dates, both included."""

    stage: Stage
    pace: Pace
    zone: str
    floors: tuple[Floor, ...]
    pauses: tuple[tuple[str, str], ...]
    key_people: tuple[PersonRef, ...]
    targets: tuple[str, ...]
    communities: tuple[str, ...]
    sites: tuple[str, ...]
