"""Where things stand on a map: discs packed round the middle, points on a disc. Nothing is drawn.

The distance between neighbouring points is about 1; y grows downwards; the middle is (0, 0).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

GAP = 2.2
"""Free room between two discs, so that a name finds its place."""

_SPREAD = 0.65
"""Radius of the first point; from here on no two points are nearer than 1 (Vogel 1979)."""
_TURN = math.pi * (3 - math.sqrt(5))
_RAYS = 48
_WIDE = 1.25
"""How much farther a disc may be to the side than above: screens are wider than high."""
_PLACES = 3


class Disc(NamedTuple):
    """A disc around (x, y)."""

    x: float
    y: float
    radius: float


def spiral(count: int, hole: int = 0) -> Iterator[tuple[float, float]]:
    """Yield so many points around (0, 0), from the inside out, as seeds stand in a sunflower.

    `hole` is how many points' room is left free in the middle.
    """
    for step in range(hole, hole + count):
        far, angle = _SPREAD * math.sqrt(step + 0.5), step * _TURN
        yield round(far * math.cos(angle), _PLACES), round(far * math.sin(angle), _PLACES)


def radius_of(count: int, hole: int = 0) -> float:
    """Return the radius of a disc that holds such a spiral, with half a neighbour's room beyond."""
    return round(_SPREAD * math.sqrt(hole + count) + 0.5, _PLACES)


def pack(radii: Sequence[float], middle: float) -> list[Disc]:
    """Place discs round one of radius `middle` at (0, 0), the first nearest; none touches another.

    Each stands as near as it can on one of 48 rays, its predecessors being where they are.
    """
    widest = max(radii, default=0.0)
    rays = [_Ray(2 * math.pi * each / _RAYS, widest) for each in range(_RAYS)]
    placed: list[Disc] = []
    for radius in (middle, *radii):
        disc = _nearest(radius, rays) if placed else Disc(0.0, 0.0, radius)
        placed.append(disc)
        for ray in rays:
            ray.meet(disc)
    return placed[1:]


class _Ray:
    """A direction from the middle, with the discs that a disc on it may meet."""

    def __init__(self, angle: float, widest: float) -> None:
        self.x, self.y = math.cos(angle), math.sin(angle)
        self.cost = math.hypot(self.x / _WIDE, self.y)
        self._widest = widest
        self._near: list[tuple[float, float, float]] = []

    def meet(self, disc: Disc) -> None:
        """Remember a disc: how far along the ray, how far beside it (squared), its radius."""
        along = disc.x * self.x + disc.y * self.y
        beside = abs(disc.x * self.y - disc.y * self.x)
        reach = disc.radius + GAP + self._widest
        if beside < reach and along > -reach:
            self._near.append((along, beside * beside, disc.radius))

    def free(self, radius: float) -> float:
        """Return how far out the first place is at which a disc of that radius meets nobody."""
        at = 0.0
        for first, last in sorted(self._taken(radius)):
            if first > at:
                break
            at = max(at, last)
        return at

    def _taken(self, radius: float) -> Iterator[tuple[float, float]]:
        for along, beside, other in self._near:
            reach = radius + other + GAP
            left = reach * reach - beside
            if left > 0:
                half = math.sqrt(left)
                yield along - half, along + half


def _nearest(radius: float, rays: Sequence[_Ray]) -> Disc:
    """Place a disc on the ray where it comes nearest; of equals the first ray wins."""
    found = [(round(ray.free(radius), _PLACES), ray) for ray in rays]
    far, ray = min(found, key=lambda each: round(each[0] * each[1].cost, _PLACES))
    return Disc(round(far * ray.x, _PLACES), round(far * ray.y, _PLACES), radius)
