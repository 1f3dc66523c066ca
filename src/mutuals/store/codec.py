"""Observed records as JSON and back, for the rows that keep them whole."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache

from mutuals.model.identifier import Identifier
from mutuals.model.identity import Features
from mutuals.model.observed import (
    Card,
    Favour,
    Field,
    Follow,
    Lead,
    Noted,
    Occasion,
    Post,
    card_values,
)
from mutuals.model.position import Affiliation
from mutuals.model.sign import Sign

Kept = Card | Favour | Noted | Follow | Post | Occasion | Lead

_PLAIN: dict[str, type[Kept]] = {
    "favour": Favour, "noted": Noted, "follow": Follow, "post": Post, "occasion": Occasion,
    "lead": Lead,
}  # fmt: skip


def encode(record: Kept) -> str:
    """Return a record as compact JSON, its fields in the order of their definition."""
    values = card_values(record) if isinstance(record, Card) else asdict(record)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def decode_card(text: str) -> Card:
    """Return the card that `encode` wrote."""
    values = json.loads(text)
    values["identifiers"] = tuple(Identifier(*pair) for pair in values["identifiers"])
    values["affiliations"] = tuple(Affiliation(**held) for held in values["affiliations"])
    values["fields"] = tuple(Field(*pair) for pair in values["fields"])
    values["tags"] = tuple(values["tags"])
    return Card(**values)


def decode(kind: str, text: str) -> Kept:
    """Return the record that `encode` wrote, by the type under which it is kept."""
    if kind in {"card", "own"}:
        return decode_card(text)
    values = json.loads(text)
    if kind in {"favour", "noted"}:
        values["identifier"] = Identifier(*values["identifier"])
    for name in {"signs", "stale"} & values.keys():
        values[name] = tuple(Sign(*each) for each in values[name])
    for name in {"others", "contacts"} & values.keys():
        values[name] = tuple(Identifier(*pair) for pair in values[name])
    return _PLAIN[kind](**values)


def encode_features(features: Features) -> str:
    """Return features as compact JSON: a list of their fields in the order of their definition."""
    values = [getattr(features, name) for name in Features.__slots__]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=sorted)


@lru_cache(maxsize=1 << 12)
def decode_features(text: str) -> Features:
    """Return the features that `encode_features` wrote."""
    key, identifiers, names, own, employers, places, streets, days, numbers, *rest = json.loads(
        text
    )
    return Features(
        key, tuple(Identifier(*pair) for pair in identifiers), tuple(names), tuple(own),
        tuple(employers), tuple(places), tuple(streets), tuple(days), tuple(numbers),
        frozenset(rest[0]), rest[1], tuple(rest[2]), tuple(rest[3]),
    )  # fmt: skip
