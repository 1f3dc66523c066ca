"""The whole home as JSON, lossless: one object, its parts as lists with one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from mutuals.exports.base import Stock
from mutuals.model.export import Document, PartCount


class _Json:
    def write(self, stock: Stock, path: Path) -> tuple[PartCount, ...]:
        """Write piece by piece: a home may be larger than the memory."""
        counts: dict[str, int] = {}
        # Half a letter, which JSON can say and UTF-8 cannot, is written as JSON's escape.
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(_text(stock.document(), counts))
        return tuple(PartCount(name, count) for name, count in counts.items())


FORM = _Json()


def _text(document: Document, counts: dict[str, int]) -> Iterator[str]:
    yield json.dumps(document.head, ensure_ascii=False)[:-1]
    for name, rows in document.parts:
        counts[name] = 0
        yield f',\n"{name}": ['
        for row in rows:
            text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            yield f"{',' if counts[name] else ''}\n{text}"
            counts[name] += 1
        yield "]"
    yield "}\n"
