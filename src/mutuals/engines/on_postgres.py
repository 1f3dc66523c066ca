"""Tables of many egos in PostgreSQL: the same texts, translated, over tables for passing rows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mutuals.engines.answers import answer_of
from mutuals.engines.catalogue import texts_of
from mutuals.engines.extras import library
from mutuals.errors import MutualsError
from mutuals.metrics.questions import QUESTIONS, Question
from mutuals.model.score import Answer, Asked, Row

DATABASE = "MUTUALS_POSTGRES"
"""The environment variable that names the database, as `postgresql://USER@HOST/NAME`."""

_AT_ONCE = 10_000
# Ordered by their letters' numbers, as everywhere else, whatever the server's language.
_TEXT = 'TEXT COLLATE "C"'


class PostgresScores:
    """A table of interactions being asked one question; days are UTC days since 1970-01-01.

    All tables are temporary: the server drops them at the end, and nobody else sees them.
    """

    def __init__(self, connection: Any, question: Question) -> None:  # noqa: ANN401 - an extra
        """Make the table in a session of its own."""
        self._db, self._question = connection, question
        self._texts = texts_of(question.name, "postgres")
        self._made: set[str] = set()
        columns = (
            f"{name} {'BIGINT' if name in question.whole else _TEXT}"
            for name in question.reads.columns
        )
        connection.execute(f"CREATE TEMP TABLE interaction ({', '.join(columns)})")

    def feed(self, table: object) -> bool:  # noqa: ARG002 - rows come through `add` here
        """Say that the server reads no file of ours."""
        return False

    def add(self, rows: Iterable[Row]) -> None:
        """Take in rows; equal ones are rows of their own. Only before the first answer."""
        with self._db.cursor() as cursor, cursor.copy("COPY interaction FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def last_day(self) -> int | None:
        """Return the last day with an interaction, None when there is none."""
        row = self._db.execute("SELECT MAX(day) FROM interaction").fetchone()
        return None if row[0] is None else int(row[0])

    def answers(self, today: int) -> Iterator[Answer]:
        """Yield the rows of the answer as of the end of a day; what comes later is not known."""
        values = {"today": today}
        for stage in self._question.stages:
            if stage.dated or stage.table not in self._made:
                self._db.execute(f"DROP TABLE IF EXISTS {stage.table}")
                text = f"CREATE TEMP TABLE {stage.table} AS {self._texts[stage.table]}"
                self._db.execute(text, values)
                self._db.execute(f"ANALYZE {stage.table}")
                self._made.add(stage.table)
        with self._db.cursor(name="answer") as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute(self._texts["answer"], values)
            yield from map(answer_of(self._question.name), cursor)

    def write_parquet(self, today: int, path: Path) -> int | None:  # noqa: ARG002 - see `feed`
        """Say that the server writes no file of ours."""
        return None


@contextmanager
def open_scores(asked: Asked = "ties") -> Iterator[PostgresScores]:
    """Open a session with the database that the environment names; nothing is left in it.

    MutualsError where none is named, it cannot be reached, or the extra is missing.
    """
    psycopg = library("psycopg", "postgres")
    named = os.environ.get(DATABASE)
    if not named:
        raise MutualsError(
            "the engine postgres needs a database",
            DATABASE,
            "set it to postgresql://USER@HOST/NAME, or leave --engine out",
        )
    try:
        # One transaction that is never committed, with cursors on the server's side.
        with psycopg.connect(named) as connection:
            try:
                yield PostgresScores(connection, QUESTIONS[asked])
            finally:
                connection.rollback()
    except psycopg.Error as error:
        # The address of a database may hold a password: it is in no message.
        what = " ".join(str(error.diag.message_primary or type(error).__name__).split())
        raise MutualsError(
            f"the engine postgres cannot answer ({what})",
            "",
            f"look at {DATABASE} and the server's log, or leave --engine out",
        ) from error
