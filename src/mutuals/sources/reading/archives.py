"""What all kinds of archives share: a tree of their members, and copies nobody else can open."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import BinaryIO, cast

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.sources.base import Drop
from mutuals.sources.reading.files import clean_name, is_junk, plain_name, unreadable

Problem = UnsoundError | UnreadableError
Leaf = Callable[[str, str, tuple[str, ...]], Drop]
"""Makes the drop of a member: its path, its name, the folders above it."""

_SPOOL = 16 * 10**6
"""Bytes of a copy that are kept in memory; a larger one goes to a temporary file."""
_CHUNK = 1 << 16
_DRIVE = re.compile(r"[A-Za-z]:")


class Branch:
    """What lies under one folder name of an archive; `problem`: why there is no more of it."""

    def __init__(self) -> None:
        """Start empty."""
        self.folders: dict[str, Branch] = {}
        self.files: list[tuple[str, Leaf]] = []
        self.problem: Problem | None = None

    def put(self, name: str, leaf: Leaf, depth: int) -> None:
        """Add a member under its name in the archive, at most `depth` folders deep."""
        *folders, last = _safe_parts(name)
        if last and not any(is_junk(part) for part in (*folders, last)):
            self._descend(folders[:depth]).files.append((last, leaf))

    def _descend(self, folders: list[str]) -> Branch:
        branch = self
        for name in folders:
            branch = branch.folders.setdefault(name, Branch())
        return branch

    @cached_property
    def entries(self) -> list[tuple[str, Branch | Leaf]]:
        """The folders and files by name; to be asked when all are in."""
        found: list[tuple[str, Branch | Leaf]] = [*self.folders.items(), *self.files]
        return sorted(found, key=lambda entry: entry[0])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names inside, sorted; every format asks for them."""
        return tuple(sorted(plain_name(name) for name, _entry in self.entries))


def _safe_parts(name: str) -> list[str]:
    # A member is never written under its name; no part of it may lead out of the archive anyway.
    parts = map(clean_name, re.split(r"[/\\]", name))
    return [part for part in parts if part and _is_safe(part)] or [""]


def _is_safe(part: str) -> bool:
    return part.strip(". ") != "" and not _DRIVE.fullmatch(part)


class ArchiveFolder:
    """An archive, or a folder inside one."""

    is_folder = True
    head = b""
    size: int | None = None

    def __init__(self, path: str, name: str, folders: tuple[str, ...]) -> None:
        """Name the folder; nothing is opened yet."""
        self.path, self.name, self.folders = path, name, folders

    @property
    def _inside(self) -> Branch:
        raise NotImplementedError

    def open(self) -> BinaryIO:
        """Refuse: a folder has no bytes."""
        raise UnsoundError("is a folder", self.path)

    def names(self) -> tuple[str, ...]:
        """Return the names inside; UnsoundError for a broken or locked archive."""
        return self._inside.names

    def children(self) -> Iterator[Drop]:
        """Yield folders and files by name; UnsoundError at the end where an archive breaks off."""
        inside, folders = self._inside, (*self.folders, self.name)
        for name, entry in inside.entries:
            path = f"{self.path}/{name}"
            if isinstance(entry, Branch):
                yield _InnerFolder(path, name, folders, entry)
            else:
                yield entry(path, name, folders)
        if inside.problem:
            raise inside.problem


class _InnerFolder(ArchiveFolder):
    def __init__(self, path: str, name: str, folders: tuple[str, ...], inside: Branch) -> None:
        super().__init__(path, name, folders)
        self._found = inside

    @property
    def _inside(self) -> Branch:
        return self._found


class ClosedArchive(ArchiveFolder):
    """An archive that is opened when it is first looked into, once: a failure is kept as well."""

    def _load(self) -> Branch:
        """Read the table of contents; UnsoundError or UnreadableError where there is none."""
        raise NotImplementedError

    @cached_property
    def _outcome(self) -> Branch | Problem:
        try:
            return self._load()
        except (UnsoundError, UnreadableError) as problem:
            return problem

    @property
    def _inside(self) -> Branch:
        outcome = self._outcome
        if isinstance(outcome, Branch):
            return outcome
        raise outcome


def private_copy(stream: BinaryIO, path: str) -> tuple[BinaryIO, Problem | None]:
    """Return a copy of a stream, as far as it can be read, and why it goes no further.

    The copy has no name by which anybody could open it, and is gone when the caller closes it.
    """
    copy = cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=_SPOOL))  # noqa: SIM115
    try:
        for piece in iter(partial(stream.read, _CHUNK), b""):
            copy.write(piece)
    except (UnsoundError, UnreadableError) as problem:
        return copy, problem
    except OSError as problem:
        return copy, unreadable(path, problem)
    return copy, None
