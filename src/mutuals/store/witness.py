"""Whether the store changed: asked in microseconds, whoever wrote, without opening it."""

from __future__ import annotations

import os
import threading
from pathlib import Path

State = tuple[object, ...]
"""What the store's files look like; another whenever something was written."""

_HEADER = 48
"""Bytes of the first header of a write-ahead log's index: it counts every commit (SQLite's format
of the WAL-index)."""


class Witness:
    """Looks at the files of one store; may be asked by several threads."""

    def __init__(self, store: Path) -> None:
        """Name the store; nothing is looked at yet."""
        self._store = store
        self._log = store.with_name(f"{store.name}-wal")
        self._index = _Index(store.with_name(f"{store.name}-shm"))

    def state(self) -> State:
        """Return a value that is another whenever something was written or the file replaced.

        An open reader leaves an empty log beside the store, which says nothing and is passed over.
        """
        log = _look(self._log)
        if log is None or log[-1] == 0:
            return (_look(self._store),)
        return _look(self._store), log, self._index.begin()


class _Index:
    """The index of the log, held open while it is there.

    The locks of SQLite's connections lie on this file, and POSIX takes all locks of a process from
    a file when any part of the process closes it. So it is closed only once it was deleted, which
    SQLite does when no connection is left.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._lock = threading.Lock()

    def begin(self) -> bytes:
        """Return its first bytes; none where there is no index."""
        with self._lock:
            if self._file is not None and os.fstat(self._file).st_nlink == 0:
                os.close(self._file)
                self._file = None
            try:
                if self._file is None:
                    self._file = os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
                os.lseek(self._file, 0, os.SEEK_SET)
                return os.read(self._file, _HEADER)
            except OSError:
                return b""


def _look(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
