"""Observed records without the people who were erased: what is stored never names them again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from mutuals.model.identifier import Identifier
from mutuals.model.observed import (
    Card,
    Claim,
    Favour,
    Follow,
    Interaction,
    Lead,
    Noted,
    Observed,
    Occasion,
    Participant,
    Post,
)
from mutuals.store.tombstones import Tombstones

_Kept = TypeVar("_Kept", bound=Follow | Lead | Occasion | Post)
_STATES = frozenset({"stage", "kind", "precision"})
"""Fields with words of our own."""


class Sieve:
    """Takes the erased out of records; `mine` returns the identifiers that are me."""

    def __init__(
        self,
        tombstones: Tombstones,
        mine: Callable[[], frozenset[Identifier]],
    ) -> None:
        """Sieve by a list of erased people."""
        self._erased, self._mine = tombstones, mine

    def sift(self, records: Iterable[Observed]) -> list[Observed]:
        """Return the records as they may be stored; those of nobody else are left out."""
        found = map(self.sifted, records)
        return [record for record in found if record is not None]

    def sifted(self, record: Observed) -> Observed | None:
        """Return one record without the erased; None where nothing of it may stay."""
        match record:
            case Interaction():
                return self._interaction(record)
            case Card():
                return self._card(record)
            case Favour():
                return self._favour(record)
            case Noted() | Claim():
                return self._of_one(record)
            case Lead():
                contacts = self._others(record.contacts)
                return self._plain(replace(record, contacts=contacts))
            case Follow() | Occasion() | Post():
                return self._plain(record)

    def _interaction(self, record: Interaction) -> Interaction | None:
        parts = tuple(p for p in record.participants if not self._erased.names(p.identifier))
        if len(parts) < len(record.participants) and self._is_ours_alone(parts):
            return None
        delivered = record.delivered
        return record._replace(
            participants=tuple(p._replace(name=self._text(p.name)) for p in parts),
            delivered=None if delivered and self._erased.names(delivered) else delivered,
            signs=record.signs if len(parts) == len(record.participants) else (),
            **self._words(record, whole=len(parts) == len(record.participants)),
        )

    def _is_ours_alone(self, parts: Collection[Participant]) -> bool:
        """Say whether nobody is left beside me."""
        return not {part.identifier for part in parts} - self._mine()

    def _words(self, record: Interaction, *, whole: bool) -> dict[str, Any]:
        """Return subject and reference; whoever took part may have written either."""
        if not whole:
            return {"subject": "", "ref": None}
        ref = None if record.ref and self._erased.mention(record.ref) else record.ref
        return {"subject": self._text(record.subject), "ref": ref}

    def _card(self, record: Card) -> Card | None:
        if any(map(self._erased.names, record.identifiers)) or self._erased.is_name(record.name):
            return None
        mention = self._erased.mention
        return replace(
            record,
            ref=self._ref(record.ref),
            name=self._text(record.name),
            affiliations=tuple(
                held
                for held in record.affiliations
                if not mention(held.organisation) and not mention(held.title)
            ),
            fields=tuple(field for field in record.fields if not mention(field.value)),
            tags=tuple(tag for tag in record.tags if not mention(tag)),
        )

    def _of_one(self, record: Noted | Claim) -> Noted | Claim | None:
        if self._erased.names(record.identifier):
            return None
        return replace(record, ref=self._ref(record.ref)) if isinstance(record, Noted) else record

    def _favour(self, record: Favour) -> Favour | None:
        if self._erased.names(record.identifier):
            return None
        return replace(
            record,
            ref=self._ref(record.ref),
            name=self._text(record.name),
            note=self._text(record.note),
            others=self._others(record.others),
        )

    def _plain(self, record: _Kept) -> _Kept:
        texts: dict[str, Any] = {
            name: self._ref(value) if name == "ref" else self._text(value)
            for name in type(record).__slots__
            if name not in _STATES and isinstance(value := getattr(record, name), str)
        }
        return replace(record, **texts)

    def _others(self, identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
        return tuple(i for i in identifiers if not self._erased.names(i))

    def _ref(self, ref: str) -> str:
        """Return a reference `FILE#ROW` without the half that names somebody erased."""
        file, sign, row = ref.partition("#")
        return f"{self._text(file)}{sign}{self._text(row)}"

    def _text(self, text: str) -> str:
        return "" if self._erased.mention(text) else text
