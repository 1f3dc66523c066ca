"""How far a network reaches: how many employers, fields, places and countries, and how evenly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from mutuals.model.health import Reached

Kind = Literal["employer", "field", "place", "country"]

_YEAR = 0b1111
"""The seasons of a year: whoever was in touch in any of them is within reach."""


def within(people: Iterable[Reached], ago: int) -> Iterator[Reached]:
    """Yield the people who were in touch in the year up to the end of a season."""
    return (each for each in people if each.seasons >> ago & _YEAR)


def named(people: Iterable[Reached], kind: Kind) -> Counter[str]:
    """Count the people of each employer, field, place or country, as far as it is known."""
    return Counter(name for each in people if (name := getattr(each, kind)))


def numbers(people: Iterable[Reached], seasons: int) -> list[int]:
    """Return how many employers were within reach at the end of each season, the last one first."""
    reached: dict[str, int] = {}
    for each in people:
        if each.employer:
            reached[each.employer] = reached.get(each.employer, 0) | each.seasons
    return [sum(bool(bits >> ago & _YEAR) for bits in reached.values()) for ago in range(seasons)]


def blau(counts: Counter[str]) -> float | None:
    """Return how likely two people drawn at random (with return) differ; None without anybody."""
    total = counts.total()
    return 1 - sum((count / total) ** 2 for count in counts.values()) if total else None


def abroad(people: Sequence[Reached], home: str) -> tuple[int, int]:
    """Return how many live in another country than `home`, and of how many that is known."""
    known = [each.country for each in people if each.country]
    return sum(country != home for country in known), len(known)
