"""Names of organisations: when two of them mean one, and which mail domain is whose."""

from __future__ import annotations

from functools import cache, lru_cache

from mutuals.identity import shipped
from mutuals.identity.domains import domain_parts, is_freemail
from mutuals.identity.organisation_words import (
    first_letters,
    label_spellings,
    without_links,
    without_start,
    words_of,
)

_GENERIC = frozenset({"group", "gruppe", "groupe", "grupo", "gruppo", "holding", "holdings"})
_NO_FORMS = frozenset({"at", "ba", "ca", "da", "do", "dat", "ent", "etat", "ik", "no", "pp", "un"})
_MORE_FORMS = frozenset({"co", "cokg", "pvt", "pty", "ug", "mbh", "s de rl de cv", "sapi de cv"})
_LEAST_WORDS, _LEAST_LETTERS = 3, 3
"""Words of a name, and so letters, from which its first letters may stand for it."""


@lru_cache(maxsize=65536)
def organisation_key(name: str) -> str:
    """Return a key under which the spellings of an organisation's name meet.

    Legal forms, "The", "Group", accents and punctuation are dropped, well-known second names are
    one: "The ACME Group, Inc." gives "acme", "International Business Machines Corp." gives "ibm".
    Empty when the name has no letter or digit.
    """
    key = " ".join(_told(words_of(name)))
    return _aliases().get(key, key)


@lru_cache(maxsize=65536)
def same_organisation(a: str, b: str) -> bool:
    """Say whether two names mean one organisation: one key, or the first letters of the other."""
    one, other = organisation_key(a), organisation_key(b)
    if not one or not other:
        return False
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    return _stands_for(one, other) or _stands_for(other, one)


@lru_cache(maxsize=65536)
def domain_names(domain: str, organisation: str) -> bool:
    """Say whether a mail domain bears the name of an organisation.

    What was registered must be the name, with or without legal form and hyphens, a known second
    name or the first letters of at least three words. Mail providers' domains name nobody.
    """
    plain, label = label_spellings(domain_parts(domain).label)
    words, key = words_of(organisation), organisation_key(organisation)
    if not label or not key or is_freemail(domain):
        return False
    written = {"".join(words), "".join(without_links(words)), key.replace(" ", "")}
    # Where two words meet, their letters may look like an umlaut's: delta energy.
    if not written.isdisjoint({plain, label}):
        return True
    return _is_alias(label, key) or _stands_for(label, " ".join(words))


def _told(words: list[str]) -> list[str]:
    """Return the words that tell an organisation from others."""
    kept = without_start(words)
    while length := _form_at_end(kept):
        kept = kept[:-length]
    return kept


def _form_at_end(words: list[str]) -> int:
    """Return how many words at the end are a legal form, at least one word before them."""
    for length in range(min(_longest(), len(words) - 1), 0, -1):
        if " ".join(words[-length:]) in _forms():
            return length
    return 0


@cache
def _forms() -> frozenset[str]:
    listed = (" ".join(without_links(words_of(form))) for form in shipped.lines("legal_forms.txt"))
    return frozenset({*listed, *_GENERIC, *_MORE_FORMS} - _NO_FORMS - {""})


@cache
def _longest() -> int:
    return max(len(form.split()) for form in _forms())


@cache
def _aliases() -> dict[str, str]:
    rows = ([name.strip() for name in line.split("|")] for line in _alias_lines())
    return {_plain_key(name): _plain_key(row[0]) for row in rows for name in row}


def _alias_lines() -> tuple[str, ...]:
    return shipped.lines("organisations.txt")


def _plain_key(name: str) -> str:
    return " ".join(_told(words_of(name)))


def _is_alias(label: str, key: str) -> bool:
    return _joined_aliases().get(label) == key


@cache
def _joined_aliases() -> dict[str, str]:
    return {name.replace(" ", ""): key for name, key in _aliases().items()}


def _stands_for(letters: str, name: str) -> bool:
    """Say whether letters are the first ones of the words of a name, small words in or out."""
    words = _told(name.split())
    if len(words) < _LEAST_WORDS or len(letters) < _LEAST_LETTERS:
        return False
    return letters in first_letters(words)
