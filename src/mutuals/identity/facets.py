"""A record made ready to be compared: names read, numbers and addresses taken apart, once each."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mutuals.identity.addresses import is_freemail, is_role, local_names
from mutuals.identity.organisations import organisation_key
from mutuals.identity.person_names import NameParts, parts
from mutuals.identity.spelling import romanise
from mutuals.model.identity import Features

MOST_VALUES = 6
"""So many values of a kind are compared, the first ones: more would cost, and say little more."""
_DIGITS_OF_A_PHONE = 7
_CACHE = 1 << 16

Mailbox = tuple[str, str]
"""Local part and domain."""


class Facets(NamedTuple):
    """What one record can be compared by, in comparable form; `features` is where it came from.

    `mailboxes` are those of one person, `shared` those of an office. `phones` are digits without
    leading zeros. `accounts` are (kind of identifier and site, what follows).
    """

    features: Features
    names: tuple[str, ...]
    mailboxes: tuple[Mailbox, ...]
    shared: tuple[Mailbox, ...]
    phones: tuple[str, ...]
    accounts: tuple[tuple[str, str], ...]
    employers: tuple[str, ...]
    places: tuple[str, ...]
    streets: tuple[str, ...]
    birthdays: tuple[str, ...]
    numbers: tuple[str, ...]


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
    return Facets(
        features,
        features.names[:MOST_VALUES],
        tuple(mailboxes[:MOST_VALUES]),
        tuple(shared[:MOST_VALUES]),
        tuple(phones[:MOST_VALUES]),
        tuple(accounts),
        tuple(map(organisation_key, features.employers[:MOST_VALUES])),
        tuple(map(flat, features.places[:MOST_VALUES])),
        tuple(map(flat, features.streets[:MOST_VALUES])),
        features.birthdays[:MOST_VALUES],
        features.numbers[:MOST_VALUES],
    )


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


def full_names(ready: Facets) -> tuple[str, ...]:
    """Return the names, or where there are none those its addresses spell."""
    if ready.names:
        return ready.names
    return tuple(name for local, _ in ready.mailboxes if (name := name_from_local(local)))


@lru_cache(_CACHE)
def read_name(name: str) -> NameParts:
    """Return the parts of a name; the same name is read once."""
    return parts(name)


@lru_cache(_CACHE)
def is_personal_domain(domain: str) -> bool:
    """Say whether anybody can have an address there, so that it names no employer."""
    return is_freemail(domain)
