"""Whether the store changed: asked in microseconds, whoever wrote."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

State = tuple[int, int]
"""The file, and how often others wrote into it while it was watched."""


class Witness:
    """Watches one store; may be asked by several threads."""

    def __init__(self, path: Path) -> None:
        """Watch the store at a path, from the first question on."""
        self._path = path
        self._file = 0
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()

    def state(self) -> State:
        """Return a value that is another whenever something was written or the file replaced."""
        with self._lock:
            file = self._path.stat().st_ino
            if self._connection is None or file != self._file:
                self._open(file)
            assert self._connection  # noqa: S101 - for the type checker
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return file, int(version)

    def close(self) -> None:
        """Watch no longer."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self, file: int) -> None:
        if self._connection is not None:
            self._connection.close()
        address = f"{self._path.absolute().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._file = file
