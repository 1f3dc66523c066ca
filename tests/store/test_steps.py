"""The schema's steps: counted where they are not loaded, and what the later ones bring up."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.engines.small_home import EGO, Home, days_of
from tests.store.older import take_back

from mutuals.store.connection import open_store
from mutuals.store.schema import _GAPS_OF_BEFORE, STEPS
from mutuals.store.version import VERSION


def test_the_version_counts_the_steps() -> None:
    assert len(STEPS) == VERSION


def test_a_home_of_before_has_the_sum_of_its_gaps_once_it_is_brought_up(tmp_path: Path) -> None:
    home = Home([*days_of("a", 1, 5, 40), *days_of("b", 3, 4, 90)])
    sums = f"SELECT gaps, billionths FROM gap_sum WHERE ego = {EGO}"
    expected = home.connection.execute(sums).fetchall()
    assert expected
    home.connection.execute("DELETE FROM gap_sum")
    take_back(home.connection, _GAPS_OF_BEFORE)
    home.connection.commit()
    store = tmp_path / "network.db"
    with closing(sqlite3.connect(store)) as copy:
        home.connection.backup(copy)
    with closing(open_store(store, print)) as connection:
        assert connection.execute(sums).fetchall() == expected
