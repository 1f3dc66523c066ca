"""Comparing the names of people: evidence, never a key."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")


def fold(name: str) -> str:
    """Return a name for equality: case folded, white space folded, accents kept."""
    return " ".join(name.casefold().split())


def plain(name: str) -> str:
    """Return a name for searching: folded and without accents."""
    parts = unicodedata.normalize("NFKD", fold(name))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def agree(one: str, other: str) -> bool:
    """Say whether two names can be the same person's: one's words are among the other's.

    An initial stands for any word it begins ("J. Smith" and "John Smith"); one empty name agrees.
    """
    a, b = _WORD.findall(plain(one)), _WORD.findall(plain(other))
    short, long = sorted((a, b), key=len)
    return all(any(_same_word(word, candidate) for candidate in long) for word in short)


def _same_word(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def is_full(name: str) -> bool:
    """Say whether a name has at least two words, so that it can tell people apart."""
    return len(_WORD.findall(name)) > 1
