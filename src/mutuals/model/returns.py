"""What came back: replies, meetings and favours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mutuals.model.evidence import Evidence
from mutuals.model.favour import FavourDirection, FavourType
from mutuals.model.person import Direction, PersonRef


class Passed(NamedTuple):
    """One message or meeting as it passed between one other person and me.

    `id` is the interaction's as a number (`show_id` shows it), `day` a whole number since
    1970-01-01, `at` seconds UTC; `others` counts the people in it besides me.
    """

    id: int
    person: PersonRef
    day: int
    at: int
    channel: str
    direction: Direction
    others: int
    subject: str


class Reply(NamedTuple):
    """Who wrote back first after a message of mine, on which day, after how many days."""

    person: PersonRef
    on: str
    days: int
    channel: str
    subject: str | None
    evidence: tuple[Evidence, ...]


class Met(NamedTuple):
    """Whom I met, when last, and how often within the days asked about."""

    person: PersonRef
    on: str
    times: int
    subject: str | None
    evidence: tuple[Evidence, ...]


class FavourBack(NamedTuple):
    """What was done for me, or the thanks for what I did."""

    person: PersonRef
    on: str
    direction: FavourDirection
    type: FavourType
    evidence: tuple[Evidence, ...]


class ReturnTotals(NamedTuple):
    """How many there are of each, those left out of the lists included."""

    replies: int
    meetings: int
    favours: int


@dataclass(frozen=True, slots=True)
class Returns:
    """What came back between two days (YYYY-MM-DD, both included), each list newest first."""

    since: str
    until: str
    replies: tuple[Reply, ...]
    meetings: tuple[Met, ...]
    favours: tuple[FavourBack, ...]
    totals: ReturnTotals
