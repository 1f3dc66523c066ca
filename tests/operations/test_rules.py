"""A home derived by older rules of identity is derived anew when it is opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.operations.homes import Home, digest
from tests.operations.letters import ANA, ME, mail, mbox

from mutuals.workspace import STORE


def test_other_rules_derive_a_home_anew(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=(ME,))
    home.take(mbox(tmp_path / "box.mbox", mail(ANA, ME), mail(ME, ANA)))
    before = digest(home)
    with closing(sqlite3.connect(home.folder / STORE)) as store, store:
        store.execute("UPDATE person SET name = 'Nobody', kind = 'service'")
        store.execute("DELETE FROM contact_day")
        store.execute("DELETE FROM search_word")
        store.execute("UPDATE setting SET value = 'older' WHERE name = 'rules'")
    assert digest(home) == before
    assert [person.name for person in home.run("people", "lopes").people] == ["Ana Lopes"]
