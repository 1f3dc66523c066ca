"""The tables that come with the program: read once, when first needed."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "tables"


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a table (`freemail.txt`), without comments (#) and empty lines."""
    raw = (_FOLDER / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode()
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return all words of a table, wherever its lines break."""
    return frozenset(word for line in lines(name) for word in line.split())
