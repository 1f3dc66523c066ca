"""What a verdict reads of dealings, in counts and a few contacts, is what all contacts say."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from tests.operations.homes import Home
from tests.operations.invariants import contact_days, recounted_days
from tests.operations.letters import mail, sent_box
from tests.operations.small_sample import write_small
from tests.practice.scenes import Story, Told, belongs
from tests.store.older import take_back

from mutuals.model.history import Acquaintance, Span
from mutuals.operations import verdict
from mutuals.operations.verdict import judge_week
from mutuals.practice.measures import DAILY_LIFE_WINDOW, has_reached, is_reaching
from mutuals.store.schema import _FEWEST_OTHERS
from mutuals.workspace import STORE, open_workspace

DAYS = ["2026-11-20", "2026-10-14", "2026-08-30"]
LENGTHS = [7, 28, 90]
ME = "Mia Home <mia@home.example>"


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Home:
    folder = tmp_path_factory.mktemp("dealings")
    made = Home(folder / "home")
    made.take(*write_small(folder / "files", mails=1_200))
    return made


@pytest.fixture(params=DAYS)
def network(home, request):
    with open_workspace(home.folder, Home(home.folder, request.param).as_of) as network:
        yield network


def told(network) -> Story:
    """Tell every contact of a home up to its day."""
    today = network.clock.today
    contacts = tuple(network.interactions.contacts(0, today))
    ids = {contact.person.id for contact in contacts}
    connected = network.people.connected_days(ids)
    people = {
        person: Acquaintance(first, first_out, first_in, connected.get(person))
        for person, first, first_out, first_in in network.measures.first_days(today, ids)
    }
    return Story(contacts, people, suggestions=verdict._Past(network, ()).suggestions)


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("which", ["all", "new", "met"])
def test_dealings_are_counted_from_all_contacts(network, which, length):
    past, counted = Told(told(network)), 0
    for last in range(network.clock.today - 40, network.clock.today + 1, 5):
        days = Span(last - length + 1, last)
        before = Span(days.first - DAILY_LIFE_WINDOW, days.first - 1)
        found = network.measures.dealings(network.clock.today, days, before, which)
        asked_for = [each for each in sorted(found) if belongs(each, days, which)]
        assert asked_for == past.dealings(days, before, which)
        counted += len(found)
    assert counted


def test_people_reached_are_those_with_a_contact_that_reaches(network):
    story, today = told(network), network.clock.today
    days = Span(today - 27, today)
    reaching = {c.person.id for c in story.contacts if c.day >= days.first and is_reaching(c)}
    found = network.measures.dealings(today, days, days, "all")
    assert {each.person for each in found if has_reached(each)} == reaching
    assert reaching


def test_contacts_with_some_are_those_of_all(network):
    today, story = network.clock.today, told(network)
    some = sorted(story.people)[::3]
    first, last = today - 50, today - 3
    within = [c for c in story.contacts if c.person.id in some and first <= c.day <= last]
    found = list(network.interactions.contacts_with(some, first, last))
    assert sorted(found) == sorted(within)
    assert [c[1:3] for c in found] == sorted(c[1:3] for c in found)
    days = {c.person.id: len({o.day for o in within if o.person == c.person}) for c in within}
    assert network.interactions.days_in_touch(some, first, last) == days


@pytest.mark.parametrize("few", [0, 3, 1_000])
def test_the_verdict_is_that_of_all_contacts(network, monkeypatch, few):
    monkeypatch.setattr(verdict, "_FEW", few)
    found = judge_week(network)
    story = Told(told(network))
    monkeypatch.setattr(verdict, "_Past", lambda *_: story)
    assert found == judge_week(network)
    assert any(measure.evidence for measure in found.measures)


def test_the_fewest_others_of_an_older_home_are_counted_when_it_is_brought_up(home, tmp_path):
    folder = tmp_path / "home"
    shutil.copytree(home.folder, folder)
    with closing(sqlite3.connect(folder / STORE)) as connection:
        take_back(connection, _FEWEST_OTHERS)
    with open_workspace(folder) as network:
        assert contact_days(network) == recounted_days(network)
    assert Home(folder, DAYS[0]).run("verdict") == Home(home.folder, DAYS[0]).run("verdict")


def test_the_smallest_circle_of_a_day_is_kept(tmp_path):
    crowd = ", ".join(f"p{number}@friends.example" for number in range(9))
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    sent = [mail(ME, to, "2026-03-01") for to in (crowd, "p3@friends.example", crowd)]
    home.take(sent_box(tmp_path, *sent))
    with open_workspace(home.folder, home.as_of) as network:
        found = contact_days(network)
        assert found == recounted_days(network)
        assert sorted(day["fewest_out"] or 0 for day in found.values()) == [1, *[9] * 8]
