"""A zip archive shown as a tree of folders; members are read without unpacking to disk."""

from __future__ import annotations

import re
import shutil
import stat
import tempfile
import weakref
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, cast

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.sources.base import Drop
from mutuals.sources.reading.budget import DAMAGE, Budget, Meter, metered
from mutuals.sources.reading.files import (
    FileDrop,
    clean_name,
    is_junk,
    plain_name,
    unreadable,
)

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
NESTED = 1
"""How deep a zip inside a zip is opened; what lies deeper stays one closed file."""

_SPOOL = 16 * 10**6
_DRIVE = re.compile(r"[A-Za-z]:")
_ENCRYPTED, _UTF8 = 0x1, 0x800


@dataclass(slots=True)
class _Folder:
    """What lies under one folder name of an archive."""

    folders: dict[str, _Folder] = field(default_factory=dict)
    files: list[tuple[str, zipfile.ZipInfo]] = field(default_factory=list)

    def names(self) -> Iterator[tuple[str, _Folder | zipfile.ZipInfo]]:
        found: list[tuple[str, _Folder | zipfile.ZipInfo]] = [*self.folders.items(), *self.files]
        yield from sorted(found, key=lambda entry: entry[0])


class _Archive:
    """An opened zip with its budget; `level` 0 lies on disk, 1 in another zip."""

    def __init__(
        self, at: Path | BinaryIO, path: str, packed: int, budget: Budget, level: int
    ) -> None:
        """Read the table of contents; UnsoundError when it is broken, locked or too long."""
        self.path, self.budget, self.level = path, budget, level
        self.meter = Meter(path, packed, budget, budget.caps)
        self._zip = _opened(at, path)
        self._members = [member for member in self._zip.infolist() if _is_wanted(member)]
        budget.enter(len(self._zip.infolist()), path)
        if self._members and all(map(_is_locked, self._members)):
            raise _locked(path)

    def tree(self) -> _Folder:
        """Return the members by folder."""
        top = _Folder()
        for member in self._members:
            *folders, name = _safe_parts(member)
            if name and not any(is_junk(part) for part in (*folders, name)):
                _descend(top, folders[: self.budget.caps.depth]).files.append((name, member))
        return top

    def open(self, member: zipfile.ZipInfo, meter: Meter, path: str) -> BinaryIO:
        """Return the bytes of a member under the caps; UnsoundError when it alone is locked."""
        if _is_locked(member):
            raise _locked(path)
        return metered(lambda: cast("BinaryIO", self._zip.open(member)), meter, path)


def _is_locked(member: zipfile.ZipInfo) -> bool:
    return bool(member.flag_bits & _ENCRYPTED)


def _locked(path: str) -> UnsoundError:
    return UnsoundError(
        "is protected by a password", path, "unpack it with the password, import the folder"
    )


def _opened(at: Path | BinaryIO, path: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(at)
    except DAMAGE as problem:
        raise UnsoundError("is no sound zip archive", path, "fetch it again") from problem
    except OSError as problem:
        raise unreadable(path, problem) from problem


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    mode = member.external_attr >> 16
    # Links and devices of an archive point outside it or at nothing.
    return not member.is_dir() and stat.S_IFMT(mode) in (0, stat.S_IFREG)


def _safe_parts(member: zipfile.ZipInfo) -> list[str]:
    parts = re.split(r"[/\\]", _decoded(member))
    return [part for part in map(clean_name, parts) if part and _is_safe(part)] or [""]


def _is_safe(part: str) -> bool:
    return part.strip(". ") != "" and not _DRIVE.fullmatch(part)


def _decoded(member: zipfile.ZipInfo) -> str:
    # Many packers write UTF-8 without the flag that says so; zipfile then reads cp437.
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _descend(top: _Folder, folders: list[str]) -> _Folder:
    for name in folders:
        top = top.folders.setdefault(name, _Folder())
    return top


class ZipFolder:
    """A zip archive, or a folder inside one; what is wrong with it shows when it is looked into."""

    is_folder = True
    head = b""
    size: int | None = None

    def __init__(self, path: str, name: str, folders: tuple[str, ...]) -> None:
        """Name the folder; nothing is opened yet."""
        self.path, self.name, self.folders = path, name, folders

    @property
    def _archive(self) -> _Archive:
        raise NotImplementedError

    @property
    def _inside(self) -> _Folder:
        raise NotImplementedError

    def open(self) -> BinaryIO:
        """Refuse: a folder has no bytes."""
        raise UnsoundError("is a folder", self.path)

    def names(self) -> tuple[str, ...]:
        """Return the names inside; UnsoundError for a broken or locked archive."""
        return tuple(sorted(plain_name(name) for name, _entry in self._inside.names()))

    def children(self) -> Iterator[Drop]:
        """Yield folders and files by name; UnsoundError for a broken or locked archive."""
        for name, entry in self._inside.names():
            path, folders = f"{self.path}/{name}", (*self.folders, self.name)
            if isinstance(entry, _Folder):
                yield _InnerFolder(path, name, folders, self._archive, entry)
            else:
                yield _member(path, name, folders, self._archive, entry)


class _InnerFolder(ZipFolder):
    def __init__(
        self, path: str, name: str, folders: tuple[str, ...], archive: _Archive, inside: _Folder
    ) -> None:
        super().__init__(path, name, folders)
        self._opened, self._found = archive, inside

    @property
    def _archive(self) -> _Archive:
        return self._opened

    @property
    def _inside(self) -> _Folder:
        return self._found


class _ClosedZip(ZipFolder):
    """An archive that is opened when it is first looked into, once: a failure is kept as well."""

    def _load(self) -> _Archive:
        raise NotImplementedError

    @cached_property
    def _outcome(self) -> tuple[_Archive, _Folder] | UnsoundError | UnreadableError:
        try:
            archive = self._load()
            return archive, archive.tree()
        except (UnsoundError, UnreadableError) as problem:
            return problem

    def _content(self) -> tuple[_Archive, _Folder]:
        outcome = self._outcome
        if isinstance(outcome, tuple):
            return outcome
        raise outcome

    @property
    def _archive(self) -> _Archive:
        return self._content()[0]

    @property
    def _inside(self) -> _Folder:
        return self._content()[1]


class ZipOnDisk(_ClosedZip):
    """A zip archive on disk."""

    def __init__(self, at: Path, path: str, folders: tuple[str, ...], budget: Budget) -> None:
        """Name the archive; nothing is opened yet."""
        super().__init__(path, clean_name(at.name), folders)
        self._at, self._budget = at, budget

    def _load(self) -> _Archive:
        try:
            packed = self._at.stat().st_size
        except OSError as problem:
            raise unreadable(self.path, problem) from problem
        return _Archive(self._at, self.path, packed, self._budget, 0)


class _ZipInZip(_ClosedZip):
    """A zip inside a zip, copied to a temporary file when it is looked into."""

    def __init__(
        self, path: str, name: str, folders: tuple[str, ...], outer: _Archive,
        member: zipfile.ZipInfo,
    ) -> None:  # fmt: skip
        super().__init__(path, name, folders)
        self._outer, self._member = outer, member

    def _load(self) -> _Archive:
        spooled = tempfile.SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115 - closed below
        copy = cast("BinaryIO", spooled)
        try:
            with _open_member(self._outer, self._member, self.path) as stream:
                shutil.copyfileobj(stream, copy)
            level = self._outer.level + 1
            archive = _Archive(copy, self.path, copy.tell(), self._outer.budget, level)
        except BaseException:
            copy.close()
            raise
        # The members outlive this folder, so the copy lives as long as the archive.
        weakref.finalize(archive, copy.close)
        return archive


def _member(
    path: str, name: str, folders: tuple[str, ...], archive: _Archive, member: zipfile.ZipInfo
) -> Drop:
    if name.casefold().endswith(".zip") and archive.level < NESTED:
        return _ZipInZip(path, name, folders, archive, member)
    meter = _meter(archive, member, path)
    return FileDrop(
        path, name, folders, lambda: archive.open(member, meter, path), member.file_size,
        archive.budget,
    )  # fmt: skip


def _open_member(archive: _Archive, member: zipfile.ZipInfo, path: str) -> BinaryIO:
    return archive.open(member, _meter(archive, member, path), path)


def _meter(archive: _Archive, member: zipfile.ZipInfo, path: str) -> Meter:
    caps = archive.budget.caps
    return Meter(path, member.compress_size, archive.meter, caps, caps.member)
