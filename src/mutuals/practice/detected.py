"""What a sign in a message says of give and take: who gave what to whom, seen from me."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import combinations

from mutuals.model.favour import FavourDirection, FavourType, LedgerEntry
from mutuals.model.moments import instant
from mutuals.model.person import PersonRef
from mutuals.model.sign import MOST_IN_CHAT, SignSeen, sign_id

MOST_ADDRESSED = 4
"""People in a message whose words are meant for one of them: above it nobody is thanked."""
_ONE_TO_ONE = 2
"""People in a message to one."""
MOST_INTRODUCED = 6
"""People in a message that may bring two of them together."""
IN_A_CHAT = 2
"""People in a chat whose words are meant for one: in a group they go to nobody of them."""

Acquainted = Callable[[str, str], bool]
"""Says of two people (ids) whether they were seen together before the message."""


def entry_of(seen: SignSeen, acquainted: Acquainted) -> LedgerEntry | None:
    """Return the ledger's entry for a sign, None where it says nothing of give and take with me."""
    if seen.act == "promises" or not _others(seen):
        return None
    if _type(seen) == "introduction" and seen.act == "gives":
        return _introduction(seen, acquainted)
    addressed = addressed_by(seen)
    if not addressed or (seen.act == "asks" and not i_wrote(seen)):
        return None
    return entry_for(seen, _direction(seen), addressed[0], addressed[1:])


def decided_entry_of(seen: SignSeen) -> LedgerEntry | None:
    """Return the entry for a sign I gave my word on, whatever came in since: it was one once.

    None only where nobody but me is in the message any more.
    """
    if i_wrote(seen):
        people = _humans(seen, {"to"}) or _others(seen)
    else:
        writers = _humans(seen, {"from"})
        people = (*writers, *(who for who in _others(seen) if who not in writers))
        people = people if seen.type == "introduction" else people[:1]
    return entry_for(seen, _direction(seen), people[0], people[1:]) if people else None


def i_wrote(seen: SignSeen) -> bool:
    """Say whether the message is mine."""
    return any(party.is_me for party in seen.parties if party.role == "from")


def circle(seen: SignSeen) -> int:
    """Return how many people a message is between, however many of their addresses are in it."""
    return min(seen.size, len({party.person for party in seen.parties}) or seen.size)


def addressed_by(seen: SignSeen) -> tuple[PersonRef, ...]:
    """Return with whom words were exchanged: whom I wrote to, or who wrote to me; else nobody."""
    if circle(seen) > (IN_A_CHAT if seen.thread.is_chat else MOST_ADDRESSED):
        return ()
    if i_wrote(seen):
        return _humans(seen, {"to"})
    is_to_me = any(party.is_me for party in seen.parties if party.role == "to")
    return _humans(seen, {"from"}) if is_to_me else ()


def _others(seen: SignSeen) -> tuple[PersonRef, ...]:
    return _humans(seen, {"from", "to", "cc", "bcc"})


def _humans(seen: SignSeen, roles: Collection[str]) -> tuple[PersonRef, ...]:
    """Return the humans other than me in these roles, each once, by id."""
    found = {
        party.person
        for party in seen.parties
        if party.role in roles and party.is_human and not party.is_me
    }
    return tuple(sorted(found))


def _direction(seen: SignSeen) -> FavourDirection:
    if seen.act == "asks":
        return "asked"
    return "gave" if (seen.act == "gives") == i_wrote(seen) else "received"


def _introduction(seen: SignSeen, acquainted: Acquainted) -> LedgerEntry | None:
    """Return an introduction of people never seen together before."""
    if circle(seen) > (MOST_IN_CHAT if seen.thread.is_chat else MOST_INTRODUCED):
        return None

    def is_fresh(pair: tuple[PersonRef, PersonRef]) -> bool:
        return not acquainted(pair[0].id, pair[1].id)

    fresh = list(filter(is_fresh, _pairs(seen, is_fresh)))
    brought = sorted({person for pair in fresh for person in pair} - _mine(seen))
    writers = () if i_wrote(seen) else _humans(seen, {"from"})
    people = (*writers, *brought)
    if not fresh or len(people) < len(("one", "other")) or not (writers or i_wrote(seen)):
        return None
    return entry_for(seen, _direction(seen), people[0], people[1:])


def _pairs(
    seen: SignSeen, is_fresh: Callable[[tuple[PersonRef, PersonRef]], bool]
) -> list[tuple[PersonRef, PersonRef]]:
    """Return who may be brought together: any two by me, each with me by somebody else.

    Where I only have a copy and two strangers are written to, these two are meant, and not me.
    """
    if i_wrote(seen):
        return list(combinations(_humans(seen, {"to", "cc"}), 2))
    me = {party.person for party in seen.parties if party.is_me and party.role != "bcc"}
    is_copy = not any(party.is_me for party in seen.parties if party.role == "to")
    if is_copy and any(map(is_fresh, combinations(_humans(seen, {"to"}), 2))):
        return []
    return [(mine, other) for mine in me for other in _humans(seen, {"to", "cc"})]


def _mine(seen: SignSeen) -> set[PersonRef]:
    return {party.person for party in seen.parties if party.is_me}


def _type(seen: SignSeen) -> FavourType:
    """Return the type of an entry: a message to one brings nobody together, so it is help."""
    told_of = (seen.act, seen.type) == ("gives", "introduction") and circle(seen) <= _ONE_TO_ONE
    return "help" if told_of else seen.type


def entry_for(
    seen: SignSeen,
    direction: FavourDirection,
    person: PersonRef,
    others: tuple[PersonRef, ...] = (),
) -> LedgerEntry:
    """Return the entry for a sign, with these people on this side."""
    return LedgerEntry(
        sign_id(seen.id, seen.act, seen.type), direction, _type(seen), person, others,
        instant(seen.at), "detected", seen.evidence, "day" if seen.by_day else None,
    )  # fmt: skip
