"""Whatever stops an import, nothing is lost and nothing is doubled when it goes on.

Kills are in test_pulled_plugs.py, faults of disk and memory in test_faults.py.
"""

import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.operations import importer
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import check_invariants
from tests.operations.letters import ANA, BO, ME, mail, mbox, sent_box
from tests.operations.small_sample import write_small
from tests.whole.test_pulled_plugs import check_sound

from mutuals.errors import HomeError, MutualsError, StoreError
from mutuals.model.observed import Interaction
from mutuals.operations import reading
from mutuals.sources import mbox as mbox_source
from mutuals.workspace import STORE, open_workspace

AS_OF = "2026-11-20"
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs signals and modes of POSIX")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> list[Path]:
    return write_small(tmp_path_factory.mktemp("sample"), mails=200)


@pytest.fixture(scope="module")
def whole(inputs, tmp_path_factory) -> dict[str, str]:
    home = Home(tmp_path_factory.mktemp("whole"), AS_OF)
    home.take(*inputs)
    return digest(home)


class StoppedError(BaseException):
    """As when the person presses Ctrl-C, which would end the tests themselves."""


def start(
    home: Home, batch: int, paths: list[Path], pause: float = 0, **options
) -> subprocess.Popen:
    """Start importing in a child process, and return when it has begun.

    `pause` are seconds of rest after each batch, for a child that must not end before its time.
    """
    child = subprocess.Popen(
        [sys.executable, importer.__file__, str(home.folder), str(batch), *map(str, paths)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "MUTUALS_TEST_PAUSE": str(pause),
        },
        **options,
    )
    assert child.stdout is not None
    child.stdout.readline()
    return child


def finish(child: subprocess.Popen) -> tuple[int, str]:
    """Wait for a child; returns its exit status and the last line on stderr."""
    _, said = child.communicate(timeout=120)
    lines = said.decode().strip().splitlines()
    return child.returncode, lines[-1] if lines else ""


@POSIX
def test_stopped_by_the_person_a_home_is_sound(inputs, whole, tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    child = start(home, 5, inputs, pause=0.05)
    time.sleep(0.3)
    child.send_signal(signal.SIGINT)
    assert finish(child)[1] == "KeyboardInterrupt"
    check_sound(home)
    home.take(*inputs)
    assert not differences(digest(home), whole)


@pytest.mark.parametrize("at", range(1, 10))
def test_broken_off_within_a_batch_nothing_of_it_stays(inputs, tmp_path, monkeypatch, at):
    """Interrupt between any two writes of a batch: the home stays as it was."""
    home = Home(tmp_path / "home", AS_OF)
    home.take(inputs[3])
    before = digest(home)
    with open_workspace(home.folder, home.as_of) as network:
        steps = iter(range(at, -1, -1))
        for name in ("add", "set_mine", "block", "link", "count_days", "portraits", "settled"):
            _interrupt(monkeypatch, network.writing, name, steps)
        _interrupt(monkeypatch, network.sources, "save", steps)
        _interrupt(monkeypatch, network.measures, "refresh", steps)
        try:
            reading_of(network, inputs[4])
        except StoppedError:
            assert not differences(digest(home), before)
        monkeypatch.undo()
        check_invariants(network)
    check_sound(home)


def _interrupt(monkeypatch, thing, name: str, steps) -> None:
    proper = getattr(thing, name)

    def interrupted(*values, **named):
        found = proper(*values, **named)
        if next(steps, -1) == 0:
            raise StoppedError
        return found

    monkeypatch.setattr(thing, name, interrupted)


def reading_of(network, path: Path) -> None:
    """Import one path through an open workspace."""
    from mutuals.operations.importing import import_

    import_(network, path)


def test_a_growing_mailbox_is_read_on_from_where_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(mbox_source, "CURSOR_EVERY", 3)
    monkeypatch.setattr(reading, "BATCH", 4)
    mails = [mail(ANA, ME, "2026-03-05", hour=n) for n in range(10)]
    mails += [mail("", ME), mail(BO, ME, date="Thu, 01 Jan 2099 00:00:00 +0000")]
    home = Home(tmp_path / "home", "2026-03-20")
    home.take(sent_box(tmp_path, mail(ME, ANA)))
    path = tmp_path / "growing.mbox"
    for count in (4, 9, 12, 12):
        source = home.take(mbox(path, *mails[:count])).sources[0]
        counted = source.unchanged + source.added.interactions
        assert source.read == count == counted + sum(each.count for each in source.skipped)
    assert home.figures("Ana Lopes") == (1, 10, 0)


@pytest.mark.parametrize("at", [0, 7, 60, 61, 199])
def test_at_most_a_batch_and_a_cursor_are_read_again(tmp_path, monkeypatch, at):
    """What was read but is not behind a stored cursor is repeated: 7,000 mails, under 2 seconds."""
    monkeypatch.setattr(mbox_source, "CURSOR_EVERY", 20)
    monkeypatch.setattr(reading, "BATCH", 50)
    box = mbox(tmp_path / "box.mbox", *[mail(ANA, ME, ref=f"mail{n}") for n in range(200)])
    home, taken = Home(tmp_path / "home", "2026-03-20"), [0]
    home.take(sent_box(tmp_path, mail(ME, ANA)))
    proper = reading.Reading._take

    def take(one, record) -> None:
        if taken[0] == at and not stopped:
            stopped.append(True)
            raise StoppedError
        taken[0] += isinstance(record, Interaction)
        proper(one, record)

    stopped: list[bool] = []
    monkeypatch.setattr(reading.Reading, "_take", take)
    with pytest.raises(StoppedError):
        home.take(box)
    home.take(box)
    assert 200 <= taken[0] < 200 + 50 + 20
    assert home.figures("Ana Lopes") == (1, 200, 0)


# -- the disk --------------------------------------------------------------------------------


@POSIX
def test_a_full_disk_is_told_in_a_line_and_the_store_stays_whole(inputs, tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.take(inputs[3])
    before = digest(home)
    room = 100_000  # what one file may grow to: less than the journal of the batch takes

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    status, said = finish(start(home, 5000, inputs[:1], preexec_fn=limit))
    assert status == 1
    assert said.startswith("the store cannot be used (")
    assert str(home.folder / STORE) in said
    assert "disk" in said
    check_sound(home)
    assert not differences(digest(home), before)
    assert home.take(*inputs).exit_status == 0


def test_a_home_under_a_file_is_told_in_a_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeError) as told:
        Home(tmp_path / "file" / "home").run("people")
    assert str(told.value) == (
        f"the home folder cannot be used (Not a directory): {tmp_path}/file/home"
        " - name another --home"
    )


def test_a_folder_in_place_of_the_store_is_told_in_a_line(tmp_path):
    (tmp_path / STORE).mkdir()
    with pytest.raises(StoreError) as told:
        Home(tmp_path).run("people")
    assert str(tmp_path / STORE) in str(told.value)


@pytest.mark.parametrize(
    "content", [b"no store at all, but text\n" * 200, b"SQLite format 3\0" * 90]
)
def test_a_file_that_is_no_store_is_told_and_left_alone(tmp_path, content):
    (tmp_path / STORE).write_bytes(content)
    with pytest.raises(StoreError) as told:
        Home(tmp_path).run("people")
    assert str(tmp_path / STORE) in str(told.value)
    assert (tmp_path / STORE).read_bytes() == content


def test_the_store_of_another_program_is_left_alone(tmp_path):
    home = Home(tmp_path)
    home.run("people")
    home.rows("PRAGMA application_id = 7")
    with pytest.raises(StoreError, match="this is not a store of mutuals"):
        home.run("people")


def test_a_store_that_cannot_be_written_is_told_in_a_line(tmp_path):
    home = Home(tmp_path)
    home.run("people")
    with open_workspace(tmp_path) as network:
        network._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(MutualsError) as told, _clear(tmp_path):
            network.decisions.add("plan", 1, "pace", {}, "pace")
    assert "make the home folder writable" in str(told.value)


def _clear(folder: Path):
    from mutuals.store.connection import clear_errors

    return clear_errors(folder / STORE)


# -- files -----------------------------------------------------------------------------------


def mode(path: Path) -> int:
    """Return the permissions of a file or folder."""
    return stat.S_IMODE(path.stat().st_mode)


@POSIX
def test_the_home_is_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        home = Home(tmp_path / "home")
        with open_workspace(home.folder) as network:
            network.settings.set("x", "y")
            made = sorted(home.folder.iterdir())
            assert [path.name for path in made] == [STORE, f"{STORE}-shm", f"{STORE}-wal"]
            assert [mode(path) for path in made] == [0o600] * 3
        assert mode(home.folder) == 0o700
    finally:
        os.umask(before)


@POSIX
def test_a_home_that_was_open_to_others_is_closed(tmp_path):
    home = Home(tmp_path / "home")
    home.run("people")
    home.folder.chmod(0o755)
    (home.folder / STORE).chmod(0o644)
    home.run("people")
    assert (mode(home.folder), mode(home.folder / STORE)) == (0o700, 0o600)


def test_sources_stay_as_they_are(inputs, tmp_path):
    files = [path for root in inputs for path in (root, *root.rglob("*"))]

    def state() -> list[tuple]:
        return [
            (path, path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else None)
            for path in files
        ]

    before = state()
    Home(tmp_path / "home").take(*inputs)
    assert state() == before
