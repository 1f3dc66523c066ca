"""Records as one page that needs nothing else: no script, nothing fetched, for the phone."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from mutuals.errors import MutualsError
from mutuals.faces.pages.today import Directory, today_page
from mutuals.model.advice import Today


def write_page(record: object, people: Directory, path: Path) -> None:
    """Write a record as a page that only its owner can read; MutualsError when that fails."""
    if not isinstance(record, Today):
        raise TypeError(f"{type(record).__name__} has no page")
    text = today_page(record, people)
    try:
        _replace(path, text.encode("utf-8", errors="replace"))
    except OSError as error:
        reason = error.strerror or "it failed"
        raise MutualsError(
            f"the page cannot be written ({reason})", str(path), "name another file with --to"
        ) from error


def _replace(path: Path, content: bytes) -> None:
    """Put the file there as a whole or not at all; a new file of mkstemp is private (0600)."""
    handle, made = tempfile.mkstemp(prefix=".mutuals-", suffix=".html", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(made, path)  # noqa: PTH105 - the partner of mkstemp
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(made)  # noqa: PTH108 - the partner of mkstemp
        raise
