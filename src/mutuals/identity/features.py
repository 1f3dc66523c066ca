"""What a core can be compared by: gathered from its identifiers, cards and display names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mutuals.identity.cluster import shared_identifiers
from mutuals.identity.kind import kinds_of, person_kind
from mutuals.identity.names import is_full, tidy
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.identity import Features, Portrait
from mutuals.model.observed import Card

_MOST = 8
"""Names, employers or places of one core that are compared."""
_MADE_BY_THEM = frozenset(
    {"follows me on", "invited me", "asked to be my friend on", "collected by"}
)
"""Fields of cards that stand in my archive because somebody else wanted it."""
_PLACES = frozenset(
    {"place", "location", "city", "address", "home address", "work address", "postcode"}
)
_BIRTH_NAMES = frozenset({"maiden name", "birth name"})
_SAVED_NAMES = "whatsapp:"
"""WhatsApp shows people under the name that I saved."""
_ADDRESS_BOOK = "address book"


def features_of(portrait: Portrait) -> Features | None:
    """Return what a core can be compared by; None for me, lists, services, rooms, shared addresses.

    An address that stands on cards of different people is nobody's.
    """
    identifiers = tuple(sorted(identifier for identifier, _ in portrait.identifiers))
    if portrait.is_me or shared_identifiers(portrait.cards).issuperset(identifiers):
        return None
    names, own_names = _names(portrait, identifiers)
    reached = any(tally.reached for _, tally in portrait.identifiers)
    kinds = kinds_of(portrait.identifiers)
    called = names[0] if names else identifiers[0].value
    if person_kind(kinds, called, is_me=False, is_reached=reached) != "human":
        return None
    return Features(
        key=min(identifier_id(identifier) for identifier in identifiers),
        identifiers=identifiers,
        names=names,
        own_names=own_names,
        employers=_first(held.organisation for c in portrait.cards for held in c.affiliations),
        places=_stated(portrait.cards, _PLACES),
        birthdays=_stated(portrait.cards, frozenset({"birthday"})),
        archives=frozenset(_archives(portrait.cards, identifiers)),
        reached=reached,
        shown=_shown(portrait.names, identifiers),
        shared=_shared(portrait.cards, identifiers),
    )


def is_nobodys(portrait: Portrait) -> bool:
    """Say whether somebody is only a number or address that several people share, never used."""
    tallies = [tally for _, tally in portrait.identifiers]
    identifiers = {identifier for identifier, _ in portrait.identifiers}
    is_used = any(tally.plain or tally.bulk or tally.reached for tally in tallies)
    return not is_used and shared_identifiers(portrait.cards) >= identifiers


def _shared(cards: Sequence[Card], identifiers: Sequence[Identifier]) -> tuple[str, ...]:
    """Return what stands on the cards and yet is not this core's: others bear it too."""
    held = {i.value for card in cards for i in card.identifiers if i.kind in {"email", "phone"}}
    return _first(sorted(held - {identifier.value for identifier in identifiers}))


def _names(
    portrait: Portrait, identifiers: Sequence[Identifier]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return all names and those among them that are mine: on cards I wanted, or saved by me."""
    on_cards = [(card, name) for card in portrait.cards for name in _card_names(card)]
    own = sorted({name for card, name in on_cards if _is_my_choice(card)})
    seen = _seen(portrait.names)
    if any(i.kind == "account" and i.value.startswith(_SAVED_NAMES) for i in identifiers):
        own = [*own, *seen]
    others = sorted({name for card, name in on_cards if not _is_my_choice(card)})
    return _first([*own, *seen, *others]), _first(own)


def _card_names(card: Card) -> list[str]:
    born = [field.value for field in card.fields if field.name in _BIRTH_NAMES]
    given = card.name.split()[:1]
    return [name for name in (card.name, *(" ".join([*given, last]) for last in born)) if name]


def _seen(names: Mapping[str, int]) -> list[str]:
    """Return display names, full ones first, then by how often they were seen."""
    tidied = {tidy(name): times for name, times in names.items() if "@" not in name and tidy(name)}
    return sorted(tidied, key=lambda name: (not is_full(name), -tidied[name], name))


def _shown(names: Mapping[str, int], identifiers: Sequence[Identifier]) -> tuple[str, ...]:
    own = {identifier.value for identifier in identifiers}
    return _first(sorted(name for name in names if "@" in name and name.casefold() not in own))


def _is_my_choice(card: Card) -> bool:
    theirs = any(field.name in _MADE_BY_THEM for field in card.fields)
    return not theirs or bool(card.connected_on)


def _stated(cards: Iterable[Card], names: frozenset[str]) -> tuple[str, ...]:
    return _first(
        field.value for card in cards for field in card.fields if field.name.casefold() in names
    )


def _archives(cards: Iterable[Card], identifiers: Iterable[Identifier]) -> Iterable[str]:
    yield from (card.family or _ADDRESS_BOOK for card in cards if _is_my_choice(card))
    for identifier in identifiers:
        if identifier.kind == "account" and identifier.value.startswith(_SAVED_NAMES):
            yield _SAVED_NAMES.rstrip(":")


def _first(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))[:_MOST]
