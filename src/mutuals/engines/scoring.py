"""Ties of many egos in SQLite: rows go into scratch tables on disk, one SELECT scores them."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mutuals.engines.sqlite import give_mathematics
from mutuals.errors import MutualsError
from mutuals.metrics.scores import SCORES
from mutuals.model.moments import date_of
from mutuals.model.score import InteractionRow, ScoredTie

_SCRATCH = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -65536;
CREATE TABLE interaction (ego TEXT, person TEXT, day INTEGER, direction TEXT);
CREATE TABLE contact_day (
    ego TEXT, person TEXT, day INTEGER, n_out INTEGER, n_in INTEGER, n_both INTEGER, met INTEGER,
    n_note INTEGER, PRIMARY KEY (ego, person, day)
) WITHOUT ROWID;
"""
# The rows come sorted, so that the key is filled from left to right.
_COUNT = """
INSERT INTO contact_day
SELECT ego, person, day, SUM(direction = 'out'), SUM(direction = 'in'), SUM(direction = 'both'),
       0, 0
FROM interaction GROUP BY ego, person, day ORDER BY ego, person, day
"""


class SqliteScores:
    """A table of interactions being scored; days are UTC days since 1970-01-01."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make the tables; nothing else may be in the database."""
        self._db = connection
        self._counted = False
        connection.executescript(_SCRATCH)
        give_mathematics(connection)

    def add(self, rows: Iterable[InteractionRow]) -> None:
        """Take in rows; equal ones are interactions of their own. Only before the first answer."""
        self._db.executemany("INSERT INTO interaction VALUES (?, ?, ?, ?)", rows)

    def last_day(self) -> int | None:
        """Return the last day with an interaction, None when there is none."""
        row = self._db.execute("SELECT MAX(day) FROM interaction").fetchone()
        return None if row[0] is None else int(row[0])

    def ties(self, today: int) -> Iterator[ScoredTie]:
        """Yield the ties as of the end of a day, by ego and alter; those still to come are none."""
        if not self._counted:
            self._db.execute(_COUNT)
            self._counted = True
        for ego, alter, days, first, last, *rest in self._db.execute(
            SCORES, {"today": today, "rhythm": None}
        ):
            yield ScoredTie(
                ego, alter, days, date_of(first).isoformat(), date_of(last).isoformat(), *rest
            )


@contextmanager
def open_scores() -> Iterator[SqliteScores]:
    """Open scratch tables in a folder for passing files; nothing of them is left at the end."""
    with tempfile.TemporaryDirectory(prefix="mutuals-", ignore_cleanup_errors=True) as folder:
        connection = sqlite3.connect(Path(folder) / "scores.db", isolation_level=None)
        try:
            yield SqliteScores(connection)
        except sqlite3.Error as error:
            raise MutualsError(
                f"the scratch tables cannot be used ({error})",
                folder,
                "free some disk space there, or set TMPDIR to a roomier folder",
            ) from error
        finally:
            connection.close()
