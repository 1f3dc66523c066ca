"""Kill -9 at any moment of any import, and go on: nothing is lost, nothing is doubled.

Killed are the parent, which holds the store, its child, which reads, or both: at a random SQL
statement, within one, at a message, at a random time, or when the system is asked to write. Every
format's samples and the small sample home are killed at.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import check_invariants
from tests.operations.small_sample import write_small
from tests.sources.recorded import SAMPLES
from tests.whole import plug
from tests.whole.plug import AIMS, VICTIMS, Attempt, Outcome

from mutuals.workspace import STORE, open_workspace

AS_OF = "2026-11-20"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="its processes are told from others'")
BATCH = 5
"""Records in one transaction, so that there are many."""
STARTED = 0.2
"""Share of the attempts whose child is started as it is for a person, and no fork."""
LEAST = 50
"""Kills of one home: some plugs are not reached before an import ends."""
DEEP_HOMES = 60
DEEP_KILLS = 2


class Killer:
    """Talks to the process that imports in forks of itself."""

    def __init__(self, process: subprocess.Popen, folder: Path) -> None:
        self._process, self._folder = process, folder

    def try_(self, attempt: Attempt) -> Outcome:
        """Make an attempt; nothing of it may stay in the folder for temporary files."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asdict(attempt)) + "\n")
        self._process.stdin.flush()
        outcome = Outcome(**json.loads(self._process.stdout.readline()))
        assert not list(self._folder.iterdir()), "temporary files are left"
        return outcome


@contextmanager
def killing(folder: Path) -> Iterator[Killer]:
    """Start the process that imports; it has a folder of its own for temporary files."""
    assert shutil.which("strace"), "strace is not installed"
    folder.mkdir()
    environment = {
        **os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(folder),
    }  # fmt: skip
    command = [sys.executable, plug.__file__]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True
    ) as process:
        yield Killer(process, folder)


@pytest.fixture(scope="module")
def killer(tmp_path_factory) -> Iterator[Killer]:
    with killing(tmp_path_factory.mktemp("killer") / "tmp") as found:
        yield found


@pytest.fixture(scope="module")
def inputs(tmp_path_factory) -> list[Path]:
    """Every folder of samples, and every file of the small sample home."""
    small = write_small(tmp_path_factory.mktemp("sample"), mails=60)
    return sorted(path for path in SAMPLES.iterdir() if path.is_dir()) + small


@pytest.fixture(scope="module")
def undisturbed(killer, inputs, tmp_path_factory) -> "Undisturbed":
    return Undisturbed(killer, inputs, tmp_path_factory.mktemp("undisturbed") / "home")


class Undisturbed:
    """The home when nobody pulls a plug, and how many steps each path took."""

    def __init__(self, killer: Killer, inputs: list[Path], folder: Path) -> None:
        *before, last = map(str, inputs)
        outcome = killer.try_(Attempt(str(folder), before, last, BATCH))
        assert outcome.status == 0
        self.steps = {path: outcome.steps[str(path)] for path in inputs}
        self.home = Home(folder, AS_OF)
        self.digest = digest(self.home)
        self.progress = progress(self.home)


def progress(home: Home) -> list[tuple]:
    """Return how far each source was read and what was counted there."""
    return home.rows(
        "SELECT path, format, records, finished, first_at, last_at FROM source ORDER BY 1, 2"
    )


class Disturbed:
    """One home whose import is killed again and again, from a seed."""

    def __init__(self, killer: Killer, undisturbed: Undisturbed, folder: Path, seed: int) -> None:
        self._killer, self._steps = killer, undisturbed.steps
        self._dice = random.Random(seed)  # noqa: S311 - it repeats from a seed
        self._open: list[str] = []
        self.home = Home(folder / "home", AS_OF)
        self.kills = 0

    def import_all(self, kills: int) -> None:
        """Import every path, killed as often as said at each of them."""
        paths = [path for path in self._steps for _ in range(kills)]
        for path in paths:
            self._disturb(path)
        last = self._killer.try_(Attempt(str(self.home.folder), self._open, str(paths[-1]), BATCH))
        assert (last.status, last.pulled) == (0, False)

    def _disturb(self, path: Path) -> None:
        """Finish what was begun, and begin the next one."""
        self._open = [each for each in self._open if each != str(path)]
        attempt = self._attempt(path)
        outcome = self._killer.try_(attempt)
        assert outcome.status in {0, -9}
        assert outcome.status == 0 or attempt.aim
        self.kills += outcome.pulled
        check_sound(self.home)
        self._open = [str(path)] if outcome.status else []

    def _attempt(self, path: Path) -> Attempt:
        aim = self._dice.choice(AIMS)
        at = self._dice.randint(1, self._steps[path].get(aim, 1))
        victim = "parent" if aim == "write" else self._dice.choice(VICTIMS)
        home, started = str(self.home.folder), self._dice.random() < STARTED
        return Attempt(home, self._open, str(path), BATCH, aim, at, victim, started)


def check_sound(home: Home) -> None:
    """Assert that the store is whole, where there is one yet."""
    assert home.rows("PRAGMA integrity_check") == [("ok",)]
    assert home.rows("PRAGMA foreign_key_check") == []
    with open_workspace(home.folder, home.as_of) as network:
        check_invariants(network)


def check_kills(killer, undisturbed, folder: Path, seed: int, kills: int) -> None:
    """Assert that a home killed so often is the undisturbed one."""
    disturbed = Disturbed(killer, undisturbed, folder, seed)
    disturbed.import_all(kills)
    print(f"{disturbed.kills} kills")  # noqa: T201 - to be counted
    assert disturbed.kills >= LEAST
    assert [path.name for path in disturbed.home.folder.iterdir()] == [STORE]
    check_sound(disturbed.home)
    assert not differences(digest(disturbed.home), undisturbed.digest)
    assert progress(disturbed.home) == undisturbed.progress


@LINUX
def test_killed_at_any_moment_of_any_import_it_goes_on(killer, undisturbed, tmp_path):
    check_kills(killer, undisturbed, tmp_path, seed=0, kills=1)


@LINUX
@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1, DEEP_HOMES + 1))
def test_killed_thousands_of_times_it_goes_on(killer, undisturbed, tmp_path, seed):
    check_kills(killer, undisturbed, tmp_path, seed, DEEP_KILLS)
