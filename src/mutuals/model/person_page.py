"""People as the network shows them: the whole record, the list, and one person's page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from mutuals.model.evidence import Evidence
from mutuals.model.favour import LedgerEntry
from mutuals.model.identifier import Identifier
from mutuals.model.person import (
    KnownField,
    KnownTie,
    PersonKind,
    State,
    TimelineEntry,
    Warned,
)
from mutuals.model.position import Organisation


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
class PeopleList:
    """The people asked for and how many there are without the limit (None: none was given).

    `chosen` says that words, a state or a tag chose among those who are here.
    """

    people: tuple[Person, ...]
    total: int
    limit: int | None = field(default=None, metadata={"hidden": True})
    chosen: bool = field(default=False, metadata={"hidden": True})


class Reached(NamedTuple):
    """An address, number or profile and the cards on which it stands; none: seen in what passed."""

    way: Identifier
    cards: tuple[Evidence, ...]


class Piece(NamedTuple):
    """What may stay with a person or leave: an identifier, or all that a card holds.

    `ref` is what `split` takes for it.
    """

    ref: str
    what: Identifier | Evidence


@dataclass(frozen=True, slots=True)
class PersonPage(Person):
    """A person with the timeline (newest first), fields, ties to others and ledger.

    `reached` says where the ways to them come from, `pieces` what they are made of.
    """

    timeline: tuple[TimelineEntry, ...]
    fields: tuple[KnownField, ...]
    ties: tuple[KnownTie, ...]
    ledger: tuple[LedgerEntry, ...]
    reached: tuple[Reached, ...] = field(default=(), metadata={"hidden": True})
    pieces: tuple[Piece, ...] = field(default=(), metadata={"hidden": True})
