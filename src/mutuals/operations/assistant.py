"""Assistants that read the network through `mutuals mcp`: what they may do, did and propose."""

from __future__ import annotations

from typing import Literal

from mutuals.errors import DecisionError, UsageError
from mutuals.model.assistant import Assistant, Proposal, Proposals
from mutuals.model.decided import Decided
from mutuals.operations.base import operation
from mutuals.operations.proposing import ALLOWED, carry_out, is_allowed
from mutuals.ports import Network

_PEOPLE = "assistant people"
_USUAL_PEOPLE = 200
_MOST_PEOPLE = 1_000_000
_SHOWN_CALLS = 20
_WORDS = ("confirm", "drop")


@operation("writes")
def assistant(
    network: Network,
    *,
    proposing: Literal["on", "off"] | None = None,
    people: int | None = None,
) -> Assistant:
    """Show what assistants may do here and what they last asked for; set what they may do.

    Args:
        proposing: Whether they may propose changes, of which none holds until you confirm it.
        people: How many different people they may be shown in one session, 200 unless you say.

    Example:
        mutuals assistant --proposing on
    """
    if proposing:
        _set(network, ALLOWED, proposing)
    if people is not None:
        if not 0 <= people <= _MOST_PEOPLE:
            raise UsageError("how many people?", str(people), f"give 0 to {_MOST_PEOPLE}")
        _set(network, _PEOPLE, str(people))
    return Assistant(
        is_allowed(network),
        most_people(network),
        len(network.proposals.waiting()),
        tuple(network.calls.latest(_SHOWN_CALLS)),
    )


def _set(network: Network, name: str, value: str) -> None:
    with network.writing.transaction():
        network.settings.set(name, value)


def most_people(network: Network) -> int:
    """Return how many different people an assistant may be shown in one session."""
    return int(network.settings.get(_PEOPLE) or _USUAL_PEOPLE)


@operation("writes")
def proposals(network: Network, *words: str) -> Proposals | Decided:
    """Show what assistants propose; confirm a proposal, or drop it.

    A confirmed one is a decision of yours as if you had typed it; `mutuals undo` takes it back.

    Args:
        words: Nothing, or `confirm ID` or `drop ID`.

    Example:
        mutuals proposals
    """
    if words:
        verb, proposal = _answered(network, words)
        if verb == "confirm":
            return carry_out(network, proposal)
        with network.writing.transaction():
            network.proposals.remove(proposal.id)
    return Proposals(tuple(network.proposals.waiting()))


def _answered(network: Network, words: tuple[str, ...]) -> tuple[str, Proposal]:
    if len(words) != len(("confirm", "ID")) or words[0] not in _WORDS:
        raise UsageError("what about the proposals?", " ".join(words), "try `proposals confirm ID`")
    found = [p for p in network.proposals.waiting() if p.id == words[1].lower()]
    if not found:
        raise DecisionError("no proposal has this id", words[1], "see `mutuals proposals`")
    return words[0], found[0]
