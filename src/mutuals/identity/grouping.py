"""From cores to people: likenesses join, but never through a third and never when contested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

MARGIN = 4.0
"""Bits by which the better of two partners who exclude each other must be ahead."""
LARGEST = 8
"""Cores that likenesses may join into one person."""

Pair = tuple[str, str]


def group(keys: Iterable[str], links: Mapping[Pair, float]) -> list[frozenset[str]]:
    """Return the people among cores, given the weights (bits) of the pairs alike enough to join.

    Every two cores of a person must be linked themselves: nothing is one only because a third is
    like both (SECURITY D1, rule 6). A core that is like two who are not like each other joins
    neither, unless one is better by MARGIN. The order of the arguments does not show.
    """
    known = {_sorted(pair): weight for pair, weight in links.items()}
    near = _neighbours(known)
    sound = {pair for pair in known if not _is_contested(pair, known, near)}
    people = {key: frozenset({key}) for key in keys}
    for pair in sorted(sound, key=lambda pair: (-known[pair], pair)):
        _unite(people, pair, sound)
    return sorted(set(people.values()), key=min)


def _sorted(pair: Pair) -> Pair:
    return min(pair), max(pair)


def _neighbours(links: Mapping[Pair, float]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in links:
        near[one].add(other)
        near[other].add(one)
    return near


def _is_contested(pair: Pair, links: Mapping[Pair, float], near: Mapping[str, set[str]]) -> bool:
    """Say whether a third is about as like one side as the other side is, but not like that."""
    return any(
        links[_sorted((side, third))] > links[pair] - MARGIN
        for side, partner in (pair, pair[::-1])
        for third in near[side] - near[partner] - {partner}
    )


def _unite(people: dict[str, frozenset[str]], pair: Pair, sound: set[Pair]) -> None:
    one, other = (people[key] for key in pair)
    whole = one | other
    if one == other or len(whole) > LARGEST:
        return
    if all(_sorted((a, b)) in sound for a in one for b in other):
        people.update(dict.fromkeys(whole, whole))
