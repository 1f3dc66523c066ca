"""The inputs a person named, each with its format and its records, whatever is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from mutuals.errors import MutualsError
from mutuals.model.observed import Cursor, Note, Observed, Skipped
from mutuals.model.restated import Retold
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.walking import Found, walk

Record = Observed | Skipped | Note | Cursor | Retold
_CHUNK = 1 << 20


def _nothing() -> None:
    """Do nothing."""


class Input:
    """One file, archive member or folder that a person named, and how to read it.

    `format` is None where no format fits; `trouble` says why it cannot be read at all.
    """

    def __init__(self, found: Found, setting: Setting, advance: Callable[[], object]) -> None:
        """Describe a part that was found; `advance` is told while its bytes are digested."""
        drop, self._source = found.drop, found.source
        self._drop, self._setting, self._advance = drop, setting, advance
        self.path, self.name, self.is_folder = drop.path, drop.name, drop.is_folder
        self.format = None if found.source is None else found.source.name
        self.trouble, self.size = found.trouble, _size(drop)

    def digest(self) -> str:
        """Return the digest of the bytes and of the folders, which may say that it was sent.

        It is empty where they cannot be read.
        """
        digest = hashlib.sha256("/".join(self._drop.folders).encode("utf-8", "surrogateescape"))
        try:
            with self._drop.open() as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
                    self._advance()
        except (MutualsError, OSError):
            return ""
        return digest.hexdigest()

    def records(self, start: Cursor | None = None) -> Iterator[Record]:
        """Yield the records; what breaks off the reading becomes the last of them."""
        if self._source is None:
            return
        try:
            yield from self._source.read(self._drop, self._setting, start)
        except (MutualsError, OSError) as error:
            yield Skipped(self.path, str(error), error=True)
        except (ValueError, LookupError, ArithmeticError, RecursionError, MemoryError) as error:
            why = f"cannot be read any further ({type(error).__name__})"
            yield Skipped(self.path, why, error=True)


def _size(drop: Drop) -> int | None:
    try:
        return drop.size
    except (MutualsError, OSError):
        return None


class OpenInputs:
    """Reads inputs in this very process: for what is known to be sound, and inside the child."""

    def __init__(self, advance: Callable[[], object] = _nothing) -> None:
        """Have `advance` called while bytes are unpacked or digested."""
        self._advance = advance

    def named(
        self,
        path: Path,
        zone: ZoneInfo,
        now: int,
        region: str | None,
        *,
        reads_text: bool = False,
    ) -> Iterator[Input]:
        """Yield the inputs in a file, folder or archive; UnreadableError when it is not there."""
        return self.opened(path, Setting(zone, now, region, reads_text=reads_text))

    def opened(self, path: Path, setting: Setting) -> Iterator[Input]:
        """Yield the inputs under the guard of a setting."""
        drop = open_drop(path, advance=self._advance)
        return (Input(found, setting, self._advance) for found in walk(drop, setting.guard))

    def close(self) -> None:
        """Hold nothing open."""
