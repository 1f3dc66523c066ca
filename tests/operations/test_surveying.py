"""What was read, and how the home stands."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import calendar, card, cards, mail, mbox, meeting

from mutuals.workspace import open_workspace

ME, ANA = "Mia Home <me@home.example>", "Ana Berg <ana@mail.example>"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", "2026-03-20")
    made.run("init", me=("me@home.example",), name="Mia Home")
    return made


def read(home: Home, name: str):
    """Return what the home says of one input."""
    (found,) = [each for each in home.run("sources").sources if each.path.endswith(name)]
    return found


def test_before_anything_was_read(home: Home) -> None:
    found = home.run("sources")
    assert (found.sources, found.own_messages, found.read) == ((), False, 0)


def test_what_a_source_covers_and_whether_i_wrote_in_it(home: Home, tmp_path: Path) -> None:
    home.take(mbox(tmp_path / "in.mbox", mail(ANA, ME, "2026-03-02"), mail(ANA, ME, "2026-03-07")))
    assert not home.run("sources").own_messages
    home.take(mbox(tmp_path / "sent.mbox", mail(ME, ANA, "2026-03-04")))
    home.take(cards(tmp_path / "b.vcf", card("Ana Berg", "EMAIL:ana@mail.example")))
    home.take(calendar(tmp_path / "c.ics", meeting("m1", "20260310T100000Z")))
    inbox, sent = read(home, "in.mbox"), read(home, "sent.mbox")
    assert (inbox.from_, inbox.to_, inbox.own_messages) == ("2026-03-02", "2026-03-07", False)
    assert (sent.from_, sent.to_, sent.own_messages) == ("2026-03-04", "2026-03-04", True)
    assert (read(home, "b.vcf").from_, read(home, "b.vcf").calendar) == (None, False)
    assert (read(home, "c.ics").from_, read(home, "c.ics").calendar) == ("2026-03-10", True)
    assert home.run("sources").own_messages


def test_what_was_left_out_is_told_with_its_reason(home: Home, tmp_path: Path) -> None:
    letters = mbox(tmp_path / "a.mbox", mail(ME, ANA), mail(ME, ME))
    broken = tmp_path / "b.vcf"
    broken.write_text(cards(broken, card("Ana Berg")).read_text() + "BEGIN:VCARD\r\nFN:Bo\r\n")
    told = home.take(letters, broken).sources
    found = home.run("sources")
    for one, other in zip(found.sources, told, strict=True):
        assert (one.skipped, one.errors, one.read) == (other.skipped, other.errors, other.read)
    assert found.skipped == sum(each.count for one in told for each in one.skipped) > 0
    assert found.errors == sum(len(one.errors) for one in told) > 0
    assert found.read == sum(one.read for one in told)


def test_an_import_that_was_stopped_can_go_on(home: Home, tmp_path: Path) -> None:
    path = mbox(tmp_path / "a.mbox", mail(ME, ANA))
    with open_workspace(home.folder) as network:
        network.sources.begin(str(path), "mbox")
    assert not read(home, "a.mbox").finished
    home.take(path)
    assert read(home, "a.mbox").finished


def test_what_is_logged_is_no_source(home: Home) -> None:
    home.run("log", "Ana Berg", met=True)
    assert home.run("sources").sources == ()


def test_the_order_is_that_of_the_paths(home: Home, tmp_path: Path) -> None:
    for name in ("b.mbox", "a.mbox"):
        home.take(mbox(tmp_path / name, mail(ME, ANA, ref=f"<{name}@x.example>")))
    assert [each.path[-6:] for each in home.run("sources").sources] == ["a.mbox", "b.mbox"]
