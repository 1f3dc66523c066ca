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
from mutuals.model.identity import Features, Judged, Portrait, Ruling

if TYPE_CHECKING:
    from mutuals.ports import Network

_AT_ONCE = 1000

_Apart = Mapping[Identifier, Sequence[frozenset[Identifier]]]


def compare_touched(network: Network) -> None:
    """Compare the cores that changed since they were last compared; the rest stays as it is."""
    writing = network.writing
    described = [_described(portrait) for portrait in writing.core_portraits()]
    changed = writing.describe(described, BLOCK_CAP)
    for start in range(0, len(changed), _AT_ONCE):
        part = changed[start : start + _AT_ONCE]
        apart = _apart(writing.rulings(i for features in part for i in features.identifiers))
        pairs = writing.neighbours(part, BLOCK_CAP)
        writing.write_likenesses(part, _judged(pairs, apart))


def _described(portrait: Portrait) -> tuple[int, Features | None, frozenset[str]]:
    features = features_of(portrait)
    if features is None:
        return portrait.key, None, frozenset()
    return portrait.key, features, words(features)


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
