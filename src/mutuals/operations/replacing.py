"""Putting a file where a person named one: as a whole or not at all, and only theirs to read."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a new file beside the path, which takes the path's place at the end of the block.

    The new file is private (0600) and under a name that nobody had. Whatever stood at the path
    stays when the block fails; OSError where the folder cannot be written.
    """
    handle, made = tempfile.mkstemp(prefix=".mutuals-", dir=path.parent)
    os.close(handle)
    beside = Path(made)
    try:
        yield beside
        _keep(beside)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _keep(path: Path) -> None:
    """Have the file's bytes on the disk before its name is."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
