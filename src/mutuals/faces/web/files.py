"""Which operations take or give files; over the web no path of the machine is ever named."""

from __future__ import annotations

from mutuals.operations import CATALOGUE

TAKES = frozenset({"import", "restore"})
"""They read files that the browser sends."""
GIVES = frozenset({"export", "backup"})
"""They write one file, which the browser gets."""
ELSEWHERE = frozenset({"demo", "score"})
"""They work beside the home: the sample has its own, tables are scored on the command line."""


def offered() -> tuple[str, ...]:
    """Return the operations that the web offers, in the order of the catalogue."""
    return tuple(name for name in CATALOGUE if name not in ELSEWHERE)
