"""Seasons in SQLite: how a network was, quarter by quarter, in counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection

from mutuals.engines.sqlite import SqliteMeasures
from mutuals.metrics.ends import HUNDREDTHS
from mutuals.metrics.seasons import (
    COVERED,
    LIVES,
    SEASONAL,
    SEASONS,
    STOOD,
    YEAR,
)
from mutuals.model.health import Life, Season, Stood
from mutuals.model.outlook import Outlook


class SqliteSeasons:
    """The measures looked back over in seasons of 90 days.

    All of it is about humans to whom something went from me, without the `out` (person ids).
    """

    def __init__(self, measures: SqliteMeasures) -> None:
        """Look back over what the measures tell of one ego."""
        self._rows = measures.rows

    def seasons(self, today: int, out: Collection[str]) -> tuple[list[Season], dict[str, int]]:
        """Return the seasons, the last one first, and one more than is told of; and who was there.

        That is a number by person id, whose bit n says that we were in touch in season n.
        """
        rows = self._rows(SEASONAL, today, persons=_listed(out))
        touched = {person: bits for person, bits, *_ in rows if isinstance(person, str)}
        kinds = Counter(touched.values())
        found = {
            ago: Season(active, new, _stayed(kinds, ago), *counts)
            for ago, active, new, *counts in rows
            if isinstance(ago, int)
        }
        return [found.get(ago, Season()) for ago in range(SEASONS + 1)], touched

    def stood(self, today: int, out: Collection[str]) -> Stood:
        """Return how ties stood today and at the ends of the four seasons before."""
        listed = _listed(out)
        drifting = dict.fromkeys(range(YEAR + 1), 0)
        said: dict[str, list[Outlook]] = {"contact": [], "gone": []}
        for what, ago, label, ties, true in self._rows(
            STOOD, today, persons=listed, seasons=json.dumps(sorted(drifting))
        ):
            if what == "drifting":
                drifting[ago] = ties
            else:
                said[what].append(Outlook(ago, label / HUNDREDTHS, ties, true))
        return Stood(tuple(drifting.values()), tuple(said["contact"]), tuple(said["gone"]))

    def rhythm_kept(self, today: int, out: Collection[str]) -> tuple[float | None, int]:
        """Return the share of strength within twice its rhythm, and of how many ties."""
        share, ties = self._rows(COVERED, today, persons=_listed(out))[0]
        return share, ties

    def lives(self, today: int, until: int, out: Collection[str]) -> list[Life]:
        """Return when ties began and when they were last seen, both up to a day."""
        rows = self._rows(LIVES, today, persons=_listed(out), until=until)
        return list(map(Life._make, rows))


def _stayed(kinds: Counter[int], ago: int) -> int:
    """Count who was in touch in a season and in the one before; `kinds` counts people by bits."""
    return sum(people for bits, people in kinds.items() if bits >> ago & _BOTH == _BOTH)


_BOTH = 0b11


def _listed(persons: Collection[str]) -> str:
    return json.dumps(sorted(persons))
