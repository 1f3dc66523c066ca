"""Folders whose names are no text: on Linux a name is bytes, and old ones are not in UTF-8."""

import os
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.engines.test_engines import answer
from tests.operations.homes import Home, digest
from tests.operations.letters import ANA, ME, mail, mbox
from tests.operations.out_again import exported

from mutuals.operations.base import load
from mutuals.workspace import open_desk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    folder = tmp_path / os.fsdecode(b"B\xfccher")
    folder.mkdir()
    return folder


def test_a_home_there_is_used_kept_and_restored(odd: Path) -> None:
    home = Home(odd / "home", "2026-03-20")
    home.run("init", me=("me@home.example",), yes=True)
    home.take(mbox(odd / "a.mbox", mail(ANA, ME, "2026-03-01")))
    before = digest(home)
    assert home.people() == ["Ana Lopes"]
    with open_desk(home=home.folder) as desk:
        assert load("doctor").function(desk, read_data=True).sound
        load("backup").function(desk, odd / "backup.zip")
        load("restore").function(desk, odd / "backup.zip")
    assert digest(home) == before
    assert exported(home, odd / "out.json")


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_tables_there_are_read_and_written(odd: Path, engine: str) -> None:
    rows = "ego,alter,at,direction,size,message\nme,ana,2026-01-01,out,3,m\n"
    (odd / "t.csv").write_text(rows, encoding="utf-8")
    answer(odd / "t.csv", engine, pairs=False, out=odd / "out.parquet")
    with (odd / "out.parquet").open("rb") as file:
        [scored] = parquet.read_table(file).to_pylist()
    columns = {"ego": ["me"], "alter": ["ana"], "at": ["2026-01-01"], "direction": ["out"]}
    with (odd / "t.parquet").open("wb") as file:
        parquet.write_table(pa.table(columns | {"size": [3]}), file)
    [told] = answer(odd / "t.parquet", engine, pairs=False).ties
    assert told._asdict() == pytest.approx(scored)


def test_people_are_exported_there(odd: Path) -> None:
    home = Home(odd / "home", "2026-03-20")
    home.run("init", me=("me@home.example",), yes=True)
    home.take(mbox(odd / "a.mbox", mail(ANA, ME, "2026-03-01")))
    home.run("export", odd / "out.parquet", format="parquet")
    with (odd / "out.parquet").open("rb") as file:
        assert parquet.read_table(file).num_rows == 1
