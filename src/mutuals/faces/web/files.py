"""Which operations take or give files; over the web no path of the machine is ever named."""

from __future__ import annotations

from typing import Literal

from mutuals.operations import CATALOGUE
from mutuals.operations.base import Operation

TAKES = frozenset({"import", "restore"})
"""They read files that the browser sends."""
GIVES = frozenset({"export", "backup"})
"""They write one file, which the browser gets."""
_NOTED = frozenset({"backup"})
"""They note in the home that they were asked for; so no address that is read runs them."""
ELSEWHERE = frozenset({"demo", "score"})
"""They work beside the home: the sample has its own, tables are scored on the command line."""


def method(operation: Operation) -> Literal["GET", "POST"]:
    """Return how an operation is asked for: what leaves anything behind is no address to read."""
    reads = operation.effect == "reads" and operation.name not in _NOTED
    return "GET" if reads else "POST"


def offered() -> tuple[str, ...]:
    """Return the operations that the web offers, in the order of the catalogue."""
    return tuple(name for name in CATALOGUE if name not in ELSEWHERE)
