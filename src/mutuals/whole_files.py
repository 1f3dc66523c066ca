"""Files that are there as a whole or not at all, and only their owner's to read."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mutuals.errors import HomeError

_PREFIX = ".mutuals-"
_MADE = re.compile(re.escape(_PREFIX) + "[a-z0-9_]{8}")
"""What such a file is called: nothing else in somebody's folder is ours to remove."""
_STALE = 86400
"""Seconds after which such a file is what a killed command left: nobody writes one for a day."""


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield an empty private file (0600) in the same folder, gone at the end of the block.

    It has a name that nobody had. OSError where the folder cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=path.parent)
    os.close(handle)
    made = Path(name)
    try:
        yield made
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a new private file (0600), which takes the path's place at the end of the block.

    Whatever stood at the path stays when the block fails. OSError where the folder cannot be
    written.
    """
    _clear(path.parent)
    with beside(path) as made:
        yield made
        put(made, path)


def _clear(folder: Path) -> None:
    """Remove what killed commands left in a folder: it may hold what its owner has erased since."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if _MADE.fullmatch(left.name) and time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


@contextmanager
def private_folder(inside: Path) -> Iterator[Path]:
    """Yield a new private folder (0700), gone with all in it at the end of the block.

    HomeError where it cannot be made.
    """
    try:
        made = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=inside))
    except OSError as error:
        raise HomeError(
            f"the home folder cannot be written ({error.strerror})", str(inside),
            "make it writable or name another --home",
        ) from error  # fmt: skip
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def put(made: Path, path: Path) -> None:
    """Give a finished file its name: its bytes are on the disk before the name is, then both."""
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    made.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk, where the system can be asked for it."""
    if os.name == "posix" and os.access(folder, os.R_OK):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
