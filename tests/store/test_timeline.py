"""A page of a timeline is the beginning of the whole, and is read without the rest."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import ANA, BO, ME, mail, mbox, sent_box

from mutuals.store import interactions
from mutuals.workspace import open_workspace

DAYS = 60
OTHER = "Ana Lopes <ana@second.example>"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana writes from two addresses, and stands beside Bo in many mails that are not to me."""
    folder: Path = tmp_path_factory.mktemp("timeline")
    days = [f"2026-0{1 + day // 28}-{1 + day % 28:02}" for day in range(DAYS)]
    mails = [mail(OTHER if n % 3 else ANA, ME, day, subject=str(n)) for n, day in enumerate(days)]
    aside = [mail(BO, f"{ME}, {ANA}", day, hour=h) for day in days[20:] for h in (10, 11, 12)]
    found = Home(folder, "2026-06-01")
    found.run("init", me=("me@home.example",))
    found.take(sent_box(folder / "mail", mail(ME, BO, days[0]), mail(ME, ANA, days[1], hour=1)))
    found.take(mbox(folder / "mail" / "Inbox.mbox", *mails, *aside))
    found.run("merge", "ana@trusted.example", "ana@second.example")
    return folder


@pytest.mark.parametrize("limit", [1, 3, 20, 50, 500])
@pytest.mark.parametrize("back", [0, 110, 140, 400])
def test_a_page_is_the_beginning_of_the_whole(home: Path, limit: int, back: int) -> None:
    with open_workspace(home) as network:
        day = network.clock.day_of(1_780_272_000) - back
        people = [person.id for person in network.people.all()]
        whole = {who: network.interactions.timeline(who, day) for who in people}
        pages = {who: network.interactions.timeline(who, day, limit) for who in people}
        everything = network.interactions.latest(people, day, 10_000)
        latest = network.interactions.latest(people, day, limit)
    assert pages == {who: entries[:limit] for who, entries in whole.items()}
    assert latest == {who: contacts[:limit] for who, contacts in everything.items()}
    assert back != 110 or max(map(len, whole.values())) > 20


def test_a_page_reads_the_newest_entries_only(home: Path) -> None:
    values = {"ego": 1, "person": "", "day": 0, "since": 0, "limit": 1}
    with open_workspace(home) as network:
        for text in (interactions._TIMELINE, interactions._LATEST):
            plan = network._connection.execute(f"EXPLAIN QUERY PLAN {text}", values).fetchall()
            assert [row[3] for row in plan if "identifier=? AND at>?" in row[3]], plan
