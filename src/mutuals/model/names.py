"""Names made equal: the one folding by which bare names are compared."""

from __future__ import annotations


def fold(name: str) -> str:
    """Return a name for equality: case folded, white space folded, accents kept."""
    return " ".join(name.casefold().split())
