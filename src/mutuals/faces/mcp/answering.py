"""Answering an assistant: one call, one opened home, one line in the log."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from mutuals.errors import DecisionError, UsageError
from mutuals.faces.mcp.given import understood_call
from mutuals.faces.mcp.offer import Tool, fingerprint, tools
from mutuals.faces.mcp.shown import (
    data_of,
    harmless,
    marked,
    people_in,
    people_named,
    rows_in,
)
from mutuals.faces.refusal import one_line
from mutuals.model.assistant import Call, Outcome, Proposal
from mutuals.model.moments import instant
from mutuals.operations.assistant import most_people
from mutuals.operations.proposing import is_allowed, propose
from mutuals.ports import Network
from mutuals.workspace import open_workspace

_NOTED = 4_000
"""Characters of the arguments that are kept in the log."""

_WAITING = "waiting for the owner's yes"


class Answer(NamedTuple):
    """What goes back to the assistant, marked; and whether it is a refusal."""

    content: dict[str, object]
    is_refusal: bool


class _Found(NamedTuple):
    """An answer before it goes out, with those whom it names."""

    content: dict[str, object]
    outcome: Outcome
    rows: int
    people: set[str]


class Session:
    """What one assistant asks from its start to its end: its tools, and whom it was shown.

    Each call opens the home anew, so that the command line and others work on it meanwhile.
    """

    def __init__(self, home: Path, as_of: date | None) -> None:
        """Fix the tools for the session, by what the owner allows at its start."""
        self._home, self._as_of = home, as_of
        self._seen: set[str] = set()
        self._counting = Lock()
        with open_workspace(home, as_of) as network:
            self.tools = tools(proposing=is_allowed(network))
            _note(network, "", {"tools": fingerprint(self.tools.values())}, "started", 0, 0)

    def answer(self, name: str, given: Mapping[str, Any]) -> Answer:
        """Answer a call; whatever goes wrong is a refusal in one line."""
        try:
            with open_workspace(self._home, self._as_of) as network:
                return self._noted(network, name, given)
        except Exception as error:  # noqa: BLE001 - the last wall before the assistant
            return Answer(_refused(error).content, is_refusal=True)

    def _noted(self, network: Network, name: str, given: Mapping[str, Any]) -> Answer:
        """Answer, and note the call before the answer goes out."""
        try:
            found = self._found(network, name, given)
        except Exception as error:  # noqa: BLE001 - a fault is noted and refused as well
            found = _refused(error)
        with self._counting:
            found = self._within_limit(network, found)
            new = found.people - self._seen
            _note(network, name, given, found.outcome, found.rows, len(new))
            self._seen |= new
        return Answer(found.content, found.outcome == "refused")

    def _found(self, network: Network, name: str, given: Mapping[str, Any]) -> _Found:
        tool = self.tools.get(name)
        if tool is None:
            raise UsageError("there is no such tool", name, f"choose from {', '.join(self.tools)}")
        return _proposed(network, tool, given) if tool.proposes else _read(network, tool, given)

    def _within_limit(self, network: Network, found: _Found) -> _Found:
        """Return what was found, or a refusal where the session would show too many people."""
        most = most_people(network)
        new, left = len(found.people - self._seen), max(0, most - len(self._seen))
        if new <= left:
            return found
        what = f"this would show {new} more people; of {most} a session may show, {left} are left"
        do = "ask for fewer; the owner sets it: `mutuals assistant --people N`"
        return _refused(DecisionError(what, "", do))


def _refused(error: Exception) -> _Found:
    """Refuse in one line, which may name people and so counts like an answer."""
    said = harmless(one_line(error))
    return _Found(marked(error=said), "refused", 0, people_named(said))


def _read(network: Network, tool: Tool, given: Mapping[str, Any]) -> _Found:
    data = data_of(understood_call(tool.operation, given).run(network))
    return _Found(marked(data=data), "answered", rows_in(data), people_in(data))


def _proposed(network: Network, tool: Tool, given: Mapping[str, Any]) -> _Found:
    call = understood_call(tool.operation, given)
    proposal = propose(network, tool.name, call.words, call.options)
    return _Found(marked(data=_shown(proposal)), "proposed", 1, {p.id for p in proposal.people})


def _shown(proposal: Proposal) -> dict[str, str]:
    return {
        "proposal": proposal.id,
        "would_be": harmless(proposal.says),
        "state": _WAITING,
        "how": f"the owner says `mutuals proposals confirm {proposal.id}`, or drops it",
    }


def _note(
    network: Network, tool: str, given: Mapping[str, Any], outcome: Outcome, rows: int, people: int
) -> None:
    arguments = json.dumps(given)[:_NOTED]
    network.calls.add(
        Call(instant(network.clock.now), tool[:_NOTED], arguments, outcome, rows, people)
    )
