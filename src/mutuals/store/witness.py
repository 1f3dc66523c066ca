"""Whether the store changed: asked in microseconds, whoever wrote, without opening it."""

from __future__ import annotations

from pathlib import Path

State = tuple[object, ...]
"""What the store's files look like; another whenever something was written."""

_HEADER = 48
"""Bytes of the first header of a write-ahead log's index: it counts every commit (SQLite's format
of the WAL-index)."""


def state_of(store: Path) -> State:
    """Return a value that is another whenever something was written or the file replaced.

    An open reader leaves an empty log beside the store, which says nothing and is passed over.
    """
    log = _look(store.with_name(f"{store.name}-wal"))
    if log is None or log[-1] == 0:
        return (_look(store),)
    return _look(store), log, _begin(store.with_name(f"{store.name}-shm"))


def _look(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _begin(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER)
    except OSError:
        return b""
