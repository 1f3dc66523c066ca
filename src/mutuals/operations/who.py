"""Finding the one person that a word names: an id, address, number, profile or name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mutuals.errors import NobodyFoundError, SeveralFoundError
from mutuals.identity.transliteration import latin
from mutuals.model.golden import Golden
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.ids import is_id
from mutuals.model.names import fold, lower_ascii
from mutuals.model.person import PersonRef
from mutuals.sources.reading.handles import network_profile
from mutuals.sources.reading.phone import normalise_phone
from mutuals.sources.reading.social_fediverse import fediverse_account

if TYPE_CHECKING:
    from mutuals.ports import Network

_SHOWN = 5
_DIGITS = 5
"""Digits from which on a word is read as a phone number."""
_LOOKED_AT = 50
"""People found by the words of a name that nobody bears as it was written."""
_WORD = re.compile(r"\w+")
_NO_DIGIT = re.compile(r"\D+", re.ASCII)
_MAILTO = "mailto:"


def find_person(network: Network, who: str) -> PersonRef:
    """Return the person; NobodyFoundError or SeveralFoundError say what to do instead."""
    found = answering(network, who)
    if len(found) == 1:
        return found[0]
    if found:
        raise several(network, who, found)
    raise NobodyFoundError("nobody here answers to this", who, _hint(network, who))


def several(network: Network, who: str, found: list[PersonRef]) -> SeveralFoundError:
    """Return the refusal of a word that names several people."""
    do = f"give an id: {_listed(network, [person.id for person in found])}"
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
    meant = addresses(network, who)
    found = network.people.answering_to(meant)
    if found and all(each.kind != "name" for each in meant):
        return found
    return _called(network, who, found)


def _called(network: Network, who: str, bare: Sequence[PersonRef]) -> list[PersonRef]:
    """Return who is called so: as it was written, else in other letters, else in another order.

    `bare` are those known under this very name, whatever they are shown as.
    """
    alike = network.people.named(latin(who)) if who else []
    called = {*bare, *(each for each in alike if fold(each.name) == fold(who))}
    return sorted(called or alike or _alike(network, who))


def _alike(network: Network, who: str) -> list[PersonRef]:
    """Return those whose name has the same words, or whose number has the same digits."""
    words, digits = _WORD.findall(latin(who)), _NO_DIGIT.sub("", who)
    return [
        PersonRef(each.id, each.golden.name)
        for each in network.people.some(_found(network, who, _LOOKED_AT))
        if _is_called(each.golden.name, words)
        or (len(digits) >= _DIGITS and digits in [_NO_DIGIT.sub("", n) for n in each.golden.phones])
    ]


def _is_called(name: str, words: Sequence[str]) -> bool:
    own = _WORD.findall(latin(name))
    return bool(words) and (sorted(own) == sorted(words) or "".join(own) == "".join(words))


def _found(network: Network, words: str, most: int) -> list[str]:
    return network.search.find(words, most, network.clock.today, all_kinds=True)


def addresses(network: Network, who: str) -> list[Identifier]:
    """Return the identifiers a word can be: a profile, an e-mail, a phone or a bare name.

    The likeliest comes first: under it somebody new comes to be.
    """
    return list(_addresses(who.strip(), network.settings.get("region")))


def _addresses(who: str, region: str | None) -> Iterator[Identifier]:
    if profile := network_profile(who):
        yield Identifier("profile", profile)
    elif "@" in who:
        address = who[len(_MAILTO) :] if who.lower().startswith(_MAILTO) else who
        account = fediverse_account(address)
        if account is None or not address.startswith("@"):
            yield Identifier("email", lower_ascii(address))
        if account is not None:
            yield account
    elif sum(letter.isdigit() for letter in who) >= _DIGITS:
        yield Identifier("phone", normalise_phone(who, region))
    else:
        yield Identifier("name", fold(who))


def _listed(network: Network, ids: Sequence[str]) -> str:
    known = network.people.some(ids[:_SHOWN])
    shown = ", ".join(f"{each.id} ({_told_apart(each.golden)})" for each in known)
    return f"{shown} ..." if len(ids) > _SHOWN else shown


def _told_apart(golden: Golden) -> str:
    """Return a name with what tells its bearer from others of that name, where anything does."""
    firms = [held.organisation for held in golden.affiliations if not held.until]
    ways = (*golden.emails, *firms, *golden.profiles, *golden.phones)
    more = next((way for way in ways if way and way != golden.name), "")
    return f"{golden.name}, {more}" if more else golden.name


def _hint(network: Network, who: str) -> str:
    if who.casefold() == "me":
        return "say who you are: `mutuals init --me ana@mail.example`"
    if near := _nearest(network, who):
        return f"did you mean {_listed(network, near)}?"
    return "see `mutuals people` for who is here"


def _nearest(network: Network, who: str) -> list[str]:
    """Return the ids of those found by what was said, else by the longest word that finds any."""
    words = sorted((word for word in who.split() if len(word) > 1), key=len, reverse=True)
    tried = (_found(network, each, _SHOWN + 1) for each in (who, *words))
    return next(filter(None, tried), [])
