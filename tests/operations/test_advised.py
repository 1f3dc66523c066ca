"""What became of the advice, worked out again from whole homes."""

from datetime import date, timedelta

import pytest
from tests.operations.homes import Home
from tests.operations.letters import mail, mbox
from tests.operations.small_sample import TODAY, write_small

from mutuals.errors import UsageError
from mutuals.model.moments import day_of
from mutuals.operations.advised import _Past
from mutuals.operations.strategy import plan_now
from mutuals.workspace import open_workspace

ME = "Mia Home <me@home.example>"
ANA = "Ana Lopes <ana@trusted.example>"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("outcomes")
    made = Home(folder / "home", TODAY.isoformat())
    made.run("init", yes=True)
    made.take(*write_small(folder / "files", mails=900))
    return made


def test_the_lists_worked_out_again_are_those_of_the_days(sample: Home) -> None:
    shown = {}
    with open_workspace(sample.folder, TODAY) as network:
        past = _Past(network, plan_now(network), day_of(TODAY) - 40)
        for back in (0, 1, 5, 12, 23, 39):
            day = day_of(TODAY) - back
            shown[TODAY - timedelta(back)] = [each.person.name for each in past._listed(day)]
    for on, names in shown.items():
        engage = Home(sample.folder, on.isoformat()).run("today").engage
        assert names == [each.person.name for each in engage], on
    assert sum(map(len, shown.values())) > 20


def test_counts_of_slots_fit_together(sample: Home) -> None:
    found = sample.run("outcomes", weeks=12)
    assert (found.since, found.until) == ("2026-08-29", "2026-11-20")
    assert sum(each.named for each in found.slots) > 20
    for each in found.slots:
        assert each.followed + each.snoozed + each.skipped <= each.named
        assert each.answered <= each.passed_followed <= each.passed <= each.named
        assert each.in_touch <= each.passed
        assert 0 <= each.expected <= each.passed
        assert each.unasked <= each.passed - each.passed_followed


@pytest.fixture
def home(tmp_path) -> Home:
    """Make a home in which Ana's letter of 20 March waits for an answer."""
    made = Home(tmp_path / "home", "2026-03-24")
    made.run("init", me=("me@home.example",), name="Mia Home", yes=True)
    made.take(
        mbox(
            tmp_path / "a.mbox",
            mail(ME, ANA, "2026-01-10"), mail(ANA, ME, "2026-01-12"), mail(ANA, ME, "2026-03-20"),
        )
    )  # fmt: skip
    return made


def owed(home: Home, day: str):
    found = Home(home.folder, day).run("outcomes", weeks=5)
    return next(each for each in found.slots if each.slot == "owed"), found.nudges


def test_what_i_decide_shows_as_what_became_of_it(home: Home) -> None:
    assert owed(home, "2026-03-25")[0][1:5] == (1, 0, 0, 0)
    home.run("skip", "Ana Lopes")
    slot, nudges = owed(home, "2026-03-25")
    assert slot[1:5] == (1, 0, 0, 1)
    assert [(each.on, each.became, each.became_on) for each in nudges] == [
        ("2026-03-22", "skipped", "2026-03-24")
    ]
    home.run("undo")
    home.run("done", "Ana Lopes")
    assert owed(home, "2026-03-25")[0][1:5] == (1, 1, 0, 0)


def test_done_on_the_day_it_first_stood_there_is_seen(home: Home) -> None:
    Home(home.folder, "2026-03-22").run("done", "Ana Lopes")
    slot, nudges = owed(home, "2026-03-25")
    assert (slot.named, slot.followed) == (1, 1)
    assert nudges[0].on == nudges[0].became_on == "2026-03-22"


def test_an_answer_of_mine_follows_it_and_theirs_comes_back(home: Home, tmp_path) -> None:
    later = mail(ME, ANA, "2026-03-25"), mail(ANA, ME, "2026-03-28")
    home.take(mbox(tmp_path / "b.mbox", *later))
    slot, nudges = owed(home, "2026-04-21")
    assert (slot.named, slot.followed, slot.passed) == (1, 1, 1)
    assert (slot.in_touch, slot.passed_followed, slot.answered, slot.unasked) == (1, 1, 1, 0)
    assert 0 < slot.expected < 1
    assert nudges[0][3:] == ("followed", "2026-03-25", "2026-03-28")
    early, _ = owed(home, "2026-04-20")
    assert (early.passed, early.expected, early.followed) == (0, 0, 1)


@pytest.mark.parametrize("mark", ["private", "never", "deceased"])
def test_who_is_marked_since_is_named_no_more(home: Home, mark: str) -> None:
    assert owed(home, "2026-04-20")[0].named == 1
    later = Home(home.folder, "2026-04-20")
    later.run("mark", "Ana Lopes", mark)
    found = later.run("outcomes", weeks=5)
    assert not any(each.named for each in found.slots)
    assert found.nudges == ()
    assert later.run("mark", "Ana Lopes", "network")
    assert owed(home, "2026-04-20")[0].named == 1


def test_nothing_is_written_for_it(home: Home) -> None:
    before = home.rows("SELECT count(*) FROM decision"), home.rows("SELECT * FROM setting")
    home.run("outcomes")
    assert (
        home.rows("SELECT count(*) FROM decision"),
        home.rows("SELECT * FROM setting"),
    ) == before


def test_fewer_are_shown_and_all_are_counted(home: Home) -> None:
    home.run("done", "Ana Lopes")
    assert (
        len(home.run("outcomes", limit=1).nudges) == len(home.run("outcomes", limit=0).nudges) == 1
    )
    for wrong in ({"weeks": 0}, {"weeks": 53}, {"limit": -1}):
        with pytest.raises(UsageError):
            home.run("outcomes", **wrong)


def test_an_empty_home_has_no_outcomes(tmp_path) -> None:
    home = Home(tmp_path / "home", date(2026, 3, 1).isoformat())
    home.run("init", me=("me@home.example",), yes=True)
    assert home.run("outcomes").slots == ()
