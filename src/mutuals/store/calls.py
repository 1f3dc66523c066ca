"""The log of what assistants asked for: a file of the home that only its owner can read.

It is no table, so that an answer is noted also while an import holds the store.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from mutuals.errors import StoreError
from mutuals.model.assistant import Call

CALLS = "assistant.log"
OLDER = "assistant.log.1"
"""Where the log goes when it has grown to `ROOM`; what was there before goes."""

ROOM = 1 << 20
"""Bytes of one file of the log."""


class Calls:
    """Calls in the order in which they came, one line of JSON each."""

    def __init__(self, home: Path) -> None:
        """Name the home; the files need not exist."""
        self._path, self._older = home / CALLS, home / OLDER

    def add(self, call: Call) -> None:
        """Note a call; StoreError when it cannot be noted."""
        try:
            self._make_room()
            _append(self._path, f"{json.dumps(call)}\n".encode())
        except OSError as error:
            raise StoreError(
                f"the log of the assistant's calls cannot be written ({error.strerror})",
                str(self._path), "free some disk space and make the home folder writable",
            ) from error  # fmt: skip

    def latest(self, most: int) -> list[Call]:
        """Return the latest calls, newest first; a line that is none is passed over."""
        lines = [line for path in (self._older, self._path) for line in _lines(path)]
        return [call for line in reversed(lines) if (call := _call(line))][:most]

    def forget(self) -> None:
        """Empty the arguments of all calls: they may name somebody who is erased."""
        for path in (self._older, self._path):
            if path.exists():
                left = [
                    call._replace(arguments="") for line in _lines(path) if (call := _call(line))
                ]
                _write(path, left)

    def _make_room(self) -> None:
        if self._path.exists() and self._path.stat().st_size >= ROOM:
            self._path.replace(self._older)


def _append(path: Path, content: bytes) -> None:
    """Add bytes in one write, so that the lines of two servers never mix."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, content)
    finally:
        os.close(handle)


def _write(path: Path, calls: Iterable[Call]) -> None:
    content = "".join(f"{json.dumps(call)}\n" for call in calls).encode()
    # In place: a file beside it would leave the old bytes on the disk as well.
    with path.open("r+b") as file:
        file.write(content)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _call(line: str) -> Call | None:
    try:
        return Call(*json.loads(line))
    except (ValueError, TypeError):
        return None
