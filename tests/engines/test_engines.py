"""One formula, every engine: the same figures from the same texts, said in other words."""

import csv
import sqlite3
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from mutuals.engines.catalogue import expression_of, metrics, texts_of
from mutuals.engines.translation import translated
from mutuals.errors import MutualsError
from mutuals.metrics.base import Example, Metric
from mutuals.metrics.questions import QUESTIONS
from mutuals.model.score import Engine, Pairs, ScoreFile, Scores
from mutuals.operations.base import load
from mutuals.workspace import open_desk

ENGINES: tuple[Engine, ...] = ("duckdb", "postgres")
DIGITS = 1e-9


@pytest.fixture(params=ENGINES)
def engine(request, monkeypatch):
    if request.param == "postgres":
        monkeypatch.setenv("MUTUALS_POSTGRES", request.getfixturevalue("postgres"))
    return request.param


def answer(path: Path, engine: str, *, pairs: bool, as_of: str | None = None, **options):
    with open_desk(date.fromisoformat(as_of) if as_of else None) as desk:
        found = load("score").function(desk, path, engine=engine, pairs=pairs, **options)
    assert isinstance(found, Scores | Pairs | ScoreFile)
    return found


def rows_of(found) -> list[tuple]:
    return list(found.pairs if isinstance(found, Pairs) else found.ties)


def assert_same(path: Path, engine: str, **options) -> None:
    """Compare every column of ties and pairs, and what was left out, with SQLite's."""
    for pairs in (False, True):
        ours, theirs = (answer(path, name, pairs=pairs, **options) for name in ("sqlite", engine))
        assert theirs.notes == ours.notes
        assert len(rows_of(theirs)) == len(rows_of(ours))
        for one, other in zip(rows_of(ours), rows_of(theirs), strict=True):
            assert [type(cell) for cell in other] == [type(cell) for cell in one]
            assert [cell for cell in other if not isinstance(cell, float)] == [
                cell for cell in one if not isinstance(cell, float)
            ]
            floats = [cell for cell in one if isinstance(cell, float)]
            assert [cell for cell in other if isinstance(cell, float)] == pytest.approx(
                floats, rel=DIGITS, abs=DIGITS
            )


# -- each measure -------------------------------------------------------------------------------

CASES = [
    pytest.param(metric, example, id=f"{metric.name}-{number}")
    for metric in metrics().values()
    for number, example in enumerate(metric.example)
]


def computed(engine: Engine, metric: Metric, row: Mapping[str, Any], postgres: str | None) -> Any:
    """Run an expression over one row; whole numbers are whole there, the others binary."""
    columns = {name: row.get(name) for name in metric.reads.columns}
    kinds = ("BIGINT", "DOUBLE PRECISION")
    cells = ", ".join(
        f"CAST({'NULL' if value is None else repr(value)} AS {kinds[isinstance(value, float)]})"
        f" AS {name}"
        for name, value in columns.items()
    )
    query = (
        f"SELECT {expression_of(metric.name, engine)} FROM (SELECT {cells}) AS {metric.reads.name}"
    )
    if engine == "sqlite":
        return sqlite3.connect(":memory:").execute(query).fetchone()[0]
    if engine == "duckdb":
        return __import__("duckdb").connect().execute(query).fetchone()[0]
    with __import__("psycopg").connect(postgres) as connection:
        return connection.execute(query).fetchone()[0]


@pytest.mark.parametrize(("metric", "example"), CASES)
def test_a_measure_is_the_same_in_every_engine(metric: Metric, example: Example, postgres) -> None:
    expected: object = example.expected
    if isinstance(expected, float):
        expected = pytest.approx(expected, rel=DIGITS, abs=DIGITS)
    for engine in ("sqlite", *ENGINES):
        assert computed(engine, metric, example.row, postgres) == expected, engine


def test_sqlite_runs_the_texts_as_they_stand():
    for asked, question in QUESTIONS.items():
        texts = texts_of(asked, "sqlite")
        assert list(texts.values()) == [*(each.text for each in question.stages), question.answer]


@pytest.mark.parametrize("engine", ["duckdb", "postgres", "spark"])
def test_numbers_with_a_point_stay_binary_in_other_words(engine):
    text = translated("SELECT 0.5 * a + 1 FROM t WHERE b = '0.5'", engine)
    assert "CAST(0.5 AS DOUBLE" in text
    assert text.endswith("= '0.5'")
    assert "+ 1 " in text


@pytest.mark.parametrize("engine", ["duckdb", "postgres", "spark"])
def test_every_text_is_there_in_every_dialect(engine):
    for asked, question in QUESTIONS.items():
        texts = texts_of(asked, engine)
        assert [*texts] == [*(each.table for each in question.stages), "answer"]
        assert all(text.startswith(("SELECT", "WITH")) for text in texts.values())


# -- whole tables -------------------------------------------------------------------------------

HEADER = ("ego", "alter", "at", "direction", "size", "message")


def written(path: Path, rows, header=HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    return path


def generated(count: int, seed: int = 7) -> list[tuple]:
    """Return rows of mails and meetings among few people, so that they meet again and again."""
    chance, begin = Random(seed), date(2019, 1, 1)  # noqa: S311 - repeatable rows
    rows = []
    for number in range(count):
        size = chance.choice([2, 2, 3, 4, 6, 9, 25, 26, ""])
        day = begin + timedelta(days=int(2500 * chance.random() ** 0.5))
        ways = chance.choice([("in", "both"), ("out", "out"), ("both", "both")])
        people = chance.sample(range(30), min(int(str(size or 4)) - 1, 8))
        for place, who in enumerate(people):
            ego = f"ego{number % 5}"
            rows.append((ego, f"p{who}", day, ways[place > 0], size, f"m{number}"))
    return rows


ODD = [
    # Ties of one day, equal rows, rows to come, names in every script, an ego as its own alter.
    ("me", "ana", "2026-01-01", "out", 2, "a"),
    ("me", "ana", "2026-01-01", "out", 2, "a"),
    ("me", "Ζωή", "2026-01-01T23:30:00-01:00", "in", 7, "b"),
    ("me", "李雷", "2026-01-02 00:10:00Z", "both", 7, "b"),
    ("me", "zoë", "2026-01-02T00:10:00.123456+14:00", "both", 7, "b"),
    ("me", "é", "2031-12-31", "in", "", "c"),
    ("me", "z", "2031-12-31", "both", "", "c"),
    ("me", "me", "2031-12-31", "both", "", "c"),
    ("Me", "ana", "1969-12-31T23:59:59.9", "both", "3", "d"),
    ("Me", "bo", "1969-12-31", "both", "3", "d"),
    # As far apart as dates go: powers too small to be written.
    ("far", "ana", "0001-01-01", "out", 25, "e"),
    ("far", "bo", "0001-01-01", "out", 25, "e"),
    # Understood only by a second look.
    (" me", "bo", "2026-01-03", "out", 4, "f"),
    ("me ", "bo\u00a0", "2026-01-03", "out", 4, "f\x1f"),
    ("me", "\u2003bo", "2026-01-03", "out", 4, "f"),
    (" me ", "bo\u00a0", " 20260103 ", "OUT", " 4 ", "f"),
    ("me", "cy", "2026-W01-6", "out", "4.0", "f"),
    ("me", "di", "2026-01-03T10", "oUt", "1e0", "f"),
    ("me", "ed", "2026-01-03 10:00:00 UTC", "out", "nan", "f"),
    ("me", "big", "2026-01-03", "out", "25.5", "f"),
    ("me", "big", "2026-01-03", "out", "1000", "f"),
    ("me", "big", "no date but too large", "out", "inf", "f"),
    # Not understood at all.
    ("", "ana", "2026-01-03", "out", 2, "g"),
    ("me", "\u2003", "2026-01-03", "out", 2, "g"),
    ("me", "ana", "2026-02-30", "out", 2, "g"),
    ("me", "ana", "2026-01-01T24:00:00", "out", 2, "g"),
    ("me", "ana", "2026-01-01T10:00:6 Z", "out", 2, "g"),
    ("me", "ana", "0000-01-01", "out", 2, "g"),
    ("me", "ana", "9999-12-31T23:59:59-01:00", "out", 2, "g"),
    ("me", "ana", "infinity", "out", 2, "g"),
    ("me", "ana", "2026-01-03", "sent", 2, "g"),
    ("me", "ana", "2026-01-03", "out", "0x2", "g"),
    ("me", "ana", "2026-01-03", "out", "two", "g"),
    ("me", "ana", "2026-01-03", "out", 2, " "),
    ("", "", "", "", "", ""),
]


def test_a_generated_table_is_scored_the_same(tmp_path, engine):
    path = written(tmp_path / "t.csv", generated(900))
    assert len(answer(path, "sqlite", pairs=True).pairs) > 1000
    for as_of in (None, "2021-06-30", "2018-01-01", "2060-01-01"):
        assert_same(path, engine, as_of=as_of)


def test_an_odd_table_is_scored_the_same(tmp_path, engine):
    path = written(tmp_path / "t.csv", ODD)
    notes = answer(path, "sqlite", pairs=True).notes
    assert [note.split(" ")[0] for note in notes] == ["12", "3"]
    for as_of in (None, "2026-01-03"):
        assert_same(path, engine, as_of=as_of)


def test_an_empty_table_has_no_rows(tmp_path, engine):
    assert_same(written(tmp_path / "t.csv", []), engine)
    assert_same(written(tmp_path / "u.csv", [("me", "a", "2026-01-01", "out", 26, "m")]), engine)


def test_a_file_is_written_with_the_same_rows(tmp_path, engine):
    parquet = pytest.importorskip("pyarrow.parquet")
    path = written(tmp_path / "t.csv", generated(200))
    for pairs in (False, True):
        kept = []
        for name in ("sqlite", engine):
            out = tmp_path / f"{name}.parquet"
            rows = answer(path, name, pairs=pairs, out=out).rows
            kept.append(parquet.read_table(out))
            assert kept[-1].num_rows == rows
        assert kept[0].schema.names == kept[1].schema.names
        assert [str(kind) for kind in kept[0].schema.types] == [
            str(kind) for kind in kept[1].schema.types
        ]
        for one, other in zip(kept[0].to_pylist(), kept[1].to_pylist(), strict=True):
            assert other == {
                name: pytest.approx(cell, rel=DIGITS) if isinstance(cell, float) else cell
                for name, cell in one.items()
            }


# -- what is missing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("engine", "module", "extra"),
    [
        ("duckdb", "duckdb", "analytics"), ("duckdb", "sqlglot", "analytics"),
        ("postgres", "psycopg", "postgres"),
        ("spark", "pyspark.errors", "spark"),
    ],
)  # fmt: skip
def test_without_its_library_an_engine_says_what_to_install(monkeypatch, engine, module, extra):
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setenv("MUTUALS_POSTGRES", "postgresql://nobody@localhost:1/none")
    with pytest.raises(MutualsError, match=rf"pip install 'mutuals\[{extra}\]'"):
        answer(Path("not there.csv"), engine, pairs=False)


def test_without_a_database_postgres_says_which_variable_names_one(monkeypatch):
    monkeypatch.delenv("MUTUALS_POSTGRES", raising=False)
    with pytest.raises(MutualsError, match="needs a database: MUTUALS_POSTGRES - set it to"):
        answer(Path("not there.csv"), "postgres", pairs=False)


def test_a_database_out_of_reach_is_refused_without_its_password(monkeypatch):
    monkeypatch.setenv("MUTUALS_POSTGRES", "postgresql://me:hush@127.0.0.1:1/none")
    with pytest.raises(MutualsError, match="postgres cannot answer") as refused:
        answer(Path("not there.csv"), "postgres", pairs=False)
    assert "hush" not in str(refused.value)


def test_postgres_keeps_nothing(tmp_path, monkeypatch, postgres):
    monkeypatch.setenv("MUTUALS_POSTGRES", postgres)
    answer(written(tmp_path / "t.csv", generated(20)), "postgres", pairs=True)
    with __import__("psycopg").connect(postgres) as connection:
        kept = "SELECT COUNT(*) FROM pg_class WHERE relname IN ('interaction', 'seat', 'common')"
        assert connection.execute(kept).fetchone()[0] == 0
