"""The sample to look round in: made in a home of its own, and served beside this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mutuals.faces.web.found import link_to, running_at

FOLDER = "demo"
"""In the home, as `mutuals demo` has it in the default home."""
_MUTUALS = (sys.executable, "-P", "-m", "mutuals")


@dataclass(slots=True)
class Sample:
    """The sample of a site; it ends with the site."""

    state: Literal["none", "making", "ready", "failed"] = "none"
    _server: subprocess.Popen[bytes] | None = None
    _is_over: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, home: Path) -> None:
        """Make the sample beside the pages, and serve it; nothing while that goes on or is done."""
        with self._lock:
            if self.state in {"making", "ready"}:
                return
            self.state = "making"
        threading.Thread(target=self._make, args=(home / FOLDER,), daemon=True).start()

    def link(self, home: Path) -> str:
        """Return a link that opens the sample once; empty while it is not served."""
        if self.state != "ready":
            return ""
        if known := running_at(home / FOLDER):
            return link_to(*known)
        if self._server is not None and self._server.poll() is not None:
            self.state = "none"
        return ""

    def close(self) -> None:
        """End the serving of the sample; one that is being made is not served any more."""
        with self._lock:
            self._is_over = True
        if self._server is not None:
            self._server.terminate()
            self._server.wait()

    def _make(self, home: Path) -> None:
        try:
            self._serve(home)
        except (OSError, ValueError, subprocess.CalledProcessError):
            self.state = "failed"
        else:
            self.state = "ready"

    def _serve(self, home: Path) -> None:
        """Make the sample, and start its server; waits until it shows its link."""
        command = [*_MUTUALS, "--home", str(home), "--json"]
        subprocess.run(  # noqa: S603 - our own program, no shell
            [*command, "demo"], check=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with self._lock:
            if self._is_over:
                return
            server = self._server = subprocess.Popen(  # noqa: S603 - our own program, no shell
                [*command, "serve", "--no-browser"], start_new_session=os.name != "nt",
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        assert server.stdout  # noqa: S101 - for the type checker
        json.loads(server.stdout.readline())
