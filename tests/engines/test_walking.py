"""Ties walked from day to day are those of homes opened as of each of the days."""

from datetime import date

import pytest
from tests.operations.homes import Home
from tests.operations.letters import mail, mbox
from tests.operations.small_sample import write_small

from mutuals.model.moments import date_of, day_of
from mutuals.model.tie import Tie
from mutuals.ports import SlotName
from mutuals.workspace import Workspace, open_workspace

SLOTS: tuple[SlotName, ...] = ("loss", "keep", "drifting", "second", "revive")
FIRST, LAST = day_of(date(2026, 5, 4)), day_of(date(2026, 6, 4))
ANA, ME = "Ana Lopes <ana@trusted.example>", "Mia Home <me@home.example>"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("walk")
    made = Home(folder / "home")
    made.run("init", me=("me@home.example",), name="Mia Home")
    days = [*range(FIRST - 50, FIRST + 10), FIRST + 12, FIRST + 13, FIRST + 21]
    letters = [mail(ANA, ME, date_of(day).isoformat(), subject=str(day)) for day in days]
    letters += [mail(ME, ANA, date_of(FIRST - 60).isoformat())]
    made.take(*write_small(folder / "files", mails=600), mbox(folder / "ana.mbox", *letters))
    return made


def figures(tie: Tie) -> tuple[object, ...]:
    return tie.person.id, tie.days, tie.first_day, tie.last_day, tie.p_contact, tie.p_gone


def read(network: Workspace, day: int) -> dict[str, object]:
    found: dict[str, object] = {
        slot: [
            (*figures(tie), tie.past, score)
            for tie, score in network.measures.candidates(slot, day, (), cadence=False)
        ]
        for slot in SLOTS
    }
    humans = [each.id for each in network.people.humans()]
    found["ties"] = [figures(tie) for tie in network.measures.ties(day, humans, cadence=False)]
    return found


def test_each_day_is_as_a_home_opened_as_of_it(home: Home) -> None:
    seen = set()
    with open_workspace(home.folder, date_of(LAST + 30)) as network:
        for day in network.measures.walk(FIRST, LAST):
            with open_workspace(home.folder, date_of(day)) as then:
                expected = read(then, day)
            assert read(network, day) == expected, date_of(day)
            seen |= {slot for slot, found in expected.items() if found}
    assert seen == {*SLOTS, "ties"}


def test_afterwards_the_ties_stand_as_before(home: Home) -> None:
    with open_workspace(home.folder, date_of(LAST)) as network:
        before = read(network, LAST)
        for day in network.measures.walk(FIRST, FIRST + 3):
            assert day <= FIRST + 3
        assert read(network, LAST) == before


def test_a_day_before_the_walk_can_still_be_asked_for(home: Home) -> None:
    with open_workspace(home.folder, date_of(FIRST)) as then:
        expected = read(then, FIRST)["ties"]
    with open_workspace(home.folder, date_of(LAST)) as network:
        for day in network.measures.walk(FIRST, FIRST + 8):
            assert read(network, FIRST)["ties"] == expected, day
