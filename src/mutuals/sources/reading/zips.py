"""A zip archive shown as a tree of folders; members are read without unpacking to disk."""

from __future__ import annotations

import stat
import weakref
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from mutuals.errors import UnsoundError
from mutuals.sources.base import Drop
from mutuals.sources.reading.archives import Branch, ClosedArchive, private_copy
from mutuals.sources.reading.budget import DAMAGE, Budget, Meter, metered
from mutuals.sources.reading.files import FileDrop, clean_name, unreadable

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
NESTED = 1
"""How many archives an archive may lie in to be opened; what lies deeper stays a closed file."""

_ENCRYPTED, _UTF8 = 0x1, 0x800


class _Archive:
    """An opened zip with its budget; `level` is how many archives it lies in."""

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

    def tree(self) -> Branch:
        """Return the members by folder; they keep the archive open."""
        top = Branch()
        for member in self._members:
            top.put(_decoded(member), partial(self._drop, member), self.budget.caps.depth)
        return top

    def _drop(
        self, member: zipfile.ZipInfo, path: str, name: str, folders: tuple[str, ...]
    ) -> Drop:
        caps = self.budget.caps
        meter = Meter(path, member.compress_size, self.meter, caps, caps.member)
        opener = partial(self._open, member, meter, path)
        return inner_drop(
            path, name, folders, opener, member.file_size, self.budget, self.level + 1
        )

    def _open(self, member: zipfile.ZipInfo, meter: Meter, path: str) -> BinaryIO:
        """Return the bytes of a member under the caps; UnsoundError when it alone is locked."""
        if _is_locked(member):
            raise _locked(path)
        return metered(lambda: cast("BinaryIO", self._zip.open(member)), meter, path)


def inner_drop(
    path: str,
    name: str,
    folders: tuple[str, ...],
    opener: Callable[[], BinaryIO],
    stored: int,
    budget: Budget,
    level: int,
) -> Drop:
    """Return the drop of a member that lies in `level` archives: a zip not too deep, or a file."""
    if name.casefold().endswith(".zip") and level <= NESTED:
        return _ZipInside(path, name, folders, opener, budget, level)
    return FileDrop(path, name, folders, opener, stored, budget, level)


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
    if not member.filename:  # zipfile cannot say what such a member is
        return False
    mode = member.external_attr >> 16
    # Links and devices of an archive point outside it or at nothing.
    return not member.is_dir() and stat.S_IFMT(mode) in (0, stat.S_IFREG)


def _decoded(member: zipfile.ZipInfo) -> str:
    # Many packers write UTF-8 without the flag that says so; zipfile then reads cp437.
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


class ZipOnDisk(ClosedArchive):
    """A zip archive on disk; what is wrong with it shows when it is looked into."""

    def __init__(self, at: Path, path: str, folders: tuple[str, ...], budget: Budget) -> None:
        """Name the archive; nothing is opened yet."""
        super().__init__(path, clean_name(at.name), folders)
        self._at, self._budget = at, budget

    def _load(self) -> Branch:
        try:
            packed = self._at.stat().st_size
        except OSError as problem:
            raise unreadable(self.path, problem) from problem
        return _Archive(self._at, self.path, packed, self._budget, 0).tree()


class _ZipInside(ClosedArchive):
    """A zip inside another archive, copied to a temporary file when it is looked into."""

    def __init__(
        self, path: str, name: str, folders: tuple[str, ...],
        opener: Callable[[], BinaryIO], budget: Budget, level: int,
    ) -> None:  # fmt: skip
        super().__init__(path, name, folders)
        self._opener, self._budget, self._level = opener, budget, level

    def _load(self) -> Branch:
        with self._opener() as stream:
            copy, problem = private_copy(stream, self.path)
        if problem:
            copy.close()
            raise problem
        try:
            archive = _Archive(copy, self.path, copy.tell(), self._budget, self._level)
        except BaseException:
            copy.close()
            raise
        # The members outlive this folder, so the copy lives as long as the archive.
        weakref.finalize(archive, copy.close)
        return archive.tree()
