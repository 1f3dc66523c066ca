"""Looking round on this machine: what could be imported; by names and sizes, nothing is opened."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from mutuals.model.found import Finding, Findings
from mutuals.operations.base import operation
from mutuals.operations.usual_places import (
    BESIDE_DOWNLOADS,
    DOWNLOADS,
    EXPORTS,
    OUTLOOK_EXPORTS,
    OUTLOOK_NOTE,
    PLACES,
)
from mutuals.sources.reading.files import clean_name

if TYPE_CHECKING:
    from mutuals.ports import Network

MOST_FILES = 100_000
"""Files of one finding that are counted; more would make the answer slow."""
SEVERAL = 5
"""More files of one kind in one folder than this are one finding: the folder."""
_VERSION = re.compile(r"V(\d{1,4})", re.ASCII)
_APPLE_MAIL = "Library/Mail"
_NO_LEAVE = (
    "macOS does not let the terminal look into it: System Settings, Privacy & Security,"
    " Full Disk Access, switch on Terminal - or export from Mail, see docs/guide/getting-mail.md"
)


@operation("reads")
def look(network: Network) -> Findings:
    """Look what lies on this machine that could be imported, and say how.

    It looks where mail programs keep their mail and into your downloads. Only names, sizes and days
    are looked at: no file is opened, and nothing is imported.

    Example:
        mutuals look
    """
    home = Path.home()
    folders = [home / name for name in DOWNLOADS if _is_there(home / name)]
    found = [*_in_places(home), *(each for folder in folders for each in _in_downloads(folder))]
    return Findings(
        tuple(_measured(each, network.clock.zone) for each in found),
        tuple(clean_name(str(folder)) for folder in (home, *folders)),
    )


class _Candidate(NamedTuple):
    """Something found; `parts` are what is measured of it."""

    what: str
    path: Path
    parts: tuple[Path, ...]
    note: str = ""


# --- where programs keep things ---------------------------------------------------------------


def _in_places(home: Path) -> Iterator[_Candidate]:
    for place in PLACES:
        for path in _latest_only(sorted(_matching(home, place.pattern))):
            parts = tuple(path / name for name in place.proof if _is_there(path / name))
            if (parts or not place.proof) and not _is_bare(path):
                yield _Candidate(place.what, path, parts or (path,), place.note)
    if _is_locked(home / _APPLE_MAIL):
        yield _Candidate("Apple Mail", home / _APPLE_MAIL, (), _NO_LEAVE)


def _matching(home: Path, pattern: str) -> list[Path]:
    try:
        return [path for path in home.glob(pattern) if not path.is_symlink()]
    except OSError:
        return []


def _latest_only(paths: list[Path]) -> list[Path]:
    """Of the versions of Apple's mail folder (V9, V10) keep the last: each holds all the mail."""
    versions = {int(found[1]): path for path in paths if (found := _VERSION.fullmatch(path.name))}
    return [versions[max(versions)]] if len(versions) == len(paths) > 0 else paths


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _is_bare(path: Path) -> bool:
    """Say whether there is nothing in it."""
    try:
        return not any(path.iterdir()) if path.is_dir() else path.stat().st_size == 0
    except OSError:
        return True


def _is_locked(folder: Path) -> bool:
    """Say whether a folder is there and the system keeps its content from us."""
    try:
        os.scandir(folder).close()
    except PermissionError:
        return True
    except OSError:
        return False
    return False


# --- downloads --------------------------------------------------------------------------------


def _in_downloads(folder: Path) -> Iterator[_Candidate]:
    for each in (folder, *(folder / name for name in BESIDE_DOWNLOADS)):
        exports: dict[tuple[str, str], list[Path]] = {}
        for path in _entries(each):
            if kind := _kind_of(path.name.casefold()):
                exports.setdefault(kind, []).append(path)
        for (what, note), paths in exports.items():
            if len(paths) > SEVERAL:
                yield _Candidate(f"{what}: {len(paths)} files", each, tuple(paths), note)
            else:
                yield from (_Candidate(what, path, (path,), note) for path in paths)


def _kind_of(name: str) -> tuple[str, str] | None:
    """Return what an export of that name is and what to do first; None for anything else."""
    what = next((what for what, known in EXPORTS if fnmatchcase(name, known)), "")
    if not what and any(fnmatchcase(name, known) for known in OUTLOOK_EXPORTS):
        return "Outlook's own file", OUTLOOK_NOTE
    return (what, "") if what else None


def _entries(folder: Path) -> list[Path]:
    """Return what lies in a folder by name, links and hidden things left out."""
    try:
        with os.scandir(folder) as found:
            kept = [entry for entry in found if not entry.is_symlink() and entry.name[0] != "."]
    except OSError:
        return []
    return sorted(Path(entry.path) for entry in kept)


# --- size and day -----------------------------------------------------------------------------


def _measured(found: _Candidate, zone: ZoneInfo) -> Finding:
    stats = list(_stats(found.parts))
    counted = stats[:MOST_FILES]
    latest = max((stat.st_mtime for stat in counted), default=None)
    return Finding(
        what=found.what,
        path=clean_name(str(found.path)),
        files=len(counted),
        bytes=sum(stat.st_size for stat in counted),
        counted_all=len(stats) <= MOST_FILES,
        newest=None if latest is None else _day(latest, zone),
        command=None if found.note else f"mutuals import {_quoted(found.path)}",
        note=found.note or None,
    )


def _stats(parts: tuple[Path, ...]) -> Iterator[os.stat_result]:
    """Yield what the system says of each file in these folders, at most one above the limit."""
    waiting, seen = list(parts), 0
    while waiting and seen <= MOST_FILES:
        at = waiting.pop()
        try:
            if at.is_dir() and not at.is_symlink():
                waiting += _entries_of_all(at)
                continue
            yield at.stat(follow_symlinks=False)
            seen += 1
        except OSError:
            continue


def _entries_of_all(folder: Path) -> list[Path]:
    with os.scandir(folder) as found:
        return [Path(entry.path) for entry in found if not entry.is_symlink()]


def _day(seconds: float, zone: ZoneInfo) -> str | None:
    try:
        return datetime.fromtimestamp(seconds, zone).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _quoted(path: Path) -> str:
    """Return a path as it is typed in this system's terminal."""
    shown = clean_name(str(path))
    return shlex.quote(shown) if os.name != "nt" else f'"{shown}"'
