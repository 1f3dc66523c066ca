"""Identifiers: one way each to address or name somebody."""

from functools import lru_cache
from typing import Literal

from mutuals.model.ids import digest64, show_id
from mutuals.record import Record

IdentifierKind = Literal[
    "email", "phone", "profile", "account", "x500", "notes", "list", "display", "name"
]
"""`display` is a bare name a sender chose; `name` one from my own archive, address book or pen."""


class Identifier(Record):
    """One way to address or name somebody, normalised; its id is derived from both fields."""

    kind: IdentifierKind
    value: str


@lru_cache(maxsize=1 << 14)
def identifier_id(identifier: Identifier) -> str:
    """Return the id of an identifier: 13 characters derived from its kind and value."""
    return show_id(digest64(identifier.kind, identifier.value))
