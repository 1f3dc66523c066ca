"""What the features of a text weigh for each kind of sign, learned from labelled letters.

A file of weights is made by `bench/learn_signs.py`. It names the kinds, each with what is added to
its sum, then the features, each with hundredths by the letter of the kind: `a gives advice -212`,
and after an empty line `would you<TAB>b31n-12`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from struct import unpack
from typing import NamedTuple

from mutuals.model.sign import Language

FOLDER = Path(__file__).parent / "weights"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HUNDREDTHS = 100
FEW = 80
"""Features of a text that says little: with fewer each weighs no more than with so many."""
RIVAL = 1.0
"""What is taken off the points of a kind, as a share of how much plainer another one is."""
TO_MANY = "written many"
"""Stands among the kinds for letters that are written to many or by a program."""
_LEAST = 70
"""Hundredths below which a weight is not kept."""
_WEIGHT = re.compile(r"([a-z])(-?\d+)")
_TAB = "\t"
_MOST_KNOWN = 50_000
"""Features whose weights are remembered as a number."""
_BITS, _HALF = 32, 1 << 31
"""What a kind has of a number, and the half of it: no text that is judged comes near to that."""


class Sums(NamedTuple):
    """Of a sentence: the hundredths of each kind in one number, and how many features it has."""

    packed: int
    features: int


class Weights(NamedTuple):
    """The kinds (`gives advice`), what is added for each, and the weights by feature, as written.

    Few of the features ever come up: their weights are packed when they do.
    """

    kinds: tuple[str, ...]
    added: tuple[float, ...]
    by_feature: Mapping[str, str]

    def sums(self, features: Collection[str]) -> Sums:
        """Return what the features of a sentence come to."""
        known = filter(None, map(self.by_feature.get, features))
        return Sums(sum(map(packed, known)), len(features))

    def points(self, sentences: Sequence[Sums]) -> dict[str, float]:
        """Return the points of each kind that sentences show together.

        They are the logarithm of its odds, less by how much plainer another kind is.
        """
        odds = self._odds(sentences)
        del odds[TO_MANY]
        best = max(odds.values())
        return {kind: each - RIVAL * (best - each) for kind, each in odds.items()}

    def are_to_many(self, sentences: Sequence[Sums]) -> bool:
        """Say whether all sentences of a letter are rather written to many or by a program."""
        return self._odds(sentences)[TO_MANY] > 0.0

    def _odds(self, sentences: Sequence[Sums]) -> dict[str, float]:
        """Return the logarithm of the odds of each kind.

        It is the sum of the weights over the root of how many features there are, at least `FEW`:
        what says much that nobody has learned counts for less.
        """
        scale = _HUNDREDTHS * max(sum(each.features for each in sentences), FEW) ** 0.5
        totals = unpacked(sum(each.packed for each in sentences), len(self.kinds))
        found = (added + total / scale for added, total in zip(self.added, totals, strict=True))
        return dict(zip(self.kinds, found, strict=True))


@lru_cache(_MOST_KNOWN)
def packed(weights: str) -> int:
    """Return weights as they are written (`b31n-12`) in one number: such are added at once.

    Each kind has `_BITS` bits of it, the first kind the lowest.
    """
    found = _WEIGHT.findall(weights)
    return sum(int(size) << (ord(kind) - ord("a")) * _BITS for kind, size in found)


def unpacked(total: int, kinds: int) -> tuple[int, ...]:
    """Return the hundredths of each of so many kinds."""
    lifted = total + _HALF * ((1 << kinds * _BITS) - 1) // ((1 << _BITS) - 1)
    fields = unpack(f"<{kinds}I", lifted.to_bytes(kinds * _BITS // 8, "little"))
    return tuple(field - _HALF for field in fields)


@cache
def weights_of(language: Language) -> Weights:
    """Return the weights of a language, read when they are needed first."""
    return read((FOLDER / f"{language}.txt").read_text(encoding="utf-8"))


def read(text: str) -> Weights:
    """Return the weights that stand in a file."""
    head, _, body = text.partition("\n\n")
    kinds = [line.split() for line in head.splitlines() if not line.startswith("#")]
    return Weights(
        tuple(f"{act} {type_}" for _, act, type_, _ in kinds),
        tuple(int(added) / _HUNDREDTHS for *_, added in kinds),
        dict(line.split(_TAB) for line in body.splitlines()),
    )


def written(
    kinds: Sequence[str],
    added: Sequence[float],
    features: Sequence[str],
    table: Iterable[Iterable[float]],
) -> str:
    """Return the file of weights; `table` holds those of each feature (features x kinds)."""
    letters = _LETTERS[: len(kinds)]
    head = "# Learned from the letters of bench/letters by bench/learn_signs.py, not by hand.\n"
    for letter, kind, each in zip(letters, kinds, added, strict=True):
        head += f"{letter} {kind} {round(each * _HUNDREDTHS)}\n"
    lines = (
        _line(feature, zip(letters, row, strict=True))
        for feature, row in zip(features, table, strict=True)
    )
    return f"{head}\n{''.join(lines)}"


def _line(feature: str, row: Iterable[tuple[str, float]]) -> str:
    whole = ((letter, round(each * _HUNDREDTHS)) for letter, each in row)
    return f"{feature}{_TAB}{''.join(f'{a}{size}' for a, size in whole if abs(size) >= _LEAST)}\n"
