"""Tables of many egos in Spark on this machine: the same texts, translated."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mutuals.engines.answers import answer_of
from mutuals.engines.catalogue import texts_of
from mutuals.engines.extras import library
from mutuals.engines.scoring import scratch_folder
from mutuals.errors import MutualsError
from mutuals.metrics.questions import QUESTIONS, Question
from mutuals.model.score import Answer, Asked, Row

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.ansi.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}


class SparkScores:
    """A table of interactions being asked one question; days are UTC days since 1970-01-01."""

    def __init__(self, session: Any, question: Question, folder: Path) -> None:  # noqa: ANN401 - an extra
        """Take rows into a folder for passing files; Spark reads them from there."""
        self._session, self._question = session, question
        self._texts = texts_of(question.name, "spark")
        self._rows = folder / "interaction.json"
        self._last: int | None = None
        self._begun = False

    def feed(self, table: object) -> bool:  # noqa: ARG002 - rows come through `add` here
        """Say that no file is read before its rows have been judged."""
        return False

    def add(self, rows: Iterable[Row]) -> None:
        """Take in rows; equal ones are rows of their own. Only before the first answer."""
        names = tuple(self._question.reads.columns)
        with self._rows.open("a", encoding="utf-8") as file:
            for row in rows:
                self._last = row.day if self._last is None else max(self._last, row.day)
                # Only ASCII: what takes other signs for the end of a line finds none.
                file.write(json.dumps(dict(zip(names, row, strict=True))) + "\n")

    def last_day(self) -> int | None:
        """Return the last day with an interaction, None when there is none."""
        return self._last

    def answers(self, today: int) -> Iterator[Answer]:
        """Yield the rows of the answer as of the end of a day; what comes later is not known."""
        if not self._begun:
            self._begin()
        for stage in self._question.stages:
            self._run(self._texts[stage.table], today).createOrReplaceTempView(stage.table)
        found = self._run(self._texts["answer"], today).toLocalIterator()
        return map(answer_of(self._question.name), map(tuple, found))

    def _begin(self) -> None:
        self._rows.touch()
        kinds = (
            f"{name} {'BIGINT' if name in self._question.whole else 'STRING'}"
            for name in self._question.reads.columns
        )
        rows = self._session.read.schema(", ".join(kinds)).json(str(self._rows))
        rows.createOrReplaceTempView("interaction")
        self._begun = True

    def _run(self, text: str, today: int) -> Any:  # noqa: ANN401 - an extra
        return self._session.sql(text, args={"today": today})

    def write_parquet(self, today: int, path: Path) -> int | None:  # noqa: ARG002 - see `feed`
        """Say that the engine itself writes no file."""
        return None


@contextmanager
def open_scores(asked: Asked = "ties") -> Iterator[SparkScores]:
    """Start Spark on this machine; nothing of it is left at the end.

    MutualsError where the extra or Java is missing, or Spark gives up.
    """
    errors = library("pyspark.errors", "spark")
    builder = library("pyspark.sql", "spark").SparkSession.builder
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    with scratch_folder() as folder:
        try:
            session = builder.master("local[*]").getOrCreate()
            try:
                yield SparkScores(session, QUESTIONS[asked], folder)
            finally:
                session.stop()
        except errors.PySparkException as error:
            what = " ".join(str(error).split())[:200]
            raise MutualsError(
                f"the engine spark cannot answer ({what})",
                "",
                "look whether Java 17 or newer is installed (JAVA_HOME), or leave --engine out",
            ) from error
