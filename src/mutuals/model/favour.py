"""The give-first ledger: what I gave, asked for and received."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from mutuals.model.evidence import Evidence
from mutuals.model.observed import FavourDirection, FavourType
from mutuals.model.person import PersonRef

FavourStatus = Literal["detected", "confirmed", "manual", "dismissed"]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One favour; `at` is an instant in UTC or noon of a day known only as such."""

    id: str
    direction: FavourDirection
    type: FavourType
    person: PersonRef
    with_: tuple[PersonRef, ...]
    at: str
    status: FavourStatus
    evidence: tuple[Evidence, ...]
    precision: str | None = field(default=None, metadata={"omit": True})


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries, newest first, and how many stand on each side (dismissed ones not counted)."""

    entries: tuple[LedgerEntry, ...]
    gave: int
    received: int
    asked: int
