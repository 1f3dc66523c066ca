"""How likely two records are one person's, and why, in words."""

from __future__ import annotations

from mutuals.identity.clues import (
    BIRTHDAY_OTHER,
    NONE,
    SAME_IN_REGISTER,
    Clue,
    by_account,
    by_birthday,
    by_employer,
    by_home,
    by_mailbox,
    by_number,
    by_phone,
    by_place,
)
from mutuals.identity.facets import Facets, facets
from mutuals.identity.name_clues import OTHERS, are_named_apart, by_name
from mutuals.identity.weights import ASK_AT, FLOOR, JOIN_AT, PRIOR
from mutuals.model.identity import Features, Likeness

__all__ = ["ASK_AT", "JOIN_AT", "clues_of", "compare", "liken"]

_TWO_OF_A_HOUSEHOLD = OTHERS | {BIRTHDAY_OTHER}
_HOPELESS = -4.0
"""Bits below which, beside a name that speaks against, a household's things need no look."""


def compare(a: Features, b: Features) -> Likeness | None:
    """Weigh what speaks for two records being one person's, and against; None below FLOOR.

    Symmetric: only `a` and `b` of the answer follow the order given. Missing values weigh nothing.
    """
    return liken(facets(a), facets(b))


def liken(a: Facets, b: Facets) -> Likeness | None:
    """Compare two records that are ready for it."""
    if are_named_apart(a, b) and not _share_something(a, b):
        return None
    found = clues_of(a, b)
    weight = PRIOR
    for clue in found:
        weight += clue.bits
    if weight < FLOOR:
        return None
    told = sorted([clue for clue in found if clue.says], key=lambda clue: (-abs(clue.bits), clue))
    because = [clue.says for clue in told if clue.bits > 0]
    because += [clue.says for clue in told if clue.bits < 0]
    beyond = any(clue.beyond_name and clue.bits > 0 for clue in found)
    return Likeness(a.features.key, b.features.key, weight, tuple(because), beyond)


def _share_something(a: Facets, b: Facets) -> bool:
    """Say whether two records of different names share what could outweigh that."""
    one, other = a.features, b.features
    return bool(
        (one.birthdays and other.birthdays and not {*one.birthdays}.isdisjoint(other.birthdays))
        or (a.phones and b.phones and not {*a.phones}.isdisjoint(b.phones))
        or (one.numbers and other.numbers)
        or (a.mailboxes and b.mailboxes and _share_local(a, b))
    )


def _share_local(a: Facets, b: Facets) -> bool:
    return any(x.local == y.local for x in a.mailboxes for y in b.mailboxes)


def clues_of(a: Facets, b: Facets) -> list[Clue]:
    """Return what each comparison of two records found.

    A household shares a name, telephone, street and place: they count for nothing where given name,
    generation or birthday say that these are two of it, unless a register says otherwise.
    """
    name = by_name(a, b)
    found = [name]
    if a.features.birthdays and b.features.birthdays:
        found.append(by_birthday(a, b))
    if a.features.numbers and b.features.numbers:
        found.append(by_number(a, b))
    if a.mailboxes or a.shared:
        found.append(by_mailbox(a, b))
    if a.accounts and b.accounts:
        found.append(by_account(a, b))
    found.append(by_employer(a, b))
    if name.bits < _HOPELESS and sum([clue.bits for clue in found]) < _HOPELESS:
        return found
    return found + _of_household(a, b, found)


def _of_household(a: Facets, b: Facets, found: list[Clue]) -> list[Clue]:
    shared = []
    if a.phones and b.phones:
        shared.append(by_phone(a, b))
    if a.streets and b.streets:
        shared.append(by_home(a, b))
    if a.places and b.places:
        shared.append(by_place(a, b))
    if _TWO_OF_A_HOUSEHOLD.isdisjoint(found) or not SAME_IN_REGISTER.isdisjoint(found):
        return shared
    return [min(clue, NONE) for clue in shared]
