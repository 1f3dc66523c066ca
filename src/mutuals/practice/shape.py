"""The shape of a network: how far its people lead to others, and where I am the only bridge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

FIRM = 0.5
"""K from which two people count as knowing each other here."""


class Shape(NamedTuple):
    """What the ties among my people say; each person is tied to me, each tie counts once.

    `efficiency` is Burt's effective size over the number of people: 1 where none knows another.
    `constraint` is Burt's: near 0 among many groups, near 1 and above it in one where all know all.
    `bridges` counts the people whom nobody else of mine knows.
    """

    efficiency: float
    constraint: float
    bridges: int


def shape(people: Collection[str], ties: Iterable[tuple[str, str]]) -> Shape | None:
    """Return the shape of a network of these people and the ties among them; None without any."""
    known: dict[str, set[str]] = defaultdict(set)
    for one, two in ties:
        known[one].add(two)
        known[two].add(one)
    if not people:
        return None
    size, among = len(people), sum(map(len, known.values())) / 2
    return Shape(
        efficiency=(size - 2 * among / size) / size,
        constraint=sum(_held(person, known, size) for person in people),
        bridges=sum(not known.get(person) for person in people),
    )


def _held(person: str, known: Mapping[str, Collection[str]], size: int) -> float:
    """Return how much of my room one person takes: directly, and through those we both know."""
    through = sum(1 / (1 + len(known[other])) for other in known.get(person, ()))
    return float(((1 + through) / size) ** 2)
