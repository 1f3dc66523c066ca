"""Where people work or worked, and whether two of them may be of one house.

Most pairs are surely of two houses by the words of the names and domains alone. Only where these
leave it open is the rule itself loaded, with the tables that it needs (`one_house.py`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from mutuals.identity import shipped
from mutuals.identity.domains import labels_of, split_address
from mutuals.identity.organisation_words import (
    first_letters,
    label_spellings,
    without_links,
    without_start,
    words_of,
)
from mutuals.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mutuals.model.golden import Golden


class Houses(Record):
    """The employers somebody ever had, and the mail addresses."""

    employers: tuple[str, ...]
    emails: tuple[str, ...]


class _Name(Record):
    """What a name is known by: the word its key begins with, its first letters, its beginnings.

    The legal form at the end is still there: what is compared are beginnings.
    """

    word: str
    letters: tuple[str, ...]
    starts: tuple[str, ...]


def houses_of(person: Golden) -> Houses:
    """Return the houses that are known of somebody."""
    employers = dict.fromkeys(held.organisation for held in person.affiliations)
    return Houses(tuple(employers), tuple(person.emails))


def may_share_one(one: Houses, other: Houses) -> bool:
    """Say whether two may be of one house, under whichever of its names or by its mail domain."""
    if are_surely_two(one, other):
        return False
    found: bool = import_module("mutuals.identity.one_house").may_be_one(one, other)
    return found


def are_surely_two(one: Houses, other: Houses) -> bool:
    """Say whether two are of two houses by words alone; where not, they may still be."""
    domains, others = _domains(one.emails), _domains(other.emails)
    if not all(map(str.isascii, domains | others)) or _share_an_end(domains, others):
        return False
    names, known = _names(one.employers), _names(other.employers)
    if names is None or known is None or any(_are_near(a, b) for a in names for b in known):
        return False
    crossed = ((domains, known), (others, names))
    return not any(_may_name(d, name) for own, said in crossed for d in own for name in said)


# -- names ------------------------------------------------------------------------------------


def _names(employers: Iterable[str]) -> list[_Name] | None:
    """Return what names are known by; None if one has no word, or may be one of several."""
    names = [_name(each) for each in employers]
    found = [each for each in names if each is not None]
    return found if len(found) == len(names) else None


@lru_cache(maxsize=65536)
def _name(employer: str) -> _Name | None:
    words = words_of(employer)
    kept = without_start(words)
    if not kept or kept[0] in _first_words_of_second_names():
        return None
    starts = (words[0], *without_links(words)[:1], kept[0])
    return _Name(kept[0], first_letters(kept), starts)


@cache
def _first_words_of_second_names() -> frozenset[str]:
    """Return the words with which names begin that are one with others; they are kept as words."""
    rows = (line.split("|") for line in shipped.lines("organisations.txt"))
    return frozenset(without_start(name.split())[0] for row in rows for name in row)


def _are_near(one: _Name, other: _Name) -> bool:
    """Say whether the word or the letters of one name begin with the word of the other."""
    here, there = (one.word, *one.letters), (other.word, *other.letters)
    return any(each.startswith(other.word) for each in here) or any(
        each.startswith(one.word) for each in there
    )


# -- domains ----------------------------------------------------------------------------------


def _domains(emails: Iterable[str]) -> set[str]:
    return {split_address(each)[1] for each in emails}


def _share_an_end(domains: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether the last two labels are the same, as they are where one was registered."""
    return not {tuple(labels_of(each)[-2:]) for each in domains}.isdisjoint(
        tuple(labels_of(each)[-2:]) for each in others
    )


def _may_name(domain: str, name: _Name) -> bool:
    """Say whether a domain may bear a name; its label is the last but one, or but two."""
    labels = labels_of(domain)
    spellings = {each for label in labels[-3:-1] or labels for each in label_spellings(label)}
    return any(each.startswith(name.starts) for each in spellings) or any(
        letters.startswith(each) for letters in name.letters for each in spellings
    )
