"""One person's page: the record with the timeline, fields, ties to others and ledger."""

from __future__ import annotations

from dataclasses import dataclass

from mutuals.model.favour import LedgerEntry
from mutuals.model.person import KnownField, KnownTie, Person, TimelineEntry


@dataclass(frozen=True, slots=True)
class PersonPage(Person):
    """A person with the timeline (newest first), fields, ties to others and ledger."""

    timeline: tuple[TimelineEntry, ...]
    fields: tuple[KnownField, ...]
    ties: tuple[KnownTie, ...]
    ledger: tuple[LedgerEntry, ...]
