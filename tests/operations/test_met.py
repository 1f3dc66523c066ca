"""Writing down in one line whom I met: which names there are in it, and what about."""

from pathlib import Path

import pytest
from tests.operations.homes import Home


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("lunch with Ana Lopes and Bo Berg", ["Ana Lopes", "Bo Berg"]),
        ("Ana Lopes, Bo Berg & Cy Elm", ["Ana Lopes", "Bo Berg", "Cy Elm"]),
        ("coffee with Ana Lopes und Bo Berg", ["Ana Lopes", "Bo Berg"]),
        ("Gundula Sand; Anders Holm", ["Gundula Sand", "Anders Holm"]),
        ("Karl von und zu Oak", ["Karl von und zu Oak"]),
        ("Rosa Elm y Ash", ["Rosa Elm y Ash"]),
    ],
)
def test_each_name_is_somebody(tmp_path: Path, said: str, names: list[str]) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    assert sorted(each.name for each in home.run("met", said).people) == sorted(names)


def test_a_meal_and_a_remark_stay_two_things(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("met", "lunch with Ana Lopes", at="Spring fair")
    home.run("log", "Bo Berg", meal="coffee", note=" likes cats ")
    assert home.person("Ana Lopes").timeline[0].subject == "lunch, Spring fair"
    assert home.person("Bo Berg").timeline[0].subject == "coffee, likes cats"
