"""Choices that fall the same way on every machine."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar
from zlib import crc32

T = TypeVar("T")

# Percentages of the usual gap; people are regular only within a factor of two.
_RHYTHM = (45, 60, 70, 80, 90, 95, 100, 105, 110, 120, 135, 150, 175)


class Chance:
    """A stream of choices; only `Random.random` is used, whose sequence never changes."""

    def __init__(self, *names: object) -> None:
        self._random = Random(crc32("/".join(str(name) for name in names).encode())).random

    def below(self, n: int) -> int:
        """An integer from 0 to n - 1."""
        return int(self._random() * n)

    def between(self, low: int, high: int) -> int:
        """An integer from low to high, both included."""
        return low + self.below(high - low + 1)

    def hits(self, percent: int) -> bool:
        """True in `percent` of 100 cases."""
        return self.below(100) < percent

    def pick(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.below(len(options))]

    def several(self, options: Sequence[T], n: int) -> list[T]:
        """Up to n different options, in the order they were drawn."""
        left = list(options)
        return [left.pop(self.below(len(left))) for _ in range(min(n, len(left)))]

    def around(self, gap: int) -> int:
        """Days until the next contact of a tie with this usual gap, at least one."""
        return max(1, gap * self.pick(_RHYTHM) // 100)

    def letters(self, n: int, alphabet: str = "abcdefghijkmnpqrstuvwxyz0123456789") -> str:
        """A token of n characters."""
        return "".join(alphabet[self.below(len(alphabet))] for _ in range(n))
