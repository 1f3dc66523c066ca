"""Opening the store: one SQLite file with the settings that keep it sound."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mutuals.errors import StoreError
from mutuals.store.schema import APPLICATION_ID, upgrade

STORE = "network.db"
"""The name of the store's file in a home."""
EGO = 1
"""Whose network it is; a home has one ego, an institution will have many."""

_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
)


def open_store(path: Path, keep: Callable[[str], object]) -> sqlite3.Connection:
    """Open or make the store at `path` (0600), brought to today's schema.

    `keep` makes a backup, for the reason that it is given, before anything is changed.
    StoreError when the file is no store of ours, is damaged, newer than this program or locked.
    """
    with clear_errors(path):
        return _opened(path, keep)


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says inside the block into a StoreError that names the store."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(error, path) from error


def _opened(path: Path, keep: Callable[[str], object]) -> sqlite3.Connection:
    _make_file(path)
    connection = sqlite3.connect(path, isolation_level=None)
    _check_owner(connection, path)
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    upgrade(connection, path, keep)
    return connection


def _make_file(path: Path) -> None:
    try:
        path.touch(mode=0o600)
        if os.name == "posix":
            path.chmod(0o600)
    except OSError as error:
        raise StoreError(
            f"the store cannot be used ({error.strerror})", str(path), "name another --home"
        ) from error


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application not in {0, APPLICATION_ID}:
        raise StoreError("this is not a store of mutuals", str(path), "name another --home")


def store_error(error: sqlite3.Error, path: Path | str) -> StoreError:
    """Turn what SQLite says into a line a person can act on."""
    said = str(error)
    for part, do in _WHAT_TO_DO.items():
        if part in said:
            return StoreError(f"the store cannot be used ({said})", str(path), do)
    return StoreError(f"the store cannot be used ({said})", str(path), "restore a backup")


_WHAT_TO_DO = {
    "full": "free some disk space and try again",
    "readonly": "make the home folder writable",
    "locked": "another command is writing; try again in a moment",
    "unable to open": "check that the home folder exists and is yours",
    "disk I/O": "check the disk and the home folder's permissions",
}


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block in one write transaction: all of it stands, or nothing of it does."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    """Take the open transaction back, unless SQLite did: a full disk makes it."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def make_private(folder: Path) -> None:
    """Make the home folder, readable by its owner only (0700)."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix":
        folder.chmod(0o700)
