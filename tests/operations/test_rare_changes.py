"""Another zone, another address of mine, in short steps: as if it had been so from the start."""

import itertools
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.invariants import check_invariants
from tests.operations.letters import mail, mbox, sent_box

from mutuals.operations import dating, settling
from mutuals.workspace import open_workspace

AS_OF = "2026-03-20"
NEW = "Nia Home <nia@home.example>"
OLD = "Nia Home <nia@old.example>"
ZONE = ("plan", "set", "zone", "Asia/Tokyo")
CHANGES = {"zone": (ZONE, {}), "init": (("init",), {"me": ("nia@old.example",)})}
KILLED = """
import itertools, os, signal, sys, time
from pathlib import Path
from mutuals.operations import dating, settling
from tests.operations.homes import Home

settling.TURN = settling._SHARE = 0.0
dating._AT_ONCE = settling._AT_ONCE = 3
gaps, last, change = itertools.count(1), int(sys.argv[2]), sys.argv[3]
time.sleep = lambda _seconds: next(gaps) == last and os.kill(os.getpid(), signal.SIGKILL)
words, options = {changes!r}[change]
Home(Path(sys.argv[1]), {day!r}).run(*words, **options)
"""


@pytest.fixture
def sources(tmp_path) -> list[Path]:
    """Return letters, many of them late in the evening of one zone: the next day of the other."""
    hours = (3, 9, 14, 15, 20, 23)
    friends = [f"Friend {n} <f{n}@far.example>" for n in range(8)]
    got = [
        mail(friends[n % 8], OLD if n % 3 else NEW, f"2026-02-{1 + n % 27:02}", hour=hours[n % 6],
             ref=f"i{n}")
        for n in range(40)
    ]  # fmt: skip
    gone = [mail(OLD, friends[n % 8], f"2025-11-{1 + n:02}", hour=hours[n % 6]) for n in range(20)]
    old = mbox(tmp_path / "old.mbox", *gone)
    sent = sent_box(
        tmp_path, mail(NEW, friends[0], "2026-03-01", hour=23), mail(NEW, friends[1], hour=15)
    )
    return [sent, old, mbox(tmp_path / "in.mbox", *got)]


@pytest.fixture
def home(tmp_path, sources) -> Home:
    home = Home(tmp_path / "home", AS_OF)
    home.take(*sources)
    return home


def from_the_start(folder: Path, sources: list[Path], change: str) -> Home:
    """Return a home in which the change was made before anything came in."""
    words, options = CHANGES[change]
    home = Home(folder, AS_OF)
    home.run(*words, **options)
    home.take(*sources)
    return home


def step_by_step(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(settling, "TURN", 0.0)
    patched.setattr(settling, "_SHARE", 0.0)
    patched.setattr(settling, "_AT_ONCE", 3)
    patched.setattr(dating, "_AT_ONCE", 3)


def sound(home: Home) -> None:
    with open_workspace(home.folder, home.as_of) as network:
        check_invariants(network)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_matters(tmp_path, sources, home, change):
    assert differences(digest(home), digest(from_the_start(tmp_path / "other", sources, change)))


@pytest.mark.parametrize("change", CHANGES)
def test_steps_come_to_what_it_would_have_been_from_the_start(
    tmp_path, sources, home, monkeypatch, change
):
    gaps: list[float] = []

    def look(seconds: float) -> None:
        gaps.append(seconds)
        sound(home)

    words, options = CHANGES[change]
    with monkeypatch.context() as patched:
        step_by_step(patched)
        patched.setattr("mutuals.operations.settling.time.sleep", look)
        home.run(*words, **options)
    assert len(gaps) > 4
    sound(home)
    assert not home.rows("SELECT * FROM uncompared")
    expected = from_the_start(tmp_path / "other", sources, change)
    assert not differences(digest(home), digest(expected))
    before = digest(expected)
    home.run("undo")
    expected.run("undo")
    assert not differences(digest(home), digest(expected))
    assert differences(before, digest(home))


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("gap", [1, 2, 4, 7])
def test_what_was_killed_between_two_steps_is_gone_on_with(tmp_path, sources, home, change, gap):
    program = KILLED.format(changes=CHANGES, day=AS_OF)
    killed = subprocess.run(
        [sys.executable, "-c", program, home.folder, str(gap), change], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    sound(home)
    home.run("log", "f1@far.example", note="The next that writes.")
    home.run("undo")
    sound(home)
    assert not home.rows("SELECT * FROM uncompared")
    assert not differences(digest(home), digest(from_the_start(tmp_path / "o", sources, change)))


def test_who_imports_meanwhile_counts_days_in_the_new_zone(tmp_path, sources, home, monkeypatch):
    late = mbox(tmp_path / "late.mbox", mail("Late <late@far.example>", NEW, hour=20))
    gaps = itertools.count(1)
    with open_workspace(home.folder, home.as_of) as before, monkeypatch.context() as patched:
        step_by_step(patched)

        def go_on(_seconds: float) -> None:
            if next(gaps) == 2:
                settling.settle_rest(before)

        patched.setattr("mutuals.operations.settling.time.sleep", go_on)
        home.run(*ZONE)
    home.take(late)
    expected = from_the_start(tmp_path / "other", [*sources, late], "zone")
    assert not differences(digest(home), digest(expected))
