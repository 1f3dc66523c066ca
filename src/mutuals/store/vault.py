"""The safety of one home, reached without opening its network: it may be damaged or missing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from mutuals.errors import HomeError, MutualsError, StoreError, UnreadableError
from mutuals.model.vault import Backup, Fault
from mutuals.store import shelf
from mutuals.store.answers import FOLDER as ANSWERS
from mutuals.store.backups import pack, unpack
from mutuals.store.checks import AGAIN, RESTORE, check_files, check_store
from mutuals.store.connection import clear_errors, make_private
from mutuals.store.tombstones import ERASED, Tombstones
from mutuals.store.version import STORE, VERSION
from mutuals.whole_files import private_folder, put, sync_folder

INBOX = "inbox"
"""The folder of what was sent to be imported and is not read to its end."""
_WAIT = 3.0
"""Seconds to wait for other commands to leave a home that is to be replaced."""
_IN_USE = "wait until the other commands are done, then try again"


class Vault:
    """Backups of a home, bringing one back, and looking the home over."""

    def __init__(self, home: Path) -> None:
        """Name the home; nothing is opened."""
        self.home = home

    # -- backups ----------------------------------------------------------------------------

    def pack(self, path: Path) -> Backup:
        """Write a backup to a path of the person's."""
        backup = pack(self.home, path, "asked", datetime.now(UTC))
        shelf.note_asked(self.home, backup)
        return backup

    def keep(self, why: str) -> Backup:
        """Make an automatic backup, and let the old ones go."""
        return shelf.keep(self.home, why)

    def last_backup(self) -> str | None:
        """Return the instant of the newest automatic backup."""
        there = shelf.kept(self.home)
        return there[-1].made.isoformat(timespec="seconds") if there else None

    def free(self) -> int:
        """Return the free bytes of the home's disk."""
        return shutil.disk_usage(self.home).free

    # -- bringing back ----------------------------------------------------------------------

    @contextmanager
    def staged(self, path: Path) -> Iterator[tuple[Path, Backup]]:
        """Yield a folder in which a backup stands as a home of its own, checked whole.

        Its list of the erased is that of the backup and of this home together. UnreadableError
        where the backup is not fit to be brought back.
        """
        with _told(self.home):
            make_private(self.home)
        with private_folder(self.home) as folder:
            facts = unpack(path, folder, VERSION)
            _check_list(folder, path)
            _check_content(folder, path)
            with _told(self.home):
                Tombstones(folder / ERASED).take_in(Tombstones(self.home / ERASED))
            yield folder, facts.backup

    def replace(self, folder: Path) -> Backup | None:
        """Put a staged home in the place of this one; returns the backup of what stood there.

        HomeError while another command uses the home; nothing is changed then.
        """
        with _told(self.home):
            kept = self._kept_before() if self.exists() else None
            Tombstones(self.home / ERASED).take_in(Tombstones(folder / ERASED))
            try:
                _copy(folder / STORE, self.home / STORE)
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                raise HomeError("the home is in use", str(self.home), _IN_USE) from error
            except (sqlite3.DatabaseError, UnicodeDecodeError):
                self._put_in_place(folder / STORE)
        self.drop_answers()
        return kept

    def _kept_before(self) -> Backup | None:
        """Keep what stands here; a store too damaged for a backup is kept as it is."""
        with suppress(MutualsError):
            return self.keep("before-restore")
        shelf.put_aside(self.home)
        return None

    def _put_in_place(self, store: Path) -> None:
        """Replace a file that is no database any more, with its journals."""
        for name in (f"{STORE}-wal", f"{STORE}-shm"):
            (self.home / name).unlink(missing_ok=True)
        put(store, self.home / STORE)

    # -- erasing ----------------------------------------------------------------------------

    def outdated(self) -> list[Path]:
        """Return the automatic backups made before somebody was erased."""
        mine = Tombstones(self.home / ERASED)
        return [each.path for each in shelf.kept(self.home) if not self._knows(each.path, mine)]

    def _knows(self, path: Path, erased: Tombstones) -> bool:
        """Say whether a backup was made after all these people were erased."""
        with private_folder(self.home) as folder:
            try:
                unpack(path, folder, VERSION, only_list=True)
            except UnreadableError:
                return False
            return Tombstones(folder / ERASED).holds(erased)

    def drop_unread(self) -> bool:
        """Remove what waits to be imported: who is in it cannot be known. Says whether any was."""
        waiting = list((self.home / INBOX).glob("*"))
        for each in waiting:
            shutil.rmtree(each, ignore_errors=True)
        return bool(waiting)

    def drop_answers(self) -> None:
        """Remove what commands printed: somebody named there may be no more."""
        shutil.rmtree(self.home / ANSWERS, ignore_errors=True)

    def drop_damaged(self) -> None:
        """Remove the damaged stores put aside: who is in them cannot be known."""
        for each in shelf.damaged(self.home):
            each.path.unlink(missing_ok=True)

    def pack_again(self, folder: Path, path: Path, backup: Backup) -> None:
        """Write a staged home over the backup that it came from, under its old date."""
        with _told(self.home):
            wipe(folder)
        pack(folder, path, backup.why, datetime.fromisoformat(backup.made))

    def wipe(self) -> bool:
        """Have deleted rows leave the store's files; False where another command is reading."""
        with _told(self.home):
            shelf.forget_asked(self.home)
            self.drop_answers()  # first: the disk may be too full for what follows
            return wipe(self.home)

    # -- looking over -----------------------------------------------------------------------

    def exists(self) -> bool:
        """Say whether there is a store at all."""
        return (self.home / STORE).is_file()

    def check(self, *, read_data: bool) -> list[Fault]:
        """Return what is wrong with files and store, and what was put right."""
        with _told(self.home):
            shelf.age_out(self.home, datetime.now(UTC))
            found = [*check_files(self.home), *check_store(self.home, read_data=read_data)]
        if self.outdated():
            what, where = "automatic backups still hold somebody erased", self.home / shelf.FOLDER
            found.append(Fault(what, str(where), "`mutuals doctor --rebuild` takes them out"))
        return found


@contextmanager
def _told(home: Path) -> Iterator[None]:
    """Turn what the system or SQLite says inside the block into one line about the home."""
    try:
        with clear_errors(home / STORE):
            yield
    except OSError as error:
        said = error.strerror or "it failed"
        do = "check the disk and the folder's permissions"
        raise HomeError(f"the home folder cannot be used ({said})", str(home), do) from error


def wipe(home: Path) -> bool:
    """Write the store anew without its free space, and empty its journal."""
    with closing(sqlite3.connect(home / STORE, isolation_level=None, timeout=10)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        try:
            connection.execute("VACUUM")
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            return False
    return not busy


def _check_list(folder: Path, path: Path) -> None:
    try:
        Tombstones(folder / ERASED).are_there()
    except StoreError as error:
        raise UnreadableError("this backup is damaged", str(path), "use another backup") from error


def _check_content(folder: Path, path: Path) -> None:
    """Refuse a backup whose store is not sound, though its bytes are those that were packed."""
    wrong = list(check_store(folder, read_data=True))
    if passing := [each for each in wrong if each.do == AGAIN]:
        raise UnreadableError(
            f"this backup cannot be checked: {passing[0].what}", str(path),
            "run it again, for it may pass; if it stays, use another backup",
        )  # fmt: skip
    if damage := [each for each in wrong if each.do == RESTORE]:
        raise UnreadableError(
            f"this backup was made of a damaged home: {damage[0].what}", str(path),
            "use another backup",
        )  # fmt: skip


def _copy(source: Path, target: Path) -> None:
    """Copy a store over another in one transaction, with nobody else in it."""
    with (
        closing(sqlite3.connect(source)) as staged,
        closing(sqlite3.connect(target, isolation_level=None, timeout=_WAIT)) as there,
    ):
        there.execute("PRAGMA locking_mode = EXCLUSIVE")
        there.execute("PRAGMA secure_delete = ON")
        if there.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
            raise sqlite3.OperationalError("the store is locked")
        there.execute("BEGIN EXCLUSIVE")  # only this takes the lock, which then stays
        there.execute("COMMIT")
        staged.backup(there)
    if target.stat().st_mode & 0o077:
        target.chmod(0o600)
    sync_folder(target.parent)
