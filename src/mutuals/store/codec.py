"""Observed records as JSON and back, for the rows that keep them whole."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from mutuals.model.identity import Features, Golden
from mutuals.model.observed import (
    Affiliation,
    Card,
    Favour,
    Field,
    Follow,
    Identifier,
    Lead,
    Occasion,
    Post,
)

Kept = Card | Favour | Follow | Post | Occasion | Lead


def encode(record: Kept) -> str:
    """Return a record as compact JSON, its fields in the order of their definition."""
    return json.dumps(asdict(record), ensure_ascii=False, separators=(",", ":"))


def decode_card(text: str) -> Card:
    """Return the card that `encode` wrote."""
    values = json.loads(text)
    values["identifiers"] = tuple(Identifier(*pair) for pair in values["identifiers"])
    values["affiliations"] = tuple(Affiliation(**held) for held in values["affiliations"])
    values["fields"] = tuple(Field(*pair) for pair in values["fields"])
    values["tags"] = tuple(values["tags"])
    return Card(**values)


def decode_favour(text: str) -> Favour:
    """Return the favour that `encode` wrote."""
    values = json.loads(text)
    values["identifier"] = Identifier(*values["identifier"])
    values["others"] = tuple(Identifier(*pair) for pair in values["others"])
    return Favour(**values)


def decode_follow(text: str) -> Follow:
    """Return the follow that `encode` wrote."""
    values: dict[str, Any] = json.loads(text)
    return Follow(**values)


def decode_post(text: str) -> Post:
    """Return the post that `encode` wrote."""
    values: dict[str, Any] = json.loads(text)
    return Post(**values)


def decode(kind: str, text: str) -> Kept:
    """Return the record that `encode` wrote, by the type under which it is kept."""
    if kind in {"card", "own"}:
        return decode_card(text)
    if kind == "favour":
        return decode_favour(text)
    values = json.loads(text)
    if kind == "lead":
        values["contacts"] = tuple(Identifier(*pair) for pair in values["contacts"])
    plain: dict[str, type[Kept]] = {
        "follow": Follow, "post": Post, "occasion": Occasion, "lead": Lead,
    }  # fmt: skip
    return plain[kind](**values)


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


def golden_text(golden: Golden) -> str:
    """Return a golden record as JSON: a list of its fields in the order of their definition."""
    held = [(one.organisation, one.title, one.since, one.until) for one in golden.affiliations]
    fields = (
        golden.name, golden.emails, golden.phones, golden.profiles, held, golden.tags,
        golden.connected_on, golden.birthday,
    )  # fmt: skip
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def golden_of(text: str) -> Golden:
    """Return the golden record that `golden_text` wrote."""
    name, emails, phones, profiles, held, tags, connected_on, birthday = json.loads(text)
    return Golden(
        name, tuple(emails), tuple(phones), tuple(profiles),
        tuple(Affiliation(*one) for one in held), tuple(tags), connected_on, birthday,
    )  # fmt: skip
