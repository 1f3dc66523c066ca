"""The history of my decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mutuals.model.decided import Step, StepList
from mutuals.model.decision import Decision, ids_ruled, in_words
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.moments import date_text
from mutuals.operations.base import operation
from mutuals.operations.entries import ids_with, names_in
from mutuals.operations.standing import ABOUT_ONE
from mutuals.operations.who import find_person

if TYPE_CHECKING:
    from mutuals.ports import Network

_ABOUT_SOMEBODY = frozenset({*ABOUT_ONE, "ledger"})


@operation("reads")
def history(network: Network, who: str = "") -> StepList:
    """Show what I decided, newest first, each with the id that undoes it.

    Args:
        who: Only what concerns this person: an id, e-mail address, phone number, profile or name.

    Example:
        mutuals history
    """
    decisions = newest_first(network)
    if who:
        about = _targets_of(network, find_person(network, who).id)
        decisions = [each for each in decisions if about & _targets(each)]
    return StepList(steps_of(network, decisions))


def newest_first(network: Network) -> list[Decision]:
    """Return the decisions that stand."""
    return network.decisions.standing()[::-1]


def _targets_of(network: Network, person: str) -> set[str]:
    """Return what a decision about a person can be about: their identifiers, their favours."""
    identifiers = set(map(identifier_id, network.people.identifiers(person)))
    return identifiers | ids_with(network, person)


def _targets(decision: Decision) -> set[str]:
    """Return what a decision is about: ids of identifiers, or of an entry of the ledger."""
    logged = decision.values["who"] if decision.verb == "log" else ()
    named = {identifier_id(Identifier(kind, value)) for kind, value, _ in logged}
    others = {decision.values["other"]} if decision.verb == "introduce" else set()
    return named | others | ids_ruled(decision.values) | {decision.target}


def steps_of(network: Network, decisions: Sequence[Decision]) -> tuple[Step, ...]:
    """Return decisions as the history shows them, with the names that people bear now."""
    names = _names(network, decisions)
    return tuple(
        _step(decision, names.get(decision.target, decision.target)) for decision in decisions
    )


def _names(network: Network, decisions: Sequence[Decision]) -> dict[str, str]:
    """Return the names that the targets bear now: an older one may be owed to an undone step."""
    persons = network.people.persons_of({d.target for d in decisions if d.verb in ABOUT_ONE})
    known = {p.id: p.golden.name for p in network.people.some(set(persons.values()))}
    names = {target: known[person] for target, person in persons.items()}
    if any(decision.verb == "ledger" for decision in decisions):
        names |= names_in(network)
    return names


def _step(decision: Decision, name: str) -> Step:
    said = in_words(decision.says, name) if decision.verb in _ABOUT_SOMEBODY else decision.says
    return Step(decision.id, date_text(decision.day) or "", decision.verb, said)
