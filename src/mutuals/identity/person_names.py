"""The parts of a person's name, and whether two names can be one person's."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mutuals.identity.given_names import roots
from mutuals.identity.spelling import romanise
from mutuals.identity.transliteration import LONGEST, latin


class NameParts(NamedTuple):
    """A name taken apart, in small Latin letters.

    `given` are the given names in order, `surname` the family name with its particles, `initials`
    the given names of which only a letter is known, `suffix` jr, sr, ii ..., `also` other surnames
    that were stated (a birth name, the first of two).
    """

    given: tuple[str, ...] = ()
    surname: str = ""
    initials: tuple[str, ...] = ()
    suffix: str = ""
    also: tuple[str, ...] = ()


class NameMatch(NamedTuple):
    """How two names agree: a level, the reason in words, and the words that agree."""

    level: str
    says: str
    words: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def parts(name: str) -> NameParts:
    """Return the parts of a name as people and address books write it."""
    words = latin(name[:LONGEST]).replace(".", " ").split()
    given = tuple(word for word in words[:-1] if len(word) > 1)
    initials = tuple(word for word in words[:-1] if len(word) == 1)
    return NameParts(given, words[-1] if words else "", initials)


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> NameMatch:
    """Return how two names agree; the order of the two does not matter."""
    one, other = parts(a), parts(b)
    if one == other:
        return NameMatch("exact", "the same name")
    if romanise(a) == romanise(b):
        return NameMatch("transliteration", "the same name, spelled another way")
    same_surname = one.surname == other.surname
    if same_surname and one.given and other.given and roots(one.given[0]) & roots(other.given[0]):
        return NameMatch("nickname", f"{one.given[0]} is short for {other.given[0]}")
    return NameMatch("surname_only" if same_surname else "different", "")
