"""Linking a batch of records: the pairs worth comparing, compared."""

from __future__ import annotations

from collections.abc import Sequence

from mutuals.identity.candidates import keys_of, meetings
from mutuals.identity.compare import liken
from mutuals.identity.facets import facets
from mutuals.model.identity import Features, Likeness


def link(records: Sequence[Features]) -> list[Likeness]:
    """Return the likenesses among records, above the floor, in the order of their places."""
    ready = [facets(record) for record in records]
    pairs = meetings([keys_of(each) for each in ready])
    found = (liken(ready[a], ready[b]) for a, b in pairs)
    return [likeness for likeness in found if likeness is not None]
