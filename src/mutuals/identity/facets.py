"""A record made ready to be compared: names read, numbers and addresses taken apart, once each."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mutuals.identity.addresses import is_freemail, is_role, local_names
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
_MOST_ROOTS = 6
_SOUND_LENGTH = 6

Mailbox = tuple[str, str]
"""Local part and domain."""


class Name(NamedTuple):
    """A name read once: its parts, the words to compare, and how surprising it is in bits.

    `given` is the first given name or initial. Both words are spelled so that spellings meet.
    `is_full` says that both are known.
    """

    text: str
    parts: NameParts
    given: str
    surname: str
    rarity: float
    is_full: bool


class Facets(NamedTuple):
    """What one record can be compared by, in comparable form; `features` is where it came from.

    `spelled` are names that addresses spell, where no name of two words is known. `mailboxes` are
    those of one person, `shared` those of an office. `phones` are digits without leading zeros.
    `accounts` are (kind of identifier and site, what follows).
    """

    features: Features
    names: tuple[Name, ...]
    spelled: tuple[Name, ...]
    mailboxes: tuple[Mailbox, ...]
    shared: tuple[Mailbox, ...]
    phones: tuple[str, ...]
    accounts: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    streets: tuple[str, ...]

    @property
    def all_names(self) -> tuple[Name, ...]:
        """Return the names, or where there are none those that addresses spell."""
        return self.names or self.spelled


def facets(features: Features) -> Facets:
    """Return what a record can be compared by."""
    mailboxes: list[Mailbox] = []
    shared: list[Mailbox] = []
    phones: list[str] = []
    accounts: list[tuple[str, str]] = []
    for kind, value in features.identifiers:
        if kind == "email":
            local, _, domain = value.rpartition("@")
            (shared if is_role(local) else mailboxes).append((local, domain))
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
        tuple(phones[:MOST_VALUES]),
        tuple(accounts),
        tuple([flat(place) for place in features.places[:MOST_VALUES]]),
        tuple([flat(street) for street in features.streets[:MOST_VALUES]]),
    )


def _spelled(names: tuple[Name, ...], mailboxes: list[Mailbox]) -> tuple[Name, ...]:
    if any(name.is_full for name in names):
        return ()
    words = (name_from_local(local) for local, _ in mailboxes[:MOST_VALUES])
    return tuple([read_name(name) for name in words if name])


@lru_cache(_CACHE)
def read_name(name: str) -> Name:
    """Return a name made ready to be compared."""
    read = _plain_parts(name) or parts(name)
    rarity = surprise_of_surname(read.surname) if read.surname else 0.0
    if read.first:
        rarity += surprise_of_given(read.first) if read.given else INITIAL
    is_full = bool(read.given and read.surname)
    return Name(name, read, plain_word(read.first), plain_word(read.surname), rarity, is_full)


def _plain_parts(name: str) -> NameParts | None:
    """Return the parts of a name of two plain words; None where it takes a closer look.

    Most names are such, and their words repeat: this is `parts`, several times as fast.
    """
    first, _, last = name.partition(" ")
    if not (name.isascii() and first.isalpha() and last.isalpha()):
        return None
    if not (_is_plain_given(first) and _is_plain_surname(last)):
        return None
    if _is_family_only(first) and is_known_given(last.lower()):
        return None
    given = first.lower()
    return NameParts((given,), last.lower(), first=given)


@lru_cache(_CACHE)
def _is_plain_given(word: str) -> bool:
    given = word.lower()
    return parts(f"{word} {ANY_SURNAME}") == NameParts((given,), ANY_SURNAME, first=given)


@lru_cache(_CACHE)
def _is_plain_surname(word: str) -> bool:
    read = parts(f"{ANY_GIVEN} {word}")
    return read == NameParts((ANY_GIVEN,), word.lower(), first=ANY_GIVEN)


@lru_cache(_CACHE)
def _is_family_only(word: str) -> bool:
    return not parts(word).first


@lru_cache(_CACHE)
def phone_digits(phone: str) -> str:
    """Return the digits of a number without leading zeros; empty when too few to tell people."""
    digits = "".join(filter(str.isdecimal, phone)).lstrip("0")
    return digits if len(digits) >= _DIGITS_OF_A_PHONE else ""


@lru_cache(_CACHE)
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
def name_from_local(local: str) -> str:
    """Return the name a local part spells, such as "ana lopes"; empty unless it has two words."""
    words = [word for word in local_names(local) if word.isalpha()]
    return " ".join(words) if len(words) > 1 else ""


@lru_cache(_CACHE)
def plain_word(word: str) -> str:
    """Return a word under which its spellings meet; the same word is spelled once."""
    return romanise(word) if word else ""


@lru_cache(_CACHE)
def firm_key(name: str) -> str:
    """Return the key of an employer's name; the same name is read once."""
    return organisation_key(name)


@lru_cache(_CACHE)
def is_personal_domain(domain: str) -> bool:
    """Say whether anybody can have an address there, so that it names no employer."""
    return is_freemail(domain)


@lru_cache(_CACHE)
def heard_roots(given: str) -> frozenset[str]:
    """Return the sounds of the names a given name may be short for, a few of them."""
    heard = {sound(plain_word(root)) for root in roots(given)} or {sound(given)}
    return frozenset(sorted(heard)[:_MOST_ROOTS])


_SOUNDS = str.maketrans({
    **dict.fromkeys("aeiouyhw", None), "c": "k", "q": "k", "z": "s", "x": "s", "v": "f", "d": "t",
    "b": "p", "g": "k", "j": "i", " ": None, "-": None, "'": None,
})  # fmt: skip


@lru_cache(_CACHE)
def sound(word: str) -> str:
    """Return how a surname begins and its consonants, near ones alike, doubled ones once."""
    if not word:
        return ""
    heard = word.replace("ph", "f").replace("ck", "k").translate(_SOUNDS)
    single = [a for a, b in zip(heard, "\0" + heard, strict=False) if a != b]
    return word[0] + "".join(single)[:_SOUND_LENGTH]
