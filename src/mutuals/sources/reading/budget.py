"""How much may come out of packed input: caps, and the meters that hold every stream to them."""

from __future__ import annotations

import io
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.sources.reading.positioned import Positioned

INFLATED_TOTAL = 20 * 10**9
"""Bytes that may come out of everything packed in one drop (or half of the free disk, if less)."""
INFLATED_MEMBER = 4 * 10**9
"""Bytes that may come out of one archive member."""
RATIO = 200
"""Unpacked bytes per packed byte; honest mail and tables stay below 30."""
RATIO_FLOOR = 10 * 10**6
"""Bytes that may come out before the ratio counts, so that small honest files pass."""
ENTRIES = 100_000
"""Members of all archives in one drop."""
DEPTH = 50
"""Folders inside each other."""

_CHUNK = 1 << 16

DAMAGE = (
    EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What the standard library's unpackers raise on damaged or foreign input."""


@dataclass(frozen=True, slots=True)
class Caps:
    """The caps of one drop, in bytes except `ratio`, `entries` and `depth`."""

    total: int = INFLATED_TOTAL
    member: int = INFLATED_MEMBER
    ratio: int = RATIO
    ratio_floor: int = RATIO_FLOOR
    entries: int = ENTRIES
    depth: int = DEPTH

    @classmethod
    def of_this_disk(cls) -> Caps:
        """Return the caps of SECURITY 4.0: the total is at most half of the free disk."""
        free = shutil.disk_usage(tempfile.gettempdir()).free
        return cls(total=min(INFLATED_TOTAL, free // 2))


class _Counter(Protocol):
    def grow(self, count: int) -> None: ...


class Budget:
    """What one drop may still unpack, over all its archives together."""

    def __init__(self, caps: Caps, advance: Callable[[], object] | None = None) -> None:
        """Start with nothing unpacked; `advance` is called whenever more is."""
        self.caps, self._advance = caps, advance
        self._inflated = 0
        self._entries = 0

    def grow(self, count: int) -> None:
        """Count unpacked bytes; UnsoundError above the total."""
        self._inflated += count
        if self._advance:
            self._advance()
        if self._inflated > self.caps.total:
            raise UnsoundError(
                f"more than {self.caps.total:,} bytes come out of packed files",
                do="unpack them yourself and import the folder",
            )

    def enter(self, count: int, path: str) -> None:
        """Count the members of one more archive; UnsoundError above the cap."""
        self._entries += count
        if self._entries > self.caps.entries:
            raise UnsoundError(
                f"holds more than {self.caps.entries:,} files",
                path,
                "unpack it and import the folder",
            )


class Meter:
    """Counts what comes out of one packed thing and tells the budget; each byte counts once.

    `packed` is the size of the packed bytes, `cap` the most that may come out (None: no own cap).
    """

    def __init__(
        self, path: str, packed: int | None, above: _Counter, caps: Caps, cap: int | None = None
    ) -> None:
        """Start with nothing unpacked."""
        self._path, self._packed, self._above = path, packed, above
        self._caps, self._cap = caps, cap
        self._inflated = 0

    def reach(self, position: int) -> None:
        """Note that a stream stands at this position: reading twice counts once."""
        if position > self._inflated:
            self.grow(position - self._inflated)

    def grow(self, count: int) -> None:
        """Count unpacked bytes; UnsoundError above the cap or the ratio."""
        self._inflated += count
        if self._cap is not None and self._inflated > self._cap:
            raise UnsoundError(
                f"is larger than {self._cap:,} bytes when unpacked",
                self._path,
                "unpack it and import the file itself",
            )
        if self._is_bomb():
            raise UnsoundError(
                f"unpacks to more than {self._caps.ratio} times its size",
                self._path,
                "it looks like a zip bomb; if you trust it, unpack it and import the folder",
            )
        self._above.grow(count)

    def _is_bomb(self) -> bool:
        if self._packed is None or self._inflated <= self._caps.ratio_floor:
            return False
        return self._inflated > self._caps.ratio * self._packed


class _Metered(Positioned):
    """Unpacked bytes under a meter; going back means unpacking from the start again."""

    def __init__(self, opener: Callable[[], BinaryIO], meter: Meter, path: str) -> None:
        self._opener, self._meter, self._path = opener, meter, path
        self._inner = opener()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            piece = self._inner.read(len(buffer))
        except (*DAMAGE, OSError) as problem:
            raise _damaged(self._path, problem) from problem
        self._position += len(piece)
        self._meter.reach(self._position)
        buffer[: len(piece)] = piece
        return len(piece)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            self._skip(None)
            return self.seek(self._position + offset) if offset else self._position
        target = offset if whence == io.SEEK_SET else self._position + offset
        if target < self._position:
            self._inner.close()
            self._inner, self._position = self._opener(), 0
        self._skip(target)
        return self._position

    def _skip(self, target: int | None) -> None:
        room = memoryview(bytearray(_CHUNK))
        while target is None or self._position < target:
            wanted = _CHUNK if target is None else min(_CHUNK, target - self._position)
            if not self.readinto(room[:wanted]):
                return

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


def metered(opener: Callable[[], BinaryIO], meter: Meter, path: str) -> BinaryIO:
    """Return the bytes of an unpacker under a meter; UnsoundError where they are damaged."""
    try:
        raw = _Metered(opener, meter, path)
    except (*DAMAGE, OSError) as problem:
        raise _damaged(path, problem) from problem
    return io.BufferedReader(raw, _CHUNK)


def _damaged(path: str, problem: Exception) -> UnsoundError | UnreadableError:
    if isinstance(problem, OSError) and problem.errno is not None:
        return UnreadableError("cannot be read", path, problem.strerror or "")
    return UnsoundError(
        "is damaged and cannot be unpacked", path, "fetch it again, or unpack what is left"
    )
