"""Answers kept in a home: what was printed is printed again until anything is written.

Loaded by every command, before all else: it imports hardly anything.
"""

from __future__ import annotations

import os
import sys
import time
from binascii import crc32
from contextlib import suppress

from mutuals.store.version import STORE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FOLDER = "answers"
"""The folder of a home in which they lie; it may be deleted at any time."""
_MOST = 16
"""Answers kept of one home: the oldest goes for a new one."""
_FRESH_NS = 2_000_000_000
"""So long after a write the file's time may not tell the next write from it: nothing is kept."""
_PROGRAM = "mutuals"

State = tuple[int, int, int]


class KeptAnswer:
    """The answer to one call, in one state of a home.

    Made before anything is read of the home, so that what is read is of that state or a later one.
    """

    def __init__(self, home: str | Path, asked: Sequence[str]) -> None:
        """Name the home, and all that the answer depends on besides the home and the moment."""
        self._home = os.fspath(home)
        self._asked = repr((*asked, sys.version, __file__))
        self._path = os.path.join(self._home, FOLDER, f"{_check(self._asked)}.txt")
        self._state = _state_of(self._home)

    def read(self, now: float) -> str | None:
        """Return the answer, None where none is kept that is good at this moment."""
        if self._state is None:
            return None
        try:
            with open(self._path, encoding="utf-8", newline="") as file:
                return self._body(file.read(), now)
        except (OSError, ValueError):  # ValueError: not what was written here
            return None

    def _body(self, text: str, now: float) -> str | None:
        head, _, body = text.partition("\n\n")
        asked, state, moments, *modules = head.split("\n")
        since, until, check = moments.split()
        if (asked, state, check) != (self._asked, repr(self._state), _check(body)):
            return None
        is_good = float(since) <= now < float(until) and all(map(_is_unchanged, modules))
        return body if is_good else None

    def write(self, answer: str, since: float, until: float) -> None:
        """Keep the answer for the moments from `since` up to `until`, unless something was written.

        Where the folder cannot be written, or the program's files are not there to be told by, it
        is not kept, which is no fault.
        """
        if self._state is None or self._is_fresh() or _state_of(self._home) != self._state:
            return
        moments = f"{since!r} {until!r} {_check(answer)}"
        with suppress(OSError, ValueError):  # ValueError: a text that UTF-8 cannot hold
            lines = (self._asked, repr(self._state), moments, *_modules())
            self._put("\n".join(lines) + f"\n\n{answer}")

    def _is_fresh(self) -> bool:
        return self._state is None or time.time_ns() - self._state[1] < _FRESH_NS

    def _put(self, text: str) -> None:
        folder = os.path.dirname(self._path)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _let_go(folder)
        passing = f"{self._path}.{os.getpid()}"
        handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        if _state_of(self._home) == self._state:
            os.replace(passing, self._path)
        else:
            os.unlink(passing)


def _check(answer: str) -> str:
    """Tell a whole answer from what is left of it where the plug was pulled."""
    return f"{crc32(answer.encode('utf-8', 'replace')):08x}"


def _state_of(home: str) -> State | None:
    """Return what the store looks like; None where part of it lies in the log of writes."""
    store = os.path.join(home, STORE)
    try:
        found = os.stat(store)
    except OSError:
        return None
    with suppress(OSError):
        if os.stat(f"{store}-wal").st_size:
            return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _modules() -> list[str]:
    """List the files of the program that the answer was made by."""
    loaded = list(sys.modules.items())
    files = [m.__file__ for name, m in loaded if name.partition(".")[0] == _PROGRAM and m.__file__]
    return [f"{os.stat(file).st_mtime_ns} {file}" for file in files]


def _is_unchanged(module: str) -> bool:
    changed, _, file = module.partition(" ")
    return os.stat(file).st_mtime_ns == int(changed)


def _let_go(folder: str) -> None:
    there = sorted(os.scandir(folder), key=lambda each: each.stat().st_mtime_ns)
    for each in there[: max(0, len(there) - _MOST + 1)]:
        os.unlink(each.path)
