"""A tar archive shown as a tree of folders, packed with gzip, xz or bzip2 or not at all.

A packed tar can only be unpacked from its start, and its members are wanted by name and more than
once. So it is unpacked once, under the caps, into one private file, and members are read from there
by their place. Unpacking up to each member would take quadratic time; a file for each member would
hold as many files open as there are members. A plain tar on disk is read where it lies.

Links and devices are left out, as in a zip: what a link names inside the archive is found anyway.
"""

from __future__ import annotations

import io
import weakref
from functools import partial
from typing import BinaryIO

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.sources.base import Drop
from mutuals.sources.reading.archives import Branch, ClosedArchive, Problem, private_copy
from mutuals.sources.reading.budget import Budget
from mutuals.sources.reading.files import FileDrop, unreadable
from mutuals.sources.reading.positioned import Positioned
from mutuals.sources.reading.tar_headers import Entry, Headers, starts_as_tar
from mutuals.sources.reading.zips import NESTED, inner_drop

_CHUNK = 1 << 16


def tar_in(drop: Drop) -> Drop | None:
    """Return the folder that a file is when it holds a tar archive, None for any other drop.

    The first bytes tell it, unpacked; the archive is opened when it is looked into.
    """
    if not isinstance(drop, FileDrop) or not starts_as_tar(drop.head):
        return None
    return _Tar(drop)


class _Tar(ClosedArchive):
    """A tar archive; one that breaks off shows what came before, and then says so."""

    def __init__(self, file: FileDrop) -> None:
        super().__init__(file.path, file.name, file.folders)
        self._file = file

    def _load(self) -> Branch:
        if self._file.level > NESTED:
            raise UnsoundError(
                "lies in too many archives", self.path, "unpack the outermost, import the folder"
            )
        stream, problem = self._searchable()
        archive = _Archive(stream, self.path, self._file.budget, self._file.level)
        # The members outlive this folder, so the bytes stay as long as the archive.
        weakref.finalize(archive, stream.close)
        return archive.tree(problem)

    def _searchable(self) -> tuple[BinaryIO, Problem | None]:
        """Return the tar as bytes to search, and why they end early."""
        stream = self._file.open()
        if self._file.level == 0 and self._file.size is not None:
            return stream, None
        with stream:
            return private_copy(stream, self.path)


class _Archive:
    """An opened tar with its budget; `level` is how many archives it lies in."""

    def __init__(self, stream: BinaryIO, path: str, budget: Budget, level: int) -> None:
        self.path, self.budget, self.level = path, budget, level
        self.stream = stream

    def tree(self, problem: Problem | None) -> Branch:
        """Return the members by folder; they keep the archive open."""
        top = Branch()
        try:
            for entry in Headers(self.stream, self.stream.seek(0, io.SEEK_END), self.path):
                self.budget.enter(1, self.path)
                if entry.is_file:
                    top.put(entry.name, partial(self._drop, entry), self.budget.caps.depth)
        except (UnsoundError, UnreadableError) as found:
            # Where unpacking broke off, the headers do so too: the first reason counts.
            problem = problem or found
        except OSError as found:
            problem = problem or unreadable(self.path, found)
        top.problem = problem
        return top

    def _drop(self, entry: Entry, path: str, name: str, folders: tuple[str, ...]) -> Drop:
        opener = partial(self._open, entry, path)
        return inner_drop(path, name, folders, opener, entry.size, self.budget, self.level + 1)

    def _open(self, entry: Entry, path: str) -> BinaryIO:
        """Return the bytes of a member; UnsoundError above the cap and for a file with gaps."""
        cap = self.budget.caps.member
        if entry.size > cap:
            what = f"is larger than {cap:,} bytes when unpacked"
            raise UnsoundError(what, path, "unpack it and import the file itself")
        if entry.is_sparse:
            raise UnsoundError(
                "was packed without its gaps", path, "unpack the archive, import the folder"
            )
        return io.BufferedReader(_Part(self, entry), _CHUNK)


class _Part(Positioned):
    """The bytes of one member; several may be read at the same time."""

    def __init__(self, archive: _Archive, entry: Entry) -> None:
        self._archive, self._entry = archive, entry

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        left = max(self._entry.size - self._position, 0)
        self._archive.stream.seek(self._entry.offset + self._position)
        piece = self._archive.stream.read(min(left, len(buffer)))
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origins = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._entry.size}
        self._position = max(origins[whence] + offset, 0)
        return self._position
