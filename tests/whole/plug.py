"""A process that imports in forks of itself, each killed at a chosen step: `python plug.py`.

It reads one attempt a line and answers each with what came of it, so that only the first import
pays for the start of an interpreter. Orphans become its own: it answers when all have ended.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NoReturn

from tests.sources.recorded import SAMPLES

from mutuals.confinement import child, process
from mutuals.confinement.inputs import LEFT, ConfinedInputs
from mutuals.operations import reading
from mutuals.operations.base import load
from mutuals.sources.inputs import OpenInputs
from mutuals.workspace import Workspace, open_workspace

AIMS = ("statement", "instruction", "message", "moment", "write")
"""What is counted to find the moment: SQL statements, steps within them, messages awaited from the
child, milliseconds, and what the system is asked to write to the disk."""
VICTIMS = ("parent", "child", "both")

_INSTRUCTIONS = 500
"""Steps of SQLite's machine between two looks."""
_ADOPT_ORPHANS = 36
_WRITES = "pwrite64,fdatasync,fsync,ftruncate,unlink"
_SILENCE = 300.0
"""A busy machine must not look like a child that hangs."""


@dataclass(frozen=True)
class Attempt:
    """One import: of some paths in peace, then of one during which the plug is pulled.

    Without an aim nothing is pulled, and the steps of each path are counted. The child that reads
    is a fork too, of the same program, unless it is to be `started` as it is for a person.
    """

    home: str
    before: Sequence[str]
    path: str
    batch: int
    aim: str = ""
    at: int = 0
    victim: str = "parent"
    started: bool = False


@dataclass
class Outcome:
    """What came of an attempt: exit status, whether the plug was pulled, the steps counted."""

    status: int = 0
    pulled: bool = False
    steps: dict[str, dict[str, int]] = field(default_factory=dict)
    """By path."""


# -- in the fork ------------------------------------------------------------------------------


class _Plug:
    """Counts steps, and kills at the one that was chosen."""

    def __init__(self, attempt: Attempt, told: int) -> None:
        self._attempt, self._told = attempt, told
        self._counted: Counter[str] = Counter()
        self._armed = False
        self._began = 0.0
        self._child: process.Child | None = None

    def watch(self, network: Workspace) -> None:
        """See every step of a network from now on."""
        connection = network._connection
        if self._attempt.aim in {"", "statement"}:
            connection.set_trace_callback(lambda _: self._step("statement"))
        if self._attempt.aim in {"", "instruction"}:
            connection.set_progress_handler(lambda: self._step("instruction"), _INSTRUCTIONS)
        hear = process.Child.hear

        def heard(other: process.Child) -> tuple[str, object]:
            self._child = other
            self._step("message")
            return hear(other)

        setattr(process.Child, "hear", heard)  # noqa: B010 - the type checker sees no method in it

    def arm(self) -> None:
        """Begin to count."""
        self._armed, self._began = True, time.monotonic()
        self._counted = Counter(write=-_writes())
        if self._attempt.aim == "moment":
            threading.Timer(self._attempt.at / 1000, self._pull).start()
        if self._attempt.aim == "write":
            self.tell({"armed": True})
            _wait_for_tracer()

    def tell(self, what: dict[str, object]) -> None:
        """Tell the server."""
        os.write(self._told, f"{json.dumps(what)}\n".encode())

    def steps(self) -> dict[str, int]:
        """Return what was counted."""
        self._counted["write"] += _writes()
        self._counted["moment"] = int(1000 * (time.monotonic() - self._began))
        return dict(self._counted)

    def _step(self, aim: str) -> None:
        if self._armed:
            self._counted[aim] += 1
            if aim == self._attempt.aim and self._counted[aim] == self._attempt.at:
                self._pull()

    def _pull(self) -> None:
        reader = self._child if self._attempt.victim != "parent" else None
        if reader is not None:
            self.tell({"pulled": True})
            reader._process.kill()
        if self._attempt.victim != "child":
            os.kill(os.getpid(), signal.SIGKILL)


def _writes() -> int:
    """Return how often this process has asked the system to write."""
    counts = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(counts["syscw"])


def _wait_for_tracer() -> None:
    while "TracerPid:\t0" in Path("/proc/self/status").read_text():
        time.sleep(0.001)


def _import(attempt: Attempt, told: int) -> NoReturn:
    """Import, and end this fork without any of the server's own clean-up."""
    reading.BATCH = attempt.batch
    plug = _Plug(attempt, told)
    if not attempt.started:
        process._started = _Forked  # type: ignore[assignment]
    try:
        with open_workspace(Path(attempt.home), inputs=ConfinedInputs()) as network:
            plug.watch(network)
            for path in attempt.before:
                _take(network, path, None if attempt.aim else plug)
            _take(network, attempt.path, plug)
        os._exit(0)
    finally:
        sys.excepthook(*sys.exc_info())
        os._exit(1)


def _take(network: Workspace, path: str, plug: _Plug | None) -> None:
    if plug:
        plug.arm()
    report = load("import").function(network, Path(path))
    if any(error.why == LEFT for source in report.sources for error in source.errors):
        raise AssertionError(f"the reading of {path} was given up")
    if plug:
        plug.tell({"steps": {path: plug.steps()}})


class _Forked:
    """A child that reads, by a fork: what the parent asks of a `subprocess.Popen`."""

    def __init__(self) -> None:
        self._over = False
        asked, ask = os.pipe()
        hear, heard = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            _read(asked, heard)
        os.close(asked)
        os.close(heard)
        self.stdin, self.stdout = os.fdopen(ask, "wb"), os.fdopen(hear, "rb")

    def kill(self) -> None:
        """Kill it, unless its end was waited for: the number may be another's by now."""
        if not self._over:
            os.kill(self._pid, signal.SIGKILL)

    def wait(self) -> None:
        """Wait for its end."""
        if not self._over:
            os.waitpid(self._pid, 0)
        self._over = True


def _read(asked: int, heard: int) -> NoReturn:
    """Be the child: standard input and output are the pipes, and nothing else is open."""
    os.dup2(asked, 0)
    os.dup2(heard, 1)
    os.closerange(3, 256)
    streams = os.fdopen(0), os.fdopen(1, "w")  # kept, or its pipe is closed with the second
    sys.stdin, sys.stdout = streams
    try:
        child.main()
    finally:
        os._exit(0)


# -- the server -------------------------------------------------------------------------------


def _tried(attempt: Attempt) -> Outcome:
    heard, told = os.pipe()
    fork = os.fork()
    if not fork:
        os.close(heard)
        _import(attempt, told)
    os.close(told)
    outcome = Outcome()
    with open(heard, encoding="utf-8") as lines:  # noqa: PTH123 - an open file
        for line in lines:
            what = json.loads(line)
            if "armed" in what:
                _trace(fork, attempt.at)
            outcome.pulled |= "pulled" in what
            outcome.steps |= what.get("steps", {})
    outcome.status = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
    outcome.pulled |= outcome.status == -signal.SIGKILL
    _wait_for_orphans()
    return outcome


def _trace(pid: int, at: int) -> None:
    """Have a process killed when it asks the system for its nth write."""
    inject = f"inject={_WRITES}:signal=SIGKILL:when={at}"
    command = ["strace", "-qq", "-o", os.devnull, "-e", f"trace={_WRITES}", "-e", inject]
    subprocess.Popen([*command, "-p", str(pid)])


def _wait_for_orphans() -> None:
    """Wait until all that a killed import has left behind has ended by itself."""
    try:
        while os.wait():
            pass
    except ChildProcessError:
        return


def main() -> None:
    """Serve until there are no more attempts; whatever is loaded once is loaded before."""
    process.SILENCE = _SILENCE
    with (
        tempfile.TemporaryDirectory() as home,
        open_workspace(Path(home), None, None, OpenInputs()) as network,
    ):
        load("import").function(network, SAMPLES / "mbox")
    ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
    for line in sys.stdin:
        outcome = _tried(Attempt(**json.loads(line)))
        print(json.dumps(asdict(outcome)), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
