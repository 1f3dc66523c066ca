"""The golden record: one name, addresses and positions put together from what was observed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mutuals.identity.cluster import shared_identifiers
from mutuals.identity.names import agree, is_full, plain, tidy
from mutuals.identity.organisations import organisation_key
from mutuals.identity.positions import Profiles, dated_rows, job_change, with_ends
from mutuals.model.golden import Golden
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card
from mutuals.model.position import Affiliation
from mutuals.model.tag import same_tag

_HANDLE = re.compile(r"@?[a-z-]*[@0-9_.][a-z0-9_.-]*")
"""A name on a network such as `ana_lopes83`: shown only where nothing better is known."""
_NAMED = 3
"""How many of those who share a number or an address are named."""
_MONTH_AND_DAY = re.compile(r"-(\d\d-\d\d)$")


def golden(
    identifiers: Iterable[Identifier],
    cards: Sequence[Card],
    names: Mapping[str, int],
    stated: str = "",
    tags: Sequence[str] = (),
) -> Golden:
    """Put the record together; `names` counts how often each display name was seen in messages.

    A name from my own archive or address book wins over names that senders chose; the most frequent
    wins, then the longest, then the first in order. `stated` is a name I gave myself, `tags` are
    those I gave.
    """
    known = sorted(identifiers)
    dated = dated_rows(known, cards)
    return Golden(
        name=stated or _in_order(_name(known, cards, names), known),
        emails=_values(known, "email"),
        phones=_values(known, "phone"),
        profiles=_values(known, "profile"),
        affiliations=_affiliations(cards, dated),
        tags=_tags(cards, tags),
        connected_on=min((card.connected_on for card in cards if card.connected_on), default=""),
        birthday=_birthday(cards),
        change=job_change(dated),
    )


def _tags(cards: Sequence[Card], mine: Sequence[str]) -> tuple[str, ...]:
    """Return the tags of cards as they are written there, and mine that no card states."""
    stated = {tag for card in cards for tag in card.tags}
    known = set(map(same_tag, stated))
    return tuple(sorted(stated | {tag for tag in mine if same_tag(tag) not in known}))


def _birthday(cards: Sequence[Card]) -> str:
    """Return MM-DD from `1980-04-12` or `--04-12`; of several the one most cards state."""
    stated = Counter(
        found[1]
        for card in cards
        for field in card.fields
        if field.name == "birthday" and (found := _MONTH_AND_DAY.search(field.value))
    )
    return min(stated, key=lambda day: (-stated[day], day), default="")


def _values(identifiers: Sequence[Identifier], kind: str) -> tuple[str, ...]:
    return tuple(identifier.value for identifier in identifiers if identifier.kind == kind)


def _name(
    identifiers: Sequence[Identifier], cards: Sequence[Card], names: Mapping[str, int]
) -> str:
    stated = Counter(card.name for card in cards if card.name)
    own = Counter({name: times for name, times in stated.items() if not _HANDLE.fullmatch(name)})
    seen: Counter[str] = Counter()
    for name, times in names.items():
        if "@" not in name and tidy(name):
            seen[tidy(name)] += times
    full = Counter({name: times for name, times in seen.items() if is_full(name)})
    if len(own) > 1 and shared_identifiers(cards).issuperset(identifiers):
        own = _of_the_user(own, identifiers, seen)
        if len(own) > 1:
            return " & ".join(sorted(own)[:_NAMED])
    for choices in (own, full, seen, stated):
        if choices:
            return min(choices, key=lambda name: (-choices[name], -len(name), name))
    return _fallback(identifiers)


def _of_the_user(
    own: Counter[str], identifiers: Sequence[Identifier], seen: Mapping[str, int]
) -> Counter[str]:
    """Return those names, of all on whose cards an address stands, that are its user's.

    An assistant's address on the boss's card is the assistant's: the address spells her name, or
    the mail from it bears it. Where nothing tells, it is all of theirs.
    """
    local = [part for value in _values(identifiers, "email") for part in _parts(value)]
    spelled = {name: len(set(local).intersection(plain(name).split())) for name in own}
    borne = {name: sum(seen[each] for each in seen if agree(name, each)) for name in own}
    best = max((spelled[name], borne[name]) for name in own)
    return Counter({name: own[name] for name in own if (spelled[name], borne[name]) == best})


def _parts(address: str) -> list[str]:
    """Return the words before the @ of an address."""
    return [part for part in re.split(r"[._-]", address.partition("@")[0]) if part]


def _in_order(name: str, identifiers: Sequence[Identifier]) -> str:
    """Put "Willis Cory" into the order in which the person's own address has it: cory.willis@."""
    words = {plain(word).strip("."): word.strip(",") for word in name.split()}
    for value in _values(identifiers, "email"):
        local = _parts(value)
        if len(local) > 1 and sorted(local) == sorted(words):
            return " ".join(words[part] for part in local)
    return name


def _fallback(identifiers: Sequence[Identifier]) -> str:
    order = ("name", "display", "email", "profile", "phone")
    best = min(identifiers, key=lambda i: (order.index(i.kind) if i.kind in order else 9, i.value))
    return best.value.title() if best.kind in {"name", "display"} else best.value


def _affiliations(cards: Sequence[Card], dated: Profiles) -> tuple[Affiliation, ...]:
    """Return each position once: open ones first, then the latest.

    An employer alone says nothing more where a title there is known.
    """
    best: dict[tuple[str, str], Affiliation] = {}
    for affiliation in sorted(_all(cards), key=_detail):
        best[affiliation.organisation.casefold(), affiliation.title.casefold()] = affiliation
    all_held = with_ends(best.values(), dated)
    told = {
        organisation_key(held.organisation) for held in all_held if held.title and not held.until
    }
    kept = [
        held
        for held in all_held
        if held.title or held.since or organisation_key(held.organisation) not in told
    ]
    found = sorted(kept, key=lambda a: (a.organisation, a.title))
    found.sort(key=lambda a: a.since, reverse=True)
    return tuple(sorted(found, key=lambda a: bool(a.until)))


def _all(cards: Sequence[Card]) -> list[Affiliation]:
    return [held for card in cards for held in card.affiliations if held.organisation]


def _detail(held: Affiliation) -> tuple[int, str, str, str, str]:
    dated = bool(held.since) + bool(held.until)
    return (dated, held.since, held.until, held.organisation, held.title)
