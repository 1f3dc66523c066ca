"""Out again: the whole home in one file that any program can read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from mutuals.errors import UnreadableError
from mutuals.model.export import Exported, PartCount
from mutuals.operations.base import operation
from mutuals.operations.replacing import replacing
from mutuals.ports import Network

FORMAT_VERSION = 2
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
        with (
            replacing(path) as beside,
            beside.open("w", encoding="utf-8", errors="surrogatepass") as file,
        ):
            file.writelines(_text(network, counts))
        size = path.stat().st_size
    except OSError as error:
        reason = error.strerror or "it failed"
        raise UnreadableError(
            f"the export cannot be written ({reason})", str(path), "name another file"
        ) from error
    return Exported(str(path), format, size, tuple(counts))


def _text(network: Network, counts: list[PartCount]) -> Iterator[str]:
    """Yield the document piece by piece: a home may be larger than the memory."""
    me = network.people.me()
    head = {
        "mutuals": FORMAT_VERSION, "zone": str(network.clock.zone),
        "home_zone": network.settings.get("zone"), "region": network.settings.get("region"),
        "me": sorted(network.people.identifiers(me.id)) if me else [],
    }  # fmt: skip
    yield json.dumps(head, ensure_ascii=False)[:-1]
    for name, rows in network.whole.parts():
        count = 0
        yield f',\n"{name}": ['
        for count, row in enumerate(rows, 1):
            text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            yield f"{',' if count > 1 else ''}\n{text}"
        yield "]"
        counts.append(PartCount(name, count))
    yield "}\n"
