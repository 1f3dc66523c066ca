"""Linking a batch of records: the pairs worth comparing, compared."""

from __future__ import annotations

from collections.abc import Sequence

from mutuals.identity.candidates import keys_of, meetings
from mutuals.identity.compare import liken
from mutuals.identity.facets import facets
from mutuals.model.identity import Features, Likeness


def link(records: Sequence[Features]) -> list[Likeness]:
    """Return the likenesses among records, above the floor, in the order of their places.

    Namesakes are read and compared one after the other: what is known of a name serves the next.
    """
    order = sorted(range(len(records)), key=lambda place: _surname_first(records[place]))
    ready = [facets(records[place]) for place in order]
    found: dict[tuple[int, int], Likeness] = {}
    for one, other in meetings(map(keys_of, ready)):
        a, b = sorted((one, other), key=order.__getitem__)
        likeness = liken(ready[a], ready[b])
        if likeness:
            found[order[a], order[b]] = likeness
    return [found[places] for places in sorted(found)]


def _surname_first(record: Features) -> str:
    name = record.names[0] if record.names else ""
    return f"{name.rpartition(' ')[2]} {name}"
