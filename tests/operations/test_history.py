"""The history of one person: decided about them, logged with them, said of their favours."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import card, cards

from mutuals.errors import NobodyFoundError

ANA, ALSO, BO = "ana@mail.example", "lopes@firm.example", "bo@mail.example"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=("mia@home.example",), name="Mia Home")
    people = [("Ana Lopes", ANA), ("A. L.", ALSO), ("Bo Berg", BO)]
    made.take(cards(tmp_path / "a.vcf", *(card(name, f"EMAIL:{at}") for name, at in people)))
    return made


def verbs(home: Home, who: str) -> list[str]:
    return [step.what for step in home.run("history", who).steps]


def test_only_what_concerns_the_person_newest_first(home: Home) -> None:
    home.run("key", ANA)
    home.run("key", BO)
    home.run("log", ANA, BO, met=True, gave="advice")
    home.run("log", BO, met=True)
    home.run("ledger", "confirm", home.run("ledger", ANA).entries[0].id)
    home.run("apart", ANA, ALSO)
    assert verbs(home, ANA) == ["apart", "ledger", "log", "key"]
    assert verbs(home, BO) == ["ledger", "log", "log", "key"]
    assert verbs(home, ALSO) == ["apart"]
    assert len(home.run("history").steps) == 7  # setting up is one


def test_what_was_decided_before_a_merge_is_the_one_persons(home: Home) -> None:
    home.run("mark", ALSO, "private")
    home.run("merge", ANA, ALSO)
    assert verbs(home, ANA) == verbs(home, ALSO) == ["merge", "mark"]


def test_a_parting_concerns_both(home: Home) -> None:
    home.run("merge", ANA, ALSO)
    home.run("split", ANA, keep=(ANA,))
    assert verbs(home, ANA) == verbs(home, ALSO) == ["split", "merge"]


def test_whoever_is_not_here_has_no_history(home: Home) -> None:
    with pytest.raises(NobodyFoundError):
        home.run("history", "nobody@nowhere.example")
