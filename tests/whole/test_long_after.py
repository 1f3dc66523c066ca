"""What holds long after: a merge is undone after many later steps, a snooze outlives odd days."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import ME, mail, mbox, sent_box

from mutuals.operations.base import load
from mutuals.operations.standing import standings_now
from mutuals.practice.standing import is_snoozed
from mutuals.workspace import open_workspace

AS_OF = "2026-03-20"
PEOPLE = [f"Friend {n} <friend{n}@home.example>" for n in range(8)]


def filled(folder: Path) -> Home:
    """Return a home with some people I wrote to and who wrote to me."""
    folder.mkdir()
    home = Home(folder / "home", AS_OF)
    letters = [mail(who, ME, f"2026-0{1 + n % 3}-1{n}") for n, who in enumerate(PEOPLE)]
    home.take(sent_box(folder, *[mail(ME, who) for who in PEOPLE]), mbox(folder / "in", *letters))
    return home


def decide(home: Home, count: int) -> None:
    """Take so many decisions about all of them, the merged ones too."""
    with open_workspace(home.folder, home.as_of) as network:
        for number in range(count):
            who = f"friend{number % len(PEOPLE)}@home.example"
            match number % 5:
                case 0:
                    load("key").function(network, who, off=bool(number // 40 % 2))
                case 1:
                    load("snooze").function(network, who, days=1 + number % 60)
                case 2:
                    load("log").function(network, who, note=f"Words {number}.")
                case 3:
                    load("done").function(network, who)
                case _:
                    load("skip").function(network, who)


@pytest.mark.parametrize("count", [60, pytest.param(1_000, marks=pytest.mark.deep)])
def test_a_merge_is_undone_after_many_later_steps(tmp_path: Path, count: int) -> None:
    home, without = filled(tmp_path / "with"), filled(tmp_path / "without")
    home.run("merge", "friend0@home.example", "friend1@home.example")
    (step,) = home.run("history").steps
    decide(home, count)
    decide(without, count)
    assert differences(digest(home), digest(without))
    home.run("undo", step=step.id)
    assert not differences(digest(home), digest(without))


@pytest.mark.parametrize(
    ("day", "days", "zone"),
    [
        ("2026-03-28", 1, "Europe/Berlin"),  # the night that lacks an hour
        ("2026-10-24", 1, "Europe/Berlin"),  # the night that has one twice
        ("2028-02-27", 3, "Europe/Berlin"),  # over a leap day
        ("2026-12-30", 4, "Pacific/Apia"),
        ("2011-12-28", 3, "Pacific/Apia"),  # where a whole day was left out
    ],
)
def test_who_is_snoozed_comes_back_on_the_day_after_and_stays(
    tmp_path: Path, day: str, days: int, zone: str
) -> None:
    home = filled(tmp_path / "home")
    home.run("plan", "set", "zone", zone)
    begun = date.fromisoformat(day)
    home.as_of = begun
    home.run("snooze", "friend0@home.example", days=days)
    # The clock jumps ahead, back, and ahead again: each day has its answer, whatever came before.
    for later in (days + 30, 0, days, days + 1, days, days + 2):
        home.as_of = begun + timedelta(days=later)
        assert is_away(home) == (later <= days), later


def is_away(home: Home) -> bool:
    """Say whether the first of them is snoozed on the day that the home is asked about."""
    with open_workspace(home.folder, home.as_of) as network:
        (standing,) = standings_now(network).values()
        return is_snoozed(standing, network.clock.today)
