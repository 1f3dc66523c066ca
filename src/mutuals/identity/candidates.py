"""Which records are worth comparing: those that share a key tight enough to be rare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mutuals.identity.domains import domain_parts
from mutuals.identity.facets import (
    Facets,
    Name,
    facets,
    firm_key,
    heard_roots,
    is_personal_domain,
    plain_word,
    sound,
)
from mutuals.identity.given_names import is_given
from mutuals.model.identity import Features

BLOCK_CAP = 12
"""A key that more records share tells nobody apart: its block is skipped whole (DESIGN)."""
_MOST_NAMES = 2
_SHORT = 3
_END_OF_PHONE = 7
_RARE = 17.0
_PLACE = 32
"""Bits of a place within a batch: two of them make one small number."""
_CACHE = 1 << 16


def tokens(features: Features) -> frozenset[str]:
    """Return the keys under which a record meets those that may be the same person's."""
    return frozenset(keys_of(facets(features)))


def pairs(records: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the places of the pairs worth comparing, each pair once, the smaller place first."""
    return meetings([keys_of(facets(record)) for record in records])


def meetings(keys: Iterable[Iterable[str]]) -> Iterator[tuple[int, int]]:
    """Yield the places that share a key which at most BLOCK_CAP have, each pair once."""
    blocks = _blocks(keys)
    seen = {
        before << _PLACE | place
        for block in blocks
        if len(block) <= BLOCK_CAP
        for number, place in enumerate(block)
        for before in block[:number]
    }
    low = (1 << _PLACE) - 1
    return ((both >> _PLACE, both & low) for both in sorted(seen))


def _blocks(keys: Iterable[Iterable[str]]) -> Iterable[list[int]]:
    """Return the places of each key that has several; most keys have one and cost one look."""
    first: dict[str, int] = {}
    several: dict[str, list[int]] = {}
    for place, own in enumerate(keys):
        for key in own:
            before = first.setdefault(key, place)
            if before == place:
                continue
            if key in several:
                several[key].append(place)
            else:
                several[key] = [before, place]
    return several.values()


def keys_of(ready: Facets) -> set[str]:
    """Return the keys of a record that is ready to be compared."""
    found = {f"p {phone[-_END_OF_PHONE:]}" for phone in ready.phones if phone}
    features = ready.features
    if features.numbers:
        found.update([f"i {number}" for number in features.numbers])
    if features.streets:
        found.add(f"a {home_key(ready.streets[0], ready.places)}")
    for local, _ in ready.mailboxes:
        found.add(f"f {spelled(local)}")
        if not local.isalpha():
            found.add(f"m {local}")
        if not any(name.is_full for name in ready.names):
            found.update(guessed_keys(local))
    for name in (*ready.names[:_MOST_NAMES], *ready.spelled[:_MOST_NAMES]):
        _add_by_name(name, ready, found)
    return found


@lru_cache(_CACHE)
def home_key(street: str, places: tuple[str, ...]) -> str:
    """Return the letters of a street with the post code, else the house number, else the town."""
    codes = [place for place in places if any(map(str.isdigit, place))]
    number = "".join(filter(str.isdecimal, street))
    beside = (*codes, number, *places, "")[0]
    return "".join(filter(str.isalpha, street)) + f" {beside}"


@lru_cache(_CACHE)
def guessed_keys(local: str) -> tuple[str, ...]:
    """Return the keys of a local part that begins with a given name: `simonthorn`."""
    letters = "".join(filter(str.isalpha, local))
    for end in range(len(letters) - _SHORT, _SHORT - 1, -1):
        if is_given(letters[:end]):
            surname = plain_word(letters[end:])
            return (f"f {letters[:1]}{surname}", *heard_keys(letters[:end], surname))
    return ()


def _add_by_name(name: Name, ready: Facets, found: set[str]) -> None:
    first, surname = name.parts.first, name.surname
    for birthday in ready.features.birthdays[:1]:
        found.update([f"d {word[:3]} {birthday}" for word in (name.given, surname) if word])
    firms = _company(ready)
    for firm in firms:
        found.update([f"e {heard} {surname[:1]} {firm}" for heard in heard_roots(first)])
    if not surname:
        return
    found.update(heard_keys(first, surname))
    found.add(f"f {first[:1]}{surname}")
    if name.rarity < _RARE:
        head = f"c {first[:1]} {sound(surname)}"
        found.update([f"{head} {beside}" for beside in (*ready.places[:2], *firms)])


def heard_keys(given: str, surname: str) -> list[str]:
    """Return the sounds of surname and given name, for each name this one may be short for."""
    end = sound(surname)
    return [
        f"n {heard} {end}" if heard < end else f"n {end} {heard}" for heard in heard_roots(given)
    ]


def _company(ready: Facets) -> list[str]:
    """Return what names the employer, in one word: one stated, else the label of a work address."""
    if ready.features.employers:
        return [firm_key(ready.features.employers[0]).replace(" ", "")]
    domains = [domain for _, domain in ready.mailboxes if not is_personal_domain(domain)]
    return [label_of(domain) for domain in domains[:1]]


@lru_cache(_CACHE)
def label_of(domain: str) -> str:
    """Return the key of the name that was registered: `acmefoods` of mail.acme-foods.example."""
    return firm_key(domain_parts(domain).label.replace("-", ""))


@lru_cache(_CACHE)
def spelled(local: str) -> str:
    """Return the letters of a local part, all but the first spelled as surnames are."""
    letters = "".join(filter(str.isalpha, local))
    return letters[:1] + plain_word(letters[1:])
