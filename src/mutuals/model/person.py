"""Who somebody is in an answer, and what is shown beside: entries, fields, ties to others."""

from typing import Literal

from mutuals.model.evidence import Evidence
from mutuals.record import Record

PersonKind = Literal["self", "human", "list", "service", "room"]
State = Literal["new", "active", "drifting", "dormant", "lost"]
Direction = Literal["out", "in", "both"]


class PersonRef(Record):
    """Who somebody is in an answer: the smallest id of the person's identifiers, and a name."""

    id: str
    name: str


class Warned(Record):
    """That somebody only looks like a person I know, and by what."""

    of: PersonRef
    says: str


class TimelineEntry(Record):
    """One interaction between a person and me; `at` is an instant in UTC, or noon of a day."""

    id: str
    at: str
    channel: str
    direction: Direction | None
    subject: str | None
    evidence: tuple[Evidence, ...]
    precision: str | None = None

    @staticmethod
    def left_out() -> tuple[str, ...]:
        """Name the fields that an answer leaves out where they are unknown."""
        return ("precision",)


class KnownField(Record):
    """Something a card or archive states about a person."""

    name: str
    value: str
    evidence: tuple[Evidence, ...]


class KnownTie(Record):
    """Somebody this person probably knows; `strength` is P(knows)."""

    person: PersonRef
    strength: float
    evidence: tuple[Evidence, ...]
