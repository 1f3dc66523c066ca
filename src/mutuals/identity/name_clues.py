"""What two names say on whether they are one person's."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from mutuals.identity.addresses import local_fits
from mutuals.identity.clues import NONE, Clue, weighed
from mutuals.identity.facets import ANY_GIVEN, ANY_SURNAME, INITIAL, Facets, Name, heard_roots
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
_LEVELS = {
    "exact": "name as written",
    "order": "name in another order",
    "nickname": "name by a nickname",
    "transliteration": "name in another script",
    "typo": "name mistyped",
    "married": "name after marriage",
}
_DIFFERENT = NameMatch("different", "")
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
        return fitting if fitting.bits > found.bits else found
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
    if not heard_roots(one.parts.first).isdisjoint(heard_roots(other.parts.first)):
        return False
    return JaroWinkler.similarity(given, theirs) < _FAINTLY_ALIKE


def _best_named(one: tuple[Name, ...], other: tuple[Name, ...]) -> Clue:
    if len(one) == len(other) == 1:
        return _named(one[0], other[0])
    return max([_named(x, y) for x in one[:_MOST_NAMES] for y in other[:_MOST_NAMES]])


def _by_local(a: Facets, b: Facets) -> Clue:
    """Compare the local parts of one side with the names of the other."""
    found = NONE
    for local, _ in a.mailboxes[:_MOST_NAMES]:
        for name in b.names[:_MOST_NAMES]:
            if name.parts.surname[:_PIECE] not in local and name.parts.first not in local:
                continue
            fit = local_fits(local, name.text)
            if fit >= _FITS:
                found = max(found, _fitting(fit, local, name))
    return found


def _fitting(fit: float, local: str, name: Name) -> Clue:
    bits = fit * _capped(name.rarity) + BITS["name read from the address"]
    return Clue(bits, f"the address {local}@ fits the name {name.text}", beyond_name=False)


def _named(one: Name, other: Name) -> Clue:
    a, b = one.parts, other.parts
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return _ANOTHER_GENERATION
    match = _matched(one, other)
    level = _LEVELS.get(match.level)
    if not level:
        return _named_in_part(a, b, match)
    bits = _capped(min(one.rarity, other.rarity)) + BITS[level]
    return Clue(bits, _said(match, bits), beyond_name=False)


def _matched(one: Name, other: Name) -> NameMatch:
    """Return how two names agree; words are compared once, whatever stands beside them."""
    a, b = one.parts, other.parts
    if not (_is_plain(a) and _is_plain(b)) or a.surname == b.first or a.first == b.surname:
        return same_name(one.text, other.text)
    if a.surname == b.surname:
        return _given_match(a.first, b.first)
    if a.first == b.first:
        return _surname_match(a.surname, b.surname)
    return same_name(one.text, other.text) if _may_be_alike(a, b) else _DIFFERENT


def _is_plain(name: NameParts) -> bool:
    return bool(name.surname) and len(name.given) == 1 and not (name.initials or name.also)


@lru_cache(_CACHE)
def _given_match(one: str, other: str) -> NameMatch:
    return same_name(f"{one} {ANY_SURNAME}", f"{other} {ANY_SURNAME}")


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
