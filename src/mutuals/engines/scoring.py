"""Tables of many egos in SQLite: rows go into scratch tables on disk, formulas run over them."""

# ruff: noqa: S608 - texts are composed of constants only, values are bound by name.
from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mutuals.engines.answers import answer_of
from mutuals.engines.sqlite import give_mathematics
from mutuals.errors import MutualsError
from mutuals.metrics.questions import QUESTIONS, Question, Stage
from mutuals.model.score import Answer, Asked, Row

_SCRATCH = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -65536;
"""


class SqliteScores:
    """A table of interactions being asked one question; days are UTC days since 1970-01-01."""

    def __init__(self, connection: sqlite3.Connection, question: Question) -> None:
        """Make the table; nothing else may be in the database."""
        self._db, self._question = connection, question
        self._counted = False
        connection.executescript(_SCRATCH)
        connection.execute(f"CREATE TABLE interaction ({', '.join(_columns(question))})")
        give_mathematics(connection)

    def feed(self, table: object) -> bool:  # noqa: ARG002 - rows come through `add` here
        """Say that no file can be read by the engine itself."""
        return False

    def add(self, rows: Iterable[Row]) -> None:
        """Take in rows; equal ones are rows of their own. Only before the first answer."""
        places = ", ".join("?" * len(self._question.reads.columns))
        self._db.executemany(f"INSERT INTO interaction VALUES ({places})", rows)

    def last_day(self) -> int | None:
        """Return the last day with an interaction, None when there is none."""
        row = self._db.execute("SELECT MAX(day) FROM interaction").fetchone()
        return None if row[0] is None else int(row[0])

    def answers(self, today: int) -> Iterator[Answer]:
        """Yield the rows of the answer as of the end of a day; what comes later is not known."""
        for stage in self._question.stages:
            if stage.dated or not self._counted:
                self._make(stage, today)
        self._counted = True
        rows = self._db.execute(self._question.answer, {"today": today})
        return map(answer_of(self._question.name), rows)

    def made(self, table: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table made on the way to the last answer."""
        return self._db.execute(f"SELECT * FROM {table}")

    def _make(self, stage: Stage, today: int) -> None:
        """Make the table of a stage; its rows come sorted, so that the key fills left to right."""
        key, values = ", ".join(stage.key), {"today": today}
        self._db.execute(f"DROP TABLE IF EXISTS {stage.table}")
        found = self._db.execute(f"SELECT * FROM ({stage.text}) LIMIT 0", values)
        columns = ", ".join(each[0] for each in found.description)
        self._db.execute(
            f"CREATE TABLE {stage.table} ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID"
        )
        self._db.execute(f"INSERT INTO {stage.table} {stage.text} ORDER BY {key}", values)

    def write_parquet(self, today: int, path: Path) -> int | None:  # noqa: ARG002 - see `feed`
        """Say that the engine itself writes no file."""
        return None


def _columns(question: Question) -> Iterator[str]:
    for name in question.reads.columns:
        yield f"{name} {'INTEGER' if name in question.whole else 'TEXT'}"


@contextmanager
def open_scores(asked: Asked = "ties") -> Iterator[SqliteScores]:
    """Open scratch tables in a folder for passing files; nothing of them is left at the end."""
    with scratch_folder() as folder:
        connection = sqlite3.connect(folder / "scores.db", isolation_level=None)
        try:
            yield SqliteScores(connection, QUESTIONS[asked])
        except sqlite3.Error as error:
            raise no_scratch(error, folder) from error
        finally:
            connection.close()


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a folder for passing files and remove it at the end."""
    with tempfile.TemporaryDirectory(prefix="mutuals-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def no_scratch(error: Exception, folder: Path) -> MutualsError:
    """Say that scratch tables cannot be used: mostly the disk is full."""
    return MutualsError(
        f"the scratch tables cannot be used ({_line(error)})",
        str(folder),
        "free some disk space there, or set TMPDIR to a roomier folder",
    )


def _line(error: Any) -> str:  # noqa: ANN401 - whatever a driver raises
    return " ".join(str(error).split())
