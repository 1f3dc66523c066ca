"""One child process: started, talked to line by line, and killed when it falls silent."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from typing import IO, NoReturn

from mutuals.confinement.wire import LONGEST_LINE, read_line
from mutuals.errors import UnreadableError, UnsoundError

SILENCE = 60.0
"""Seconds without a word after which the child is killed: it may wait for a slow disk."""

_AHEAD = 8
"""Messages that wait to be read; with more of them the child waits."""
_PASSED_ON = (
    "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "PYTHONTZPATH", "TMPDIR", "TEMP", "TMP",
    "SYSTEMROOT", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE",
)  # fmt: skip
"""What the child learns of the environment: nothing that could be a secret."""
_KEPT = {"mmap_threshold": 16 << 20, "trim_threshold": 32 << 20}
_KEEPS_MEMORY = {
    "GLIBC_TUNABLES": ":".join(f"glibc.malloc.{name}={size}" for name, size in _KEPT.items())
}
"""Has glibc hand out again what a window of a file took, where it would give it back to the system
and fetch it anew, page by page: a quarter of reading a mailbox. Other systems pass it over."""


class StalledError(Exception):
    """The child fell silent, broke down or said what is no message; it has been killed."""


class Child:
    """A running child; whoever asks waits for the answer."""

    def __init__(self) -> None:
        """Start it, with the modules this process has and nothing else of it."""
        self._process = _started()
        self._heard: queue.Queue[bytes] = queue.Queue(_AHEAD)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        try:
            self._listener.start()
        except RuntimeError as error:
            self._process.kill()
            self._process.wait()
            raise _not_started("not enough memory") from error

    def ask(self, message: bytes) -> None:
        """Send a message; StalledError when nobody is there any more."""
        try:
            _pipe(self._process.stdin).write(message)
            _pipe(self._process.stdin).flush()
        except OSError as error:
            self._give_up(error)

    def hear(self) -> tuple[str, object]:
        """Return the next message; StalledError after SILENCE, or when the child is gone."""
        try:
            return read_line(self._heard.get(timeout=SILENCE))
        except (queue.Empty, UnsoundError) as error:
            self._give_up(error)

    def end(self) -> None:
        """End the child at once; it holds nothing that could be lost."""
        self._process.kill()
        # The listener waits for room, or for the pipe that has just ended.
        while self._listener.is_alive():
            with contextlib.suppress(queue.Empty):
                self._heard.get(timeout=0.01)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                _pipe(pipe).close()

    def _give_up(self, error: Exception) -> NoReturn:
        self.end()
        raise StalledError from error

    def _listen(self) -> None:
        answers = _pipe(self._process.stdout)
        with contextlib.suppress(OSError, ValueError):
            while message := answers.readline(LONGEST_LINE):
                self._heard.put(message)
        self._heard.put(b"")


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "mutuals.confinement.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError as error:
        raise _not_started(error.strerror or "it failed") from error


def _not_started(reason: str) -> UnreadableError:
    return UnreadableError(
        f"the process that reads files cannot be started ({reason})",
        sys.executable,
        "close other programs and try again",
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the child was started without its pipes")
    return pipe


def _environment() -> dict[str, str]:
    """Return the child's environment: it finds its modules where this process does."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    found = {"PYTHONPATH": os.pathsep.join(path or os.curdir for path in sys.path)}
    return passed_on | _KEEPS_MEMORY | found
