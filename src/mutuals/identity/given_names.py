"""Given names and what they are short for."""

from __future__ import annotations

from functools import cache, lru_cache

from mutuals.identity import shipped
from mutuals.identity.rarity import is_known_given
from mutuals.identity.spelling import romanise
from mutuals.identity.transliteration import latin


@lru_cache(maxsize=65536)
def roots(given: str) -> frozenset[str]:
    """Return the full names a given name may stand for, in small Latin letters, itself included.

    Bob gives robert, Sepp gives josef; two names that share a root may be one person's. Of several
    spellings of a root, the one our table has is added, so that all of them meet.
    """
    word = latin(given)
    found = {word, *_full_forms().get(word, ())}
    return frozenset(found | {_spelled().get(romanise(root), root) for root in found})


@lru_cache(maxsize=65536)
def is_given(word: str) -> bool:
    """Say whether a word is known as a given name or as the short form of one."""
    name = latin(word)
    return is_known_given(name) or name in _full_forms()


@cache
def _full_forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for line in (*shipped.lines("nicknames.txt"), *shipped.lines("nicknames_en.txt")):
        short, *full = line.split()
        found.setdefault(short, set()).update(full)
    return {short: tuple(sorted(full)) for short, full in found.items()}


@cache
def _spelled() -> dict[str, str]:
    """Return for the sound of each root the first spelling of it in our table."""
    full = sorted({name for names in _full_forms().values() for name in names}, reverse=True)
    return {romanise(name): name for name in full}
