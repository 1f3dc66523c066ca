"""The measures in SQLite: the personal engine, run verbatim over the home's own tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import Literal

from mutuals.metrics.figures import Figures
from mutuals.model.tie import Tie

SlotName = Literal["loss", "keep", "second", "revive", "drifting"]


class SqliteMeasures:
    """What the contact days of one ego say on one day.

    Days are whole numbers since 1970-01-01 in the home's zone; every answer is as of the end of
    the day asked for. Nothing here commits or rolls back.
    """

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        self._connection = connection
        self._ego = ego

    def prepare(self) -> None:
        """Give this SQLite `ln`, `exp` and `pow` where it was built without them."""
        raise NotImplementedError

    def refresh(self, persons: Iterable[int]) -> None:
        """Rewrite the ties of these people (person.key) from their contact days."""
        raise NotImplementedError

    def ties(self, today: int, persons: Collection[str] | None = None) -> list[Tie]:
        """Ties with all humans, or with the people of these ids whatever their kind, by id."""
        raise NotImplementedError

    def tie(self, today: int, person_id: str) -> Tie | None:
        """The tie with one person, None before the first contact day."""
        raise NotImplementedError

    def standing_of(self, today: int) -> dict[str, float]:
        """Strength in [0, 1] by person id, for all humans to whom something went from me."""
        raise NotImplementedError

    def candidates(
        self, slot: SlotName, today: int, excluded: Collection[str], limit: int = 50
    ) -> list[tuple[Tie, float]]:
        """Return at most `limit` humans for a slot of `today`, best first, each with its score."""
        raise NotImplementedError

    def figures(self, today: int) -> dict[str, Figures]:
        """Counts by person id, for everybody of any kind with an entry up to the day."""
        raise NotImplementedError
