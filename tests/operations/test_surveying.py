"""What was read, and how the home stands."""

from datetime import date
from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import calendar, card, cards, mail, mbox, meeting

from mutuals.operations.base import load
from mutuals.store.shelf import keep
from mutuals.workspace import open_desk, open_workspace

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


def test_a_source_covers_the_days_of_what_was_left_out_too(home: Home, tmp_path: Path) -> None:
    crowd = ", ".join(f"p{number}@x.example" for number in range(30))
    letters = [
        mail(ME, ANA, "2026-03-04"),
        mail(ME, crowd, "2026-03-01"),
        mail(ME, crowd, "2026-03-09"),
    ]
    home.take(mbox(tmp_path / "a.mbox", *letters))
    found = read(home, "a.mbox")
    assert [each.count for each in found.skipped] == [2]
    assert (found.from_, found.to_) == ("2026-03-01", "2026-03-09")


def test_what_is_logged_is_no_source(home: Home) -> None:
    home.run("log", "Ana Berg", met=True)
    assert home.run("sources").sources == ()


def test_the_order_is_that_of_the_paths(home: Home, tmp_path: Path) -> None:
    for name in ("b.mbox", "a.mbox"):
        home.take(mbox(tmp_path / name, mail(ME, ANA, ref=f"<{name}@x.example>")))
    assert [each.path[-6:] for each in home.run("sources").sources] == ["a.mbox", "b.mbox"]


def on_desk(home: Home, name: str, *words, **options):
    with open_desk(home=home.folder) as desk:
        return load(name).function(desk, *words, **options)


def test_a_new_home_is_not_set_up(tmp_path: Path) -> None:
    found = Home(tmp_path / "new").run("settings")
    assert (found.set_up_on, found.me, found.addresses, found.sample) == (None, None, (), False)
    assert (found.people, found.interactions, found.sources) == (0, 0, 0)
    assert (found.own_messages, found.last_backup, found.backups) == (False, None, ())


def test_how_a_home_is_set_up(home: Home, tmp_path: Path) -> None:
    home.take(mbox(tmp_path / "sent.mbox", mail(ME, ANA, "2026-03-04")))
    Home(home.folder, "2026-03-21").run("init", stage="owner", no_text=True)
    found = home.run("settings")
    assert found.home == str(home.folder)
    assert (found.set_up_on, found.stage, found.text) == ("2026-03-20", "owner", False)
    assert (found.me.name, found.addresses) == ("Mia Home", ("me@home.example",))
    assert (found.people, found.interactions, found.sources) == (1, 1, 1)
    assert found.own_messages
    home.run("undo", 2)
    assert home.run("settings").set_up_on is None


def test_interactions_are_with_others_and_counted_once(home: Home, tmp_path: Path) -> None:
    home.run("log", "ana@mail.example", message=True, on=date(2026, 3, 4))
    assert home.run("settings").interactions == 1
    home.take(mbox(tmp_path / "sent.mbox", mail(ME, ANA, "2026-03-04"), mail(ME, ME, "2026-03-05")))
    assert home.run("settings").interactions == 1
    home.take(mbox(tmp_path / "more.mbox", mail(ME, ANA, "2026-03-14")))
    assert home.run("settings").interactions == 2


def test_the_backups_that_are_known(home: Home, tmp_path: Path) -> None:
    kept = keep(home.folder, "before-something")
    assert [each.why for each in home.run("settings").backups] == ["before-something"]
    made = on_desk(home, "backup", tmp_path / "b.zip")
    found = home.run("settings")
    assert {(each.path, each.why, each.bytes) for each in found.backups} == {
        (str(tmp_path / "b.zip"), "asked", made.bytes),
        (kept.path, "before-something", kept.bytes),
    }
    assert found.last_backup == max(each.made for each in found.backups)
    (tmp_path / "b.zip").unlink()
    assert {each.why: each.bytes for each in home.run("settings").backups}["asked"] is None


def test_erasing_forgets_where_a_backup_went(home: Home, tmp_path: Path) -> None:
    home.take(mbox(tmp_path / "sent.mbox", mail(ME, ANA)))
    on_desk(home, "backup", tmp_path / "before ana berg.zip")
    on_desk(home, "erase", "Ana Berg", yes=True)
    assert "asked" not in {each.why for each in home.run("settings").backups}


def test_a_note_that_cannot_be_read_is_no_backup(home: Home) -> None:
    keep(home.folder, "before-something")
    (home.folder / "backups" / "asked.json").write_text('{"path": 3}', encoding="utf-8")
    assert [each.why for each in home.run("settings").backups] == ["before-something"]
