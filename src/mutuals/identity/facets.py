"""A record made ready to be compared: names read, numbers and addresses taken apart, once each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mutuals.identity.addresses import is_role, local_names
from mutuals.identity.domains import is_freemail
from mutuals.identity.given_names import roots
from mutuals.identity.organisations import organisation_key
from mutuals.identity.person_names import NameParts, parts
from mutuals.identity.rarity import is_known_given, surprise_of_given, surprise_of_surname
from mutuals.identity.spelling import romanise
from mutuals.model.identity import Features

MOST_VALUES = 6
"""So many values of a kind are compared, the first ones: more would cost, and say little more."""
INITIAL = 4.0
"""Bits of an agreeing first letter: one in sixteen, as letters of given names are not even."""
ANY_GIVEN, ANY_SURNAME = "ingeborg", "lindqvist"
"""Words beside which a word is tried, where what stands beside it makes no difference."""
_DIGITS_OF_A_PHONE = 7
_CACHE = 1 << 16
_WORDS = 1 << 17
"""Words of names repeat: so many are kept as half a million people have."""
MOST_ROOTS = 6
_SOUND_LENGTH = 6


class Domain(NamedTuple):
    """A mail domain: whether it may be an employer's, and the first letters of its labels."""

    name: str
    is_work: bool
    heads: str


class Mailbox(NamedTuple):
    """An address taken apart.

    `bare` is the local part in small letters without +note and dots: two addresses of one mailbox
    have one. `number` are its digits.
    """

    local: str
    domain: Domain
    bare: str
    number: str


class Firm(NamedTuple):
    """An employer as stated, and the key under which spellings of its name meet."""

    name: str
    key: str


@dataclass(slots=True, eq=False)
class Name:
    """A name read once: its parts, the words to compare, and how surprising it is in bits.

    `given` is the first given name or initial. Both words are spelled so that spellings meet.
    `heard` are the sounds of the names it may be short for, `ending` that of the surname.
    `is_full` says that both are known, `is_plain` that there is a surname and, besides, only one
    given name or initial.
    """

    text: str
    parts: NameParts
    given: str
    surname: str
    rarity: float
    heard: frozenset[str]
    ending: str
    is_full: bool
    is_plain: bool


@dataclass(slots=True, eq=False)
class Facets:
    """What one record can be compared by, in comparable form; `features` is where it came from.

    `spelled` are names that addresses spell, where no name of two words is known. `mailboxes` are
    those of one person, `shared` those of an office, `sites` the domains at which it may work.
    `phones` are digits without leading zeros, enough of them. `accounts` are (kind of identifier
    and site, what follows).
    """

    features: Features
    names: tuple[Name, ...]
    spelled: tuple[Name, ...]
    mailboxes: tuple[Mailbox, ...]
    shared: tuple[Mailbox, ...]
    sites: tuple[Domain, ...]
    phones: tuple[str, ...]
    accounts: tuple[tuple[str, str], ...]
    firms: tuple[Firm, ...]
    places: tuple[str, ...]
    streets: tuple[str, ...]


def facets(features: Features) -> Facets:
    """Return what a record can be compared by."""
    mailboxes: list[Mailbox] = []
    shared: list[Mailbox] = []
    phones: list[str] = []
    accounts: list[tuple[str, str]] = []
    for kind, value in features.identifiers:
        if kind == "email":
            local, _, domain = value.rpartition("@")
            (shared if is_role(local) else mailboxes).append(mailbox_of(local, domain))
        elif kind == "phone":
            phones.append(phone_digits(value))
        elif kind in {"profile", "account"}:
            accounts.append(account_of(kind, value))
    names = tuple([read_name(name) for name in features.names[:MOST_VALUES]])
    return Facets(
        features,
        names,
        _spelled(names, mailboxes) if mailboxes else (),
        tuple(mailboxes[:MOST_VALUES]),
        tuple(shared[:MOST_VALUES]),
        tuple([each.domain for each in mailboxes[:MOST_VALUES] if each.domain.is_work]),
        tuple(filter(None, phones[:MOST_VALUES])),
        tuple(accounts),
        firms_of(features.employers) if features.employers else (),
        all_flat(features.places) if features.places else (),
        all_flat(features.streets) if features.streets else (),
    )


facets_of = lru_cache(1 << 12)(facets)
"""`facets`, kept for the records that are being compared."""


def _spelled(names: tuple[Name, ...], mailboxes: list[Mailbox]) -> tuple[Name, ...]:
    if any(name.is_full for name in names):
        return ()
    words = (name_from_local(mailbox.local) for mailbox in mailboxes[:MOST_VALUES])
    return tuple([read_name(name) for name in words if name])


class _Word(NamedTuple):
    """A word of a name read once: spelled so that spellings meet, in bits, and as it sounds."""

    plain: str
    bits: float
    heard: frozenset[str]
    ending: str


@lru_cache(_CACHE)
def read_name(name: str) -> Name:
    """Return a name made ready to be compared."""
    read = _plain_parts(name) or parts(name)
    given, surname = _given(read.first), _surname(read.surname)
    rarity = surname.bits + (given.bits if read.given else INITIAL if read.first else 0.0)
    is_full = bool(read.given and read.surname)
    is_plain = len(read.given) + len(read.initials) == 1 and bool(read.surname) and not read.also
    return Name(
        name, read, given.plain, surname.plain, rarity, given.heard, surname.ending, is_full,
        is_plain,
    )  # fmt: skip


@lru_cache(_WORDS)
def _given(word: str) -> _Word:
    bits = surprise_of_given(word) if word else 0.0
    return _Word(plain_word(word), bits, heard_roots(word), "")


@lru_cache(_WORDS)
def _surname(word: str) -> _Word:
    plain = plain_word(word)
    bits = surprise_of_surname(word) if word else 0.0
    return _Word(plain, bits, frozenset(), sound(plain))


def _plain_parts(name: str) -> NameParts | None:
    """Return the parts of a name of two plain words; None where it takes a closer look.

    Most names are such, and their words repeat: this is `parts`, several times as fast.
    """
    first, _, last = name.partition(" ")
    if not (name.isascii() and first.isalpha() and last.isalpha()):
        return None
    given, surname = _plain_given(first), _plain_surname(last)
    if not given or not surname or (given.is_other and surname.is_other):
        return None
    return NameParts((given.word,), surname.word, first=given.word)


class _Plain(NamedTuple):
    """A word in small letters; `is_other`: a given name that is a surname, or a surname given."""

    word: str
    is_other: bool


@lru_cache(_WORDS)
def _plain_given(text: str) -> _Plain | None:
    """Return a word that is read as a given name before any surname."""
    word = text.lower()
    if parts(f"{text} {ANY_SURNAME}") != NameParts((word,), ANY_SURNAME, first=word):
        return None
    return _Plain(word, not parts(text).first)


@lru_cache(_WORDS)
def _plain_surname(text: str) -> _Plain | None:
    """Return a word that is read as a surname behind any given name."""
    word = text.lower()
    if parts(f"{ANY_GIVEN} {text}") != NameParts((ANY_GIVEN,), word, first=ANY_GIVEN):
        return None
    return _Plain(word, is_known_given(word))


def mailbox_of(local: str, domain: str) -> Mailbox:
    """Return an address taken apart."""
    if local.isalpha() and local.islower():
        return Mailbox(local, _domain(domain), local, "")
    bare = (local.partition("+")[0] or local).replace(".", "").lower()
    return Mailbox(local, _domain(domain), bare, "".join(filter(str.isdecimal, local)))


@lru_cache(_CACHE)
def _domain(name: str) -> Domain:
    return Domain(name, not is_freemail(name), "".join(label[:1] for label in name.split(".")))


@lru_cache(_CACHE)
def firms_of(names: tuple[str, ...]) -> tuple[Firm, ...]:
    """Return employers with their keys."""
    return tuple(Firm(name, organisation_key(name)) for name in names)


def phone_digits(phone: str) -> str:
    """Return the digits of a number without leading zeros; empty when too few to tell people."""
    digits = phone.lstrip("+0")
    if not digits.isdecimal():
        digits = "".join(filter(str.isdecimal, digits)).lstrip("0")
    return digits if len(digits) >= _DIGITS_OF_A_PHONE else ""


def account_of(kind: str, value: str) -> tuple[str, str]:
    """Return the site of a profile or account, with the kind, and what names it there."""
    mark = "/" if kind == "profile" else ":"
    site, _, rest = value.partition(mark)
    return f"{kind} {site.removeprefix('www.')}", rest


@lru_cache(_CACHE)
def flat(text: str) -> str:
    """Return a place or street for comparing: romanised, without signs."""
    return " ".join("".join(c if c.isalnum() else " " for c in romanise(text[:200])).split())


@lru_cache(_CACHE)
def all_flat(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first places or streets for comparing."""
    return tuple(map(flat, texts[:MOST_VALUES]))


@lru_cache(_CACHE)
def name_from_local(local: str) -> str:
    """Return the name a local part spells, such as "ana lopes"; empty unless it has two words."""
    words = [word for word in local_names(local) if word.isalpha()]
    return " ".join(words) if len(words) > 1 else ""


@lru_cache(_CACHE)
def plain_word(word: str) -> str:
    """Return a word under which its spellings meet; the same word is spelled once."""
    return romanise(word) if word else ""


@lru_cache(_WORDS)
def heard_roots(given: str) -> frozenset[str]:
    """Return the sounds of the names a given name may be short for, a few of them."""
    heard = {sound(plain_word(root)) for root in roots(given)} or {sound(given)}
    return frozenset(sorted(heard)[:MOST_ROOTS])


_SOUNDS = str.maketrans({
    **dict.fromkeys("aeiouyhw", None), "c": "k", "q": "k", "z": "s", "x": "s", "v": "f", "d": "t",
    "b": "p", "g": "k", "j": "i", " ": None, "-": None, "'": None,
})  # fmt: skip


@lru_cache(_WORDS)
def sound(word: str) -> str:
    """Return how a surname begins and its consonants, near ones alike, doubled ones once."""
    if not word:
        return ""
    heard = word.replace("ph", "f").replace("ck", "k").translate(_SOUNDS)
    single = [a for a, b in zip(heard, "\0" + heard, strict=False) if a != b]
    return word[0] + "".join(single)[:_SOUND_LENGTH]
