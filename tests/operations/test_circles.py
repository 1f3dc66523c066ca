"""Circles out of mails and meetings: who counts as seen together, and who stands on the map."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import calendar, card, cards, mail, mbox, meeting

from mutuals.engines import acquaintances
from mutuals.errors import UsageError
from mutuals.operations.circles import MOST
from mutuals.workspace import open_workspace

MINE = "mia@home.example"
ME = f"Mia Home <{MINE}>"
ANA, BEN, CLEO, DOV = (
    f"{name} Berg <{name.lower()}@oak.example>" for name in ("Ana", "Ben", "Cleo", "Dov")
)
CROWD = ", ".join(f"Guest{n} Last{n} <g{n}@elm.example>" for n in range(24))
GUESTS = (f"mailto:{MINE}", "CN=Dov Berg:mailto:dov@oak.example")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=(MINE,), name="Mia Home")
    made.take(
        mbox(
            tmp_path / "a.mbox",
            mail(ME, f"{ANA}, {BEN}, {CLEO}", "2026-03-01"),
            mail(ANA, f"{ME}, {BEN}", "2026-03-02"),
            mail(BEN, f"{ME}, {CLEO}, {ANA}", "2026-03-03"),
            mail(ME, DOV, "2026-03-04"),
            mail(ME, f"{CROWD}", "2026-03-05", subject="25 of us"),
            mail(ME, f"{CROWD}, {DOV}, {ANA}", "2026-03-06", subject="27 of us"),
            mail(ME, f"{DOV}, {CLEO}", "2026-03-19", subject="Later"),
        )
    )
    made.take(
        calendar(
            tmp_path / "b.ics",
            meeting("1", "20260310T100000Z", organiser=f"mailto:{MINE}", guests=GUESTS),
        )
    )
    return made


def known(home: Home, day: int | None = None) -> dict[tuple[str, str], float]:
    """Return P(knows) of all pairs as the map reads it."""
    with open_workspace(home.folder, home.as_of) as network:
        people = [person.id for person in network.people.humans()]
        pairs = network.acquaintances.acquainted(people, day or network.clock.today)
        return {(min(one, two), max(one, two)): knows for one, two, knows, _ in pairs}


def known_by_page(home: Home) -> dict[tuple[str, str], float]:
    """Return P(knows) of all pairs as the pages of the people say it."""
    with open_workspace(home.folder, home.as_of) as network:
        day = network.clock.today
        return {
            (min(person.id, tie.person.id), max(person.id, tie.person.id)): tie.p
            for person in network.people.humans()
            for tie in network.acquaintances.of([person.id], day).get(person.id, ())
        }


def test_both_ways_of_looking_for_who_knows_whom_find_the_same(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = known(home)
    assert found
    for most in (1, 3, 20_000):
        monkeypatch.setattr("mutuals.engines.acquaintances._MOST_SEEN", most)
        row_by_row = known(home)
        monkeypatch.setattr("mutuals.engines.acquaintances._FEW_ROWS", 0)
        assert known(home) == row_by_row
        monkeypatch.undo()


def test_the_map_and_the_pages_say_the_same_of_who_knows_whom(home: Home) -> None:
    assert known(home) == pytest.approx(known_by_page(home))
    assert len(known(home)) > 250


def test_the_order_of_imports_moves_nobody(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other", "2026-03-20")
    other.run("init", me=(MINE,), name="Mia Home")
    other.take(tmp_path / "b.ics")
    other.take(tmp_path / "a.mbox")
    assert other.run("circles") == home.run("circles")


def test_the_day_asked_about_bounds_what_was_seen(home: Home) -> None:
    assert len(known(home, day=20_517)) < len(known(home))


@pytest.mark.parametrize("bound", ["_MOST_SEEN", "_MOST_LOOKED"])
def test_only_the_latest_are_looked_at(
    home: Home, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = {person.name: person.id for person in home.run("people").people}
    monkeypatch.setattr(acquaintances, bound, 1)
    (pair,) = known(home)
    assert set(pair) == {ids["Dov Berg"], ids["Cleo Berg"]}


def test_people_stand_in_circles_of_those_they_were_seen_with(home: Home) -> None:
    found = home.run("circles")
    circles = {circle.name: {person.name for person in circle.people} for circle in found.circles}
    assert {"Ana Berg", "Ben Berg", "Cleo Berg"} <= circles["oak.example"]
    assert len(circles["elm.example"]) == 24
    assert (found.shown, found.total) == (28, 28)


def test_a_mail_to_more_than_25_people_ties_nobody(home: Home) -> None:
    ids = {person.name: person.id for person in home.run("people").people}
    pair = tuple(sorted((ids["Ana Berg"], ids["Guest1 Last1"])))
    assert pair not in known(home)


@pytest.mark.parametrize("mark", ["private", "never", "deceased"])
def test_who_is_not_counted_is_not_on_the_map(home: Home, mark: str) -> None:
    home.run("mark", "Ana Berg", mark)
    found = home.run("circles")
    names = {person.name for circle in found.circles for person in circle.people}
    assert "Ana Berg" not in names
    assert "Ben Berg" in names
    assert found.total == 27


def test_an_employer_that_bears_the_name_of_the_domain_names_the_circle(
    home: Home, tmp_path: Path
) -> None:
    home.take(cards(tmp_path / "c.vcf", card("Ben Berg", "EMAIL:ben@oak.example", "ORG:Oak Ltd")))
    assert "Oak Ltd" in {circle.name for circle in home.run("circles").circles}


def test_a_domain_of_people_with_several_employers_is_nobodys(home: Home, tmp_path: Path) -> None:
    firms = {"ana": "Fir", "ben": "Elder", "cleo": "Birch"}
    texts = [
        card(f"{n} Berg", f"EMAIL:{n}@oak.example", f"ORG:{firm}") for n, firm in firms.items()
    ]
    home.take(cards(tmp_path / "c.vcf", *texts))
    assert not [each.name for each in home.run("circles").circles if "oak" in each.name.lower()]


def test_ties_join_people_on_the_map(home: Home) -> None:
    found = home.run("circles", limit=5)
    ids = {person.id for circle in found.circles for person in circle.people}
    assert len(ids) == 5
    assert {who for tie in found.ties for who in (tie.a, tie.b)} <= ids
    assert found.ties


@pytest.mark.parametrize("limit", [0, -1, MOST + 1])
def test_a_limit_out_of_bounds_is_refused(home: Home, limit: int) -> None:
    with pytest.raises(UsageError):
        home.run("circles", limit=limit)


def test_an_empty_home_has_no_circles(tmp_path: Path) -> None:
    found = Home(tmp_path / "home").run("circles")
    assert (found.circles, found.ties, found.total) == ((), (), 0)
