"""The automatic backups inside a home: made before what cannot be undone, then ageing out."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from mutuals.errors import HomeError
from mutuals.model.vault import Backup, KnownBackup
from mutuals.store.backups import pack
from mutuals.store.connection import make_private
from mutuals.store.version import STORE
from mutuals.whole_files import beside, put

FOLDER = "backups"
DAILY, WEEKLY = 7, 4
"""How many days and weeks keep a backup: the newest of each. Those of today all stay."""
OLDEST = timedelta(days=35)
"""The age at which a backup goes, however few there are."""
ASKED = "asked.json"
"""The file that holds where the latest backup was written that I asked for, and when."""
_NAME = re.compile(r"(\d{8}T\d{6}Z)(?:-\d+)?-([a-z0-9-]+)\.zip")
_STAMP = "%Y%m%dT%H%M%SZ"


class Kept(NamedTuple):
    """An automatic backup by its file and the moment it was made."""

    path: Path
    made: datetime
    why: str = ""


class Backups:
    """The backups that a home knows of."""

    def __init__(self, home: Path) -> None:
        """Name the home."""
        self._home = home

    def known(self) -> list[KnownBackup]:
        """Return the automatic ones, and the latest that I asked for, the newest first."""
        there = [_known(each.path, each.made.isoformat(), each.why) for each in kept(self._home)]
        found = [*there, *_asked(self._home)]
        return sorted(found, key=lambda each: (each.made, each.path), reverse=True)


def note_asked(home: Path, backup: Backup) -> None:
    """Note where a backup was written that I asked for; one that cannot be noted is none the worse.

    `forget_asked` takes the note away: a path may name somebody who is erased.
    """
    noted = json.dumps({"path": str(Path(backup.path).absolute()), "made": backup.made})
    with suppress(OSError):
        make_private(home / FOLDER)
        with beside(home / FOLDER / ASKED) as made:
            made.write_text(noted, encoding="utf-8")
            put(made, home / FOLDER / ASKED)


def forget_asked(home: Path) -> None:
    """Forget where the latest backup was written that I asked for."""
    (home / FOLDER / ASKED).unlink(missing_ok=True)


def _asked(home: Path) -> list[KnownBackup]:
    try:
        noted = json.loads((home / FOLDER / ASKED).read_text(encoding="utf-8"))
        made = datetime.fromisoformat(noted["made"])
        return [_known(Path(noted["path"]), made.isoformat(timespec="seconds"), "asked")]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _known(path: Path, made: str, why: str) -> KnownBackup:
    size = None
    with suppress(OSError, ValueError):
        size = path.stat().st_size
    return KnownBackup(str(path), made, why, size)


def keep(home: Path, why: str) -> Backup:
    """Make an automatic backup of a home and let the old ones go; `why` is a word or two."""
    now, folder = datetime.now(UTC), home / FOLDER
    try:
        make_private(folder)
    except OSError as error:
        raise HomeError(
            f"no backup can be made first ({error.strerror})",
            str(folder),
            "make it a folder of yours",
        ) from error
    backup = pack(home, _free(folder, now, why), why, now)
    age_out(home, now)
    return backup


def _free(folder: Path, now: datetime, why: str) -> Path:
    stamp, number = now.strftime(_STAMP), 1
    path = folder / f"{stamp}-{why}.zip"
    while path.exists():
        number += 1
        path = folder / f"{stamp}-{number}-{why}.zip"
    return path


def kept(home: Path) -> list[Kept]:
    """Return the automatic backups of a home, the oldest first."""
    paths = sorted((home / FOLDER).glob("*.zip"))
    matches = [(path, _NAME.fullmatch(path.name)) for path in paths]
    return [Kept(path, _moment(found[1]), found[2]) for path, found in matches if found]


def put_aside(home: Path) -> None:
    """Keep a store as it is that is too damaged for a backup."""
    make_private(home / FOLDER)
    aside = home / FOLDER / f"{datetime.now(UTC):{_STAMP}}-damaged.db"
    aside.touch(mode=0o600)
    shutil.copyfile(home / STORE, aside)


def damaged(home: Path) -> list[Kept]:
    """Return the damaged stores that were put aside."""
    paths = sorted((home / FOLDER).glob("*-damaged.db"))
    return [Kept(path, _moment(path.name.partition("-")[0])) for path in paths]


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def age_out(home: Path, now: datetime) -> int:
    """Remove the backups that have had their time; returns how many."""
    there = kept(home)
    staying = _staying(there, now)
    old = [each for each in damaged(home) if now - each.made > OLDEST]
    for each in (*(each for each in there if each not in staying), *old):
        each.path.unlink(missing_ok=True)
    return len(there) - len(staying)


def _staying(there: Iterable[Kept], now: datetime) -> set[Kept]:
    young = [each for each in there if now - each.made <= OLDEST]
    today = {each for each in young if each.made.date() == now.date()}
    days: dict[date, Kept] = {each.made.date(): each for each in young}
    weeks = {each.made.isocalendar()[:2]: each for each in young}
    return today | {*list(days.values())[-DAILY:]} | {*list(weeks.values())[-WEEKLY:]}
