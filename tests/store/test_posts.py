"""Mails of which an older program took the list's copy: what came by itself speaks again."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.operations.homes import Home, differences, digest
from tests.operations.letters import ANA, ME, mbox
from tests.operations.told import THANKS, letter, reading_home, told
from tests.store.older import take_back

from mutuals.operations.base import load
from mutuals.store.post_step import POST_STEP
from mutuals.store.version import STORE
from mutuals.workspace import open_desk

LIST = "Cc: Club <club@lists.tides.example>\n"
POSTED = "List-Id: <club.lists.tides.example>\nList-Post: <mailto:club@lists.tides.example>\n"
ITEMS = "SELECT DISTINCT item FROM interaction"


def boxes(folder: Path) -> tuple[Path, Path]:
    """Write a list's copies of some mails, and the copies that came by themselves."""
    days = [f"2026-03-{day:02}" for day in range(1, 6)]
    lists = [letter(ANA, ME, THANKS, day, more=POSTED + LIST) for day in days]
    own = [letter(ANA, ME, THANKS, day, more=LIST) for day in days]
    return mbox(folder / "list.mbox", *lists), mbox(folder / "own.mbox", *own)


def older(home: Home, *files: Path) -> None:
    """Import files into a home as an older program would where chance is with the first."""
    home.take(files[0])
    with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as connection:
        connection.execute("UPDATE interaction SET item = -9223372036854775808")
    home.take(*files[1:])
    with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as connection:
        take_back(connection, POST_STEP)


def test_what_stood_as_a_post_gives_way_once_its_own_copy_is_read_again(tmp_path: Path) -> None:
    home, files = reading_home(tmp_path / "home"), boxes(tmp_path)
    older(home, *files)
    assert told(home) == []
    assert home.rows(ITEMS) == [(2**63 - 1,)]
    home.take(*files)
    assert told(home) == [("gave", "thanks", "Ana Lopes", ())] * 5
    fresh = reading_home(tmp_path / "fresh")
    fresh.take(*files)
    assert not differences(digest(home), digest(fresh))
    assert home.rows(f"{ITEMS} ORDER BY 1") == fresh.rows(f"{ITEMS} ORDER BY 1")


def test_a_home_of_before_is_sound_with_its_posts(tmp_path: Path) -> None:
    home, files = reading_home(tmp_path / "home"), boxes(tmp_path)
    older(home, *files)
    home.run("mark", "ana@trusted.example", "network")
    assert home.rows("SELECT * FROM stale") == []
    with open_desk(home=home.folder) as desk:
        assert load("doctor").function(desk, read_data=True).sound


def test_what_came_by_itself_keeps_its_place(tmp_path: Path) -> None:
    home, (_, own) = reading_home(tmp_path / "home"), boxes(tmp_path)
    home.take(own)
    before = home.rows(f"{ITEMS} ORDER BY 1"), home.rows("SELECT digest, offset, tail FROM source")
    with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as connection:
        take_back(connection, POST_STEP)
    told(home)
    after = home.rows(f"{ITEMS} ORDER BY 1"), home.rows("SELECT digest, offset, tail FROM source")
    assert before == after
