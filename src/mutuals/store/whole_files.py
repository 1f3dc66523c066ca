"""Files of the home that are there as a whole or not at all, and only their owner's to read."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mutuals.errors import HomeError


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield an empty private file (0600) in the same folder, gone at the end of the block."""
    handle, name = tempfile.mkstemp(prefix=".mutuals-", dir=path.parent)
    os.close(handle)
    made = Path(name)
    try:
        yield made
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


@contextmanager
def private_folder(inside: Path) -> Iterator[Path]:
    """Yield a new private folder (0700), gone with all in it at the end of the block.

    HomeError where it cannot be made.
    """
    try:
        made = Path(tempfile.mkdtemp(prefix=".mutuals-", dir=inside))
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
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
