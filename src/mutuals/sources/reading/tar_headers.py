"""The headers of a tar archive, one after the other; the contents between them are never read.

The standard library reads the fields of a single header. Going from header to header is done here:
`tarfile` takes whatever size a header announces into memory, calls itself for each header about the
next one, follows sizes below zero, and searches records with patterns that take quadratic time.

Format: POSIX.1-2017 pax (ustar, `x`, `g`), GNU tar (`L`, `K`, `S`), and the v7 layout before them.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from mutuals.errors import UnsoundError

BLOCK = 512
LONGEST_NOTE = 10**6
"""Bytes of one header about the next file: a long name, or records of a pax header."""
NOTES = 8
"""Headers about one file, one after the other."""
_RECORDS = 1_000
_DIGITS = 12

_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_EMPTY = (
    tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.DIRTYPE,
    tarfile.FIFOTYPE,
)  # fmt: skip
_NOTES = (
    tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE,
    tarfile.XGLTYPE,
)  # fmt: skip
_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_NEXT_GAPS, _MORE_GAPS = 482, 504


@dataclass(frozen=True, slots=True)
class Entry:
    """A member: its name as written, and where its bytes lie.

    `is_file` is False for folders, links and devices. `is_sparse`: its gaps were left out, so that
    its bytes are not those of the file.
    """

    name: str
    offset: int
    size: int
    is_file: bool
    is_sparse: bool = False


def starts_as_tar(head: bytes) -> bool:
    """Say whether bytes begin with the header of a tar archive; its checksum is looked at."""
    try:
        tarfile.TarInfo.frombuf(head[:BLOCK], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


class Headers:
    """The entries of a tar in their order; UnsoundError where its headers make no sense."""

    def __init__(self, stream: BinaryIO, length: int, path: str) -> None:
        """Take a stream of `length` bytes that can be searched; `path` is for messages."""
        self._stream, self._length, self._path = stream, length, path
        self._at = 0
        self._notes = 0
        self._name: str | None = None
        self._size: int | None = None
        self._has_gaps = False

    def __iter__(self) -> Iterator[Entry]:
        """Yield folders and links as well: they count as members."""
        while (info := self._next()) is not None:
            if info.type in _NOTES:
                self._note(info)
            else:
                yield self._entry(info)

    def _next(self) -> tarfile.TarInfo | None:
        block = self._read(BLOCK)
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except (tarfile.EOFHeaderError, tarfile.EmptyHeaderError):  # type: ignore[attr-defined]
            return None
        except tarfile.HeaderError as problem:
            raise self._damaged() from problem
        if info.size < 0:
            raise self._damaged()
        return info

    def _read(self, count: int) -> bytes:
        self._stream.seek(self._at)
        self._at += count
        return self._stream.read(count)

    def _pass(self, count: int) -> int:
        """Go past the content of a member; return where it begins."""
        start = self._at
        if start + count > self._length:
            raise self._damaged()
        self._at += -(-count // BLOCK) * BLOCK
        return start

    # -- headers about the next file -----------------------------------------------------------

    def _note(self, info: tarfile.TarInfo) -> None:
        self._notes += 1
        if self._notes > NOTES or info.size > LONGEST_NOTE:
            raise self._damaged()
        start = self._pass(info.size)
        if info.type == tarfile.GNUTYPE_LONGNAME:
            self._name = _text(self._content(start, info.size).partition(b"\0")[0])
        elif info.type in _PAX:
            self._take(_records(self._content(start, info.size)))

    def _content(self, start: int, size: int) -> bytes:
        self._stream.seek(start)
        return self._stream.read(size)

    def _take(self, records: dict[bytes, bytes]) -> None:
        self._has_gaps = any(key.startswith(b"GNU.sparse.") for key in records)
        name = records.get(b"GNU.sparse.name") or records.get(b"path")
        self._name = _text(name) if name else self._name
        size = records.get(b"size", b"")
        if size.isdigit() and len(size) <= 2 * _DIGITS:
            self._size = int(size)

    # -- members -------------------------------------------------------------------------------

    def _entry(self, info: tarfile.TarInfo) -> Entry:
        is_sparse = self._has_gaps or info.type == tarfile.GNUTYPE_SPARSE
        self._pass_gaps(info)
        name = info.name if self._name is None else self._name
        size = info.size if self._size is None else self._size
        # Links and folders may state a size; no content follows them all the same.
        start = self._pass(0 if info.type in _EMPTY else size)
        self._notes, self._name, self._size, self._has_gaps = 0, None, None, False
        is_file = info.type in (*_FILES, tarfile.GNUTYPE_SPARSE) and not name.endswith("/")
        return Entry(name, start, size, is_file, is_sparse)

    def _pass_gaps(self, info: tarfile.TarInfo) -> None:
        """Go past the list of gaps that follows the header of an old sparse file."""
        if info.type != tarfile.GNUTYPE_SPARSE:
            return
        has_more = self._content(self._at - BLOCK + _NEXT_GAPS, 1) != b"\0"
        while has_more:
            has_more = self._read(BLOCK)[_MORE_GAPS : _MORE_GAPS + 1] not in (b"", b"\0")

    def _damaged(self) -> UnsoundError:
        return UnsoundError("is damaged from some point on", self._path, "fetch it again")


def _records(content: bytes) -> dict[bytes, bytes]:
    """Return the `LENGTH KEY=VALUE` records of a pax header, as far as they make sense."""
    found: dict[bytes, bytes] = {}
    start = 0
    while start < len(content) and len(found) < _RECORDS:
        space = content.find(b" ", start, start + _DIGITS)
        length = content[start : max(space, start)]
        if not length.isdigit() or not space < start + int(length) <= len(content):
            break
        end = start + int(length)
        key, _equals, value = content[space + 1 : end - 1].partition(b"=")
        found[key] = value
        start = end
    return found


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
