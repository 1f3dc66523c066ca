"""How seldom memory is searched for cycles: hardly any arise here, and each search costs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = 50_000
"""Objects made between two searches."""


def search_rarely() -> None:
    """Search rarely from now on, and never among what there is already."""
    gc.freeze()
    gc.set_threshold(_RARELY)


@contextmanager
def few_searches() -> Iterator[None]:
    """Search rarely inside the block."""
    before = gc.get_threshold()
    search_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
