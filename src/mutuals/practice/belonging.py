"""Who belongs together: groups inside which ties are denser than chance would have them.

Greedy modularity in levels (Blondel 2008; modularity after Newman 2004) in whole numbers only, in
the order of the names: the same ties give the same groups, however they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Ties = Mapping[str, Mapping[str, int]]
"""Weights of at least 1, each tie in both directions; a tie to oneself stands once, doubled."""

_MOST_ROUNDS = 20
"""Rounds over everybody on one level; few are ever needed, and this bounds the time."""


def groups_of(weights: Iterable[tuple[str, str, int]]) -> list[list[str]]:
    """Return the groups of everybody who has a tie, each in the order of the names.

    `weights` names each tie (one, other, weight of at least 1) once; what is named more adds up.
    """
    ties = _both_ways(weights)
    groups = {each: [each] for each in ties}
    while True:
        homes = _settled(ties)
        if len(set(homes.values())) == len(ties):
            return sorted(sorted(group) for group in groups.values())
        groups = _joined(groups, homes)
        ties = _between(ties, homes)


def _both_ways(weights: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for one, other, weight in weights:
        sums[min(one, other), max(one, other)] += weight
    ties: dict[str, dict[str, int]] = defaultdict(dict)
    for (one, other), weight in sums.items():
        ties[one][other] = ties[other][one] = weight
    return dict(sorted(ties.items()))


def _settled(ties: Ties) -> dict[str, str]:
    """Let each in turn move to where it gains most, until nobody moves."""
    degrees = {each: sum(near.values()) for each, near in ties.items()}
    everything = sum(degrees.values())
    homes = {each: each for each in ties}
    totals = dict(degrees)
    for _ in range(_MOST_ROUNDS):
        moves = [_moves(each, ties[each], homes, totals, degrees, everything) for each in ties]
        if True not in moves:
            break
    return homes


def _moves(
    who: str,
    near: Mapping[str, int],
    homes: dict[str, str],
    totals: dict[str, int],
    degrees: Mapping[str, int],
    everything: int,
) -> bool:
    """Move one to the best group near it; the own one and then the first name win a draw."""
    home, degree = homes[who], degrees[who]
    inside: dict[str, int] = defaultdict(int, {home: 0})
    for other, weight in near.items():
        if other != who:
            inside[homes[other]] += weight
    totals[home] -= degree
    gains = {group: w * everything - totals[group] * degree for group, w in inside.items()}
    best = min(gains, key=lambda group: (-gains[group], group != home, group))
    totals[best] += degree
    homes[who] = best
    return best != home


def _joined(groups: Mapping[str, list[str]], homes: Mapping[str, str]) -> dict[str, list[str]]:
    joined: dict[str, list[str]] = defaultdict(list)
    for each, home in homes.items():
        joined[home] += groups[each]
    return joined


def _between(ties: Ties, homes: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return the ties between groups, and of each with itself."""
    between: dict[str, dict[str, int]] = {home: {} for home in sorted(set(homes.values()))}
    for one, near in ties.items():
        row = between[homes[one]]
        for other, weight in near.items():
            row[homes[other]] = row.get(homes[other], 0) + weight
    return between
