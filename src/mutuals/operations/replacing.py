"""Putting a file where a person named one: as a whole or not at all, and only theirs to read."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = ".mutuals-"
_MADE = re.compile(re.escape(_PREFIX) + "[a-z0-9_]{8}")
"""What such a file is called: nothing else in somebody's folder is ours to remove."""
_STALE = 86400
"""Seconds after which such a file is what a killed command left: nobody writes one for a day."""


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a new file beside the path, which takes the path's place at the end of the block.

    The new file is private (0600) and under a name that nobody had. Whatever stood at the path
    stays when the block fails; OSError where the folder cannot be written.
    """
    _clear(path.parent)
    handle, made = tempfile.mkstemp(prefix=_PREFIX, dir=path.parent)
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


def _clear(folder: Path) -> None:
    """Remove what killed commands left in a folder: it may hold what its owner has erased since."""
    for left in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if _MADE.fullmatch(left.name) and time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _keep(path: Path) -> None:
    """Have the file's bytes on the disk before its name is."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
