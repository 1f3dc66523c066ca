"""The contract of a source: a drop of bytes in, observed records out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol
from zoneinfo import ZoneInfo

from mutuals.model.observed import Cursor, Note, Observed, Skipped
from mutuals.model.restated import Retold
from mutuals.sources.reading.guard import UNGUARDED, Guard


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reader may know of the home: its zone, its phone region and the moment of import.

    A source whose items can be told apart asks the guard before it reads each of them. Only where
    the owner allows it (`reads_text`) are the words of messages judged; they are never passed on.
    """

    zone: ZoneInfo
    now: int
    region: str | None = None
    guard: Guard = UNGUARDED
    reads_text: bool = False


class Drop(Protocol):
    """A file, an archive member or a folder that a person dropped in; never written to.

    `path` is shown to people (`archive.zip/Connections.csv`); `name` is the last part of it,
    without a .gz, .xz or .bz2 suffix; `folders` are the names of the folders above it within what
    was dropped in, outermost first (a mailbox called Sent or Spam says so there). `head` is at most
    the first 64 kB, unpacked; empty for a folder. UnsoundError or UnreadableError may rise from
    `head`, `size`, `open()`, `names()` and `children()`: the neighbours can still be read.
    """

    @property
    def path(self) -> str:
        """Where it lies, for people."""
        ...

    @property
    def name(self) -> str:
        """The last part of the path."""
        ...

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the folders above it within what was dropped in."""
        ...

    @property
    def head(self) -> bytes:
        """The first 64 kB, unpacked."""
        ...

    @property
    def size(self) -> int | None:
        """The unpacked size in bytes; None for a folder and where only unpacking would tell."""
        ...

    @property
    def is_folder(self) -> bool:
        """Whether it holds others."""
        ...

    def open(self) -> BinaryIO:
        """Return the (unpacked) bytes from their start; UnsoundError past the size caps."""
        ...

    def children(self) -> Iterator[Drop]:
        """Yield what a folder holds, by name; nothing for a file."""
        ...

    def names(self) -> tuple[str, ...]:
        """Return the names of a folder's children, sorted, without opening them."""
        ...


class Source(Protocol):
    """One format. A module in this folder offers one as `SOURCE`; nothing else lists it."""

    name: str
    """The format in evidence and reports, such as `mbox` or `linkedin-connections`."""
    title: str
    """The format in words for people."""

    def sniff(self, drop: Drop) -> float:
        """Return how surely this is my format, 0 to 1, from `head` and names only."""
        ...

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return the names of a folder's children that `read` of the folder consumes."""
        ...

    def read(
        self, drop: Drop, setting: Setting, start: Cursor | None = None
    ) -> Iterator[Observed | Skipped | Note | Cursor | Retold]:
        """Yield records lazily, in file order, offline, the same at every call.

        A broken record is a Skipped value; UnsoundError only when the rest cannot be read at all.
        A Cursor may be yielded after any record: all before it is complete. A Note says how the
        input was understood where that had to be guessed. What is Retold comes of an export of a
        home only.
        """
        ...
