"""Stated favours: made ready once for an answer, and nowhere once it is given."""

import gc
from pathlib import Path

from tests.operations.homes import Home
from tests.operations.letters import ME, mail, mbox

from mutuals.model.favour import LedgerEntry
from mutuals.workspace import open_workspace


def written_down(folder: Path, who: str) -> Home:
    """Return a home in which I wrote down a favour."""
    home = Home(folder / "home", "2026-03-20")
    home.run("init", me=(ME,))
    home.take(mbox(folder / "in.mbox", mail(f"{who} <ida@mill.example>", ME)))
    home.run("log", who, gave="advice", note="about the mill")
    return home


def test_an_answer_that_asks_twice_makes_an_entry_once(tmp_path: Path) -> None:
    home = written_down(tmp_path, "Ida Twice")
    with open_workspace(home.folder) as network:
        ((at, entry),), ((again, same),) = (network.favours.stated() for _ in range(2))
        assert at == again
        assert entry is same


def test_nothing_of_a_favour_outlives_the_answer(tmp_path: Path) -> None:
    home = written_down(tmp_path, "Ida Mill")
    assert [each.person.name for each in home.run("ledger").entries] == ["Ida Mill"]
    gc.collect()
    held = [each for each in gc.get_objects() if type(each) is LedgerEntry]
    assert "Ida Mill" not in {each.person.name for each in held}
