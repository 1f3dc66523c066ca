"""What an e-mail address tells: its provider, its role, the name in its local part."""

from __future__ import annotations

import re
from functools import lru_cache

from mutuals.identity import shipped
from mutuals.identity.domains import domain_parts, is_freemail, split_address
from mutuals.identity.given_names import is_given, roots
from mutuals.identity.kind import is_role
from mutuals.identity.name_parts import NameParts, core, parts
from mutuals.identity.rarity import is_known_given, is_known_surname
from mutuals.identity.spelling import romanise
from mutuals.identity.transliteration import latin

__all__ = [
    "is_disposable",
    "is_role",
    "local_fits",
    "local_names",
    "local_spells",
    "provider_of",
    "same_mailbox",
]

_LONGEST_LOCAL = 64
"""Signs of a local part (RFC 5321)."""
_SPLIT = re.compile(r"[._\-\d]+")
_DIGIT = re.compile(r"\d")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"}
_ONE_MAILBOX = {
    "googlemail.com": "gmail.com",
    "protonmail.com": "proton.me", "protonmail.ch": "proton.me", "pm.me": "proton.me",
    "me.com": "icloud.com", "mac.com": "icloud.com",
    "ya.ru": "yandex.ru", "yandex.com": "yandex.ru", "yandex.ua": "yandex.ru",
    "yandex.by": "yandex.ru", "yandex.kz": "yandex.ru",
    "tutanota.de": "tutanota.com",
}  # fmt: skip
"""Domains under which these providers deliver to one mailbox; by their own documentation."""
_WITHOUT_DOTS = frozenset({"gmail.com", "yandex.ru", "proton.me"})
"""Providers that read no dots in local parts (Yandex: dot and hyphen are one)."""
_WITH_NUMBER = 0.95
_BY_SOUND = 0.9
_BY_SHORT_FORM = 0.88
_LEAST_TO_SPLIT = 5
_LEAST_GIVEN = 3


@lru_cache(maxsize=65536)
def is_disposable(domain: str) -> bool:
    """Say whether a domain gives out addresses for a day."""
    name = domain.lower()
    listed = shipped.words("disposable.txt.gz")
    return name in listed or domain_parts(name).registered in listed


def provider_of(domain: str) -> str:
    """Return the family of a mail provider (`yahoo.co.uk` and `yahoo.com` are one), else empty."""
    name = domain.lower()
    return domain_parts(_ONE_MAILBOX.get(name, name)).label if is_freemail(name) else ""


def same_mailbox(a: str, b: str) -> bool:
    """Say whether mail to two addresses arrives in one mailbox by the rules of the provider.

    What stands behind a + is a note of the owner's. Only providers known to read no dots are
    taken to do so. Addresses beyond ASCII are one only when they are equal.
    """
    if a == b:
        return "@" in a
    return a.isascii() and b.isascii() and "@" in a and _mailbox(a) == _mailbox(b)


@lru_cache(maxsize=65536)
def _mailbox(address: str) -> tuple[str, str]:
    local, domain = split_address(address.lower())
    domain = _ONE_MAILBOX.get(domain, domain)
    plain = local.partition("+")[0] or local
    return (plain.replace(".", "") if domain in _WITHOUT_DOTS else plain), domain


@lru_cache(maxsize=65536)
def local_names(local: str) -> tuple[str, ...]:
    """Return the words of a local part in small letters, without numbers and +notes.

    `ana.lopes` and `ana_lopes83` give ana and lopes; written together they are taken apart where
    both halves are known: `analopes`, `alopes`, `lopesa`.
    """
    plain = local[:_LONGEST_LOCAL].lower().partition("+")[0]
    words = tuple(word for word in _SPLIT.split(latin(plain)) if word)
    return _taken_apart(words[0]) if len(words) == 1 else words


def _taken_apart(word: str) -> tuple[str, ...]:
    if len(word) < _LEAST_TO_SPLIT or is_known_surname(word) or is_given(word):
        return (word,)
    cuts = [(word[:place], word[place:]) for place in range(_LEAST_GIVEN, len(word) - 2)]
    for one, other in cuts:
        if is_known_given(one) and is_known_surname(other):
            return (one, other)
    for one, other in cuts:
        if is_known_surname(one) and is_known_given(other):
            return (one, other)
    if is_known_surname(word[1:]):
        return (word[0], word[1:])
    return (word[:-1], word[-1]) if is_known_surname(word[:-1]) else (word,)


@lru_cache(maxsize=262144)
def local_fits(local: str, name: str) -> float:
    """Return from 0 to 1 how well a local part fits a name.

    1 for both names in full, .9 with an initial, .6 for the surname alone, .5 for the given name,
    .35 for initials; a number, a short form and another spelling take a little from it.
    """
    if best := local_spells(local, name):
        return best
    words, number = _words_of(local)
    return _BY_SOUND * number * _fit(tuple(map(romanise, words)), _sounding(parts(name)))


@lru_cache(maxsize=65536)
def local_spells(local: str, name: str) -> float:
    """Return what `local_fits` does for a local part that spells the name as it is written."""
    words, number = _words_of(local)
    names = {parts(name), parts("".join(_UMLAUTS.get(letter, letter) for letter in name))}
    return number * max(_fit(words, found) for found in names)


def _words_of(local: str) -> tuple[tuple[str, ...], float]:
    plain = latin(local[:_LONGEST_LOCAL].partition("+")[0])
    words = tuple(word for word in _SPLIT.split(plain) if word)
    return words, _WITH_NUMBER if _DIGIT.search(plain) else 1.0


def _sounding(name: NameParts) -> NameParts:
    given = tuple(map(romanise, name.given))
    return name._replace(given=given, surname=romanise(name.surname), first=romanise(name.first))


def _fit(words: tuple[str, ...], name: NameParts) -> float:
    families, firsts = _families(name), _firsts(name)
    if not words:
        return 0.0
    if len(words) == 1:
        return max(
            (_together(words[0], first, family) for first in firsts for family in families),
            default=0.0,
        )
    pairs = (
        (words[0], "".join(words[1:])),
        (words[0], words[-1]),
        ("".join(words[:-1]), words[-1]),
    )
    return max(
        _apart(one, other, first, family)
        for a, b in pairs
        for one, other in ((a, b), (b, a))
        for first in firsts
        for family in families
    )


def _families(name: NameParts) -> list[str]:
    words = core(name.surname)
    joined = name.surname.replace(" ", "").replace("-", "")
    return list(dict.fromkeys([joined, "".join(words), *words, *name.also])) or [""]


def _firsts(name: NameParts) -> list[str]:
    first = name.first.replace("-", "")
    later = [word for word in name.given[1:] if len(word) > 1]
    letters = "".join(word[0] for given in name.given for word in given.split("-") if word)
    return [first, *later, *([letters] if len(letters) > 1 else [])]


def _apart(one: str, other: str, first: str, family: str) -> float:
    """Return how well two words of a local part are given name and surname."""
    given, surname = _as_given(one, first), _as_part(other, family)
    if given == surname == _INITIAL:
        return _INITIALS_ONLY
    return min(given, surname)


_INITIAL, _INITIALS_ONLY = 0.9, 0.35


def _as_part(word: str, name: str) -> float:
    if not name or not word:
        return 0.0
    return 1.0 if word == name else _INITIAL if word == name[0] else 0.0


def _as_given(word: str, first: str) -> float:
    plain = _as_part(word, first)
    if plain or len(word) < _LEAST_GIVEN or len(first) < _LEAST_GIVEN:
        return plain
    return _BY_SHORT_FORM if is_given(word) and roots(word) & roots(first) else 0.0


def _together(word: str, first: str, family: str) -> float:
    """Return how well one word of a local part is made of given name and surname."""
    if not first or not family:
        return 0.5 if word == (first or family) else 0.0
    forms = {
        first[0] + family[0]: 0.35, first: 0.5, family: 0.6, first + family[0]: 0.75,
        family + first[:2]: 0.8, first[:3] + family: 0.85, first[:2] + family: 0.85,
        family + first[0]: 0.85, first[0] + family: 0.9, family + first: 1.0, first + family: 1.0,
    }  # fmt: skip
    return forms.get(word) or _with_short_form(word, first, family)


def _with_short_form(word: str, first: str, family: str) -> float:
    rest = word.removesuffix(family) if word.endswith(family) else word.removeprefix(family)
    if len(rest) < _LEAST_GIVEN or not is_given(rest) or not roots(rest) & roots(first):
        return 0.0
    return _BY_SHORT_FORM if rest != word else _BY_SHORT_FORM / 2
