"""Backups: one zip with the store, the list of those erased, and a manifest of hashes."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import sqlite3
import zipfile
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from mutuals.errors import StoreError, UnreadableError
from mutuals.model.export import PartCount
from mutuals.model.vault import Backup
from mutuals.store.seals import content
from mutuals.store.tombstones import ERASED
from mutuals.store.version import STORE
from mutuals.whole_files import beside, put

FORMAT = 1
"""The version of the layout of a backup."""
MANIFEST = "manifest.json"
_MEMBERS = frozenset({MANIFEST, STORE, ERASED})

MANIFEST_CAP = 1 << 20
ERASED_CAP = 64 << 20
"""Bytes of a manifest and of a list that are read."""
RATIO_CAP, SMALL = 200, 16 << 20
"""How much larger than packed a store may be; a small one (bytes) may be larger."""
_CHUNK = 1 << 20
_COUNTED = ("person", "interaction", "observed", "decision", "source")
_SHOWN = {
    "person": "people", "interaction": "interactions", "observed": "cards and the like",
    "decision": "decisions", "source": "sources",
}  # fmt: skip


class Facts(NamedTuple):
    """What a backup says of itself; `erased` says whether it carries a list of those erased."""

    backup: Backup
    size: int
    erased: str | None


def pack(home: Path, path: Path, why: str, made: datetime) -> Backup:
    """Write a backup of a home to `path`, whatever other commands write meanwhile.

    UnreadableError when it cannot be written, StoreError when the store cannot be read; nothing
    of it stays then.
    """
    store = home / STORE
    if not store.is_file():
        raise StoreError("there is no network here yet", str(home), "name another --home")
    try:
        with beside(path) as snapshot, beside(path) as packed:
            _snapshot(store, snapshot)
            manifest = _manifest(snapshot, home / ERASED, why, made)
            _zip(packed, manifest, snapshot, home / ERASED)
            put(packed, path)
        return _backup(manifest, path)
    except (OSError, sqlite3.Error, UnicodeDecodeError) as error:
        raise _cannot_write(error, path, store) from error


def _cannot_write(
    error: OSError | sqlite3.Error | UnicodeDecodeError, path: Path, store: Path
) -> Exception:
    said = error.strerror if isinstance(error, OSError) else str(error)
    if _is_damage(error):
        return StoreError(f"the store is damaged ({said})", str(store), "restore a backup")
    do = next((do for part, do in _WHAT_TO_DO.items() if part in str(said)), "name another file")
    return UnreadableError(f"the backup cannot be written ({said})", str(path), do)


_ROOM = "free some disk space or name another file"
_WHAT_TO_DO = {
    "full": _ROOM,
    "No space": _ROOM,
    "too large": _ROOM,
    "disk I/O": f"run it again, for it may pass; if it stays, {_ROOM}",
}


_DAMAGE = ("malformed", "not a database", "Could not decode")


def _is_damage(error: Exception) -> bool:
    """Say whether a store is damaged: even the name of a table may be no text any more."""
    if isinstance(error, sqlite3.DatabaseError):
        return any(part in str(error) for part in _DAMAGE)
    return isinstance(error, UnicodeDecodeError)


def _snapshot(store: Path, into: Path) -> None:
    """Copy the store as of one moment, without what was deleted from it."""
    with closing(sqlite3.connect(store, isolation_level=None, timeout=10)) as connection:
        # The name of a folder need be no text.
        connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(into),))


# -- the manifest -------------------------------------------------------------------------------


def _manifest(store: Path, erased: Path, why: str, made: datetime) -> dict[str, Any]:
    with closing(sqlite3.connect(store)) as connection:
        schema = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        counts = {name: _count(connection, name) for name in _COUNTED if name in tables}
        hashes = content(connection, 1) if "seal" in tables else {}
    return {
        "mutuals_backup": FORMAT,
        "program": importlib.import_module("importlib.metadata").version("mutuals"),
        "schema": schema,
        "made": made.astimezone(UTC).isoformat(timespec="seconds"),
        "why": why,
        "store": {"bytes": store.stat().st_size, "sha256": _sha256(store)},
        "erased": {"sha256": _sha256(erased)} if erased.is_file() else None,
        "counts": counts,
        "content": hashes,
    }


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _zip(packed: Path, manifest: dict[str, Any], store: Path, erased: Path) -> None:
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        archive.write(store, STORE)
        if manifest["erased"]:
            archive.write(erased, ERASED)


def _backup(manifest: dict[str, Any], path: Path) -> Backup:
    return Backup(
        path=str(path),
        made=str(manifest["made"]),
        why=str(manifest["why"]),
        bytes=path.stat().st_size,
        digest=str(manifest["store"]["sha256"]),
        schema=int(manifest["schema"]),
        program=str(manifest["program"]),
        holds=tuple(
            PartCount(_SHOWN[name], int(count))
            for name, count in manifest["counts"].items()
            if name in _SHOWN
        ),
    )


# -- unpacking ----------------------------------------------------------------------------------


def unpack(path: Path, folder: Path, newest_schema: int, *, only_list: bool = False) -> Facts:
    """Write a backup's store and list into a folder, checked against the manifest.

    UnreadableError when it is none of ours, damaged, too large, or of a newer program.
    """
    with _opened(path) as archive:
        facts = _facts(archive, path, newest_schema)
        try:
            if not only_list:
                _take(archive, STORE, folder / STORE, facts.size, facts.backup.digest)
            if facts.erased:
                size = archive.getinfo(ERASED).file_size
                _take(archive, ERASED, folder / ERASED, size, facts.erased)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
            raise _damaged(path) from error
        except OSError as error:
            said = error.strerror or "it failed"
            raise UnreadableError(
                f"the backup cannot be unpacked ({said})", str(folder), "free some disk space"
            ) from error
    return facts


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise UnreadableError(
            "this is no whole backup of mutuals", str(path), "name a file that `backup` wrote"
        ) from error
    except OSError as error:
        said = error.strerror or "it failed"
        raise UnreadableError(
            f"the backup cannot be read ({said})", str(path), "check the path"
        ) from error


def _facts(archive: zipfile.ZipFile, path: Path, newest_schema: int) -> Facts:
    """Read the manifest; every name and size is checked before anything is unpacked."""
    members = archive.infolist()
    names = [member.filename for member in members]
    sizes = {member.filename: member.file_size for member in members}
    if not {MANIFEST, STORE} <= set(names) <= _MEMBERS or len(names) != len(set(names)):
        raise UnreadableError(
            "this is no backup of mutuals", str(path), "name a file that `backup` wrote"
        )
    if sizes[MANIFEST] > MANIFEST_CAP or sizes.get(ERASED, 0) > ERASED_CAP:
        raise _damaged(path)
    packed = archive.getinfo(STORE).compress_size
    if sizes[STORE] > max(SMALL, packed * RATIO_CAP):
        raise UnreadableError("this unpacks to far too much", str(path), "name another backup")
    facts = _understood(archive, path, newest_schema)
    if facts.size != sizes[STORE] or (facts.erased is None) == (ERASED in sizes):
        raise _damaged(path)
    return facts


def _understood(archive: zipfile.ZipFile, path: Path, newest_schema: int) -> Facts:
    try:
        manifest = json.loads(archive.read(MANIFEST))
        newer = int(manifest["mutuals_backup"]) > FORMAT or int(manifest["schema"]) > newest_schema
        erased = manifest["erased"]
        if not newer:
            return Facts(
                _backup(manifest, path),
                int(manifest["store"]["bytes"]),
                str(erased["sha256"]) if erased else None,
            )
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, zlib.error, RuntimeError,
            NotImplementedError, RecursionError, EOFError) as error:  # fmt: skip
        raise _damaged(path) from error
    raise UnreadableError("this was written by a newer mutuals", str(path), "update mutuals")


def _take(archive: zipfile.ZipFile, name: str, into: Path, size: int, digest: str) -> None:
    """Write one member, at most `size` bytes of it; ValueError when the hash is another."""
    hashed, left = hashlib.sha256(), size
    into.touch(mode=0o600)
    with archive.open(name) as stream, into.open("wb") as file:
        while left and (chunk := stream.read(min(_CHUNK, left))):
            left -= len(chunk)
            hashed.update(chunk)
            file.write(chunk)
    if left or hashed.hexdigest() != digest:
        raise ValueError(name)


def _damaged(path: Path) -> UnreadableError:
    return UnreadableError("this backup is damaged", str(path), "use another backup")
