"""How surprising a name is: bits from shipped tables, never from anybody's own address book."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from mutuals.identity import shipped
from mutuals.identity.transliteration import latin

UNKNOWN_GIVEN = 20.0
"""Bearers in a million of a given name that no table holds: about what one at its end has."""

UNKNOWN_SURNAME = 8.0
"""Bearers in a million of a surname that no table holds."""

_MILLION = 1_000_000.0
_CURVE = ((1, 1.0), (10, 0.42), (100, 0.1), (1000, 0.0127), (10000, 0.0012))
"""How the share falls with the rank: the curve of the US census of 2010, its first name as 1."""


@lru_cache(maxsize=65536)
def surprise(name: str) -> float:
    """Return -log2 of the share of people who bear a full name: about 13 bits for John Smith.

    The first word counts as given name, the last as surname; a single word as the commoner of
    both. The share is that in the language where the name is most common, so that two namesakes
    of one country are never taken for less likely than they are. No word: 0 bits.
    """
    words = latin(name).replace("-", " ").split()
    if len(words) > 1:
        return surprise_of_given(words[0]) + surprise_of_surname(words[-1])
    return min(map(surprise_of_surname, words), default=0.0)


@lru_cache(maxsize=65536)
def surprise_of_given(word: str) -> float:
    """Return -log2 of the share of people with this given name."""
    return _bits(_shares("given_names.txt").get(latin(word), UNKNOWN_GIVEN))


@lru_cache(maxsize=65536)
def surprise_of_surname(word: str) -> float:
    """Return -log2 of the share of people with this surname."""
    return _bits(_shares("surnames.txt").get(latin(word), UNKNOWN_SURNAME))


def is_known_given(word: str) -> bool:
    """Say whether the table of given names holds a word in small Latin letters."""
    return word in _shares("given_names.txt") or word in shipped.words("given_more.txt")


def is_known_surname(word: str) -> bool:
    """Say whether the table of surnames holds a word in small Latin letters."""
    return word in _shares("surnames.txt")


def _bits(share: float) -> float:
    return -math.log2(share / _MILLION)


@cache
def _shares(table: str) -> dict[str, float]:
    """Return bearers in a million by word: of several languages the largest."""
    found: dict[str, float] = {}
    for word, share in _ranked(table):
        found[word] = max(share, found.get(word, 0.0))
    return found


def _ranked(table: str) -> Iterator[tuple[str, float]]:
    top, rank = 0.0, 0
    for line in shipped.lines(table):
        if line.startswith("@"):
            top, rank = float(line.split()[2]), 0
            continue
        for word in line.split():
            rank += 1
            yield word, top * _relative(rank)


@cache
def _relative(rank: int) -> float:
    """Return the share of a rank relative to the first: straight lines between logarithms."""
    for (low, above), (high, below) in pairwise(_CURVE):
        if rank <= high:
            part = math.log(rank / low) / math.log(high / low)
            return float(above * (below / above) ** part)
    return _CURVE[-1][1]
