"""What was said of silence and what came of it, in SQLite: of a few ties, as one waits for it."""

from __future__ import annotations

import json
from collections.abc import Collection

from mutuals.engines.sqlite import SqliteMeasures
from mutuals.metrics.ends import HUNDREDTHS
from mutuals.metrics.gone_said import SEASONS, gone_said
from mutuals.model.outlook import Outlook


class SqliteOdds:
    """How forecasts did on ties of my own, told by the measures of one ego."""

    def __init__(self, measures: SqliteMeasures) -> None:
        """Tell what the measures say."""
        self._measures = measures

    def gone_said(self, today: int, out: Collection[str]) -> list[Outlook]:
        """Return what was said of 90 quiet days at the ends of the last two seasons, of a few.

        It is about humans to whom something went from me, without the `out` (person ids).
        """
        text = gone_said(live=self._measures.is_ahead(today))
        listed, seasons = json.dumps(sorted(out)), json.dumps(SEASONS)
        rows = self._measures.rows(text, today, persons=listed, seasons=seasons)
        return [Outlook(ago, label / HUNDREDTHS, ties, true) for ago, label, ties, true in rows]
