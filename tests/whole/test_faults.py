"""A full disk, a read-only home, a broken disk, little memory: one line says so, nothing is lost.

The faults are real: a small file system in a mount namespace, the permissions of an ordinary user,
errors that the kernel is made to return (strace), a limit of the address space. Each is tried on an
import, on commands that write and on one that reads.
"""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.sources.recorded import SAMPLES
from tests.whole.test_pulled_plugs import check_sound

from mutuals.workspace import STORE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs namespaces and strace")

AS_OF = "2026-11-20"
BASE = (SAMPLES / "vcard", SAMPLES / "mbox")
MORE = SAMPLES / "telegram"
WHO = "ana.private@example.com"
COMMANDS = {
    "import": ("import", "--json", str(MORE)),
    "key": ("key", WHO),
    "log": ("log", WHO, "--call"),
    "people": ("people",),
}
WRITES = "pwrite64,fsync,fdatasync,ftruncate"
NAMESPACE = ["unshare", "--map-root-user", "--mount"]
ORDINARY = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]


def mutuals(
    home: Path, *words: str, under: Sequence[str] = (), **more: str
) -> subprocess.CompletedProcess:
    """Run a command as a person does, under another program."""
    command = [*under, sys.executable, "-m", "mutuals", "--home", str(home), "--as-of", AS_OF]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}
    return subprocess.run(
        [*command, *words], capture_output=True, text=True, env=environment, check=False
    )


def check_told(said: subprocess.CompletedProcess, *parts: str, document: bool = False) -> None:
    """Assert that a command failed, and said in one line what and where."""
    assert said.returncode == 1, said
    lines = said.stderr.splitlines()
    assert len(lines) == 1, said
    assert lines[0].startswith("mutuals: ")
    assert "fault in mutuals" not in lines[0]
    assert [part for part in parts if part not in lines[0]] == []
    if said.stdout:
        assert document
        assert json.loads(said.stdout)["sources"]


def check_unharmed(home: Home, before: dict[str, str]) -> None:
    """Assert that a home is whole and as it was, and that it can be worked with."""
    check_sound(home)
    assert not differences(digest(home), before)
    for words in (*COMMANDS.values(), ("undo",)):
        assert mutuals(home.folder, *words).returncode == 0


@pytest.fixture(scope="module")
def ready(tmp_path_factory) -> Path:
    """A home with people in it."""
    home = Home(tmp_path_factory.mktemp("ready") / "home", AS_OF)
    home.take(*BASE)
    return home.folder


@pytest.fixture(scope="module")
def before(ready) -> dict[str, str]:
    return digest(Home(ready, AS_OF))


@pytest.fixture
def home(ready, tmp_path) -> Home:
    return Home(shutil.copytree(ready, tmp_path / "home"), AS_OF)


# -- a small disk -----------------------------------------------------------------------------


class Disk:
    """A file system of 4 MB, mounted where nobody else sees it."""

    def __init__(self, holder: subprocess.Popen, at: Path) -> None:
        user = ["--user", "--preserve-credentials"]
        self.inside = ["nsenter", "--target", str(holder.pid), "--mount", *user]
        self.at = at

    def run(self, *command: str) -> None:
        """Run a program that sees the disk."""
        subprocess.run([*self.inside, *command], check=True, capture_output=True)

    def fill(self) -> None:
        """Leave no room."""
        filler = f"cat /dev/zero > {self.at}/filler 2>&1 || true"
        self.run("sh", "-c", filler)


@pytest.fixture
def disk(ready, tmp_path) -> Iterator[Disk]:
    at = tmp_path / "disk"
    at.mkdir()
    mount = f"mount -t tmpfs -o size=4m none {at} && echo mounted && exec cat"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([*NAMESPACE, "sh", "-c", mount], **pipes) as holder:  # type: ignore[call-overload]
        assert holder.stdout.readline() == b"mounted\n", "no mount namespace is to be had here"
        found = Disk(holder, at)
        found.run("cp", "-r", str(ready), str(at / "home"))
        yield found


def check_disk(disk: Disk, before: dict[str, str], tmp_path: Path) -> None:
    """Assert that the home on the disk is unharmed, as a copy of it on another disk shows."""
    disk.run("cp", "-r", str(disk.at / "home"), str(tmp_path / "copy"))
    check_unharmed(Home(tmp_path / "copy", AS_OF), before)


def test_on_a_full_disk(disk, before, tmp_path):
    disk.fill()
    for words in COMMANDS.values():
        said = mutuals(disk.at / "home", *words, under=disk.inside)
        check_told(said, "full", "free some disk space", str(disk.at / "home" / STORE))
    said = mutuals(disk.at / "new", "people", under=disk.inside)
    check_told(said, str(disk.at / "new"))
    disk.run("rm", str(disk.at / "filler"))
    check_disk(disk, before, tmp_path)
    assert mutuals(disk.at / "home", *COMMANDS["import"], under=disk.inside).returncode == 0


@pytest.mark.parametrize("room", [60, 120, 200])
def test_on_a_disk_that_fills_up(disk, before, tmp_path, room):
    """With so many kB left the store opens, but cannot hold what is written."""
    disk.fill()
    disk.run("truncate", "--size", f"-{room}k", str(disk.at / "filler"))
    said = mutuals(disk.at / "home", "import", "--json", str(SAMPLES), under=disk.inside)
    check_told(said, "full", str(disk.at / "home" / STORE), document=True)
    disk.run("rm", str(disk.at / "filler"))
    assert mutuals(disk.at / "home", *COMMANDS["import"], under=disk.inside).returncode == 0


def test_on_a_disk_that_is_mounted_for_reading(disk, before, tmp_path):
    disk.run("mount", "-o", "remount,ro", str(disk.at))
    for words in COMMANDS.values():
        said = mutuals(disk.at / "home", *words, under=disk.inside)
        check_told(said, "Read-only file system", str(disk.at / "home"))
    said = mutuals(disk.at / "new", "people", under=disk.inside)
    check_told(said, "Read-only file system", str(disk.at / "new"))
    disk.run("mount", "-o", "remount,rw", str(disk.at))
    check_disk(disk, before, tmp_path)


def test_with_a_store_that_is_mounted_for_reading(disk, before, tmp_path):
    store = str(disk.at / "home" / STORE)
    disk.run("mount", "--bind", store, store)
    disk.run("mount", "-o", "remount,bind,ro", store)
    for words in COMMANDS.values():
        said = mutuals(disk.at / "home", *words, under=disk.inside)
        check_told(said, "Read-only file system", store)
    disk.run("umount", store)
    check_disk(disk, before, tmp_path)


# -- an ordinary user -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ordinary() -> list[str]:
    """What makes a program run as somebody whom permissions bind: the administrator is not."""
    if os.getuid():
        return []
    try_it = [*ORDINARY, "sh", "-c", "id -u; grep CapEff /proc/self/status"]
    said = subprocess.run(try_it, capture_output=True, text=True, check=False)
    assert said.stdout.split() == ["1000", "CapEff:", "0" * 16], f"no user namespace: {said}"
    return ORDINARY


def test_in_a_folder_of_somebody_else(ordinary, tmp_path):
    """Nobody but the administrator may make a folder there."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs").chmod(0o555)
    at = tmp_path / "theirs" / "home"
    for words in COMMANDS.values():
        check_told(mutuals(at, *words, under=ordinary), "Permission denied", str(at))
    (tmp_path / "theirs").chmod(0o755)
    assert mutuals(at, *COMMANDS["import"], under=ordinary).returncode == 0


def test_an_export_into_a_folder_for_reading_only(ordinary, home, before, tmp_path):
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs").chmod(0o555)
    at = tmp_path / "theirs" / "network.json"
    said = mutuals(home.folder, "export", str(at), under=ordinary)
    check_told(said, "Permission denied", str(at))
    check_unharmed(home, before)


def test_modes_that_forbid_the_owner_are_mended(ordinary, home):
    """The home is ours: what is closed to ourselves is opened again, to us alone."""
    (home.folder / STORE).chmod(0o400)
    home.folder.chmod(0o500)
    assert mutuals(home.folder, *COMMANDS["key"], under=ordinary).returncode == 0


# -- a broken disk ----------------------------------------------------------------------------


PASSING = "run it again, for it may pass; if it stays"


def faulty(calls: str, first: int, path: str = "") -> list[str]:
    """Return what makes system calls fail from the nth on, of one file or of all."""
    assert shutil.which("strace"), "strace is not installed"
    inject = ["-e", f"trace={calls}", "-e", f"inject={calls}:error=EIO:when={first}+"]
    return ["strace", "-f", "-qq", "-o", os.devnull, *inject, *(["-P", path] if path else [])]


@pytest.mark.parametrize("first", [1, 4, 9, 20])
def test_when_the_disk_takes_no_more(home, before, first):
    # A command that reads writes only when it opens the store, a decision is soon written.
    affected = {1: [*COMMANDS], 4: ["import", "key", "log"]}.get(first, ["import"])
    for name in affected:
        said = mutuals(home.folder, *COMMANDS[name], under=faulty(WRITES, first))
        check_told(said, "disk I/O error", str(home.folder / STORE), document=True)
        assert PASSING in said.stderr
    check_unharmed(home, before)


@pytest.mark.parametrize("first", [1, 3])
def test_when_the_disk_gives_no_more(home, before, first):
    for words in COMMANDS.values():
        said = mutuals(
            home.folder, *words, under=faulty("pread64", first, str(home.folder / STORE))
        )
        # Where the schema cannot be read, SQLite takes it for damage.
        check_told(said, "the store cannot be used", str(home.folder / STORE), document=True)
        assert PASSING in said.stderr
    check_unharmed(home, before)


# -- what a killed command leaves --------------------------------------------------------------


@pytest.mark.parametrize("call", ["fsync", "rename"])
def test_a_killed_export_leaves_what_is_private_and_goes_in_time(home, tmp_path, call):
    out = tmp_path / "out" / "network.json"
    out.parent.mkdir()
    inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when=1"]
    killed = ["strace", "-qq", "-o", os.devnull, *inject]
    environment = {"PYTHONDONTWRITEBYTECODE": "1"}
    assert mutuals(home.folder, "export", str(out), under=killed, **environment).returncode == -9
    (left,) = out.parent.iterdir()
    assert stat.S_IMODE(left.stat().st_mode) == 0o600
    assert mutuals(home.folder, "export", str(out)).returncode == 0
    assert sorted(out.parent.iterdir()) == sorted([left, out])
    theirs = out.parent / ".mutuals-my-own-notes"
    theirs.write_text("kept")
    for old in (left, theirs):
        os.utime(old, (0, 0))
    assert mutuals(home.folder, "export", str(out)).returncode == 0
    assert sorted(out.parent.iterdir()) == sorted([theirs, out])


# -- little memory ----------------------------------------------------------------------------


def cramped(megabytes: int) -> list[str]:
    """Return what makes a program run with so little memory."""
    return ["prlimit", f"--as={megabytes << 20}"]


def test_with_little_memory(home, before):
    """From next to nothing up to enough: each command works, or says in a line that it cannot."""
    worked = set()
    for megabytes in range(24, 88, 6):
        for name, words in COMMANDS.items():
            said = mutuals(home.folder, *words, under=cramped(megabytes))
            if said.returncode == 0:
                worked.add(name)
                mutuals(home.folder, "undo")
            elif "mutuals: " in said.stderr:
                check_told(said, "memory", document=True)
    assert worked == set(COMMANDS)
    check_sound(home)
