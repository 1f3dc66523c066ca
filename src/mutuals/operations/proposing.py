"""What an assistant may propose, and how a proposal is tried, kept and carried out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from mutuals.errors import DecisionError
from mutuals.model.assistant import Proposal
from mutuals.model.decided import Decided
from mutuals.model.ids import digest64, show_id
from mutuals.model.moments import date_of, instant
from mutuals.operations.base import Operation, load
from mutuals.ports import Network

ALLOWED = "assistant may propose"
"""The setting that says `on` where assistants may propose."""

MOST = 50
"""How many proposals may wait at a time."""

_OF_TODAY = frozenset({"met"})
"""They write down what is of today, whichever day I confirm it on; `log` takes a day."""

_DAY = "day"
_ON = "on"


def may_be_proposed(operation: Operation) -> bool:
    """Say whether an operation comes to one decision in an open home, which `undo` takes back."""
    changes = operation.effect in {"writes", "leaves"}
    decides = operation.needs_home and _returned(operation) == Decided.__name__
    return changes and decides and operation.name not in _OF_TODAY


def _returned(operation: Operation) -> str:
    found = operation.function.__annotations__.get("return")
    return found if isinstance(found, str) else getattr(found, "__name__", "")


def is_allowed(network: Network) -> bool:
    """Say whether the owner lets assistants propose."""
    return network.settings.get(ALLOWED) == "on"


def propose(
    network: Network, name: str, words: Sequence[Any], options: Mapping[str, Any]
) -> Proposal:
    """Try an operation, take back all it did, and keep it as a proposal; returns that.

    DecisionError where proposals are off, the operation is none to propose, or too many wait.
    """
    _check(network, name)
    options = _dated(network, name, options)
    decided = _tried(network, name, words, options)
    plain = tuple(map(_plain, words)), {key: _plain(options[key]) for key in sorted(options)}
    key = show_id(digest64("proposal", name, repr(plain)))
    proposal = Proposal(key, instant(network.clock.now), name, *plain, decided.says, decided.people)
    with network.writing.transaction():
        network.proposals.add(proposal)
    return proposal


def _dated(network: Network, name: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Say the day where the operation takes one and none was named: it is that of the proposal."""
    takes_day = _ON in (load(name).function.__kwdefaults__ or {})
    day = {_ON: date_of(network.clock.today)} if takes_day and not options.get(_ON) else {}
    return {**options, **day}


def _check(network: Network, name: str) -> None:
    if not is_allowed(network):
        raise DecisionError(
            "assistants may not propose changes here", name,
            "the owner can allow it with `mutuals assistant --proposing on`",
        )  # fmt: skip
    if not may_be_proposed(load(name)):
        raise DecisionError("this is not for an assistant to propose", name)
    if len(network.proposals.waiting()) >= MOST:
        raise DecisionError(
            f"{MOST} proposals wait already", name, "the owner answers them: `mutuals proposals`"
        )


class _TakenBackError(Exception):
    """Ends a transaction of which nothing is to stay."""


def _tried(
    network: Network, name: str, words: Sequence[Any], options: Mapping[str, Any]
) -> Decided:
    decided: Decided
    with suppress(_TakenBackError), network.writing.transaction():
        decided = load(name).function(network, *words, **options)
        raise _TakenBackError
    return decided


def carry_out(network: Network, proposal: Proposal) -> Decided:
    """Do what was proposed, as one decision that can be undone; the proposal is gone.

    DecisionError, and nothing is done, where it would now concern others than it was shown for.
    """
    operation = load(proposal.what)
    if not may_be_proposed(operation):
        raise DecisionError("this is not for an assistant to propose", proposal.what)
    words = [_again(each) for each in proposal.words]
    options = {key: _again(value) for key, value in proposal.options.items()}
    with network.writing.transaction():
        decided: Decided = operation.function(network, *words, **options)
        _check_people(proposal, decided)
        network.proposals.remove(proposal.id)
    return decided


def _check_people(proposal: Proposal, decided: Decided) -> None:
    if {each.id for each in decided.people} != {each.id for each in proposal.people}:
        raise DecisionError(
            "this would concern other people now than when it was proposed", proposal.says,
            f"`mutuals proposals drop {proposal.id}`",
        )  # fmt: skip


def _plain(value: object) -> object:
    """Return an argument as plain JSON, from which `_again` makes it."""
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value


def _again(value: Any) -> Any:  # noqa: ANN401 - plain JSON of any shape
    if isinstance(value, dict):
        return date.fromisoformat(value[_DAY])
    return tuple(map(_again, value)) if isinstance(value, list) else value
