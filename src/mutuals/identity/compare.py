"""How likely two records are one person's, and why, in words."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from mutuals.identity.addresses import local_fits
from mutuals.identity.evidence import (
    BIRTHDAY_OTHER,
    NONE,
    Evidence,
    by_account,
    by_birthday,
    by_employer,
    by_home,
    by_mailbox,
    by_number,
    by_phone,
    by_place,
    weighed,
)
from mutuals.identity.facets import Facets, facets, full_names, read_name
from mutuals.identity.person_names import NameMatch, same_name
from mutuals.identity.rarity import surprise, surprise_of_given, surprise_of_surname
from mutuals.identity.weights import (
    ASK_AT,
    BITS,
    FLOOR,
    JOIN_AT,
    NAME_LEAST,
    NAME_MOST,
    PRIOR,
)
from mutuals.model.identity import Features, Likeness

__all__ = ["ASK_AT", "JOIN_AT", "compare", "liken"]

_CACHE = 1 << 17
_MOST_NAMES = 3
_RARE = 14.0
_INITIAL = 4.0
"""Bits of an agreeing first letter: one in sixteen, as letters of given names are not even."""
_FITS = 0.7
_LEVELS = {
    "exact": "name as written",
    "order": "name in another order",
    "nickname": "name by a nickname",
    "transliteration": "name in another script",
    "typo": "name mistyped",
    "married": "name after marriage",
}
_ANOTHER_NAME = weighed("another name", "but: different names", beyond_name=False)
_ANOTHER_GIVEN = weighed("another given name", "but: different given names", beyond_name=False)
_ANOTHER_SURNAME = weighed("another surname", "but: different surnames", beyond_name=False)
_ANOTHER_GENERATION = weighed(
    "another generation", "but: one is the younger of two with the name", beyond_name=False
)
_OF_A_HOUSEHOLD = (BIRTHDAY_OTHER, _ANOTHER_NAME, _ANOTHER_GIVEN, _ANOTHER_GENERATION)
"""After one of these, what people of one household share counts for nothing."""


def compare(a: Features, b: Features) -> Likeness | None:
    """Weigh what speaks for two records being one person's, and against; None below FLOOR.

    Symmetric: only `a` and `b` of the answer follow the order given. Missing values weigh nothing.
    """
    return liken(facets(a), facets(b))


def liken(a: Facets, b: Facets) -> Likeness | None:
    """Compare two records that are ready for it."""
    found = _all_evidence(a, b)
    weight = PRIOR + sum(each.bits for each in found)
    if weight < FLOOR:
        return None
    told = sorted((each for each in found if each.says), key=lambda each: (-abs(each.bits), each))
    because = [each.says for each in told if each.bits > 0]
    because += [each.says for each in told if each.bits < 0]
    beyond = any(each.beyond_name and each.bits > 0 for each in found)
    return Likeness(a.features.key, b.features.key, weight, tuple(because), beyond)


def _all_evidence(a: Facets, b: Facets) -> list[Evidence]:
    name, birthday = by_name(a, b), by_birthday(a, b)
    found = [name, birthday, by_number(a, b), by_mailbox(a, b), by_employer(a, b), by_account(a, b)]
    household = [by_phone(a, b), by_home(a, b), by_place(a, b)]
    if name in _OF_A_HOUSEHOLD or birthday in _OF_A_HOUSEHOLD:
        household = [min(each, NONE) for each in household]
    return found + household


def by_name(a: Facets, b: Facets) -> Evidence:
    """Compare names; where they do not tell, the local part of an address may."""
    found = NONE
    names_a, names_b = full_names(a)[:_MOST_NAMES], full_names(b)[:_MOST_NAMES]
    if names_a and names_b:
        found = max(_named(x, y) for x, y in product(names_a, names_b))
    if found.bits < _RARE and (a.mailboxes or b.mailboxes):
        spelled = max(_spelled(a, b), _spelled(b, a))
        return spelled if spelled.bits > found.bits else found
    return found


def _spelled(a: Facets, b: Facets) -> Evidence:
    """Compare the local parts of one side with the names of the other."""
    found = NONE
    for (local, _), name in product(a.mailboxes[:_MOST_NAMES], b.features.names[:_MOST_NAMES]):
        fit = local_fits(local, name)
        if fit >= _FITS:
            bits = fit * _capped(surprise(name)) + BITS["name read from the address"]
            says = f"the address {local}@ fits the name {name}"
            found = max(found, Evidence(bits, says, beyond_name=False))
    return found


@lru_cache(_CACHE)
def _named(a: str, b: str) -> Evidence:
    a, b = min(a, b), max(a, b)
    match = same_name(a, b)
    level = _LEVELS.get(match.level)
    if level:
        bits = _capped(min(surprise(a), surprise(b))) + BITS[level]
        return _or_generation(a, b, Evidence(bits, _said(match, bits), beyond_name=False))
    return _named_in_part(a, b, match)


def _named_in_part(a: str, b: str, match: NameMatch) -> Evidence:
    one, other = read_name(a), read_name(b)
    if match.level == "initial":
        bits = _capped(surprise_of_surname(one.surname) + _INITIAL) + BITS["name by an initial"]
        return Evidence(bits, match.says, beyond_name=False)
    if match.level == "given_only":
        if one.surname and other.surname:
            return _ANOTHER_SURNAME
        return _half(surprise_of_given((one.given or other.given or ("",))[0]), match)
    if match.level == "surname_only":
        if (one.given or one.initials) and (other.given or other.initials):
            return _ANOTHER_GIVEN
        return _half(surprise_of_surname(one.surname), match)
    return _ANOTHER_NAME


def _half(bits: float, match: NameMatch) -> Evidence:
    return Evidence(_capped(bits) + BITS["one name of two"], match.says, beyond_name=False)


def _or_generation(a: str, b: str, agreed: Evidence) -> Evidence:
    """Return the evidence, unless one name says Jr and the other Sr."""
    one, other = read_name(a).suffix, read_name(b).suffix
    return _ANOTHER_GENERATION if one and other and one != other else agreed


def _capped(bits: float) -> float:
    return max(NAME_LEAST, min(NAME_MOST, bits))


def _said(match: NameMatch, bits: float) -> str:
    if match.level == "exact":
        return "the same rare name" if bits >= _RARE - 1 else "the same name"
    return match.says
