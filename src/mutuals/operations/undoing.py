"""Taking decisions back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.errors import DecisionError, UsageError
from mutuals.model.decided import Undone
from mutuals.model.decision import Decision, ids_ruled
from mutuals.model.identifier import Identifier
from mutuals.operations.base import operation
from mutuals.operations.history import newest_first, steps_of
from mutuals.operations.merging import RULINGS
from mutuals.operations.planning import settle_zone
from mutuals.operations.settling import settle, settle_rest
from mutuals.operations.tagging import bearers
from mutuals.practice.optin import left_hanging

if TYPE_CHECKING:
    from mutuals.ports import Network


@operation("writes")
def undo(network: Network, count: int = 1, *, step: str = "") -> Undone:
    """Take back the latest decision, the latest few, or one of the history.

    Taking back a step of an introduction takes back the later steps that rest on it.

    Args:
        count: How many of the latest.
        step: The id of one decision, from `mutuals history`.

    Example:
        mutuals undo --step abcdefghijklm
    """
    with network.writing.transaction():
        standing = newest_first(network)
        chosen = _with_steps_after(standing, _chosen(standing, count, step.lower()))
        for decision in chosen:
            _take_back(network, decision, network.decisions.undo(decision.id))
        # Another zone or address of mine bears on everybody: that is left to short steps.
        settle(network, comparing=not _of_all(chosen))
    if _of_all(chosen):
        settle_rest(network)
    return Undone(steps_of(network, chosen))


def _of_all(decisions: list[Decision]) -> bool:
    return any(decision.verb in {"plan", "init"} for decision in decisions)


def _chosen(decisions: list[Decision], count: int, step: str) -> list[Decision]:
    if count < 1:
        raise UsageError("how many?", str(count), "give a number above 0")
    chosen = [d for d in decisions if d.id == step] if step else decisions[:count]
    if not chosen:
        thing = step or "no decision stands"
        raise DecisionError("there is nothing to undo", thing, "see `mutuals history`")
    return chosen


def _with_steps_after(standing: list[Decision], chosen: list[Decision]) -> list[Decision]:
    """Add the steps of introductions that could not have been taken without those chosen."""
    steps = [each for each in standing if each.verb == "introduce"]
    taken = {each.id for each in chosen}
    taken |= left_hanging(steps[::-1], taken)
    for each in chosen:
        later = standing[: standing.index(each)]
        _refuse_if_renamed(each, [step for step in later if step in steps and step.id not in taken])
    return [each for each in standing if each.id in taken]


def _refuse_if_renamed(decision: Decision, later: list[Decision]) -> None:
    """Refuse where a later step that stays names an introduction whose id would change.

    The same two asked about twice on one day: without the first, the second bears its id.
    """
    named = {step.values["of"] for step in later}
    for other in later if decision.verb == "introduce" else ():
        if other.id in named and other[1:5] == decision[1:5]:
            problem = "the same two were brought together again on that day"
            raise DecisionError(problem, other.id, f"first `undo --step {other.id}`")


def _take_back(network: Network, decision: Decision, free: str) -> None:
    """Remove what a decision brought into the rows; all others are only read from the log."""
    if decision.verb in {"log", "introduce"}:
        network.writing.withdraw(free)
    if decision.verb == "init":
        stated = [Identifier("email", address) for address in decision.values.get("me", ())]
        for identifier in stated:
            network.writing.touch(identifier)
        network.writing.forget_bare(stated)
    if decision.verb in RULINGS:
        network.writing.compare_anew(ids_ruled(decision.values))
    if decision.verb == "tag":
        network.writing.touch_known(bearers(network, decision))
    if decision.verb in {"plan", "init"}:
        settle_zone(network)
