"""What a person drops in: a file, folder or archive, opened under caps and never changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.sources.base import Drop
from mutuals.sources.reading.budget import Budget, Caps
from mutuals.sources.reading.files import (
    clean_name,
    file_on_disk,
    is_junk,
    plain_name,
    unreadable,
)
from mutuals.sources.reading.zips import MAGIC, ZipOnDisk


def open_drop(
    path: Path, caps: Caps | None = None, advance: Callable[[], object] | None = None
) -> Drop:
    """Return the drop of a file, folder or archive; UnreadableError when it is not there.

    Only the path itself is looked at: what is wrong inside (a password, damage, a cap) shows as
    UnsoundError or UnreadableError when `head`, `names()`, `children()` or `open()` of the part
    concerned is used, so that its neighbours can still be read. Caps default to those of SECURITY;
    `advance` is called whenever more was unpacked.
    """
    budget = Budget(caps or Caps.of_this_disk(), advance)
    shown = clean_name(str(path))
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as problem:
        raise UnreadableError("there is no such file", shown, "check the path") from problem
    if stat.S_ISDIR(mode):
        return FolderDrop(path, shown, (), budget)
    if not stat.S_ISREG(mode):
        raise UnreadableError("is no file or folder", shown, "name a file, folder or archive")
    if path.suffix.casefold() == ".zip" or _starts_as_zip(path):
        return ZipOnDisk(path, shown, (), budget)
    return file_on_disk(path, shown, (), budget)


def _starts_as_zip(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(4) in MAGIC
    except OSError:
        # The file drop says so when it is read.
        return False


class FolderDrop:
    """A folder on disk.

    Links are not followed: what they point at inside the folder is found anyway, and what lies
    outside was not dropped in. Devices, pipes and sockets are left out.
    """

    is_folder = True
    head = b""
    size: int | None = None

    def __init__(self, at: Path, path: str, folders: tuple[str, ...], budget: Budget) -> None:
        """Name the folder; nothing is opened yet."""
        self.path, self.folders = path, folders
        self.name = clean_name(at.name if at.name.strip(".") else at.resolve().name)
        self._at, self._budget = at, budget

    def open(self) -> BinaryIO:
        """Refuse: a folder has no bytes."""
        raise UnsoundError("is a folder", self.path)

    def names(self) -> tuple[str, ...]:
        """Return the names inside; UnreadableError when the system refuses."""
        return tuple(sorted(plain_name(entry.name) for entry in self._entries()))

    def children(self) -> Iterator[Drop]:
        """Yield folders, archives and files by name; UnreadableError when the system refuses."""
        for entry in self._entries():
            at = self._at / entry.name
            path, folders = f"{self.path}/{clean_name(entry.name)}", (*self.folders, self.name)
            if entry.is_dir(follow_symlinks=False):
                yield FolderDrop(at, path, folders, self._budget)
            elif at.suffix.casefold() == ".zip":
                yield ZipOnDisk(at, path, folders, self._budget)
            else:
                yield file_on_disk(at, path, folders, self._budget)

    def _entries(self) -> list[os.DirEntry[str]]:
        if len(self.folders) > self._budget.caps.depth:
            raise UnsoundError(
                f"lies more than {self._budget.caps.depth} folders deep",
                self.path,
                "import the inner folder by itself",
            )
        try:
            with os.scandir(self._at) as found:
                return sorted(filter(_is_wanted, found), key=lambda entry: entry.name)
        except OSError as problem:
            raise unreadable(self.path, problem) from problem


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if is_junk(entry.name):
        return False
    return entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)
