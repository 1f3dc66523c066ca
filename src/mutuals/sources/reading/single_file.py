"""What most sources have in common: they begin anew at every call, and most are a single file."""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Cursor, Note, Observed, Skipped
from mutuals.model.restated import Retold
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.lengths import within


class ReadWhole:
    """A source that has no place to go on from: exports are written whole, never appended to."""

    def read(
        self,
        drop: Drop,
        setting: Setting,
        start: Cursor | None = None,  # noqa: ARG002 - the contract of a source
    ) -> Iterator[Observed | Skipped | Note | Cursor | Retold]:
        """Yield all records from the beginning, wherever an earlier reading stopped."""
        return map(within, self.records(drop, setting))

    def records(
        self, drop: Drop, setting: Setting, /
    ) -> Iterator[Observed | Skipped | Note | Retold]:
        """Yield what a drop holds, as `read` of a source does."""
        raise NotImplementedError


class SingleFile(ReadWhole):
    """A source that is one file by itself, whatever lies beside it."""

    def takes(self, drop: Drop) -> frozenset[str]:  # noqa: ARG002 - the contract of a source
        """Return no names: a file holds no others."""
        return frozenset()
