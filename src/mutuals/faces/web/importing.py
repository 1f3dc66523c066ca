"""The running import: a process of its own, so that pages stay quick; one at a time.

It is this program's `import` with a watcher that tells in lines of JSON how far it is. When it is
stopped, what was read stands, and the next import of the same files goes on from there.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

State = Literal["none", "running", "stopping", "stopped", "done", "failed"]
Outcome = Literal["started", "busy", "nothing"]
# -P: no module of the folder in which the server was started stands in for one of ours.
_COMMAND = (sys.executable, "-P", "-m", "mutuals.faces.web.child")
_CRASHED = "the importing process ended by itself ({}); what was read before stands, so try again"
_NOT_STARTED = "the importing process could not be started ({}); close other programs and try again"


class Job(NamedTuple):
    """What to import; `folders` hold what was sent, and are removed once all of it is read."""

    paths: tuple[Path, ...]
    folders: tuple[Path, ...] = ()
    retry: bool = False


_NONE = Job(())


@dataclass(slots=True)
class Progress:
    """How far an import is; `report` is what `import --json` prints, once it is done."""

    state: State = "none"
    what: str = ""
    records: int = 0
    waiting: bool = False
    report: dict[str, Any] | None = None
    why: str = ""

    @property
    def goes_on(self) -> bool:
        """Say whether its process has not ended yet."""
        return self.state in {"running", "stopping"}


@dataclass(slots=True)
class Importing:
    """The one import of a site; `job` is the latest one."""

    progress: Progress = field(default_factory=Progress)
    job: Job = _NONE
    _child: subprocess.Popen[str] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, home: Path, make: Callable[[], Job], as_of: date | None = None) -> Outcome:
        """Start an import of what `make` returns, unless another goes on or that is nothing.

        The job is made where no other can start: what one import reads, no other moves or removes.
        """
        with self._lock:
            if self.progress.goes_on:
                return "busy"
            job = make()
            if not job.paths:
                return "nothing"
            self.job, self.progress, self._child = job, Progress("running"), None
            try:
                self._child = _process()
            except OSError as error:
                why = _NOT_STARTED.format(error.strerror or "it failed")
                self.progress = Progress("failed", why=why)
                return "started"
            follower = _Follower(self._child, self.progress, job)
        told = _told(home, job, as_of)
        threading.Thread(target=follower.run, args=(told,), daemon=True).start()
        return "started"

    @property
    def left(self) -> tuple[Path, ...]:
        """Return what was being read where it lies, and was not read to its end."""
        is_left = self.progress.state in {"stopped", "failed"}
        return self.job.paths if is_left and not self.job.folders else ()

    def forget(self, clear: Callable[[], None]) -> bool:
        """Let an import that was stopped be, and clear its files; no while one goes on."""
        with self._lock:
            if self.progress.goes_on:
                return False
            clear()
            self.job, self.progress = _NONE, Progress()
            return True

    def stop(self) -> None:
        """Stop the import as Ctrl-C does: the batch at hand is left out, the rest stands."""
        with self._lock:
            if self._child is not None and self.progress.goes_on and self._child.poll() is None:
                self.progress.state = "stopping"
                self._child.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)

    def close(self) -> None:
        """Stop what runs, and wait for its end."""
        self.stop()
        if self._child is not None:
            self._child.wait()


class _Follower(NamedTuple):
    """Listens to one importing process until it has ended."""

    child: subprocess.Popen[str]
    progress: Progress
    job: Job

    def run(self, told: str) -> None:
        """Hand over the job, take what is told, and tidy up."""
        assert self.child.stdin  # noqa: S101 - for the type checker
        assert self.child.stdout  # noqa: S101 - for the type checker
        with suppress(OSError), self.child.stdin as out:
            out.write(told)
        for line in self.child.stdout:
            with suppress(ValueError):  # a line that a crash broke off
                self._take(json.loads(line))
        status = self.child.wait()
        if self._is_whole():
            for folder in self.job.folders:
                shutil.rmtree(folder, ignore_errors=True)
        self._end(status)

    def _take(self, told: dict[str, Any]) -> None:
        progress = self.progress
        progress.waiting = "waiting" in told
        progress.what = told.get("what", progress.what)
        progress.records += told.get("records", 0)
        progress.report = told.get("report", progress.report)
        progress.why = told.get("why", progress.why)

    def _is_whole(self) -> bool:
        return self.progress.report is not None and not self.progress.why

    def _end(self, status: int) -> None:
        progress = self.progress
        if self._is_whole():
            progress.state = "done"
        elif progress.state == "stopping":
            progress.state = "stopped"
        else:
            progress.why = progress.why or _CRASHED.format(status)
            progress.state = "failed"


def _told(home: Path, job: Job, as_of: date | None) -> str:
    """Return a job as the process reads it."""
    told = {
        "home": str(home),
        "as_of": as_of.isoformat() if as_of else None,
        "paths": [str(path) for path in job.paths],
        "retry": job.retry,
    }
    return json.dumps(told)


def _process() -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own program, no shell
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, encoding="utf-8", start_new_session=os.name != "nt",
    )  # fmt: skip
