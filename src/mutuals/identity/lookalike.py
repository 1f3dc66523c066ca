"""Look-alikes: a stranger made to look like somebody known."""

from __future__ import annotations

from typing import NamedTuple

from mutuals.identity.spelling import skeleton


class Sighting(NamedTuple):
    """What somebody shows of himself: names and e-mail addresses."""

    names: tuple[str, ...]
    emails: tuple[str, ...]


def looks_like(one: Sighting, known: Sighting) -> str:
    """Return in words why one may be mistaken for the other; empty when nothing speaks for it."""
    return "" if one == known or not tokens_of(one) & tokens_of(known) else "it looks the same"


def tokens_of(sighting: Sighting) -> frozenset[str]:
    """Return keys of which a look-alike and its model share one."""
    return frozenset(map(skeleton, (*sighting.names, *sighting.emails)))
