"""Looking a home over: what is not as it should be, what was put right, and what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from mutuals.errors import StoreError
from mutuals.model.identifier import Identifier
from mutuals.model.vault import Fault
from mutuals.store.calls import CALLS, OLDER
from mutuals.store.connection import EGO
from mutuals.store.derived import loose_ends, miscounted
from mutuals.store.seals import broken_seals
from mutuals.store.shelf import ASKED, FOLDER
from mutuals.store.tombstones import ERASED, Tombstones
from mutuals.store.version import APPLICATION_ID, STORE, VERSION, version_of

RESTORE = "`mutuals restore PATH` with a backup (the automatic ones lie in `backups`)"
AGAIN = f"run it again, for it may pass; if it stays, {RESTORE}"
"""What to do where reading failed and nothing that was read is wrong."""
REBUILD = "`mutuals doctor --rebuild` derives it again"
_SHOWN = 5
_LEAST_FREE = 100 << 20
"""Bytes a disk should have free whatever the size of the store."""
_LEFT_BEHIND = 3600
"""Seconds after which a file in the making is nobody's any more."""


def check_files(home: Path) -> Iterator[Fault]:
    """Yield what is wrong with the files: who may read them, what was left, room on the disk."""
    store = home / STORE
    yield from _modes(home)
    yield from _left_behind(home)
    if store.is_file() and shutil.disk_usage(home).free < max(
        _LEAST_FREE, 2 * store.stat().st_size
    ):
        yield Fault("the disk is nearly full", str(home), "free some disk space")


def _modes(home: Path) -> Iterator[Fault]:
    if os.name != "posix":
        return
    names = (STORE, f"{STORE}-wal", f"{STORE}-shm", ERASED, CALLS, OLDER)
    files = [
        *(home / name for name in names),
        home / FOLDER / ASKED,
        *(home / FOLDER).glob("*.zip"),
    ]
    wanted = {home: 0o700, home / FOLDER: 0o700} | dict.fromkeys(files, 0o600)
    for path, mode in wanted.items():
        if path.exists() and stat.S_IMODE(path.stat().st_mode) != mode:
            yield _closed(path, mode)


def _closed(path: Path, mode: int) -> Fault:
    what = "others could open this"
    try:
        path.chmod(mode)
    except OSError as error:
        return Fault(f"{what} ({error.strerror})", str(path), f"chmod {mode:o}")
    return Fault(what, str(path), "it is only yours again", mended=True)


def _left_behind(home: Path) -> Iterator[Fault]:
    """Remove what a command that was cut off left half-made."""
    for path in (*home.glob(".mutuals-*"), *(home / FOLDER).glob(".mutuals-*")):
        if time.time() - path.stat().st_mtime > _LEFT_BEHIND:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
            yield Fault("left by a command that was cut off", str(path), "removed", mended=True)


def check_store(home: Path, *, read_data: bool) -> Iterator[Fault]:
    """Yield what is wrong with the store; with `read_data` every kept value is read."""
    store = home / STORE
    was_cut_off = (home / f"{STORE}-wal").is_file()
    try:
        with closing(sqlite3.connect(store, isolation_level=None, timeout=10)) as connection:
            strange = list(_header(connection, store))
            broken = [] if strange else list(_structure(connection, store, read_data=read_data))
            yield from strange or broken
            if not strange and not broken:
                yield from _rows(connection, store, read_data=read_data)
                yield from _journal(connection, store, was_cut_off=was_cut_off)
    except sqlite3.OperationalError as error:
        yield Fault(f"the store cannot be read ({error})", str(store), AGAIN)
    except (sqlite3.Error, UnicodeDecodeError, ValueError) as error:
        yield Fault(f"the store cannot be read ({error})", str(store), RESTORE)


def _header(connection: sqlite3.Connection, store: Path) -> Iterator[Fault]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = version_of(connection)
    if application != APPLICATION_ID:
        yield Fault("this is not a store of mutuals", str(store), RESTORE)
    elif version > VERSION:
        yield Fault("the store was written by a newer mutuals", str(store), "update mutuals")


def _structure(connection: sqlite3.Connection, store: Path, *, read_data: bool) -> Iterator[Fault]:
    check = "integrity_check" if read_data else "quick_check"
    said = [row[0] for row in connection.execute(f"PRAGMA {check}(100)")]
    if said != ["ok"]:
        yield Fault(f"the store is damaged ({_first(said)})", str(store), RESTORE)


def _rows(connection: sqlite3.Connection, store: Path, *, read_data: bool) -> Iterator[Fault]:
    if version_of(connection) < VERSION:
        yield Fault("the store is of an older mutuals", str(store), "any command brings it up")
        return
    yield from _kept(connection, store, read_data=read_data)
    for what in loose_ends(connection, EGO):
        yield Fault(what, str(store), REBUILD)
    yield from _unfinished(connection)
    yield from _still_there(connection, store.parent)


def _kept(connection: sqlite3.Connection, store: Path, *, read_data: bool) -> Iterator[Fault]:
    if not read_data:
        return
    broken = [f"{part} {number}" for part, number in broken_seals(connection, EGO)]
    if broken:
        what = f"kept data is not what was written (groups: {_first(broken)})"
        yield Fault(what, str(store), RESTORE)
    for what in (*miscounted(connection, EGO), *_no_texts(connection)):
        yield Fault(what, str(store), RESTORE)


def _no_texts(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield where bytes stand for a text: one bit of a row tells them apart, and no seal does."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in tables:
        about = connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,))
        texts = [f"typeof({name}) = 'blob'" for name, kind in about if kind == "TEXT"]
        found = f"SELECT count(*) FROM {table} WHERE {' OR '.join(texts)}"  # noqa: S608
        (count,) = connection.execute(found).fetchone() if texts else (0,)
        if count:
            yield f"{count:,} rows of {table} with bytes for a text"


def _first(said: list[str]) -> str:
    shown = "; ".join(said[:_SHOWN])
    return f"{shown} and {len(said) - _SHOWN} more" if len(said) > _SHOWN else shown


def _unfinished(connection: sqlite3.Connection) -> Iterator[Fault]:
    rows = connection.execute(
        "SELECT path FROM source WHERE ego = ? AND finished = 0 AND format <> 'log'"
        " AND records > 0 ORDER BY path",
        (EGO,),
    )
    for (path,) in rows:
        yield Fault("an import stopped before its end", path, "import it again: it goes on")


def _still_there(connection: sqlite3.Connection, home: Path) -> Iterator[Fault]:
    """Look for people who are on the list of the erased: an erasure may have been cut off."""
    try:
        tombstones = Tombstones(home / ERASED)
        if not tombstones.are_there():
            return
        rows = connection.execute("SELECT kind, value FROM identifier WHERE ego = ?", (EGO,))
        there = sum(tombstones.names(Identifier(*row)) for row in rows)
    except StoreError as error:
        yield Fault(error.what, error.thing, error.do)
        return
    if there:
        what = "somebody erased is still in the store: erasing was cut off"
        yield Fault(what, str(home / STORE), "`mutuals doctor --rebuild` ends it")


def _journal(connection: sqlite3.Connection, store: Path, *, was_cut_off: bool) -> Iterator[Fault]:
    """Bring what a killed command had finished from the journal into the file."""
    busy, pages, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if was_cut_off and not busy and pages >= 0:
        what = "a journal stood beside the store: a command runs, or was cut off"
        yield Fault(what, f"{store}-wal", "what it had finished is in the store", mended=True)
