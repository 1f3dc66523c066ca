"""Lessons over a real home: done where its evidence shows the act, open elsewhere."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import mail, mbox

from mutuals.errors import UsageError
from mutuals.practice.curriculum import CURRICULUM

ME, ANA, BO = "Mia Home <me@home.example>", "Ana Elm <ana@x.example>", "Bo Elm <bo@y.example>"
DAY = "2026-03-20"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home", DAY)
    made.run("init", me=("me@home.example",), name="Mia Home")
    return made


def done(home: Home) -> set[str]:
    return {lesson.name for lesson in home.run("lessons").lessons if lesson.done}


def one(home: Home, name: str):
    (found,) = home.run("lessons", name).lessons
    return found


def test_in_an_empty_home_all_are_open(home: Home) -> None:
    found = home.run("lessons")
    assert [lesson.name for lesson in found.lessons] == [each.name for each in CURRICULUM]
    assert (found.done, found.total, found.next) == (0, len(CURRICULUM), CURRICULUM[0].name)


def test_what_is_decided_and_logged_ends_lessons(home: Home) -> None:
    home.run("plan", "set", "targets", "Acme")
    home.run("log", "Ana Elm", meal="lunch", met=True, gave="advice", asked="help")
    for name in ("Cleo Oak", "Dov Oak"):
        home.run("log", name, call=True, received="thanks")
    assert done(home) == {"plan", "meeting", "giving", "asking", "thanking", "new-people"}
    for name in ("Ana Elm", "Cleo Oak", "Dov Oak"):
        home.run("key", name)
    assert "key-people" in done(home)
    giving = one(home, "giving")
    assert (giving.person.name, giving.on) == ("Ana Elm", DAY)
    assert [each.source for each in giving.evidence] == ["log"]
    home.run("mark", "Ana Elm", "private")
    assert done(home).isdisjoint({"giving", "asking", "meeting", "key-people"})


def test_mail_shows_an_old_tie_taken_up_and_two_brought_together(
    home: Home, tmp_path: Path
) -> None:
    home.take(mbox(tmp_path / "a.mbox", mail(ME, ANA, "2024-03-01"), mail(ME, BO, "2025-12-01")))
    assert done(home) == set()
    home.take(mbox(tmp_path / "b.mbox", mail(ME, f"{ANA}, {BO}", "2026-03-10", ref="x@y.example")))
    assert done(home) == {"reconnecting", "introducing"}
    old = one(home, "reconnecting")
    assert (old.person.name, old.on) == ("Ana Elm", "2026-03-10")
    assert [each.ref for each in old.evidence] == ["x@y.example"]
    assert {lesson.name for lesson in Home(home.folder, "2026-03-09").run("lessons").lessons
            if lesson.done} == set()  # fmt: skip


def test_an_archive_shows_profile_follows_and_comments(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "Positions.csv").write_text(
        "Company Name,Title,Description,Location,Started On,Finished On\nAcme,Buyer,,,Jan 2020,\n",
        encoding="utf-8",
    )
    (folder / "Company Follows.csv").write_text(
        "Organization,Followed On\nAcme,Tue Feb 03 09:00:00 UTC 2026\n", encoding="utf-8"
    )
    (folder / "Comments.csv").write_text(
        "Date,Link,Message\n2026-03-01 09:00:00,https://www.linkedin.com/feed/update/1,hello\n",
        encoding="utf-8",
    )
    home.take(folder)
    assert done(home) == {"profile", "following", "being-seen"}
    assert one(home, "following").on == "2026-02-03"
    assert one(home, "being-seen").on == "2026-03-01"


def test_one_lesson_counts_all(home: Home) -> None:
    found = home.run("lessons", "Giving ")
    assert [lesson.name for lesson in found.lessons] == ["giving"]
    assert (found.asked, found.total) == ("giving", len(CURRICULUM))
    with pytest.raises(UsageError, match="no such lesson"):
        home.run("lessons", "singing")
