"""Which records are worth comparing: those that share a key tight enough to be rare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mutuals.identity.domains import domain_parts
from mutuals.identity.facets import (
    Facets,
    Name,
    facets,
    facets_of,
    heard_roots,
    plain_word,
    sound,
)
from mutuals.identity.given_names import is_given
from mutuals.identity.organisations import organisation_key
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
    return frozenset(keys_of(facets_of(features)))


def pairs(records: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the places of the pairs worth comparing, each pair once, the smaller place first."""
    return meetings(keys_of(facets(record)) for record in records)


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
    found = {f"p {phone[-_END_OF_PHONE:]}" for phone in ready.phones}
    features = ready.features
    if features.numbers:
        found.update([f"i {number}" for number in features.numbers])
    if features.streets:
        found.add(f"a {home_key(ready.streets[0], ready.places)}")
    if ready.mailboxes:
        _add_by_mailbox(ready, found)
    firm = _company(ready)
    for name in (*ready.names[:_MOST_NAMES], *ready.spelled[:_MOST_NAMES]):
        _add_by_name(name, ready, firm, found)
    return found


def _add_by_mailbox(ready: Facets, found: set[str]) -> None:
    is_named = any(name.is_full for name in ready.names)
    for mailbox in ready.mailboxes:
        local = mailbox.local
        found.add(f"f {spelled(local)}")
        if not local.isalpha():
            found.add(f"m {local}")
        if not is_named:
            found.update(guessed_keys(local))


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


def _add_by_name(name: Name, ready: Facets, firm: str | None, found: set[str]) -> None:
    initial, surname = name.parts.first[:1], name.surname
    for birthday in ready.features.birthdays[:1]:
        found.update([f"d {word[:3]} {birthday}" for word in (name.given, surname) if word])
    if firm is not None:
        end = surname[:1]
        found.update([f"e {heard} {end} {firm}" for heard in name.heard])
    if not surname:
        return
    found.update(_heard(name.heard, name.ending))
    found.add(f"f {initial}{surname}")
    if name.rarity < _RARE:
        beside = ready.places[:2] if firm is None else (*ready.places[:2], firm)
        found.update([f"c {initial} {name.ending} {each}" for each in beside])


def heard_keys(given: str, surname: str) -> list[str]:
    """Return the sounds of surname and given name, for each name this one may be short for."""
    return _heard(heard_roots(given), sound(surname))


def _heard(roots: Iterable[str], end: str) -> list[str]:
    return [f"n {heard} {end}" if heard < end else f"n {end} {heard}" for heard in roots]


def _company(ready: Facets) -> str | None:
    """Return what names the employer, in one word: one stated, else the label of a work address."""
    for firm in ready.firms:
        return firm.key.replace(" ", "")
    return label_of(ready.sites[0].name) if ready.sites else None


@lru_cache(_CACHE)
def label_of(domain: str) -> str:
    """Return the key of the name that was registered: `acmefoods` of mail.acme-foods.example."""
    return organisation_key(domain_parts(domain).label.replace("-", ""))


@lru_cache(_CACHE)
def spelled(local: str) -> str:
    """Return the letters of a local part, all but the first spelled as surnames are."""
    letters = "".join(filter(str.isalpha, local))
    return letters[:1] + plain_word(letters[1:])
