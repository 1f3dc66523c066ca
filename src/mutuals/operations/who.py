"""Finding the one person that a word names: an id, address, number, profile or name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mutuals.errors import NobodyFoundError, SeveralFoundError
from mutuals.identity.names import plain
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.ids import is_id
from mutuals.model.names import fold, lower_ascii
from mutuals.model.person import PersonRef
from mutuals.sources.reading.phone import normalise_phone
from mutuals.sources.reading.profile import linkedin_profile

if TYPE_CHECKING:
    from mutuals.ports import Network

_SHOWN = 5
_DIGITS = 5
"""Digits from which on a word is read as a phone number."""


def find_person(network: Network, who: str) -> PersonRef:
    """Return the person; NobodyFoundError or SeveralFoundError say what to do instead."""
    found = answering(network, who)
    if len(found) == 1:
        return found[0]
    if found:
        raise several(who, found)
    raise NobodyFoundError("nobody here answers to this", who, _hint(network, who))


def several(who: str, found: list[PersonRef]) -> SeveralFoundError:
    """Return the refusal of a word that names several people."""
    do = f"give an id: {_listed(found)}"
    return SeveralFoundError(f"{len(found)} people are called this", who, do)


def find_anchor(network: Network, who: str) -> tuple[PersonRef, Identifier]:
    """Return the person, and the identifier to which what I decide about the person is tied.

    It is the address that was named, else the firmest one: so that a decision holds for the same
    person whatever other decisions are taken back.
    """
    person = find_person(network, who)
    word = who.strip()
    if word.casefold() != "me":
        firm = {i: identifier_id(i) for i in network.people.identifiers(person.id)}
        meant = {word.lower(), *(identifier_id(i) for i in addresses(network, word))}
        for identifier, key in firm.items():
            if key in meant and identifier.kind != "name":
                return person, identifier
    return person, network.people.anchor(person.id)


def is_known(network: Network, who: str) -> bool:
    """Say whether anybody answers to the word."""
    return bool(answering(network, who))


def answering(network: Network, who: str) -> list[PersonRef]:
    """Return the people of any kind whom a word names, by id; none or several, too."""
    who = who.strip()
    if who.casefold() == "me":
        me = network.people.me()
        return [me] if me else []
    if is_id(who) and (found := network.people.by_identifier_ids([who.lower()])):
        return found
    return network.people.answering_to(addresses(network, who)) or network.people.named(plain(who))


def addresses(network: Network, who: str) -> list[Identifier]:
    """Return the identifiers a word can be: an e-mail, a profile, a phone or a bare name."""
    return list(_addresses(who, network.settings.get("region")))


def _addresses(who: str, region: str | None) -> Iterator[Identifier]:
    if "linkedin.com/in/" in who.lower():
        yield Identifier("profile", linkedin_profile(who))
    elif "@" in who:
        yield Identifier("email", lower_ascii(who))
    elif sum(letter.isdigit() for letter in who) >= _DIGITS:
        yield Identifier("phone", normalise_phone(who, region))
    else:
        yield Identifier("name", fold(who))


def _listed(found: list[PersonRef]) -> str:
    shown = ", ".join(f"{person.id} ({person.name})" for person in found[:_SHOWN])
    return f"{shown} ..." if len(found) > _SHOWN else shown


def _hint(network: Network, who: str) -> str:
    if who.casefold() == "me":
        return "say who you are: `mutuals init --me ana@mail.example`"
    near = [
        person
        for word in plain(who).split()
        for person in network.people.named(word, partly=True)[:_SHOWN]
    ]
    if near:
        return f"did you mean {_listed(sorted(set(near)))}?"
    return "see `mutuals people` for who is here"
