"""Which records are worth comparing: those that share a key tight enough to be rare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mutuals.identity.facets import Facets, facets, full_names, is_personal_domain, read_name
from mutuals.identity.given_names import roots
from mutuals.identity.spelling import romanise
from mutuals.model.identity import Features

BLOCK_CAP = 60
"""A key that more records share tells nobody apart: its block is skipped whole (DESIGN)."""
_MOST_NAMES = 2
_MOST_ROOTS = 3
_SOUND_LENGTH = 6
_END_OF_PHONE = 7
_CACHE = 1 << 16


def tokens(features: Features) -> frozenset[str]:
    """Return the keys under which a record meets those that may be the same person's."""
    return frozenset(keys_of(facets(features)))


def pairs(records: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the places of the pairs worth comparing, each pair once, the smaller place first."""
    return meetings([keys_of(facets(record)) for record in records])


def meetings(keys: Sequence[set[str]]) -> Iterator[tuple[int, int]]:
    """Yield the places that share a key which at most BLOCK_CAP have, each pair once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(keys):
        for key in own:
            blocks[key].append(place)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if 1 < len(block) <= BLOCK_CAP:
            seen.update((a, b) for n, b in enumerate(block) for a in block[:n])
    return iter(sorted(seen))


def keys_of(ready: Facets) -> set[str]:
    """Return the keys of a record that is ready to be compared."""
    found: set[str] = {f"p {phone[-_END_OF_PHONE:]}" for phone in ready.phones if phone}
    found.update(f"i {number}" for number in ready.numbers)
    for local, _ in ready.mailboxes:
        found |= {f"m {local}", f"f {spelled(local)}"}
    for name in full_names(ready)[:_MOST_NAMES]:
        found |= _by_name(name, ready)
    return found


def _by_name(name: str, ready: Facets) -> set[str]:
    given, surname = plain_parts(name)
    if not surname:
        return _with(f"g {given}", _company(ready)) if given else set()
    end = sound(surname)
    found = {f"n {end} {root}" for root in given_roots(given)}
    found.add("w " + " ".join(sorted((given, surname))))
    found.add(f"f {given[:1]}{surname}")
    beside = [*ready.birthdays[:1], *ready.places[:2], *_company(ready)]
    found |= _with(f"c {given[:1]} {end}", beside) | _with(f"s {end}", ready.streets[:1])
    return found | _with(f"d {given[:2]}", ready.birthdays[:1])


def _with(head: str, values: Sequence[str]) -> set[str]:
    return {f"{head} {value}" for value in values}


def _company(ready: Facets) -> list[str]:
    """Return what names the employer: the first one stated, else the label of a work address."""
    if ready.employers:
        return list(ready.employers[:1])
    domains = [domain for _, domain in ready.mailboxes if not is_personal_domain(domain)]
    return [domain.partition(".")[0] for domain in domains[:1]]


@lru_cache(_CACHE)
def plain_parts(name: str) -> tuple[str, str]:
    """Return first given name and surname in plain letters; either may be empty."""
    read = read_name(name)
    given = (*read.given, *read.initials, "")[0]
    return romanise(given), romanise(read.surname)


@lru_cache(_CACHE)
def spelled(local: str) -> str:
    """Return the letters of a local part, all but the first spelled as surnames are."""
    letters = "".join(filter(str.isalpha, local))
    return letters[:1] + romanise(letters[1:])


@lru_cache(_CACHE)
def given_roots(given: str) -> tuple[str, ...]:
    """Return the names a given name may be short for, a few; itself when none is known."""
    return tuple(sorted(roots(given)))[:_MOST_ROOTS] or (given,)


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
