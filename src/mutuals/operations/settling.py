"""Working out what follows from new observations or decisions, in the same transaction."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mutuals.identity.cluster import cores
from mutuals.identity.features import is_nobodys
from mutuals.identity.golden import golden
from mutuals.identity.grouping import group
from mutuals.identity.kind import kinds_of, person_kind
from mutuals.identity.me import find_me, find_stand_ins, my_names, ruled_mine
from mutuals.identity.transliteration import latin
from mutuals.model.decision import Decision
from mutuals.model.golden import Golden
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.identity import Portrait
from mutuals.model.person import PersonKind
from mutuals.operations.comparing import compare, compare_touched, describe
from mutuals.operations.dating import date_some
from mutuals.practice.tagging import TagsGiven, tags_given, tags_of

if TYPE_CHECKING:
    from mutuals.ports import Network

_AT_ONCE = 50
"""Cores or identifiers that one step settles."""
_SHARE = 0.1
"""Seconds that whoever writes gives to what was left: an import may have been broken off."""
TURN = 0.1
"""Seconds for which a transaction shall hold the store: whoever else writes waits for that."""
GAP = 0.005
"""Seconds between two transactions, so that whoever waits can write."""


def settle(network: Network, *, comparing: bool = True) -> None:
    """Bring me, people, days of contact and ties up to date with what was touched.

    People are a pure function of observations and decisions: any order gives the same answer. The
    batches of an import leave comparing to its end, and with it the ties and records of those who
    were known before: each is brought up to date once, however many batches name them.
    """
    writing = network.writing
    stated, name = stated_me(network.decisions.standing("init"))
    writing.set_mine(_mine(network, stated, name))
    writing.take_part()
    block = writing.block()
    writing.assign(cores(block.identifiers, block.cards, writing.mine(), block.rulings))
    if comparing:
        compare_touched(network)
    _record(network, name, wholly=comparing, cards=True)
    if comparing:
        settle_left(network, _SHARE)


def settle_anew(network: Network) -> None:
    """Derive everything again from observations and decisions, after the rules changed."""
    network.writing.touch_everything()
    settle(network)
    settle_left(network)


def settle_left(network: Network, seconds: float | None = None) -> bool:
    """Settle who was left, in steps, within so many seconds; says whether nobody is left."""
    began = time.thread_time()
    for step in _STEPS:
        while step(network):
            if seconds is not None and time.thread_time() - began > seconds:
                return False
    return True


def settle_rest(network: Network) -> None:
    """Settle who was left, in as many short transactions as that takes; none is open."""
    is_done = False
    while not is_done:
        time.sleep(GAP)
        with network.writing.transaction():
            is_done = settle_left(network, TURN)


def _describe_some(network: Network) -> bool:
    cores = network.writing.undescribed(_AT_ONCE)
    if cores:
        describe(network, cores)
        network.writing.leave()
    return bool(cores)


def _compare_some(network: Network) -> bool:
    cores = network.writing.uncompared(_AT_ONCE)
    if cores:
        compare(network, cores)
        network.writing.leave()
    return bool(cores)


def _record_some(network: Network) -> bool:
    if not network.writing.touch_left(_AT_ONCE):
        return False
    _, name = stated_me(network.decisions.standing("init"))
    _record(network, name, wholly=True, cards=False)
    return True


_STEPS: tuple[Callable[[Network], bool], ...] = (
    date_some, _describe_some, _compare_some, _record_some,
)  # fmt: skip
"""What was left waits for, in this order: so a token's bearers are all there, and all days."""


def _record(network: Network, my_name: str, *, wholly: bool, cards: bool) -> None:
    """Make people of cores that are linked, and write their ties and records."""
    writing = network.writing
    writing.link(_people(network))
    network.measures.refresh(writing.count_days(everybody=wholly))
    tags = tags_given(network.decisions.standing("tag"))
    writing.write_people(_described(writing.portraits(), my_name, tags), cards=cards)
    writing.settled(wholly=wholly)


def _mine(network: Network, stated: frozenset[Identifier], name: str) -> frozenset[Identifier]:
    traces = network.writing.traces(stated)
    found = find_me(traces, stated, name)
    names = my_names(traces, found, name)
    found |= find_stand_ins(network.writing.namesakes(found, names), names)
    return ruled_mine(found, network.writing.rulings(found))


def _people(network: Network) -> list[frozenset[Identifier]]:
    linked = network.writing.linked()
    groups = group(linked.cores, linked.links)
    return [frozenset(i for key in keys for i in linked.cores[key]) for keys in groups]


def stated_me(decisions: Iterable[Decision]) -> tuple[frozenset[Identifier], str]:
    """Return the addresses and the name that `init` stated to be me."""
    addresses = {
        Identifier("email", address)
        for decision in decisions
        for address in decision.values.get("me", ())
    }
    names = [decision.values["name"] for decision in decisions if decision.values.get("name")]
    return frozenset(addresses), names[-1] if names else ""


def _described(
    portraits: Iterable[Portrait], my_name: str, tags: TagsGiven
) -> list[tuple[Portrait, PersonKind, Golden, str]]:
    return [_describe(portrait, my_name if portrait.is_me else "", tags) for portrait in portraits]


def _describe(
    portrait: Portrait, stated: str, tags: TagsGiven
) -> tuple[Portrait, PersonKind, Golden, str]:
    identifiers = [identifier for identifier, _ in portrait.identifiers]
    kinds: list[PersonKind] = (
        ["service"] if is_nobodys(portrait) else kinds_of(portrait.identifiers)
    )
    mine = tags_of(tags, map(identifier_id, identifiers))
    record = golden(identifiers, portrait.cards, portrait.names, stated, mine)
    reached = any(tally.reached for _, tally in portrait.identifiers)
    kind = person_kind(kinds, record.name, is_me=portrait.is_me, is_reached=reached)
    return portrait, kind, record, latin(record.name)
