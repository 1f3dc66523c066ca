"""Records as one page that needs nothing else: no script, nothing fetched, for the phone."""

from __future__ import annotations

from pathlib import Path

from mutuals.errors import MutualsError
from mutuals.faces.cards import Directory
from mutuals.faces.phone.today import today_page
from mutuals.model.advice import Today
from mutuals.whole_files import replacing


def write_page(record: object, people: Directory, path: Path) -> None:
    """Write a record as a page that only its owner can read; MutualsError when that fails."""
    if not isinstance(record, Today):
        raise TypeError(f"{type(record).__name__} has no page")
    text = today_page(record, people)
    try:
        with replacing(path) as beside:
            beside.write_bytes(text.encode("utf-8", errors="replace"))
    except OSError as error:
        reason = error.strerror or "it failed"
        raise MutualsError(
            f"the page cannot be written ({reason})", str(path), "name another file with --to"
        ) from error
