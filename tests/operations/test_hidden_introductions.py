"""Introductions that are hidden for the benchmark: nothing of them is left, and all comes back."""

from datetime import date
from math import log1p
from pathlib import Path

import pytest
from bench.paths_hidden import EVE, hidden
from bench.paths_learned import FACTS, Asked, facts, fit, is_learned, learned, scaled
from tests.operations.homes import Home
from tests.operations.letters import mail, mbox

from mutuals.model.moments import day_of

MINE = "mia@home.example"
ME = f"Mia Home <{MINE}>"
ANA, BEN, CLEO = (
    f"{name} Berg <{name.lower()}@{firm}.example>"
    for name, firm in (("Ana", "ash"), ("Ben", "elm"), ("Cleo", "fir"))
)
ROWS = ("SELECT * FROM participation", "SELECT * FROM contact_day")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Ana writes to Cleo, Ben and me; Ben writes to Cleo and me; then I write to Cleo."""
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=(MINE,), name="Mia Home")
    made.take(
        mbox(
            tmp_path / "a.mbox",
            mail(ANA, ME, "2026-01-01"),
            mail(BEN, ME, "2026-01-02"),
            mail(ANA, f"{ME}, {CLEO}, {BEN}", "2026-02-01"),
            mail(BEN, f"{ME}, {CLEO}", "2026-02-03"),
            mail(ME, CLEO, "2026-02-10"),
        )
    )
    return made


def kept(home: Home) -> list[list[tuple]]:
    return [sorted(home.rows(text), key=repr) for text in ROWS]


def people(home: Home) -> dict[str, str]:
    return {name.split()[0]: who for name, who in home.rows("SELECT name, id FROM person")}


def test_nobody_in_a_hidden_mail_shows_it_and_all_comes_back(home: Home) -> None:
    before, who, days = kept(home), people(home), {}
    for case, horizon, day in hidden(home.folder):
        assert (case.newcomer, case.introducer) == (who["Cleo"], who["Ana"])
        assert not home.rows("SELECT 1 FROM participation WHERE interaction = ?", case.mail)
        days[horizon] = day
    assert days[EVE] == day_of(date(2026, 2, 9))
    assert kept(home) == before


def test_facts_are_of_whom_the_bound_holds_and_know_nothing_of_the_hidden_mail(home: Home) -> None:
    who = people(home)
    for case, horizon, day in hidden(home.folder):
        if horizon == EVE:
            told = facts(home.folder, case.newcomer, day)
            assert [*told] == [who["Ben"]]
            named = dict(zip(FACTS, told[who["Ben"]], strict=True))
            assert named["people seen with"] == pytest.approx(log1p(2))  # Cleo, and he


def case(owner: str, real: int | None, *firsts: float) -> Asked:
    return Asked(owner, EVE, [[x, *[0.0] * (len(FACTS) - 1)] for x in firsts], real, False)


def test_a_fit_finds_what_tells_the_real_ones() -> None:
    told = [case("a", 4, 5, 4, 3, 2, 1), case("b", 1, 7, 2, 6, 5, 9), case("c", None, 1, 2)]
    cases = scaled(told)
    weights = fit(cases)
    assert weights[0] < 0
    assert [is_learned(each, weights) for each in cases] == [True, True, False]


def test_no_owner_is_asked_about_who_was_fitted_on() -> None:
    alike = [case(owner, 0, 1, 2, 3, 4) for owner in "abcde"]
    contrary = [case("f", 3, 1, 2, 3, 4)] * 20
    found = [is_found for _, is_found in learned(scaled([*alike, *contrary]))]
    assert (len(found), sum(found)) == (25, 1)  # a, whom f was left out with
