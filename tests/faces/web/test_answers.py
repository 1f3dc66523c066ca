"""What was answered is kept, and never shown once anybody changed anything."""

import os
import shutil
import subprocess
import sys

import pytest
from tests.faces.web.served import AS_OF
from tests.operations.homes import Home

from mutuals.faces.web.answers import Answers
from mutuals.workspace import open_workspace


@pytest.fixture
def answers(home):
    return Answers(home)


def numbers():
    made = iter(range(100))
    return lambda: next(made)


def test_an_answer_is_made_once_while_nothing_changes(answers):
    make = numbers()
    first = [answers.get("today", answers.state(), make) for _ in range(3)]
    assert (first, answers.get("people", answers.state(), make)) == ([0, 0, 0], 1)


def test_whoever_writes_ends_what_is_kept(answers, home):
    make = numbers()
    answers.get("today", answers.state(), make)
    Home(home, AS_OF).run("plan", "set", "pace", "full")
    assert answers.get("today", answers.state(), make) == 1


def test_a_write_is_seen_while_others_have_the_home_open(answers, home):
    make = numbers()
    with open_workspace(home) as reader, open_workspace(home) as writer:
        reader.people.count()
        for expected in range(20):
            assert answers.get("today", answers.state(), make) == expected
            assert answers.get("today", answers.state(), make) == expected
            with writer.writing.transaction():
                writer.settings.set("told", "again")


def test_who_only_reads_ends_nothing(answers, home):
    make = numbers()
    answers.get("today", answers.state(), make)
    with open_workspace(home) as reader:
        reader.people.count()
        assert answers.get("today", answers.state(), make) == 0
    assert answers.get("today", answers.state(), make) == 0


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX go when a file is closed")
def test_looking_takes_no_lock_from_who_writes(answers, home):
    other = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "c.execute('BEGIN IMMEDIATE')"
    )
    with open_workspace(home) as writer:
        for told in ("once", "again"):
            with writer.writing.transaction():
                writer.settings.set("told", told)
                assert answers.state() == answers.state()
                command = [sys.executable, "-c", other, str(home / "network.db")]
                tried = subprocess.run(command, capture_output=True, text=True, check=False)
                assert "database is locked" in tried.stderr


def test_what_was_made_while_somebody_wrote_is_not_kept(answers, home):
    make, state = numbers(), answers.state()

    def make_late():
        Home(home, AS_OF).run("plan", "set", "pace", "full")
        return make()

    assert answers.get("today", state, make_late) == 0
    assert answers.get("today", state, make) == 1
    assert answers.get("today", answers.state(), make) == 2


def test_another_file_in_its_place_ends_what_is_kept(answers, home, tmp_path):
    make = numbers()
    answers.get("today", answers.state(), make)
    shutil.copy(home / "network.db", tmp_path / "other.db")
    (tmp_path / "other.db").replace(home / "network.db")
    assert answers.get("today", answers.state(), make) == 1


def test_only_the_latest_answers_are_kept(answers):
    make = numbers()
    for asked in range(70):
        answers.get(asked, answers.state(), make)
    assert answers.get(69, answers.state(), make) == 69
    assert answers.get(0, answers.state(), make) == 70


def test_a_page_shows_what_another_program_did(visitor):
    assert '<option value="steady" selected>' in visitor.get("/plan").text
    Home(visitor.home, AS_OF).run("plan", "set", "pace", "gentle")
    assert '<option value="gentle" selected>' in visitor.get("/plan").text
