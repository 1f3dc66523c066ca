"""The health of a network: four figures with one thing to do each; nothing from too few."""

from datetime import date, timedelta
from pathlib import Path

import networkx as nx
import pytest
from tests.operations.homes import Home
from tests.operations.letters import card, cards, mail, mbox

from mutuals.faces.render.health import TITLES
from mutuals.practice.health import FEWEST
from mutuals.workspace import open_workspace

AS_OF = date(2026, 3, 20)
MINE = "mia@home.example"
ME = f"Mia Home <{MINE}>"
FIRST = ["came", "stayed", "drifting", "reach"]


def friend(number: int) -> str:
    return f"Friend{number} Elm{number} <f{number}@friends.example>"


def ago(days: int) -> str:
    return (AS_OF - timedelta(days=days)).isoformat()


def made(folder: Path, *mails: str, people: int = 0) -> Home:
    """A home with these mails and the cards of so many friends: two employers, two countries."""
    home = Home(folder / "home", AS_OF.isoformat())
    home.run("init", me=(MINE,), name="Mia Home")
    home.take(mbox(folder / "a.mbox", *mails))
    home.take(
        cards(
            folder / "b.vcf",
            *(
                card(
                    f"Friend{n} Elm{n}", f"EMAIL:f{n}@friends.example",
                    f"ORG:{'Oak' if n % 4 else 'Ash'} Ltd", "TITLE:Senior Baker",
                    f"ADR:;;Lange Reihe {n};{'Hamburg' if n % 2 else 'Lyon'};;20099;",
                    f"TEL:+{'49' if n % 2 else '33'}1520000{n:04}",
                )
                for n in range(people)
            ),
            card("Mia Home", f"EMAIL:{MINE}", "TEL:+491529999999"),
        )
    )  # fmt: skip
    return home


def figures(home: Home) -> dict:
    return {each.name: each for each in home.run("health").figures}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Forty friends: all of the season before, twenty-four of them again, and six new ones."""
    before = [mail(ME, friend(n), ago(100 + n)) for n in range(40)]
    again = [mail(friend(n), ME, ago(20 + n)) for n in range(24)]
    new = [mail(ME, friend(n), ago(10)) for n in range(40, 46)]
    together = [
        mail(friend(0), f"{ME}, {friend(1)}", ago(5)),
        mail(friend(2), f"{ME}, {friend(3)}, {friend(4)}", ago(6)),
    ]
    return made(tmp_path, *before, *again, *new, *together, people=46)


def test_four_figures_come_first_each_with_one_thing_to_do(home: Home) -> None:
    found = home.run("health").figures
    assert [each.name for each in found[:4]] == FIRST
    assert all(each.do for each in found[:4])
    assert not any(each.do for each in found[4:])
    assert {each.name for each in found} == set(TITLES)


def test_who_came_and_who_stayed_are_counted(home: Home) -> None:
    found = figures(home)
    assert found["came"].value == 6
    assert found["active"].value == 30
    assert found["new_share"].value == pytest.approx(6 / 30)
    assert found["stayed"].value == pytest.approx(24 / 40)
    assert "24 of the 40 people" in found["stayed"].says
    assert (found["stayed"].low, found["stayed"].high) == (0.5, 1.0)


def test_the_trend_is_oldest_first_and_ends_with_the_value(home: Home) -> None:
    for each in home.run("health").figures:
        if each.name != "survival":
            assert each.trend[-1] == each.value
    assert figures(home)["active"].trend == (0, 0, 0, 0, 0, 0, 40, 30)


def test_reach_tells_employers_fields_and_countries(home: Home) -> None:
    found = figures(home)
    assert found["reach"].value == 2
    assert "2 employers, 1 line of work, 2 towns and 2 countries" in found["reach"].says
    assert "23 people live in your country, 23 elsewhere" in found["reach"].says
    assert found["abroad_share"].value == pytest.approx(0.5)
    ash, everybody = 12, 46
    share = ash / everybody
    assert "one employer" in (found["reach"].do or "")
    assert found["employer_diversity"].value == pytest.approx(1 - share**2 - (1 - share) ** 2)


def test_the_shape_is_that_of_networkx(home: Home) -> None:
    with open_workspace(home.folder, home.as_of) as network:
        people = [each.id for each in network.people.humans()]
        known = network.acquaintances.acquainted(people, network.clock.today)
    graph = nx.Graph((each.one, each.two) for each in known if each.weight >= 0.5)
    assert len(graph) == 2
    graph.add_edges_from(("me", person) for person in people)
    found = figures(home)
    assert found["constraint"].value == pytest.approx(nx.constraint(graph, ["me"])["me"])
    assert found["bridges"].value == len(list(nx.bridges(graph))) == 44


def test_from_too_few_come_counts_and_no_shares(tmp_path: Path) -> None:
    few = [mail(ME, friend(n), ago(100)) for n in range(FEWEST - 1)]
    home = made(tmp_path, *few, mail(friend(1), ME, ago(10)), people=FEWEST - 1)
    found = figures(home)
    assert found["stayed"].value is None
    assert "1 of the 19 people" in found["stayed"].says
    assert found["came"].low is None
    for each in found.values():
        if each.unit in {"share", "probability"}:
            assert each.value is None, each.name


def test_nobody_here_is_no_fault(tmp_path: Path) -> None:
    found = Home(tmp_path / "home", AS_OF.isoformat()).run("health").figures
    assert [each.name for each in found[:4]] == FIRST
    assert found[0].value == 0
    assert "Bring in your mail" in (found[3].do or "")


def test_who_is_private_counts_nowhere(home: Home) -> None:
    home.run("mark", "f40@friends.example", "private")
    found = figures(home)
    assert found["came"].value == 5
    assert found["active"].value == 29


def test_the_first_to_write_to_is_one_who_drifts(tmp_path: Path) -> None:
    days = range(40, 160, 10)
    home = made(tmp_path, *(mail(ME, friend(1), ago(day)) for day in days))
    found = figures(home)["drifting"]
    assert found.value == 1
    assert "Friend1 Elm1" in (found.do or "")


def test_the_answer_is_about_the_day_asked(home: Home) -> None:
    home.as_of = AS_OF - timedelta(days=90)
    assert figures(home)["active"].trend[-1] == 40


def test_no_words_blame_or_bury(home: Home) -> None:
    said = " ".join(f"{each.says} {each.do or ''}" for each in home.run("health").figures).lower()
    assert not {"dead", "fail", "failed", "lost", "bad", "score"} & set(said.split())


def test_an_empty_home_and_a_small_one_say_nothing_odd(tmp_path: Path) -> None:
    """No `0 of the 0`, no advice on fields that are not known, no sentence around a hole."""
    empty = Home(tmp_path / "empty", AS_OF.isoformat())
    alone = made(tmp_path / "one", mail(ME, friend(1), ago(10)))
    for home in (empty, alone):
        said = [each.says for each in home.run("health").figures]
        assert not [each for each in said if " the 0 people you" in each]
        assert not [each for each in said if ", too few to tell how many are" in each]
        assert not [each for each in said if "(they" in each or "off by an amount" in each]
    assert "LinkedIn archive" in (figures(alone)["reach"].do or "")
    assert figures(empty)["came"].says.startswith("Nothing shows")
    assert figures(alone)["drifting"].says == "Nobody is quiet for 3 to 8 times as long as usual."


def test_a_circle_holds_me_in_words(home: Home) -> None:
    assert "One circle hardly holds you" in figures(home)["constraint"].says
    everybody = ", ".join(friend(n) for n in range(21))
    others = [mail(friend(n), f"{ME}, {everybody}", ago(30 + n)) for n in range(21)]
    one = made(home.folder.parent / "one", *others, mail(ME, everybody, ago(60)))
    assert "One circle holds you fast" in figures(one)["constraint"].says
