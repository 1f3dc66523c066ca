"""Opening the store: one SQLite file with the settings that keep it sound."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mutuals.errors import StoreError
from mutuals.store.version import APPLICATION_ID, VERSION, version_of

if TYPE_CHECKING:
    # Loading it takes a third of a bare Python, and a daily answer needs nothing of it.
    from pathlib import Path

EGO = 1
"""Whose network it is; a home has one ego, an institution will have many."""

_ROOM = 1 << 16
"""Bytes that must be free on the disk at least: SQLite's index of the journal is half as large."""

_WAIT = 10_000
"""Milliseconds to wait for another writer before a word is said."""
_MOST_WAITS = 60
"""Waits after which a writer gives up: ten minutes."""
_LOOK = 0.002
"""Seconds between two looks whether the store is free: shorter than an import's gaps between its
transactions. SQLite itself comes to look every tenth of a second, and misses most of them."""
_MOST_TRIES = 200
"""Times to try again what SQLite does not wait for: ten seconds."""
_PRAGMAS = (
    f"PRAGMA busy_timeout = {_WAIT}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
)


def open_store(path: Path | str, keep: Callable[[str], object]) -> sqlite3.Connection:
    """Open or make the store at `path` (0600), brought to today's schema.

    `keep` makes a backup, for the reason that it is given, before anything is changed.
    StoreError when the file is no store of ours, is damaged, newer than this program or locked.
    """
    with clear_errors(path):
        return _opened(path, keep)


@contextmanager
def clear_errors(path: Path | str) -> Iterator[None]:
    """Turn what SQLite says inside the block into a StoreError that names the store.

    Want of memory is one, too: SQLite and Python tell of it alike.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(error, path) from error
    except UnicodeDecodeError as error:
        # What SQLite says of a table whose name is no text any more is none, either.
        raise StoreError(
            "the store is damaged (a name in it is no text)", str(path), "restore a backup"
        ) from error
    except MemoryError as error:
        raise StoreError(
            "there is not enough memory", str(path), "close other programs and try again"
        ) from error


def _opened(path: Path | str, keep: Callable[[str], object]) -> sqlite3.Connection:
    _make_file(path)
    connection = sqlite3.connect(path, isolation_level=None)
    _check_owner(connection, path)
    for pragma in _PRAGMAS:
        _set(connection, pragma)
    if version_of(connection) != VERSION:
        from mutuals.store.schema import upgrade

        upgrade(connection, path, keep)
    return connection


def _set(connection: sqlite3.Connection, pragma: str) -> None:
    """Set what holds for a connection.

    SQLite does not wait for another that makes the journal of a new store at the same moment.
    """
    for _ in range(_MOST_TRIES):
        try:
            connection.execute(pragma)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(0.05)
        else:
            return
    connection.execute(pragma)


def _make_file(path: Path | str) -> None:
    try:
        if not os.path.exists(path):  # to touch a file changes its time, and nothing was written
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        if os.name == "posix":
            os.chmod(path, 0o600)
    except OSError as error:
        raise StoreError(
            f"the store cannot be used ({error.strerror})", str(path), "name another --home"
        ) from error


def _check_owner(connection: sqlite3.Connection, path: Path | str) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application not in {0, APPLICATION_ID}:
        raise StoreError("this is not a store of mutuals", str(path), "name another --home")


def store_error(error: sqlite3.Error, path: Path | str) -> StoreError:
    """Turn what SQLite says into a line a person can act on."""
    said = str(error)
    if "disk I/O" in said and _is_full(os.path.dirname(path)):
        said = "database or disk is full"
    do = next((do for part, do in _WHAT_TO_DO.items() if part in said), _AGAIN)
    return StoreError(f"the store cannot be used ({said})", str(path), do)


def _is_full(folder: str) -> bool:
    """Say whether there is no room: SQLite calls it an I/O error where it maps its index."""
    import shutil

    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


_WHAT_TO_DO = {
    "full": "free some disk space and try again",
    "readonly": "make the home folder writable",
    "locked": "another command is writing; try again in a moment",
    "unable to open": "check that the home folder exists and is yours",
}
_AGAIN = "run it again, for it may pass; if it stays, restore a backup"
"""A disk that fails for a moment looks like damage, too, where the schema could not be read."""


@contextmanager
def transaction(
    connection: sqlite3.Connection, waiting: Callable[[], object] = bool
) -> Iterator[None]:
    """Run the block in one write transaction: all of it stands, or nothing of it does.

    Where another command writes for long, `waiting` is called now and then.
    """
    if connection.in_transaction:
        yield
        return
    _begin(connection, waiting)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _begin(connection: sqlite3.Connection, waiting: Callable[[], object]) -> None:
    """Begin to write once nobody else does: an import may hold the store for many seconds."""
    for _ in range(_MOST_WAITS):
        if _begun_within(connection, _WAIT / 1000):
            return
        waiting()
    connection.execute("BEGIN IMMEDIATE")


def _begun_within(connection: sqlite3.Connection, seconds: float) -> bool:
    """Begin to write as soon as nobody else does; says whether that came about in time."""
    last = time.monotonic() + seconds
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while not _has_begun(connection):
            if time.monotonic() > last:
                return False
            time.sleep(_LOOK)
    finally:
        connection.execute(_PRAGMAS[0])
    return True


def _has_begun(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _roll_back(connection: sqlite3.Connection) -> None:
    """Take the open transaction back, unless SQLite did: a full disk makes it."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def make_private(folder: Path | str) -> None:
    """Make the home folder, readable by its owner only (0700)."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if os.name == "posix":
        os.chmod(folder, 0o700)


@contextmanager
def bytes_for_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Read text as the bytes it is: faster, and damaged text can be read too."""
    before, connection.text_factory = connection.text_factory, bytes
    try:
        yield
    finally:
        connection.text_factory = before


def path_of(connection: sqlite3.Connection) -> str:
    """Return where a store lies: the name of a folder need be no text."""
    with bytes_for_text(connection):
        path: bytes = connection.execute("PRAGMA database_list").fetchone()[2]
    return os.fsdecode(path)
