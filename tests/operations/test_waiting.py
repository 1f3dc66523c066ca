"""Who waits for an answer and when I engaged whom: the short ways say what all contacts say."""

import pytest
from tests.operations.homes import Home
from tests.operations.small_sample import write_small

from mutuals.store import interactions
from mutuals.workspace import open_workspace

DAYS = ["2026-11-20", "2026-10-14"]
"""After all that happened, and amid of it: entries lie ahead of the second."""


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Home:
    folder = tmp_path_factory.mktemp("waiting")
    paths = write_small(folder / "files", mails=900)
    made = Home(folder / "home")
    made.take(paths[0], *paths[-3:])
    return made


@pytest.mark.parametrize("many", [0, 10_000], ids=["by the day", "by ties"])
@pytest.mark.parametrize("day", DAYS)
def test_whoever_wrote_last_and_to_me_alone_waits(home, day, many, monkeypatch):
    monkeypatch.setattr(interactions, "_MANY_AHEAD", many)
    with open_workspace(home.folder, Home(home.folder, day).as_of) as network:
        today = network.clock.today
        contacts = network.interactions.contacts(0, today)
        latest = {contact.person.id: contact for contact in contacts}
        waiting = [each for each in latest.values() if each.direction == "in" and each.others == 1]
        found = {
            (person, each)
            for each in range(today - 60, today + 1)
            for person in network.interactions.waiting(each, today)
        }
        assert found == {(c.person.id, c.day) for c in waiting if c.day >= today - 60}
        assert found


@pytest.mark.parametrize("day", DAYS)
def test_days_on_which_i_engaged_somebody_are_those_of_the_contacts(home, day):
    with open_workspace(home.folder, Home(home.folder, day).as_of) as network:
        today = network.clock.today
        expected: dict[str, set[int]] = {}
        for contact in network.interactions.contacts(today - 90, today):
            if contact.direction != "in":
                expected.setdefault(contact.person.id, set()).add(contact.day)
        for person in network.people.all():
            found = network.interactions.days_engaged(person.id, today - 90, today)
            assert found == sorted(expected.get(person.id, ())) or person.kind != "human"
        assert expected
