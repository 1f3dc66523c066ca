"""Kept answers: given again exactly while the store, the day and the program are what they were."""

import os
import sqlite3
import time
from pathlib import Path

import pytest

from mutuals.store import answers
from mutuals.store.answers import FOLDER, KeptAnswer
from mutuals.store.vault import Vault
from mutuals.store.version import STORE

ASKED = ("next", "--json")
ANSWER = "Ana Lopes\n\nwrote a week ago\r\n"


@pytest.fixture
def home(tmp_path):
    store = tmp_path / STORE
    with sqlite3.connect(store) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    settled(store)
    return tmp_path


def settled(store):
    """Let a store have been written long ago."""
    then = time.time() - 60
    os.utime(store, (then, then))


def keep(home, asked=ASKED, answer=ANSWER, since=100.0, until=200.0):
    KeptAnswer(home, asked).write(answer, since, until)


def read(home, asked=ASKED, now=150.0):
    return KeptAnswer(home, asked).read(now)


def kept_files(home):
    return list((home / FOLDER).glob("*"))


def test_an_answer_is_given_again_to_the_byte(home):
    keep(home)
    assert read(home) == ANSWER


def test_another_question_is_not_answered(home):
    keep(home)
    assert read(home, ("next",)) is None


@pytest.mark.parametrize(("now", "is_good"), [(99, False), (100, True), (199, True), (200, False)])
def test_an_answer_ends_with_its_day(home, now, is_good):
    keep(home)
    assert (read(home, now=now) == ANSWER) is is_good


def test_an_answer_ends_with_a_write(home):
    keep(home)
    with sqlite3.connect(home / STORE) as connection:
        connection.execute("INSERT INTO t VALUES (1)")
    connection.close()
    assert read(home) is None


def test_an_answer_does_not_count_while_the_log_of_writes_holds_something(home):
    keep(home)
    before = (home / STORE).stat()
    (home / f"{STORE}-wal").write_bytes(b"")
    assert read(home) == ANSWER
    (home / f"{STORE}-wal").write_bytes(b"written by another")
    os.utime(home / STORE, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read(home) is None


def test_nothing_is_kept_of_a_state_that_is_no_longer(home):
    kept = KeptAnswer(home, ASKED)
    with sqlite3.connect(home / STORE) as connection:
        connection.execute("INSERT INTO t VALUES (1)")
    connection.close()
    settled(home / STORE)
    kept.write(ANSWER, 100, 200)
    assert not kept_files(home)


def test_a_write_while_the_answer_is_being_kept_ends_it(home, monkeypatch):
    kept, put = KeptAnswer(home, ASKED), os.makedirs

    def written(*arguments, **more):
        os.utime(home / STORE)
        put(*arguments, **more)

    monkeypatch.setattr(os, "makedirs", written)
    kept.write(ANSWER, 100, 200)
    assert not kept_files(home)


def test_right_after_a_write_nothing_is_kept(home):
    os.utime(home / STORE)
    keep(home)
    assert not kept_files(home)


def test_an_answer_ends_with_the_program_that_made_it(home, monkeypatch, tmp_path):
    module = tmp_path / "part.py"
    module.write_text("")
    monkeypatch.setattr(answers, "__file__", str(module))
    keep(home)
    assert read(home) == ANSWER
    os.utime(module, (1, 1))
    assert read(home) is None
    module.unlink()
    assert read(home) is None


def test_what_another_copy_of_the_program_said_does_not_count(home, monkeypatch, tmp_path):
    keep(home)
    other = tmp_path / "answers.py"
    other.write_text("")
    monkeypatch.setattr(answers, "__file__", str(other))
    assert read(home) is None


def test_a_program_whose_files_are_gone_keeps_nothing(home, monkeypatch, tmp_path):
    monkeypatch.setattr(answers, "__file__", str(tmp_path / "replaced meanwhile.py"))
    keep(home)
    assert not kept_files(home)


def test_what_was_tampered_with_is_no_answer(home):
    keep(home)
    (file,) = kept_files(home)
    whole = file.read_bytes()
    for cut in range(0, whole.index(b"\n\n"), 7):
        file.write_bytes(whole[:cut])
        assert read(home) is None
    file.write_bytes(whole[:-1])
    assert read(home) is None
    file.write_bytes(b"\xff\xfe" + whole)
    assert read(home) is None


def test_of_many_answers_the_latest_stay(home):
    for number in range(20):
        keep(home, (str(number),))
    assert len(kept_files(home)) == 16
    assert read(home, ("19",)) == ANSWER


def test_answers_are_private_and_can_be_forgotten(home):
    keep(home)
    (file,) = kept_files(home)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700
    Vault(home).drop_answers()
    assert not file.parent.exists()
    assert read(home) is None


def test_a_home_that_cannot_be_written_or_is_none_keeps_nothing(home):
    (home / FOLDER).write_text("a file stands where the folder would")
    keep(home)
    assert read(home) is None
    keep(Path(home, "nowhere"))
    assert read(Path(home, "nowhere")) is None
