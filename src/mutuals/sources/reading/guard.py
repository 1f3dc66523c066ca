"""Where a reading stands, item by item, so that one that hangs can be left out the next time."""

from __future__ import annotations

from collections.abc import Callable, Collection

from mutuals.model.observed import Skipped

HELD_UP = "held the reading up and was left out - to try again: mutuals import --retry"
"""Why an item gave nothing at which the reading hung or broke down."""


def _tell_nobody(_where: str) -> None:
    """Have nobody told."""


class Guard:
    """Knows the items at which the reading broke down before, and tells where it stands now."""

    def __init__(
        self, held: Collection[str] = (), enter: Callable[[str], object] = _tell_nobody
    ) -> None:
        """Leave out the items that lie at `held`; have `enter` told before each of the others."""
        self._held, self._enter = frozenset(held), enter

    def stops(self, where: str) -> Skipped | None:
        """Return what becomes of an item that is left out, None for one that may be read."""
        if where in self._held:
            return Skipped(where, HELD_UP, error=True)
        self._enter(where)
        return None


UNGUARDED = Guard()
"""Where nobody watches: every item is read."""
