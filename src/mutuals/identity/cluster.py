"""Clustering identifiers into people by strong keys only (SECURITY, identity rules D1)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from mutuals.identity.names import agree
from mutuals.model.names import fold
from mutuals.model.observed import Card, Identifier

_WEAK = frozenset({"display", "name"})


def cluster(
    identifiers: Iterable[Identifier], cards: Sequence[Card], mine: frozenset[Identifier]
) -> list[frozenset[Identifier]]:
    """Return the people among these identifiers: sets that are one person, in a fixed order.

    Identifiers of one card are one person's, except those that stand on cards with different
    names; those of `mine` are all me. A bare name from my own archive joins the one person whose
    cards bear it. The result depends on the sets given, not on their order.
    """
    links = _Links(identifiers)
    shared = _shared(cards)
    for card in cards:
        links.join([i for i in card.identifiers if may_join(i) and i not in shared])
    _join_names(links, [card for card in cards if not card.own])
    links.join([identifier for identifier in mine if identifier in links])
    return links.groups()


def may_join(identifier: Identifier) -> bool:
    """Say whether an identifier may join others by itself: plain ASCII where it is an address.

    Look-alikes (non-ASCII, mixed script, zero width, changed by NFKC) are left to a human.
    """
    if identifier.kind in _WEAK:
        return False
    value = identifier.value
    return identifier.kind == "profile" or (
        value.isascii() and value == unicodedata.normalize("NFKC", value)
    )


class _Links:
    """Union-find whose roots are the smallest members, so that no order shows."""

    def __init__(self, identifiers: Iterable[Identifier]) -> None:
        self._parent = {identifier: identifier for identifier in identifiers}

    def __contains__(self, identifier: Identifier) -> bool:
        return identifier in self._parent

    def root(self, identifier: Identifier) -> Identifier:
        while self._parent[identifier] != identifier:
            self._parent[identifier] = self._parent[self._parent[identifier]]
            identifier = self._parent[identifier]
        return identifier

    def join(self, members: Sequence[Identifier]) -> None:
        roots = sorted({self.root(member) for member in members})
        for root in roots[1:]:
            self._parent[root] = roots[0]

    def groups(self) -> list[frozenset[Identifier]]:
        found: dict[Identifier, set[Identifier]] = defaultdict(set)
        for identifier in self._parent:
            found[self.root(identifier)].add(identifier)
        return [frozenset(found[root]) for root in sorted(found)]


def _shared(cards: Sequence[Card]) -> frozenset[Identifier]:
    """Return the identifiers that stand on cards whose names cannot be one person's."""
    names: dict[Identifier, set[str]] = defaultdict(set)
    for card in cards:
        for identifier in card.identifiers:
            names[identifier].add(card.name)
    return frozenset(identifier for identifier, known in names.items() if _disagree(known))


def _disagree(names: set[str]) -> bool:
    known = sorted(name for name in names if name)
    return any(not agree(a, b) for place, a in enumerate(known) for b in known[place + 1 :])


def _join_names(links: _Links, cards: Sequence[Card]) -> None:
    bearers: dict[str, set[Identifier]] = defaultdict(set)
    for card in cards:
        firm = [identifier for identifier in card.identifiers if identifier.kind not in _WEAK]
        bearers[fold(card.name)].update(links.root(identifier) for identifier in firm)
    for name, roots in sorted(bearers.items()):
        identifier = Identifier("name", name)
        if len(roots) == 1 and identifier in links:
            links.join([identifier, *roots])
