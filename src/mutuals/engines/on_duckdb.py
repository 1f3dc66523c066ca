"""Tables of many egos in DuckDB: the same texts, translated; plain files are read by itself."""

# ruff: noqa: S608 - texts are composed of constants and of columns' places, values are bound.
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mutuals.engines.answers import answer_of, parquet_columns
from mutuals.engines.catalogue import texts_of
from mutuals.engines.duckdb_files import Cells, cells_of, fed, large_in
from mutuals.engines.extras import library
from mutuals.engines.scoring import no_scratch, scratch_folder
from mutuals.metrics.questions import QUESTIONS, Question, Stage
from mutuals.model.score import Answer, Asked, Row

if TYPE_CHECKING:
    from mutuals.ports import InteractionFile

_AT_ONCE = 10_000

# A day is a UTC day, and nothing is fetched, whatever a file is called.
_SETTINGS = """
SET TimeZone = 'UTC';
SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET preserve_insertion_order = false;
"""


class DuckdbScores:
    """A table of interactions being asked one question; days are UTC days since 1970-01-01."""

    def __init__(self, connection: Any, question: Question, error: type[Exception]) -> None:  # noqa: ANN401 - an extra
        """Make the table; nothing else may be in the database."""
        self._db, self._question, self._error = connection, question, error
        self._texts = texts_of(question.name, "duckdb")
        self._made: set[str] = set()
        self._rows = "interaction"
        connection.execute(_SETTINGS)
        self._begin()

    def _begin(self) -> None:
        columns = (
            f"{name} {'BIGINT' if name in self._question.whole else 'VARCHAR'}"
            for name in self._question.reads.columns
        )
        self._hold(f"({', '.join(columns)}, fate VARCHAR, cells VARCHAR[])")

    def _hold(self, what: str) -> None:
        """Make the table of rows anew, those that count and those that are yet to be judged."""
        self._drop()
        self._db.execute(f"CREATE TABLE held {what}")
        columns = ", ".join(self._question.reads.columns)
        self._db.execute(
            f"CREATE VIEW interaction AS SELECT {columns} FROM held WHERE fate = 'counts'"
        )

    def _drop(self) -> None:
        """Forget all rows, whether they are held here or read from a file whenever they are."""
        self._made.clear()
        self._rows = "interaction"
        self._db.execute("DROP VIEW IF EXISTS interaction")
        kinds = "SELECT table_type FROM information_schema.tables WHERE table_name = 'held'"
        for (kind,) in self._db.execute(kinds).fetchall():
            self._db.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} held")

    def feed(self, table: InteractionFile) -> bool:
        """Read a plain file; False where only reading it row by row gives the same answer."""
        form = table.form()
        cells = None if form is None else cells_of(self._db, form, self._error)
        if cells is None:
            return False
        text = fed(cells, self._question.reads)
        try:
            fates = self._tallied(cells, text) if self._question.rows else {"odd": 1}
            if "odd" in fates:
                fates = self._held(text)
        except self._error:
            self._begin()
            return False
        table.leave_out(large=fates.get("large", 0))
        if "odd" in fates:
            found = self._db.cursor().execute("SELECT cells FROM held WHERE fate = 'odd'")
            rows = self._judged(table, found)
            while batch := list(islice(rows, _AT_ONCE)):
                self.add(batch)
        return True

    def _held(self, text: str) -> dict[str, int]:
        """Hold all rows of a file; returns how many have which fate."""
        self._hold(f"AS {text}")
        return dict(self._db.execute("SELECT fate, COUNT(*) FROM held GROUP BY fate").fetchall())

    def _tallied(self, cells: Cells, text: str) -> dict[str, int]:
        """Run the first stage over a file itself, which is not held.

        Returns how many rows have which fate other than to count.
        """
        self._drop()
        self._db.execute(f"CREATE VIEW held AS {text}")
        return self._marked() if cells.rows is None else self._filtered(cells, cells.rows)

    def _filtered(self, cells: Cells, rows: int) -> dict[str, int]:
        """Run it over the rows that count; all others of so many are counted by what is lacking.

        Texts stay as the file packs them, and of the file only the sizes are read once more.
        """
        columns = ", ".join(self._question.reads.columns)
        self._db.execute(
            f"CREATE VIEW interaction AS SELECT {columns} FROM held WHERE fate = 'counts'"
        )
        table = self._first_stage()
        counted = self._number(f"SELECT SUM({self._question.rows}) FROM {table}")
        large = self._number(f"SELECT COUNT(*) FROM ({large_in(cells)})")
        fates = {"large": large, "odd": rows - counted - large}
        return {fate: count for fate, count in fates.items() if count}

    def _number(self, text: str) -> int:
        return int(self._db.execute(text).fetchone()[0] or 0)

    def _first_stage(self) -> str:
        """Make the table of the first stage, in which the last day stands; returns its name."""
        stage = self._question.stages[0]
        self._run(stage, 0)
        self._rows = stage.table
        return stage.table

    def _marked(self) -> dict[str, int]:
        """Run it over all rows, where reading them twice would cost more.

        Those that do not count go through it under no ego, with their fate in the person's place.
        """
        instead = {"ego": "NULL", "person": "fate", "direction": "'out'"}
        columns = ", ".join(
            f"CASE WHEN fate = 'counts' THEN {name} ELSE {instead[name]} END AS {name}"
            if name in instead
            else name
            for name in self._question.reads.columns
        )
        self._db.execute(f"CREATE VIEW interaction AS SELECT {columns} FROM held")
        table = self._first_stage()
        found = self._db.execute(
            f"SELECT person, CAST(SUM({self._question.rows}) AS BIGINT) FROM {table}"
            " WHERE ego IS NULL GROUP BY person"
        ).fetchall()
        self._db.execute(f"DELETE FROM {table} WHERE ego IS NULL")
        return dict(found)

    def _judged(self, table: InteractionFile, found: Any) -> Iterator[Row]:  # noqa: ANN401 - an extra
        while rows := found.fetchmany(_AT_ONCE):
            for ((*cells, whole),) in rows:
                if not whole.strip():
                    continue
                row = table.judge(tuple(cells))
                if isinstance(row, str):
                    table.leave_out(broken=1)
                elif row is None:
                    table.leave_out(large=1)
                else:
                    yield row

    def add(self, rows: Iterable[Row]) -> None:
        """Take in rows; equal ones are rows of their own. Only before the first answer."""
        columns = [list(column) for column in zip(*rows, strict=True)]
        if columns:
            batch = library("pyarrow", "duckdb").table(
                columns, names=list(self._question.reads.columns)
            )
            self._db.register("batch", batch)
            self._db.execute("INSERT INTO held SELECT *, 'counts', NULL FROM batch")
            self._db.unregister("batch")

    def last_day(self) -> int | None:
        """Return the last day with an interaction, None when there is none."""
        row = self._db.execute(f"SELECT MAX(day) FROM {self._rows}").fetchone()
        return None if row[0] is None else int(row[0])

    def answers(self, today: int) -> Iterator[Answer]:
        """Yield the rows of the answer as of the end of a day; what comes later is not known."""
        self._make(today)
        record = answer_of(self._question.name)
        text = self._texts["answer"]
        found = self._db.cursor().execute(text, *_bound(text, today))
        while rows := found.fetchmany(_AT_ONCE):
            yield from map(record, rows)

    def write_parquet(self, today: int, path: Path) -> int | None:
        """Write the answer as a Parquet table; returns how many rows it has.

        None where the path is no text: DuckDB writes to none of these.
        """
        if not _is_text(path):
            return None
        self._make(today)
        columns = parquet_columns(self._question.name)
        text = f"COPY (SELECT {columns} FROM ({self._texts['answer']})) TO '{_quoted(path)}'"
        row = self._db.execute(f"{text} (FORMAT parquet)", *_bound(text, today)).fetchone()
        return int(row[0])

    def _make(self, today: int) -> None:
        for stage in self._question.stages:
            if stage.dated or stage.table not in self._made:
                self._run(stage, today)

    def _run(self, stage: Stage, today: int) -> None:
        text = f"CREATE OR REPLACE TABLE {stage.table} AS {self._texts[stage.table]}"
        self._db.execute(text, *_bound(text, today))
        if not stage.dated:
            self._made.add(stage.table)


def _bound(text: str, today: int) -> list[dict[str, int]]:
    """Return the values of a text, none where it asks for none."""
    return [{"today": today}] if "$today" in text else []


def _is_text(path: Path) -> bool:
    return str(path).encode(errors="replace").decode() == str(path)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


@contextmanager
def open_scores(asked: Asked = "ties") -> Iterator[DuckdbScores]:
    """Open scratch tables in a folder for passing files; nothing of them is left at the end.

    MutualsError where the extra is missing or the disk is full.
    """
    duckdb = library("duckdb", "duckdb")
    with scratch_folder() as folder:
        # In memory, and what does not fit there in the folder.
        connection = duckdb.connect(":memory:", config={"temp_directory": str(folder)})
        try:
            yield DuckdbScores(connection, QUESTIONS[asked], duckdb.Error)
        except duckdb.Error as error:
            raise no_scratch(error, folder) from error
        finally:
            connection.close()
