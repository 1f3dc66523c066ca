"""What lies on this machine that could be imported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A file or folder that looks like something to import; it was not opened.

    `newest` (YYYY-MM-DD) is the day its latest file was changed; `files` and `bytes` are counted up
    to a limit, `counted_all` says whether that sufficed. `command` is None where `note` says what
    has to be done first.
    """

    what: str
    path: str
    files: int
    bytes: int
    counted_all: bool
    newest: str | None
    command: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, place by place, and the folders that were looked into."""

    found: tuple[Finding, ...]
    looked_in: tuple[str, ...]
