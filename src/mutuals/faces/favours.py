"""An entry of the ledger as pages show it: my side in words, and what I can say about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import NamedTuple

from mutuals.faces.render.words import RESULTS, long_date
from mutuals.model.evidence import Evidence
from mutuals.model.favour import LedgerEntry
from mutuals.model.person import PersonRef

SIDES = MappingProxyType({"gave": "you gave", "asked": "you asked for", "received": "you received"})
_TYPES = MappingProxyType(
    {
        "introduction": "an introduction",
        "referral": "a referral",
        "recommendation": "a recommendation",
        "endorsement": "an endorsement",
        "event": "an invitation",
        "meal": "a meal",
        "speaking": "a talk",
        "volunteering": "unpaid work",
        "other": "something",
    }
)
_THANKS = MappingProxyType({"gave": "they thanked you", "received": "you thanked them"})
_STATUS = MappingProxyType(
    {
        "detected": "found in your sources: is it so?",
        "manual": "noted by you",
        "dismissed": "not so: not counted",
    }
)


class FavourShown(NamedTuple):
    """One favour: what it was, with whom, how it is known, what came of it and what shows that."""

    id: str
    day: str
    says: str
    people: tuple[PersonRef, ...]
    status: str
    words: str
    evidence: tuple[Evidence, ...]
    came: str
    outcome: tuple[Evidence, ...]


def favours(entries: Iterable[LedgerEntry]) -> Iterator[FavourShown]:
    """Yield each entry as it is shown."""
    for entry in entries:
        yield FavourShown(
            entry.id,
            long_date(entry.at[:10]),
            _says(entry),
            (entry.person, *entry.with_),
            entry.status,
            _STATUS.get(entry.status, ""),
            entry.evidence,
            _came(entry),
            entry.outcome or (),
        )


def _came(entry: LedgerEntry) -> str:
    said = RESULTS[entry.result] if entry.result else ""
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _says(entry: LedgerEntry) -> str:
    thanks = _THANKS.get(entry.direction) if entry.type == "thanks" else None
    said = thanks or f"{SIDES[entry.direction]} {_TYPES.get(entry.type, entry.type)}"
    return said[:1].upper() + said[1:]
