"""Saying who is one person and who is not; every answer is kept and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mutuals.errors import DecisionError
from mutuals.identity.natural import natural_groups
from mutuals.model.decided import Decided
from mutuals.model.decision import Decision, Verb, ids_ruled
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.moments import date_text
from mutuals.model.person import PersonRef
from mutuals.operations.base import operation
from mutuals.operations.settling import settle
from mutuals.operations.who import addresses, find_anchor

if TYPE_CHECKING:
    from mutuals.ports import Network

RULINGS: tuple[Verb, ...] = ("merge", "split", "apart")
"""Decisions about which identifiers are one person."""


@operation("writes")
def merge(network: Network, a: str, b: str) -> Decided:
    """Say that two people are one: their histories, cards and decisions come together.

    Nothing is rewritten, so `undo` brings back both as they were.

    Args:
        a: An id, e-mail address, phone number, profile address or name.
        b: The other one.

    Example:
        mutuals merge ana@mail.example "Ana Lopes"
    """
    with network.writing.transaction():
        one, other = _two(network, a, b)
        values = {"same": [_ids(one.groups[0] | other.groups[0])]}
        return _rule(network, "merge", (one, other), values, "{} and {} are one person")


@operation("writes")
def apart(network: Network, a: str, b: str) -> Decided:
    """Say that two people are not one, so that they are never joined and not asked about again.

    Args:
        a: An id, e-mail address, phone number, profile address or name.
        b: The other one.

    Example:
        mutuals apart ana@mail.example ana.lopes@firm.example
    """
    with network.writing.transaction():
        one, other = _two(network, a, b)
        values = {"apart": [_ids(one.groups[0]), _ids(other.groups[0])]}
        return _rule(network, "apart", (one, other), values, "{} and {} are two people")


@operation("writes")
def split(network: Network, who: str, *, keep: tuple[str, ...]) -> Decided:
    """Part a person who is really two: what is named stays, the rest becomes somebody else.

    Args:
        who: An id, e-mail address, phone number, profile address or name.
        keep: What stays: e-mail addresses, phone numbers, profiles, ids, or references of
            evidence such as `Connections.csv#ana-lopes`.

    Example:
        mutuals split "Ana Lopes" --keep ana@mail.example +4930123456
    """
    with network.writing.transaction():
        side = _side(network, who)
        whole = frozenset[Identifier]().union(*side.groups)
        kept = _kept(network, side.person, whole, keep)
        if kept == whole:
            raise DecisionError(
                "nothing would be left for the other person", side.person.name, "keep less"
            )
        decision = _decide(network, "split", *_parted(side, kept, whole - kept))
    return _decided(network, decision, network.people.answering_to(sorted(whole)))


class _Side(NamedTuple):
    """A person of a ruling: who was meant, and the identifiers that my merging did not bring."""

    person: PersonRef
    anchor: Identifier
    groups: list[frozenset[Identifier]]


def _parted(
    side: _Side, kept: frozenset[Identifier], rest: frozenset[Identifier]
) -> tuple[dict[str, Any], str]:
    parts = [group & half for half in (kept, rest) for group in side.groups]
    same = [_ids(part) for part in parts if len(part) > 1]
    says = f"{_shown(kept)} stayed, {_shown(rest)} became somebody else"
    return {"same": same, "apart": [_ids(kept), _ids(rest)]}, says


def _shown(identifiers: Iterable[Identifier]) -> str:
    return ", ".join(identifier.value for identifier in sorted(identifiers))


def _two(network: Network, a: str, b: str) -> tuple[_Side, _Side]:
    one, other = _side(network, a), _side(network, b)
    if one.person.id == other.person.id:
        raise DecisionError(
            "these two are one person already", one.person.name, "see `mutuals history`"
        )
    return one, other


def _side(network: Network, who: str) -> _Side:
    """Return who is meant, with the groups of identifiers that my merging did not make."""
    person, anchor = find_anchor(network, who)
    writing = network.writing
    writing.touch(anchor)
    block, whole = writing.block(), frozenset(network.people.identifiers(person.id))
    groups = natural_groups(whole, anchor, block, writing.mine())
    writing.settled(wholly=True)
    return _Side(person, anchor, groups)


def _kept(
    network: Network, person: PersonRef, whole: frozenset[Identifier], keep: Iterable[str]
) -> frozenset[Identifier]:
    return frozenset(i for text in keep for i in _named(network, person, whole, text))


def _named(
    network: Network, person: PersonRef, whole: frozenset[Identifier], text: str
) -> frozenset[Identifier]:
    """Return the person's identifiers that a word of `--keep` means: itself, or evidence of it."""
    ids = {identifier_id(identifier): identifier for identifier in whole}
    meant = {ids[text.lower()]} if text.lower() in ids else whole & {*addresses(network, text)}
    meant |= whole & {*network.people.identifiers_in(person.id, text)}
    if not meant:
        raise DecisionError(
            f"{person.name} has nothing of this name", text, f"see `mutuals person {person.id}`"
        )
    return frozenset(meant)


def _rule(
    network: Network, verb: Verb, sides: tuple[_Side, _Side], values: dict[str, Any], says: str
) -> Decided:
    """Write a ruling; its words name the two as they were meant, which no other step changes."""
    words = says.format(*(side.anchor.value for side in sides))
    decision = _decide(network, verb, values, words)
    return _decided(network, decision, [side.person for side in sides])


def _decide(network: Network, verb: Verb, values: dict[str, Any], says: str) -> Decision:
    groups = [*values.get("same", ()), *values.get("apart", ())]
    target = groups[0][0]
    decision = network.decisions.add(verb, network.clock.today, target, values, says)
    network.writing.compare_anew(ids_ruled(values))
    settle(network)
    return decision


def _decided(network: Network, decision: Decision, people: Sequence[PersonRef]) -> Decided:
    day = date_text(network.clock.today) or ""
    return Decided(decision.id, day, decision.verb, tuple(people), decision.says)


def _ids(identifiers: Iterable[Identifier]) -> list[str]:
    return sorted(identifier_id(identifier) for identifier in identifiers)
