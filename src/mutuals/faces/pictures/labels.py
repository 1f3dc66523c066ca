"""Names on a map: how wide they are, and which of them have room beside discs and each other."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mutuals.practice.layout import Disc

LINE = 1.2
"""Height of a line, in heights of the font."""
_NARROW, _WIDE = 0.58, 1.0
"""Mean width of a letter, in heights of the font."""


class Place(NamedTuple):
    """Where words may stand: lines around a point, which is so many heights of the font away.

    So it can be found again when the picture comes nearer and the font does not.
    """

    x: float
    y: float
    right: float
    down: float
    lines: tuple[str, ...]

    def at(self, size: float) -> tuple[float, float]:
        """Return the middle of the lines in a font so high."""
        return self.x + self.right * size, self.y + self.down * size


class Label(NamedTuple):
    """The name of disc number `home`, in a font so high, with its places, best first."""

    home: int
    size: float
    places: tuple[Place, ...]


class Rectangle(NamedTuple):
    """What words cover."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rectangle) -> bool:
        """Say whether two of them overlap."""
        beside = self.left < other.right and other.left < self.right
        return beside and self.top < other.bottom and other.top < self.bottom

    def covers(self, disc: Disc) -> bool:
        """Say whether a part of a disc lies under it."""
        x = min(max(disc.x, self.left), self.right)
        y = min(max(disc.y, self.top), self.bottom)
        return math.hypot(x - disc.x, y - disc.y) < disc.radius


def cut(text: str, most: int) -> str:
    """Return a text of so many letters at most."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is in a font so high."""
    letters = (_WIDE if unicodedata.east_asian_width(sign) in "WF" else _NARROW for sign in text)
    return size * sum(letters)


def halves(text: str) -> tuple[str, ...]:
    """Return a text on two lines, broken at the blank nearest the middle where there is one."""
    blanks = [at for at, sign in enumerate(text) if sign == " "]
    at = min(blanks, key=lambda at: abs(2 * at - len(text)), default=0)
    return (text[:at], text[at + 1 :]) if at else (text,)


def fit(labels: Iterable[Label], discs: Sequence[Disc]) -> Iterator[Place | None]:
    """Yield for each label its first free place, those before it standing; None if none is free.

    A place is free where it covers no label and no disc but the label's own.
    """
    stand: list[Rectangle] = []
    for label in labels:
        others = [disc for at, disc in enumerate(discs) if at != label.home]
        boxes = {place: _around(label, place) for place in label.places}
        free = (place for place, box in boxes.items() if _is_free(box, stand, others))
        found = next(free, None)
        if found is not None:
            stand.append(boxes[found])
        yield found


def _is_free(box: Rectangle, stand: Iterable[Rectangle], discs: Iterable[Disc]) -> bool:
    return not any(map(box.meets, stand)) and not any(map(box.covers, discs))


def _around(label: Label, place: Place) -> Rectangle:
    x, y = place.at(label.size)
    half = max(width_of(line, label.size) for line in place.lines) / 2
    high = label.size * LINE * len(place.lines) / 2
    return Rectangle(x - half, y - high, x + half, y + high)
