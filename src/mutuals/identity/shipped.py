"""The tables that come with the program: read once, when first needed.

A daily answer may ask for one, so that paths are texts here and gzip is loaded for what is packed.
"""

from __future__ import annotations

import importlib
import os
from functools import cache

_FOLDER = os.path.join(os.path.dirname(__file__), "tables")


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a table (`freemail.txt`), without comments (#) and empty lines."""
    with open(os.path.join(_FOLDER, name), "rb") as file:
        raw = file.read()
    if name.endswith(".gz"):
        raw = importlib.import_module("gzip").decompress(raw)
    return tuple(line for line in raw.decode().splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return all words of a table, wherever its lines break."""
    return frozenset(word for line in lines(name) for word in line.split())
