"""Comparing the names of people: evidence, never a key."""

from __future__ import annotations

import re
import unicodedata

from mutuals.model.names import fold

_WORD = re.compile(r"[^\W\d_]+")


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


_REMARK = re.compile(
    r"\s*\((e-?mail|business|home|work|private|fax)[^()]*\)?\s*\d*$", re.IGNORECASE
)
_INVERTED = re.compile(r"([^,]+), ([^,]+)")
_SUFFIX = re.compile(r"(jr|sr|ii|iii|iv|ph\.?d|mba|md|esq|inc|ltd|llc|gmbh|ag)\.?", re.IGNORECASE)


def tidy(name: str) -> str:
    """Return a name as people read it: "Neal, Scott (E-mail)" becomes "Scott Neal"."""
    found = _REMARK.sub("", name).strip(" ,;'\"")
    if found.count("(") != found.count(")"):
        found = found.replace("(", "").replace(")", "")
    inverted = _INVERTED.fullmatch(found)
    if inverted and not _SUFFIX.fullmatch(inverted[2].split()[0]):
        found = f"{inverted[2].strip()} {inverted[1].strip()}"
    return " ".join(found.split())


def is_full(name: str) -> bool:
    """Say whether a name has at least two words, so that it can tell people apart."""
    return len(_WORD.findall(name)) > 1
