"""Comparing what was touched with all that shares a token with it, and keeping what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mutuals.identity.candidates import BLOCK_CAP
from mutuals.identity.features import features_of
from mutuals.identity.judging import judge
from mutuals.identity.meeting import words
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Features, Judged, Ruling

if TYPE_CHECKING:
    from mutuals.ports import Network

_AT_ONCE = 100

_NONE: frozenset[str] = frozenset()

_Apart = Mapping[Identifier, Sequence[frozenset[Identifier]]]


def compare_touched(network: Network) -> None:
    """Compare the cores of what was touched, as far as they changed since they were compared."""
    changed = describe(network, network.writing.touched_cores())
    for start in range(0, len(changed), _AT_ONCE):
        compare(network, changed[start : start + _AT_ONCE])


def describe(network: Network, cores: Sequence[int]) -> list[int]:
    """Work out by what cores (keys) are compared; returns those that must be compared now."""
    writing = network.writing
    portraits = writing.core_portraits(cores)
    changed = writing.differing([(portrait.key, features_of(portrait)) for portrait in portraits])
    described = [
        (key, features, words(features) if features else _NONE) for key, features in changed
    ]
    return writing.describe(described, BLOCK_CAP)


def compare(network: Network, cores: Sequence[int]) -> None:
    """Compare cores (keys) with all that share a token with them."""
    writing = network.writing
    pairs = writing.neighbours(cores, BLOCK_CAP)
    apart = _apart(writing.rulings(i for pair in pairs for each in pair for i in each.identifiers))
    writing.write_likenesses(cores, _judged(pairs, apart))


def _judged(pairs: Iterable[tuple[Features, Features]], apart: _Apart) -> list[Judged]:
    judged = [judge(a, b, ruled_apart=_are_apart(a, b, apart)) for a, b in pairs]
    return [each for each in judged if each is not None]


def _apart(rulings: Iterable[Ruling]) -> _Apart:
    """Return whom I ruled to be different from each identifier."""
    found: dict[Identifier, list[frozenset[Identifier]]] = defaultdict(list)
    for ruling in rulings:
        if ruling.apart:
            for these, those in (ruling.apart, ruling.apart[::-1]):
                for identifier in these:
                    found[identifier].append(those)
    return found


def _are_apart(a: Features, b: Features, apart: _Apart) -> bool:
    return any(
        not those.isdisjoint(b.identifiers) for i in a.identifiers for those in apart.get(i, ())
    )
