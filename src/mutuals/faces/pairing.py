"""Asking, pair by pair, who is one person; each answer is written at once and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.errors import MutualsError
from mutuals.faces import questions
from mutuals.faces.program import Program
from mutuals.faces.render.duplicates import why
from mutuals.faces.safety import safe_text
from mutuals.faces.terminal import write_error
from mutuals.model.duplicates import DuplicatePair, Duplicates

if TYPE_CHECKING:
    from mutuals.ports import Network

_WELCOME = """
Answer y (one person), n (two people), Enter (later) or q (enough for now).
"""
_ANSWERS = {"y": "merge", "yes": "merge", "n": "apart", "no": "apart"}
_ENOUGH = frozenset({"q", "quit"})


def ask_pairs(
    network: Network, program: Program, record: Duplicates, answer: questions.Ask = questions.ask
) -> None:
    """Ask about each pair in turn and write down what the person says."""
    write_error(_WELCOME)
    for pair in record.pairs:
        write_error(f"\n{_shown(pair)}\n")
        said = answer("One person? [y/n/Enter/q]").casefold()
        if said in _ENOUGH:
            return
        if said in _ANSWERS:
            _decide(network, program, _ANSWERS[said], pair)


def _shown(pair: DuplicatePair) -> str:
    names = f"{_side(pair.a_name, pair.a_address)}  -  {_side(pair.b_name, pair.b_address)}"
    return f"{safe_text(names)}\n  {safe_text(why(pair))}"


def _side(name: str, address: str) -> str:
    return f"{name} ({address})" if name and address and name != address else name or address


def _decide(network: Network, program: Program, what: str, pair: DuplicatePair) -> None:
    """Write an answer; an earlier one may have made the two one person already."""
    try:
        program.load(what).function(network, pair.a, pair.b)
    except MutualsError as error:
        write_error(f"mutuals: {safe_text(str(error))}\n")
