"""A drop in memory, for tests of single files."""

import io
from collections.abc import Iterator

from mutuals.sources.base import Drop


class Memory:
    """A file that was never on a disk."""

    is_folder = False
    folders = ()

    def __init__(self, content: str | bytes, name: str = "table.csv") -> None:
        self.content = content.encode() if isinstance(content, str) else content
        self.path = self.name = name
        self.head, self.size = self.content[:65536], len(self.content)

    def open(self) -> io.BytesIO:
        return io.BytesIO(self.content)

    def children(self) -> Iterator[Drop]:
        return iter(())

    def names(self) -> tuple[str, ...]:
        return ()
