"""What came back, from real files: replies, meetings, favours, and who is left out."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import calendar, mail, mbox, meeting

from mutuals.errors import UsageError

ME = "Mia Home <me@home.example>"
ANA, BO = "Ana Lopes <ana@trusted.example>", "Bo Elm <bo@mail.example>"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-28")
    made.run("init", me=("me@home.example",), name="Mia Home")
    made.take(
        mbox(
            tmp_path / "a.mbox",
            mail(ME, ANA, "2026-03-10", ref="one@x.example"),
            mail(ANA, ME, "2026-03-12", ref="two@x.example"),
            mail(ANA, ME, "2026-03-13"),
            mail(ME, BO, "2026-02-20"),
            mail(BO, ME, "2026-03-02"),
        ),
        calendar(tmp_path / "c.ics", meeting("m1", "20260320T100000Z"),
                 meeting("m2", "20260325T100000Z"), meeting("m3", "20260401T100000Z")),
    )  # fmt: skip
    return made


def test_what_came_back_in_four_weeks(home: Home) -> None:
    home.run("log", "Bo Elm", met=True, received="advice")
    found = home.run("returns")
    assert (found.since, found.until) == ("2026-03-01", "2026-03-28")
    told = [(each.person.name, each.on, each.days) for each in found.replies]
    assert told == [("Ana Lopes", "2026-03-12", 2), ("Bo Elm", "2026-03-02", 10)]
    assert [each.ref for each in found.replies[0].evidence] == ["two@x.example"]
    met = [(each.person.name, each.on, each.times) for each in found.meetings]
    assert met == [("Bo Elm", "2026-03-28", 1), ("Ana Lopes", "2026-03-25", 2)]
    assert [each.ref for each in found.meetings[1].evidence] == ["m2"]
    assert [(each.person.name, each.type) for each in found.favours] == [("Bo Elm", "advice")]
    assert found.totals == (2, 2, 1)


def test_who_had_the_last_word_before_answers_nobody(home: Home, tmp_path: Path) -> None:
    home.take(mbox(tmp_path / "z.mbox", mail(BO, ME, "2026-02-25")))
    assert [each.person.name for each in home.run("returns").replies] == ["Ana Lopes"]
    home.take(mbox(tmp_path / "y.mbox", mail(ME, BO, "2026-02-26")))
    bo = home.run("returns").replies[-1]
    assert (bo.person.name, bo.days) == ("Bo Elm", 4)
    crowd = ", ".join(f"p{number}@x.example" for number in range(9))
    home.take(mbox(tmp_path / "x.mbox", mail(ME, f"{BO}, {crowd}", "2026-02-27")))
    assert home.run("returns").replies[-1] == bo


def test_other_days_and_fewer_lines(home: Home) -> None:
    assert [each.person.name for each in home.run("returns", days=17).replies] == ["Ana Lopes"]
    one = home.run("returns", limit=1)
    assert (len(one.replies), one.totals.replies) == (1, 2)
    assert len(home.run("returns", limit=0).replies) == 2


def test_nothing_of_later_days_is_told(home: Home) -> None:
    found = Home(home.folder, "2026-03-11").run("returns")
    assert [each.person.name for each in found.replies] == ["Bo Elm"]
    assert found.meetings == ()


def test_who_is_private_is_left_out(home: Home) -> None:
    home.run("log", "Ana Lopes", received="help")
    home.run("mark", "Ana Lopes", "private")
    found = home.run("returns")
    assert [each.person.name for each in found.replies] == ["Bo Elm"]
    assert (found.meetings, found.favours) == ((), ())


def test_daily_life_is_left_out(home: Home, tmp_path: Path) -> None:
    days = [f"2026-02-{day:02}" for day in range(2, 13)]
    home.take(mbox(tmp_path / "d.mbox", *(mail(ME, ANA, day) for day in days)))
    assert "Ana Lopes" in {each.person.name for each in home.run("returns").replies}
    home.take(mbox(tmp_path / "e.mbox", mail(ME, ANA, "2026-02-14")))
    found = home.run("returns")
    assert {each.person.name for each in (*found.replies, *found.meetings)} == {"Bo Elm"}


@pytest.mark.parametrize("options", [{"days": 0}, {"days": 99_999}, {"limit": -1}])
def test_what_makes_no_sense_is_refused(home: Home, options: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        home.run("returns", **options)
