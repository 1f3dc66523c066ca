"""What two names say on whether they are one person's."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from mutuals.identity.addresses import local_fits
from mutuals.identity.clues import NONE, Clue, weighed
from mutuals.identity.facets import (
    ANY_GIVEN,
    ANY_SURNAME,
    INITIAL,
    MOST_ROOTS,
    Facets,
    Name,
    heard_roots,
    plain_word,
)
from mutuals.identity.given_names import roots
from mutuals.identity.person_names import NameMatch, NameParts, same_name
from mutuals.identity.rarity import surprise_of_given, surprise_of_surname
from mutuals.identity.weights import BITS, NAME_LEAST, NAME_MOST

_CACHE = 1 << 16
_MOST_NAMES = 3
_RARE = 14.0
_TOLD = 3.0
"""Bits from which names have told enough, and local parts need no look."""
_HALF_MOST = 8.0
"""One name of two never weighs more: who bears it besides, nobody counts."""
_FAMILY_MOST = 6.0
"""A surname never weighs more where given names differ: families stand in one network."""
_STEM_MOST = 12.0
"""Nor more than this where one given name begins the other."""
_FITS = 0.7
_ALIKE = 0.88
"""Names as alike as this (Jaro and Winkler) may be one name, typed twice wrongly."""
_FAINTLY_ALIKE = 0.75
_SHORT = 2
_PIECE = 4
"""So many letters of the surname, or the given name, a local part holds, or it needs no look."""
_TWO_WORDS = re.compile(r"([a-z]{1,30})[._-]?([a-z]{0,30})\d{0,4}")
_STARTS = str.maketrans("cxtqfwyjeu", "kkkkpviiio")
"""First letters that may stand for one another when names are spelled alike (`romanise`)."""
_LEVELS = {
    "exact": "name as written",
    "order": "name in another order",
    "nickname": "name by a nickname",
    "transliteration": "name in another script",
    "typo": "name mistyped",
    "married": "name after marriage",
}
_NEAR = frozenset({"exact", "nickname", "transliteration"})
_DIFFERENT = NameMatch("different", "")
_OTHER_GIVEN = NameMatch("surname_only", "")
_OTHER_SURNAME = NameMatch("given_only", "")
_ANOTHER_NAME = weighed("another name", "but: different names", beyond_name=False)
_ANOTHER_GIVEN = weighed("another given name", "but: different given names", beyond_name=False)
_ANOTHER_SURNAME = weighed("another surname", "but: different surnames", beyond_name=False)
_ANOTHER_GENERATION = weighed(
    "another generation", "but: one is the younger of two with the name", beyond_name=False
)
_ALIKE_NAME = weighed("name much alike", "names that are much alike", beyond_name=False)
OTHERS = frozenset({_ANOTHER_NAME, _ANOTHER_GIVEN, _ANOTHER_GENERATION})
"""Clues that these are two people, of one household perhaps."""


def by_name(a: Facets, b: Facets) -> Clue:
    """Compare names; where they do not tell, the local part of an address may."""
    one, other = a.names or a.spelled, b.names or b.spelled
    found = _best_named(one, other) if one and other else NONE
    if (a.mailboxes or b.mailboxes) and (found.bits < _TOLD or not _are_full(one, other)):
        fitting = max(_by_local(a, b), _by_local(b, a))
        return fitting if fitting.says and fitting.bits > found.bits else found
    return found


def _are_full(one: tuple[Name, ...], other: tuple[Name, ...]) -> bool:
    return any(name.is_full for name in one) and any(name.is_full for name in other)


def are_named_apart(a: Facets, b: Facets) -> bool:
    """Say quickly whether two records of one name each can have no given name in common.

    False where it takes a closer look: several names, initials, names in another order.
    """
    if len(a.names) != 1 or len(b.names) != 1:
        return False
    (one,), (other,) = a.names, b.names
    given, theirs = one.given, other.given
    if given == theirs or len(given) < _SHORT or len(theirs) < _SHORT:
        return False
    if given == other.surname or one.surname == theirs:
        return False
    if given.startswith(theirs) or theirs.startswith(given):
        return False
    if not one.heard.isdisjoint(other.heard):
        return False
    return JaroWinkler.similarity(given, theirs) < _FAINTLY_ALIKE


def _best_named(one: tuple[Name, ...], other: tuple[Name, ...]) -> Clue:
    if len(one) == len(other) == 1:
        return _named(one[0], other[0])
    return max([_named(x, y) for x in one[:_MOST_NAMES] for y in other[:_MOST_NAMES]])


def _by_local(a: Facets, b: Facets) -> Clue:
    """Compare the local parts of one side with the names of the other."""
    found = NONE
    for mailbox in a.mailboxes[:_MOST_NAMES]:
        local = mailbox.local
        for name in b.names[:_MOST_NAMES]:
            fit = local_fits(local, name.text) if may_fit(local, name) else 0.0
            if fit >= _FITS:
                found = max(found, _fitting(fit, local, name))
    return found


def may_fit(local: str, name: Name) -> bool:
    """Say quickly whether a local part may fit a name well; True where it takes a closer look."""
    first, surname = name.parts.first, name.parts.surname
    if surname[:_PIECE] not in local and first not in local:
        return False
    found = _TWO_WORDS.fullmatch(local)
    if not (found and name.is_plain and f"{first}{surname}".isascii() and surname.isalpha()):
        return True
    one, other = found.groups()
    if other:
        return (_may_be_given(one, first) and _start_alike(other, surname)) or (
            _may_be_given(other, first) and _start_alike(one, surname)
        )
    if not one.endswith(surname) or _start_alike(one, surname):
        return True
    return _may_be_given(one.removesuffix(surname), first)


def _may_be_given(word: str, first: str) -> bool:
    """Say whether a word may be an initial, beginning, spelling or short form of a given name."""
    if _start_alike(word, first):
        return len(first) > 1 or len(word) <= _SHORT
    return not _all_roots(word).isdisjoint(_all_roots(first))


def _all_roots(word: str) -> frozenset[str]:
    return roots(word) | roots(plain_word(word))


def _start_alike(one: str, other: str) -> bool:
    return one[0].translate(_STARTS) == other[0].translate(_STARTS)


def _fitting(fit: float, local: str, name: Name) -> Clue:
    bits = fit * _capped(name.rarity) + BITS["name read from the address"]
    return Clue(bits, f"the address {local}@ fits the name {name.text}", beyond_name=False)


def _named(one: Name, other: Name) -> Clue:
    a, b = one.parts, other.parts
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return _ANOTHER_GENERATION
    match = matched(one, other)
    level = _LEVELS.get(match.level)
    if not level:
        return _named_in_part(a, b, match)
    bits = _capped(min(one.rarity, other.rarity)) + BITS[level]
    return Clue(bits, _said(match, bits), beyond_name=False)


def matched(one: Name, other: Name) -> NameMatch:
    """Return how two names agree; words are compared once, whatever stands beside them."""
    a, b = one.parts, other.parts
    if not (one.is_plain and other.is_plain) or a.surname == b.first or a.first == b.surname:
        return same_name(one.text, other.text)
    if a.surname == b.surname:
        return _matched_by_given(a.first, b.first)
    are_full = one.is_full and other.is_full
    if are_full and not _may_be_alike(a, b):
        return _DIFFERENT
    if _are_unlike(a.surname, b.surname) and _are_uncrossed(a, b) and _are_uncrossed(b, a):
        is_near = _matched_by_given(a.first, b.first).level in _NEAR
        return _OTHER_SURNAME if is_near else _DIFFERENT
    if are_full and a.first == b.first:
        return _surname_match(a.surname, b.surname)
    return same_name(one.text, other.text)


@lru_cache(_CACHE)
def _matched_by_given(one: str, other: str) -> NameMatch:
    """Return how two names of one surname agree."""
    if _are_other_names(one, other):
        return _OTHER_GIVEN
    return same_name(f"{one} {ANY_SURNAME}", f"{other} {ANY_SURNAME}")


def _are_other_names(one: str, other: str) -> bool:
    """Say quickly whether two given names have nothing in common; False takes a closer look."""
    if not _are_unlike(one, other) or one.startswith(other) or other.startswith(one):
        return False
    heard, theirs = heard_roots(one), heard_roots(other)
    return heard.isdisjoint(theirs) and max(len(heard), len(theirs)) < MOST_ROOTS


def _are_uncrossed(one: NameParts, other: NameParts) -> bool:
    """Say whether the given name of one cannot be the surname of the other."""
    return len(one.first) == 1 or _are_other_names(one.first, other.surname)


def _are_unlike(one: str, other: str) -> bool:
    """Say whether two words, no initials, differ by more than two letters and by their spelling."""
    if len(one) == 1 or len(other) == 1 or not (one.isalpha() and other.isalpha()):
        return False
    return OSA.distance(one, other, score_cutoff=2) > 2 and plain_word(one) != plain_word(other)  # noqa: PLR2004


@lru_cache(_CACHE)
def _surname_match(one: str, other: str) -> NameMatch:
    return same_name(f"{ANY_GIVEN} {one}", f"{ANY_GIVEN} {other}")


def _may_be_alike(one: NameParts, other: NameParts) -> bool:
    """Say whether one of the two words is alike in both, so that a closer look may pay."""
    return (
        JaroWinkler.similarity(one.surname, other.surname, score_cutoff=_ALIKE) > 0
        or JaroWinkler.similarity(one.first, other.first, score_cutoff=_ALIKE) > 0
    )


def _are_alike(one: NameParts, other: NameParts) -> bool:
    a, b = (f"{' '.join(name.given)} {name.surname}" for name in (one, other))
    return JaroWinkler.similarity(a, b, score_cutoff=_ALIKE) > 0


def _named_in_part(one: NameParts, other: NameParts, match: NameMatch) -> Clue:
    if match.level == "initial":
        bits = _capped(surprise_of_surname(one.surname) + INITIAL) + BITS["name by an initial"]
        return Clue(bits, match.says, beyond_name=False)
    if match.level == "given_only":
        return _by_given(one, other, match)
    if match.level == "surname_only" or (one.first, one.surname) == (other.first, other.surname):
        return _by_surname(one, other, match)
    return _ALIKE_NAME if _are_alike(one, other) else _ANOTHER_NAME


def _by_given(one: NameParts, other: NameParts, match: NameMatch) -> Clue:
    if one.surname and other.surname:
        return _ALIKE_NAME if _are_alike(one, other) else _ANOTHER_SURNAME
    words = [surprise_of_given(word) for word in (one.first, other.first) if word]
    return _half(min(words, default=0.0), match)


def _by_surname(one: NameParts, other: NameParts, match: NameMatch) -> Clue:
    if not (one.first and one.surname and other.first and other.surname):
        word = min((one, other), key=lambda name: bool(name.first) + bool(name.surname))
        return _half(surprise_of_surname(word.surname or word.first), match)
    if _is_cut_short(one.first, other.first):
        bits = min(surprise_of_surname(one.surname), _STEM_MOST) + BITS["given name cut short"]
        return Clue(
            bits, "the same surname, and one given name begins the other", beyond_name=False
        )
    if one.first == other.first or not _are_alike(one, other):
        return _ANOTHER_GIVEN
    bits = min(surprise_of_surname(one.surname), _FAMILY_MOST) + BITS["given name much alike"]
    return Clue(bits, "the same surname, and given names that are much alike", beyond_name=False)


def _is_cut_short(one: str, other: str) -> bool:
    """Say whether one begins the other and more than an ending is missing: not Paul and Paula."""
    short, long = sorted((one, other), key=len)
    return len(short) > _SHORT and len(long) > len(short) + 1 and long.startswith(short)


def _half(bits: float, match: NameMatch) -> Clue:
    return Clue(min(bits, _HALF_MOST) + BITS["one name of two"], match.says, beyond_name=False)


def _capped(bits: float) -> float:
    return max(NAME_LEAST, min(NAME_MOST, bits))


def _said(match: NameMatch, bits: float) -> str:
    if match.level == "exact":
        return "the same rare name" if bits >= _RARE - 1 else "the same name"
    return match.says
