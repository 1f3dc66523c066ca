"""The history of my decisions, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence

from mutuals.errors import DecisionError, UsageError
from mutuals.model.decision import Decision, Step, StepList, Undone, ids_ruled
from mutuals.model.identifier import Identifier
from mutuals.model.moments import date_text
from mutuals.operations.base import operation
from mutuals.operations.marking import in_words
from mutuals.operations.merging import RULINGS
from mutuals.operations.planning import settle_zone
from mutuals.operations.settling import settle
from mutuals.operations.standing import PERSONAL
from mutuals.ports import Network

_ABOUT_SOMEBODY = frozenset({*PERSONAL, "ledger"})


@operation("reads")
def history(network: Network) -> StepList:
    """Show what I decided, newest first, each with the id that undoes it.

    Example:
        mutuals history
    """
    return StepList(_steps(network, _standing(network)))


@operation("writes")
def undo(network: Network, count: int = 1, *, step: str = "") -> Undone:
    """Take back the latest decision, the latest few, or one of the history.

    Args:
        count: How many of the latest.
        step: The id of one decision, from `mutuals history`.

    Example:
        mutuals undo --step abcdefghijklm
    """
    with network.writing.transaction():
        chosen = _chosen(_standing(network), count, step.lower())
        for decision in chosen:
            _take_back(network, decision, network.decisions.undo(decision.id))
        settle(network)
    return Undone(_steps(network, chosen))


def _standing(network: Network) -> list[Decision]:
    return network.decisions.standing()[::-1]


def _chosen(decisions: list[Decision], count: int, step: str) -> list[Decision]:
    if count < 1:
        raise UsageError("how many?", str(count), "give a number above 0")
    chosen = [d for d in decisions if d.id == step] if step else decisions[:count]
    if not chosen:
        thing = step or "no decision stands"
        raise DecisionError("there is nothing to undo", thing, "see `mutuals history`")
    return chosen


def _take_back(network: Network, decision: Decision, free: str) -> None:
    """Remove what a decision brought into the rows; all others are only read from the log."""
    if decision.verb == "log":
        network.writing.withdraw(free)
    if decision.verb == "init":
        stated = [Identifier("email", address) for address in decision.values.get("me", ())]
        for identifier in stated:
            network.writing.touch(identifier)
        network.writing.forget_bare(stated)
    if decision.verb in RULINGS:
        network.writing.compare_anew(ids_ruled(decision.values))
    if decision.verb in {"plan", "init"}:
        settle_zone(network)


def _steps(network: Network, decisions: Sequence[Decision]) -> tuple[Step, ...]:
    names = _names(network, decisions)
    return tuple(
        _step(decision, names.get(decision.target, decision.target)) for decision in decisions
    )


def _names(network: Network, decisions: Sequence[Decision]) -> dict[str, str]:
    """Return the names that the targets bear now: an older one may be owed to an undone step."""
    persons = network.people.persons_of({d.target for d in decisions if d.verb in PERSONAL})
    known = {p.id: p.golden.name for p in network.people.some(set(persons.values()))}
    names = {target: known[person] for target, person in persons.items()}
    if any(decision.verb == "ledger" for decision in decisions):
        names |= {entry.id: entry.person.name for _, entry in network.favours.stated()}
    return names


def _step(decision: Decision, name: str) -> Step:
    said = in_words(decision.says, name) if decision.verb in _ABOUT_SOMEBODY else decision.says
    return Step(decision.id, date_text(decision.day) or "", decision.verb, said)
