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
from mutuals.operations.settling import settle
from mutuals.operations.tagging import bearers

if TYPE_CHECKING:
    from mutuals.ports import Network


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
        chosen = _chosen(newest_first(network), count, step.lower())
        for decision in chosen:
            _take_back(network, decision, network.decisions.undo(decision.id))
        settle(network)
    return Undone(steps_of(network, chosen))


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
