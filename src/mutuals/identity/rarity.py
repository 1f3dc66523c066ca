"""How surprising a name is: bits from shipped tables, never from anybody's own address book."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from mutuals.identity import shipped
from mutuals.identity.spelling import romanise
from mutuals.identity.transliteration import latin

RARE_GIVEN = 40.0
"""Bearers in a million of a given name that is known but not among the common ones."""

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

    The first and the last word count, in the order that is more common; a single word as the
    commoner of given name and surname. The share is that in the language where the name is most
    common, so that namesakes of one country never seem less likely than they are. No word: 0 bits.
    """
    words = latin(name).replace("-", " ").split()
    if not words:
        return 0.0
    first, last = words[0], words[-1]
    if len(words) == 1:
        return min(surprise_of_given(first), surprise_of_surname(first))
    return min(
        surprise_of_given(first) + surprise_of_surname(last),
        surprise_of_given(last) + surprise_of_surname(first),
    )


@lru_cache(maxsize=65536)
def surprise_of_given(word: str) -> float:
    """Return -log2 of the share of people with this given name, in whatever spelling."""
    if share := _shares("given_names.txt").get(romanise(word)):
        return _bits(share)
    return _bits(RARE_GIVEN if is_known_given(latin(word)) else UNKNOWN_GIVEN)


@lru_cache(maxsize=65536)
def surprise_of_surname(word: str) -> float:
    """Return -log2 of the share of people with this surname, in whatever spelling."""
    return _bits(_shares("surnames.txt").get(romanise(word), UNKNOWN_SURNAME))


def is_known_given(word: str) -> bool:
    """Say whether a table of given names holds a word in small Latin letters."""
    return word in shipped.words("given_names.txt") or word in shipped.words("given_more.txt")


def is_known_surname(word: str) -> bool:
    """Say whether the table of surnames holds a word in small Latin letters."""
    return word in shipped.words("surnames.txt")


def _bits(share: float) -> float:
    return -math.log2(share / _MILLION)


@cache
def _shares(table: str) -> dict[str, float]:
    """Return bearers in a million by the sound of the word: of several languages the largest."""
    found: dict[str, float] = {}
    for language in _languages(table):
        for sound, share in language.items():
            found[sound] = max(share, found.get(sound, 0.0))
    return found


def _languages(table: str) -> Iterator[dict[str, float]]:
    """Yield for each language bearers by sound; spellings of one name add up."""
    top, rank, found = 0.0, 0, dict[str, float]()
    for line in shipped.lines(table):
        if line.startswith("@"):
            yield found
            top, rank, found = float(line.split()[2]), 0, {}
            continue
        for word in line.split():
            rank += 1
            sound = romanise(word)
            found[sound] = found.get(sound, 0.0) + top * _relative(rank)
    yield found


@cache
def _relative(rank: int) -> float:
    """Return the share of a rank relative to the first: straight lines between logarithms."""
    for (low, above), (high, below) in pairwise(_CURVE):
        if rank <= high:
            part = math.log(rank / low) / math.log(high / low)
            return float(above * (below / above) ** part)
    return _CURVE[-1][1]
