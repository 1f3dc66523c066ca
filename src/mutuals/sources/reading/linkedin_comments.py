r"""LinkedIn's `Comments.csv` as CSV: alone of all files it writes a quote in a cell as `\"`.

The others write `""`; both were seen in public tests built from real exports.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from mutuals.sources.base import Drop
from mutuals.sources.reading.table import ROW

_ESCAPED = re.compile(rb"\\([\\\"])")
_MEANT = {b'"': b'""', b"\\": b"\\"}


class PlainComments:
    """A file of comments whose quotes are doubled, else the file as it is."""

    def __init__(self, drop: Drop) -> None:
        """Stand before a file; nothing is opened yet."""
        self.path, self.name, self.folders = drop.path, drop.name, drop.folders
        self.is_folder, self.size = False, None
        self._drop = drop

    @property
    def head(self) -> bytes:
        """The first bytes, with doubled quotes."""
        return _doubled(self._drop.head)

    def open(self) -> BinaryIO:
        """Return the bytes with doubled quotes, from their start."""
        return io.BufferedReader(_Doubling(self._drop.open()))

    def children(self) -> Iterator[Drop]:
        """Yield nothing: a file holds no files."""
        return iter(())

    def names(self) -> tuple[str, ...]:
        """Return no names."""
        return ()


class _Doubling(io.RawIOBase):
    """Lines in, lines with doubled quotes out."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._ready = self._ready or _doubled(self._stream.readline(ROW))
        piece = self._ready[: len(buffer)]
        self._ready = self._ready[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        super().close()
        self._stream.close()


def _doubled(text: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: _MEANT[found[1]], text)
