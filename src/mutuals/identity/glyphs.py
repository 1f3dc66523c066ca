"""Which ASCII letter a sign looks like, whatever script it comes from."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from mutuals.identity import shipped

_LATIN = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])(?: WITH .*)?$")
_SMALL_CAPITAL = re.compile(r"LATIN LETTER SMALL CAPITAL ([A-Z])$")
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800")
"""Signs without ink that Unicode counts as letters, marks or symbols."""


@lru_cache(maxsize=16384)
def looks_as(sign: str) -> str:
    """Return what one sign looks like in small ASCII letters; the sign itself when like nothing.

    Empty for signs that are not seen at all.
    """
    if sign.isascii():
        return sign.lower()
    if is_unseen(sign) or unicodedata.category(sign) in {"Mn", "Me"}:
        return ""
    found = _known().get(sign) or _by_name(sign)
    return found or _taken_apart(sign)


@lru_cache(maxsize=16384)
def is_unseen(sign: str) -> bool:
    """Say whether a sign leaves no ink: zero width, direction marks, tags, fillers."""
    is_selector = "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"
    return is_selector or sign in _FILLERS or unicodedata.category(sign) == "Cf"


def is_twin(sign: str) -> bool:
    """Say whether a foreign letter cannot be told from an ASCII one by eye."""
    return sign in _twins()


def _taken_apart(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign)
    if parts == sign:
        lower = sign.lower()
        return looks_as(lower) if lower != sign and len(lower) == 1 else lower
    return "".join(looks_as(part) for part in parts)


def _by_name(sign: str) -> str:
    name = unicodedata.name(sign, "")
    found = _LATIN.search(name) or _SMALL_CAPITAL.search(name)
    digit = unicodedata.digit(sign, None)
    return found[1].lower() if found else "" if digit is None else str(digit)


@cache
def _known() -> dict[str, str]:
    rows = (line.split() for line in shipped.lines("glyphs.txt"))
    return {sign: letter for letter, _, signs in rows for sign in reversed(signs)}


@cache
def _twins() -> frozenset[str]:
    rows = (line.split() for line in shipped.lines("glyphs.txt"))
    return frozenset(sign for _, nearness, signs in rows if nearness == "=" for sign in signs)
