"""A command that is run again prints what it printed before, and only while that is true."""

import os
import subprocess
import sys
import time
from binascii import crc32

import pytest
from tests.operations.homes import Home
from tests.operations.letters import ANA, ME, mail, mbox

from mutuals.faces.again import Again
from mutuals.operations import CATALOGUE
from mutuals.operations.base import load
from mutuals.store.answers import FOLDER
from mutuals.workspace import STORE

MARK = "what was kept"


@pytest.fixture
def home(tmp_path):
    made = Home(tmp_path / "home")
    made.take(mbox(tmp_path / "in.mbox", mail(ANA, ME)))
    settle(made.folder)
    return made.folder


def settle(folder):
    """Let the home have been written long ago."""
    then = time.time() - 60
    os.utime(folder / STORE, (then, then))


def ran(home, *words, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "mutuals", *words],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env=os.environ | {"MUTUALS_HOME": str(home)} | environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def mark(home):
    """Write something else into what was kept, so that it is known when it is printed."""
    for file in (home / FOLDER).iterdir():
        head, _, body = file.read_bytes().partition(b"\n\n")
        checks = [b"%08x" % crc32(text) for text in (body, MARK.encode())]
        assert checks[0] in head
        file.write_bytes(head.replace(*checks) + b"\n\n" + MARK.encode())


@pytest.mark.parametrize("words", [["next"], ["today", "--json"], ["people", "ana", "--json"]])
def test_the_second_run_prints_what_the_first_kept(home, words):
    first = ran(home, *words)
    assert ran(home, *words) == first
    mark(home)
    assert ran(home, *words) == MARK


def test_what_is_decided_ends_what_was_kept(home):
    before = ran(home, "people", "--json")
    mark(home)
    ran(home, "mark", "ana@trusted.example", "private")
    after = ran(home, "people", "--json")
    assert after not in {before, MARK}
    assert '"private"' in after


def test_another_width_or_day_is_another_question(home):
    ran(home, "people")
    ran(home, "today", "--json", "--as-of", "2026-01-02")
    mark(home)
    assert ran(home, "people", COLUMNS="60") != MARK
    assert ran(home, "today", "--json", "--as-of", "2026-01-03") != MARK
    assert ran(home, "today", "--json", "--as-of", "2026-01-02") == MARK


@pytest.mark.parametrize(
    "words",
    [
        ["next"],
        ["--home", "{home}", "next"],
        ["next", "--home={home}"],
        ["next", "--home", "{home}"],
    ],
)
def test_the_home_is_found_however_it_is_named(home, words):
    named = [word.format(home=home) for word in words]
    ran(home, *named)
    mark(home)
    assert ran(home, *named) == MARK


@pytest.mark.parametrize(
    "words",
    [["next", "--home", "a", "--home", "b"], ["people", "--", "--home"], ["next", "--home"]],
)
def test_where_the_home_is_not_plain_nothing_is_looked_for(home, words, monkeypatch):
    monkeypatch.setenv("MUTUALS_HOME", str(home))
    again = Again(words)
    again.keep(MARK, (0.0, time.time() + 60))
    assert again.answer() is None
    assert not (home / FOLDER).exists()


def test_a_page_that_is_written_is_written_again(home, tmp_path):
    for name in ("one.html", "two.html", "one.html"):
        ran(home, "today", "--to", str(tmp_path / name))
        assert (tmp_path / name).exists()
        (tmp_path / name).unlink()


def test_somebody_erased_is_in_no_kept_answer(home):
    ran(home, "people", "--json")
    assert any(b"ana" in file.read_bytes() for file in (home / FOLDER).iterdir())
    ran(home, "erase", "ana@trusted.example", "--yes")
    assert not (home / FOLDER).exists()


def test_what_lasts_only_reads_one_open_home():
    lasting = [each for each in map(load, CATALOGUE) if each.lasts]
    assert {each.name for each in lasting} >= {"next", "today", "verdict", "people"}
    assert all(each.effect == "reads" and each.needs_home for each in lasting)
