"""What goes out comes in again: an export, imported into an empty home, is the same home."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.out_again import assert_comes_back
from tests.operations.small_sample import write_small
from tests.whole.test_undo import write_files

AS_OF = "2026-11-20"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return the small sample with decisions of every kind."""
    folder = tmp_path_factory.mktemp("sample")
    home = Home(folder / "home", AS_OF)
    home.run("init", me=("mira.sommer@mail.example",), name="Mira", stage="seeker", yes=True)
    home.take(*write_small(folder / "files"))
    return home


def test_the_sample_comes_back(sample: Home, tmp_path: Path) -> None:
    assert_comes_back(sample, tmp_path)


def test_a_home_with_decisions_of_every_kind_comes_back(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    for path in write_files(tmp_path / "files").values():
        home.take(path)
    home.run("init", me=("me@home.example",), name="Mia Home", stage="owner", yes=True)
    home.run("plan", "set", "zone", "Asia/Tokyo")
    home.run("plan", "set", "targets", "Harborlight, Northwind Labs")
    home.run("plan", "set", "pause", "2026-03-02..2026-03-08")
    home.run("plan", "set", "reached_out", "4/14")
    home.run("key", "ana@trusted.example")
    home.run("mark", "Bo Berg", "private")
    home.run("snooze", "carl@else.example", days=3)
    home.run("skip", "Ana Lopes")
    home.run("done", "Ana Lopes")
    home.run("log", "Ana Lopes", "Vera Fresh", met=True, meal="lunch", gave="advice", note="nice")
    home.run("log", "+49 170 9999999", call=True, asked="help")
    home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    home.run("merge", "carl@else.example", "Bo Berg")
    home.run("apart", "dora@old.example", "Ana Lopes")
    home.run("split", "dora@old.example", keep=("dora@old.example",))
    home.run("log", "Zed Gone", met=True)
    home.run("undo")
    assert_comes_back(home, tmp_path)
