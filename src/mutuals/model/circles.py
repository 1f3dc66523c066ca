"""Circles: who belongs together in my network, and where each stands on the map."""

from __future__ import annotations

from typing import Literal, NamedTuple

from mutuals.model.person import PersonRef, State

Basis = Literal["together", "shared", "alone", "unmet"]
"""Seen together; sharing what names the circle; known to me alone; never in contact with me."""


ShareKind = Literal["employer", "domain", "tag"]


class Share(NamedTuple):
    """Something that people may have in common: one of a kind has one key, whatever its words."""

    kind: ShareKind
    key: str
    words: str


class Acquainted(NamedTuple):
    """Two people who probably know each other.

    `knows` is P(knows); `weight` the sum over common mails and meetings of 1 / (people in it - 1).
    """

    one: str
    two: str
    knows: float
    weight: float


class Member(NamedTuple):
    """Somebody to put into a circle.

    `strength` is the share in [0, 1] of my living ties that are weaker, None without a word from
    me. `shares` are what others may have in common with this person, the most telling first.
    """

    person: PersonRef
    strength: float | None
    state: State | None = None
    shares: tuple[Share, ...] = ()


class CirclePerson(NamedTuple):
    """Somebody on the map, at (x, y); `known` is how many of the circle were seen with them."""

    id: str
    name: str
    strength: float | None
    state: State | None
    known: int
    x: float
    y: float


class Circle(NamedTuple):
    """People who belong together, the closest first, on a disc of `radius` around (x, y).

    `size` counts them all, `people` holds those shown. A length of 1 is the distance between
    neighbours; y grows downwards, and I am at (0, 0).
    """

    name: str
    basis: Basis
    size: int
    x: float
    y: float
    radius: float
    people: tuple[CirclePerson, ...]


class Known(NamedTuple):
    """Two people on the map who probably know each other; `strength` is P(knows)."""

    a: str
    b: str
    strength: float


class Circles(NamedTuple):
    """The circles, the closest first; `shown` of `total` people stand in them."""

    circles: tuple[Circle, ...]
    ties: tuple[Known, ...]
    shown: int
    total: int
