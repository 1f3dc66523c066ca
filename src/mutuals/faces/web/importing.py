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
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

State = Literal["none", "running", "stopped", "done", "failed"]
_COMMAND = (sys.executable, "-m", "mutuals.faces.web.child")


@dataclass(slots=True)
class Progress:
    """How far an import is; `report` is what `import --json` prints, once it is done."""

    state: State = "none"
    what: str = ""
    records: int = 0
    waiting: bool = False
    report: dict[str, Any] | None = None
    why: str = ""


@dataclass(slots=True)
class Importing:
    """The one import of a site."""

    progress: Progress = field(default_factory=Progress)
    _child: subprocess.Popen[str] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, home: Path, paths: Sequence[Path], folder: Path | None = None) -> bool:
        """Start an import; returns whether it was started: no, while another one goes on.

        `folder` is removed when it has ended well.
        """
        with self._lock:
            if self.progress.state == "running":
                return False
            self.progress = Progress("running")
            command = [*_COMMAND, str(home), *map(str, paths)]
            self._child = subprocess.Popen(  # noqa: S603 - our own program, no shell
                command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                encoding="utf-8", start_new_session=os.name != "nt",
            )  # fmt: skip
        threading.Thread(target=self._follow, args=(self._child, folder), daemon=True).start()
        return True

    def stop(self) -> None:
        """Stop the import as Ctrl-C does: the batch at hand is left out, the rest stands."""
        if self._child is not None and self._child.poll() is None:
            self.progress.state = "stopped"
            self._child.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)

    def close(self) -> None:
        """Stop what runs, and wait for its end."""
        self.stop()
        if self._child is not None:
            self._child.wait()

    def _follow(self, child: subprocess.Popen[str], folder: Path | None) -> None:
        assert child.stdout  # noqa: S101 - for the type checker
        for line in child.stdout:
            self._take(json.loads(line))
        child.wait()
        progress = self.progress
        if progress.state == "running":
            progress.state = "done" if progress.report else "failed"
        if folder is not None and progress.state == "done":
            shutil.rmtree(folder, ignore_errors=True)

    def _take(self, told: dict[str, Any]) -> None:
        progress = self.progress
        progress.waiting = "waiting" in told
        progress.what = told.get("what", progress.what)
        progress.records += told.get("records", 0)
        progress.report = told.get("report", progress.report)
        progress.why = told.get("why", progress.why)
