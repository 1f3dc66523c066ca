"""Which identifiers are one person without my merging: what a ruling of mine speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from mutuals.identity.cluster import cores
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Block, Ruling


def natural_groups(
    person: frozenset[Identifier],
    anchor: Identifier,
    block: Block,
    mine: frozenset[Identifier],
) -> list[frozenset[Identifier]]:
    """Return a person's identifiers in groups, the anchor's first.

    A group would be one without what I merged. So what I decide now names nothing that is there
    only by an earlier decision, and holds the same when that one is taken back. Cores that
    likenesses joined go with the anchor's group.
    """
    unmerged = _within(person, block, [r for r in block.rulings if r.apart], mine)
    as_ruled = set(_within(person, block, block.rulings, mine))
    first = next(group for group in unmerged if anchor in group)
    alike = [group for group in unmerged if group in as_ruled]
    whole = first.union(*alike)
    return [whole, *(group for group in unmerged if not group & whole)]


def _within(
    person: frozenset[Identifier],
    block: Block,
    rulings: Sequence[Ruling],
    mine: frozenset[Identifier],
) -> list[frozenset[Identifier]]:
    found = cores(block.identifiers, block.cards, mine & person, rulings)
    return [group & person for group in found if group & person]
