"""Several commands at once, one of them a long import: nobody is refused, nothing is lost."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.operations import importer
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import contact_days, recounted_days
from tests.operations.letters import ME, mail, mbox, sent_box
from tests.whole.test_pulled_plugs import check_sound

from mutuals.store import connection as store
from mutuals.workspace import open_workspace

AS_OF = "2026-11-20"
FRIENDS = [f"Friend {n} <friend{n}@home.example>" for n in range(8)]
STRANGERS = 300
MAILS, BATCH = 2400, 3
PAUSE = "0.012"
"""Seconds of rest after each batch: an import that is long on a fast machine too."""
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("key", "friend0@home.example"),
    ("today",),
    ("log", "friend1@home.example", "--met"),
    ("next",),
    ("merge", "friend2@home.example", "friend3@home.example"),
    ("people",),
    ("apart", "friend4@home.example", "friend5@home.example"),
    ("done", "friend6@home.example"),
    ("key", "friend1@home.example"),
    ("undo",),
    ("snooze", "friend7@home.example", "--days", "9"),
)
READS = {"today", "next", "people"}


@pytest.fixture
def big(tmp_path) -> Path:
    """A mailbox of strangers and friends, which takes a while."""
    people = [f"Stranger {n} <stranger{n}@away.example>" for n in range(STRANGERS)] + FRIENDS
    mails = [
        mail(people[n % len(people)], ME, f"2026-0{1 + n % 9}-{10 + n % 18}", ref=f"big{n}")
        for n in range(MAILS)
    ]
    return mbox(tmp_path / "big.mbox", *mails)


@pytest.fixture
def base(tmp_path) -> list[Path]:
    letters = [mail(friend, ME, "2026-02-05", hour=n) for n, friend in enumerate(FRIENDS)]
    return [
        sent_box(tmp_path, *[mail(ME, friend) for friend in FRIENDS]),
        mbox(tmp_path / "friends.mbox", *letters),
    ]


def started(command: Sequence[str | Path], **more: str) -> subprocess.Popen:
    """Start a program that finds its modules where this one does."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def command(home: Path, *words: str) -> subprocess.Popen:
    """Start a command as a person does."""
    return started([sys.executable, "-m", "mutuals", "--home", home, "--as-of", AS_OF, *words])


def check_done(running: subprocess.Popen) -> None:
    """Assert that a command did what it was to do."""
    _, said = running.communicate()
    assert (running.returncode, said) == (0, "")


def check_consistent(home: Home) -> None:
    """Assert, of one moment, that everybody is settled and has the ties of the days counted."""
    with open_workspace(home.folder, home.as_of) as network, network.snapshot():
        rows = network._connection.execute
        assert contact_days(network) == recounted_days(network)
        assert not rows("SELECT 1 FROM identifier WHERE person IS NULL").fetchall()
        assert not rows(
            "SELECT person FROM contact_day WHERE n_out + n_in > 0 EXCEPT SELECT person FROM tie"
        ).fetchall(), "people without ties"


def test_a_long_import_and_all_other_commands(base, big, tmp_path):
    apart, together = Home(tmp_path / "apart", AS_OF), Home(tmp_path / "together", AS_OF)
    for home in (apart, together):
        home.take(*base)
    long = [sys.executable, importer.__file__, str(together.folder), str(BATCH), str(big)]
    with started(long, MUTUALS_TEST_PAUSE=PAUSE) as importing:
        assert importing.stdout
        importing.stdout.readline()
        meanwhile = sum(_done_meanwhile(together, words, importing) for words in COMMANDS)
    assert importing.returncode == 0
    assert meanwhile > len(COMMANDS) // 3, "the import was too short"
    for words in COMMANDS:
        if words[0] not in READS:
            check_done(command(apart.folder, *words))
    apart.take(big)
    check_sound(together)
    assert not differences(digest(together), digest(apart))


def _done_meanwhile(home: Home, words: tuple[str, ...], importing: subprocess.Popen) -> bool:
    """Run a command; returns whether the import still went on when it ended."""
    check_done(command(home.folder, *words))
    check_consistent(home)
    return importing.poll() is None


def test_decisions_taken_at_the_same_moment_all_stand(base, tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.take(*base)
    running = [command(home.folder, "key", f"friend{n}@home.example") for n in range(6)]
    for each in running:
        check_done(each)
    assert len(home.run("history").steps) == len(running)
    running = [command(home.folder, "undo") for _ in range(4)]
    for each in running:
        check_done(each)
    assert len(home.run("history").steps) == 2
    check_sound(home)


def test_commands_that_find_no_home_make_one_together(tmp_path):
    for n in range(3):
        running = [command(tmp_path / f"home{n}", "people") for _ in range(5)]
        for each in running:
            check_done(each)
        check_sound(Home(tmp_path / f"home{n}", AS_OF))


def test_who_waits_for_long_says_so_and_goes_on(base, tmp_path, monkeypatch, capfd):
    """A writer that holds the store longer than SQLite's patience is waited for."""
    home = Home(tmp_path / "home", AS_OF)
    home.take(*base)
    monkeypatch.setattr(store, "_WAIT", 5)
    words: list[str] = []
    with open_workspace(home.folder) as first, open_workspace(home.folder) as second:
        first._connection.execute("BEGIN IMMEDIATE")

        def waiting() -> None:
            words.append("waiting")
            if len(words) == 3:
                first._connection.execute("COMMIT")

        monkeypatch.setattr(second.watcher, "waiting", waiting)
        with second.writing.transaction():
            second.decisions.add("plan", 1, "pace", {}, "pace")
    assert len(words) == 3
    assert len(home.run("history").steps) == 1
