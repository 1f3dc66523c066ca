"""Out again: the whole home in one file that any program can read."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Literal

from mutuals.errors import UnreadableError
from mutuals.model.export import Exported, PartCount
from mutuals.operations.base import operation
from mutuals.ports import Network

FORMAT_VERSION = 1
"""The version of the layout; it is raised when a part changes its meaning."""


@operation("reads")
def export(network: Network, path: Path, *, format: Literal["json"] = "json") -> Exported:  # noqa: A002 - the word people know
    """Write all that is known into one file: observations, people, and what I decided.

    The file is only yours to read (0600). The same home gives the same file, byte by byte.

    Args:
        path: The file to write; one that exists is replaced when the new one is whole.
        format: json, which is complete.

    Example:
        mutuals export ~/network.json
    """
    counts: list[PartCount] = []
    try:
        _write(path, _text(network, counts))
        size = path.stat().st_size
    except OSError as error:
        reason = error.strerror or "it failed"
        raise UnreadableError(
            f"the export cannot be written ({reason})", str(path), "name another file"
        ) from error
    return Exported(str(path), format, size, tuple(counts))


def _text(network: Network, counts: list[PartCount]) -> Iterator[str]:
    """Yield the document piece by piece: a home may be larger than the memory."""
    yield f'{{"mutuals": {FORMAT_VERSION}, "zone": {json.dumps(str(network.clock.zone))}'
    for name, rows in network.whole.parts():
        count = 0
        yield f',\n"{name}": ['
        for count, row in enumerate(rows, 1):
            text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            yield f"{',' if count > 1 else ''}\n{text}"
        yield "]"
        counts.append(PartCount(name, count))
    yield "}\n"


def _write(path: Path, pieces: Iterator[str]) -> None:
    """Put the file there as a whole or not at all; a new file of mkstemp is private."""
    handle, made = tempfile.mkstemp(prefix=".mutuals-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
            _drain(file, pieces)
        Path(made).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(made).unlink()
        raise


def _drain(file: IO[str], pieces: Iterator[str]) -> None:
    file.writelines(pieces)
    file.flush()
    os.fsync(file.fileno())
