"""A file of a drop, on disk or in an archive: gzip, xz and bzip2 unpacked, names made safe."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, cast

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.sources.base import Drop
from mutuals.sources.reading.budget import Budget, Meter, metered

HEAD = 1 << 16
"""Bytes of a file that a source may judge it by."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_HALF_SIGN = re.compile("[\ud800-\udfff]")
"""Bytes that are no UTF-8 in names on Linux, halves of signs in names on Windows."""
_JUNK = frozenset({".ds_store", "__macosx", "thumbs.db", "desktop.ini"})
_PACKED_SUFFIX = re.compile(r"(?i)(?<=.)\.(gz|xz|bz2)\Z")
_GZIP, _XZ, _BZIP2, _BLOCK = b"\x1f\x8b", b"\xfd7zXZ\x00", b"BZh", b"1AY&SY"
_FOREIGN = (
    (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"), (b"\x28\xb5\x2f\xfd", "zstd"),
)  # fmt: skip

# Pictures, sound, film and pages as printed: whoever is in them, no format here reads it.
_MEDIA = (
    (0, b"\xff\xd8\xff"), (0, b"\x89PNG\r\n\x1a\n"), (0, b"GIF8"), (0, b"II*\0"), (0, b"MM\0*"),
    (8, b"WEBP"), (8, b"AVI "), (8, b"WAVE"), (4, b"ftyp"), (0, b"\x1a\x45\xdf\xa3"), (0, b"ID3"),
    (0, b"\xff\xfb"), (0, b"OggS"), (0, b"fLaC"), (0, b"8BPS"), (0, b"%PDF-"),
)  # fmt: skip


def clean_name(name: str) -> str:
    """Return a name fit to be shown: no control or direction characters, always encodable."""
    return _CONTROLS.sub("", _HALF_SIGN.sub("\ufffd", name))


def plain_name(name: str) -> str:
    """Return the clean name without a .gz, .xz or .bz2 suffix."""
    return _PACKED_SUFFIX.sub("", clean_name(name))


def is_junk(name: str) -> bool:
    """Say whether systems leave this beside people's files: it holds nobody."""
    return name.casefold() in _JUNK or name.startswith("._")


def is_media(head: bytes) -> bool:
    """Say whether a file begins as a picture, sound, film or PDF: no format need look at it."""
    return any(head.startswith(magic, offset) for offset, magic in _MEDIA)


class FileDrop:
    """A file of a drop; its stored bytes come from `opener`, packed ones are unpacked on the way.

    `size` is None where only unpacking would tell it. Reading raises UnreadableError where the
    system refuses, UnsoundError on damage, above the caps, and for archives of foreign kinds.
    """

    is_folder = False

    def __init__(
        self,
        path: str,
        name: str,
        folders: tuple[str, ...],
        opener: Callable[[], BinaryIO],
        stored: int | None,
        budget: Budget,
        level: int = 0,
    ) -> None:
        """Describe a file of `stored` bytes in `level` archives; nothing is opened yet."""
        self.path, self.name, self.folders = path, plain_name(name), folders
        self._opener, self._stored = opener, stored
        self.budget, self.level = budget, level
        self._meter = Meter(path, stored, budget, budget.caps)

    @cached_property
    def _packing(self) -> Callable[[BinaryIO], BinaryIO] | None:
        with self._open_stored() as stream:
            return _unpacker(_read(stream, 10, self.path))

    @cached_property
    def size(self) -> int | None:
        """The unpacked size in bytes, None when only reading would tell."""
        return None if self._stored and self._packing else self._stored

    @cached_property
    def head(self) -> bytes:
        """The first 64 kB, unpacked."""
        with self._open_unpacked() as stream:
            start = _read(stream, HEAD, self.path)
        kind = _foreign_kind(start)
        if kind:
            raise UnsoundError(f"is a {kind} archive", self.path, "unpack it and import the folder")
        return start

    def open(self) -> BinaryIO:
        """Return the unpacked bytes from their start."""
        return self._open_unpacked()

    def children(self) -> Iterator[Drop]:
        """Yield nothing: a file holds no files."""
        return iter(())

    def names(self) -> tuple[str, ...]:
        """Return no names."""
        return ()

    def _open_unpacked(self) -> BinaryIO:
        packing = self._packing
        if packing is None:
            return self._open_stored()
        return metered(lambda: packing(self._open_stored()), self._meter, self.path)

    def _open_stored(self) -> BinaryIO:
        try:
            return self._opener()
        except OSError as problem:
            raise unreadable(self.path, problem) from problem


class _Gunzip(gzip.GzipFile):
    """Gzip that closes the stream below with itself."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(fileobj=stream, mode="rb")
        self._below = stream

    def close(self) -> None:
        super().close()
        self._below.close()


class _Unxz(lzma.LZMAFile):
    """Xz that closes the stream below with itself."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, format=lzma.FORMAT_XZ)
        self._below = stream

    def close(self) -> None:
        super().close()
        self._below.close()


class _Bunzip2(bz2.BZ2File):
    """Bzip2 that closes the stream below with itself."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._below = stream

    def close(self) -> None:
        super().close()
        self._below.close()


def _unpacker(start: bytes) -> Callable[[BinaryIO], BinaryIO] | None:
    if start.startswith(_GZIP):
        return _gunzip
    if start.startswith(_XZ):
        return _unxz
    # Three letters alone may begin a text.
    is_bzip2 = start.startswith(_BZIP2) and start.startswith(_BLOCK, 4)
    return _bunzip2 if is_bzip2 else None


def _gunzip(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", _Gunzip(stream))


def _unxz(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", _Unxz(stream))


def _bunzip2(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", _Bunzip2(stream))


def file_on_disk(at: Path, path: str, folders: tuple[str, ...], budget: Budget) -> FileDrop:
    """Return the drop of a regular file; a file that cannot be looked at says so when read."""
    try:
        stored = at.stat().st_size
    except OSError:
        stored = None
    return FileDrop(path, at.name, folders, lambda: at.open("rb"), stored, budget)


def unreadable(path: str, problem: OSError) -> UnreadableError:
    """Return the error for a file or folder that the system refuses to open."""
    reason = "you have no permission" if isinstance(problem, PermissionError) else problem.strerror
    return UnreadableError("cannot be read", path, reason or "check that it is still there")


def _read(stream: BinaryIO, count: int, path: str) -> bytes:
    try:
        return stream.read(count)
    except OSError as problem:
        raise unreadable(path, problem) from problem


def _foreign_kind(start: bytes) -> str:
    return next((kind for magic, kind in _FOREIGN if start.startswith(magic)), "")
