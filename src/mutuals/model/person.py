"""People as the network shows them: a reference, and the whole record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from mutuals.model.evidence import Evidence

PersonKind = Literal["self", "human", "list", "service", "room"]
State = Literal["new", "active", "drifting", "dormant", "lost"]
Direction = Literal["out", "in", "both"]


class PersonRef(NamedTuple):
    """Who somebody is in an answer: the smallest id of the person's identifiers, and a name."""

    id: str
    name: str


class Warned(NamedTuple):
    """That somebody only looks like a person I know, and by what."""

    of: PersonRef
    says: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A position held; dates YYYY-MM-DD, YYYY-MM or YYYY."""

    name: str
    title: str | None
    since: str | None = field(metadata={"json": "from"})
    until: str | None = field(metadata={"json": "to"})


@dataclass(frozen=True, slots=True)
class Person:
    """One person with the figures of the tie as of a day; fields as in CONTRACT, in its order."""

    id: str
    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profiles: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    kind: PersonKind
    interactions: int
    sent: int
    received: int
    met: int
    first_contact: str | None
    last_contact: str | None
    strength: float | None
    alive: float | None
    state: State | None
    cadence_days: float | None
    due_in_days: float | None
    key: bool
    mark: str | None
    reciprocity: float | None
    tags: tuple[str, ...]
    warnings: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One interaction between a person and me; `at` is an instant in UTC, or noon of a day."""

    id: str
    at: str
    channel: str
    direction: Direction | None
    subject: str | None
    evidence: tuple[Evidence, ...]
    precision: str | None = field(default=None, metadata={"omit": True})


@dataclass(frozen=True, slots=True)
class KnownField:
    """Something a card or archive states about a person."""

    name: str
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class KnownTie:
    """Somebody this person probably knows; `strength` is P(knows)."""

    person: PersonRef
    strength: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PeopleList:
    """The people asked for and how many there are without the limit (None: none was given)."""

    people: tuple[Person, ...]
    total: int
    limit: int | None = field(default=None, metadata={"hidden": True})
