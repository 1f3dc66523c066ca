"""Clustering identifiers into cores: what is one person by strong keys or because I said so.

The rules are SECURITY's D1; likenesses join cores into people afterwards (`grouping`).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from mutuals.identity.names import agree
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Ruling
from mutuals.model.names import fold
from mutuals.model.observed import Card

_WEAK = frozenset({"display", "name"})
_OWN_IDS = frozenset({"account", "profile"})


def cores(
    identifiers: Iterable[Identifier],
    cards: Sequence[Card],
    mine: frozenset[Identifier] = frozenset(),
    rulings: Sequence[Ruling] = (),
) -> list[frozenset[Identifier]]:
    """Return the cores among these identifiers: sets that are one person, in a fixed order.

    What I ruled comes first, the newest ruling before the older ones. Identifiers of one card are
    one person's, except those that stand on cards with different names; those of `mine` are all
    me. A bare name from my own archive joins the one person whose cards bear it. The result depends
    on the sets given and on the order of the rulings only.
    """
    links = _Links(identifiers)
    for ruling in reversed(rulings):
        links.rule(ruling)
    shared = shared_identifiers(cards)
    for card in sorted(cards, key=lambda card: (sorted(card.identifiers), card.ref)):
        links.join([i for i in card.identifiers if may_join(i) and i not in shared])
    _join_shared(links, cards, shared)
    _join_names(links, [card for card in cards if not card.own])
    links.join(sorted(mine))
    return links.groups()


def may_join(identifier: Identifier) -> bool:
    """Say whether an identifier may join others by itself: plain ASCII where it is an address.

    Look-alikes (non-ASCII, mixed script, zero width, changed by NFKC) are left to a human.
    """
    if identifier.kind in _WEAK:
        return False
    value = identifier.value
    return identifier.kind in {"profile", "account"} or (
        value.isascii() and value == unicodedata.normalize("NFKC", value)
    )


def shared_identifiers(cards: Sequence[Card]) -> frozenset[Identifier]:
    """Return the addresses and numbers that stand on cards whose names cannot be one person's.

    An account or a profile is one person's whatever it is called: people marry.
    """
    names: dict[Identifier, set[str]] = defaultdict(set)
    for card in cards:
        for identifier in card.identifiers:
            if identifier.kind not in _OWN_IDS:
                names[identifier].add(card.name)
    return frozenset(identifier for identifier, known in names.items() if disagree(known))


def disagree(names: Iterable[str]) -> bool:
    """Say whether two of these names cannot be one person's."""
    known = sorted({name for name in names if name})
    return any(not agree(a, b) for place, a in enumerate(known) for b in known[place + 1 :])


class _Links:
    """Union-find that keeps apart what was ruled to be; roots are the smallest members."""

    def __init__(self, identifiers: Iterable[Identifier]) -> None:
        self._parent = {identifier: identifier for identifier in identifiers}
        self._apart: dict[Identifier, set[Identifier]] = defaultdict(set)
        self._members: dict[Identifier, set[Identifier]] = {}

    def root(self, identifier: Identifier) -> Identifier:
        while self._parent[identifier] != identifier:
            self._parent[identifier] = self._parent[self._parent[identifier]]
            identifier = self._parent[identifier]
        return identifier

    def rule(self, ruling: Ruling) -> None:
        for group in ruling.same:
            self.join(sorted(group))
        for one, other in _pairs(ruling):
            if self._knows(one, other) and self.root(one) != self.root(other):
                self._apart[one].add(other)
                self._apart[other].add(one)

    def join(self, members: Sequence[Identifier]) -> None:
        """Make the members one, as far as nothing keeps them apart."""
        homes: list[Identifier] = []
        for member in members:
            if member not in self._parent:
                continue
            home = next((h for h in homes if self._may_unite(h, member)), None)
            if home is None:
                homes.append(member)
            else:
                self._unite(self.root(home), self.root(member))

    def groups(self) -> list[frozenset[Identifier]]:
        found: dict[Identifier, set[Identifier]] = defaultdict(set)
        for identifier in self._parent:
            found[self.root(identifier)].add(identifier)
        return [frozenset(found[root]) for root in sorted(found)]

    def _knows(self, *identifiers: Identifier) -> bool:
        return all(identifier in self._parent for identifier in identifiers)

    def _may_unite(self, one: Identifier, other: Identifier) -> bool:
        a, b = self.root(one), self.root(other)
        if a == b or not self._apart:
            return True
        ruled = self._of(a) & self._apart.keys()
        return not any(self._apart[member] & self._of(b) for member in ruled)

    def _of(self, root: Identifier) -> set[Identifier]:
        return self._members.setdefault(root, {root})

    def _unite(self, one: Identifier, other: Identifier) -> None:
        if one != other:
            small, large = sorted((one, other))
            self._parent[large] = small
            self._of(small).update(self._of(large))


def _pairs(ruling: Ruling) -> list[tuple[Identifier, Identifier]]:
    if ruling.apart is None:
        return []
    return [(one, other) for one in sorted(ruling.apart[0]) for other in sorted(ruling.apart[1])]


def _join_shared(links: _Links, cards: Sequence[Card], shared: frozenset[Identifier]) -> None:
    """Join what stands on cards of different names where those are one person after all."""
    bearers: dict[Identifier, set[Identifier | None]] = defaultdict(set)
    for card in cards:
        firm = [i for i in card.identifiers if may_join(i) and i not in shared]
        for identifier in shared.intersection(card.identifiers):
            bearers[identifier].add(links.root(firm[0]) if firm else None)
    for identifier, roots in sorted(bearers.items()):
        if len(roots) == 1 and None not in roots and may_join(identifier):
            links.join([*(root for root in roots if root), identifier])


def _join_names(links: _Links, cards: Sequence[Card]) -> None:
    bearers: dict[str, set[Identifier]] = defaultdict(set)
    for card in cards:
        firm = [identifier for identifier in card.identifiers if identifier.kind not in _WEAK]
        bearers[fold(card.name)].update(links.root(identifier) for identifier in firm)
    for name, roots in sorted(bearers.items()):
        if len(roots) == 1:
            links.join([*roots, Identifier("name", name)])
