"""YouTube's `subscriptions.csv` of Google Takeout: the channels I follow there.

Header: `Channel Id,Channel Url,Channel Title`, translated to the language of the account; the file
and its folder as well (FORMATS 4). In any language it is known by its rows: a channel's id (`UC`
and 22 signs), its address and its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Follow, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.table import (
    Row,
    Signature,
    cells_of,
    find_layout,
    normal_column,
    read_table,
)

_COLUMNS = ("channel id", "channel url", "channel title")
_WORDS = (
    "kanal-id kanal-url kanaltitel",
    "id del canal|url del canal|titulo del canal",
    "id des chaines|url des chaines|titres des chaines",
)
_ALIASES = {"kanal-titel": "channel title"} | {
    word: column
    for words in _WORDS
    for word, column in zip(words.split("|" if "|" in words else " "), _COLUMNS, strict=True)
}
_KNOWN = Signature(frozenset(_COLUMNS), _ALIASES)
_CHANNEL = re.compile(r"UC[\w-]{22},https?://(?:www\.)?youtube\.com/channel/UC[\w-]{22},", re.ASCII)
_LONGEST_LINE = 1_000
_LONGEST_TITLE = 300


class _Subscriptions(SingleFile):
    name = "youtube-subscriptions"
    title = "YouTube subscriptions"

    def sniff(self, drop: Drop) -> float:
        """Return how surely this is the table: by its header, or by its first row."""
        return 0.0 if drop.is_folder or find_layout(drop.head, _signature(drop)) is None else 0.9

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield a follow for each channel; broken rows are Skipped."""
        for row in read_table(drop, _signature(drop)):
            yield row if isinstance(row, Skipped) else _follow(drop.name, row)


def _follow(file: str, row: Row) -> Follow | Skipped:
    channel, title = row["channel id"], row["channel title"][:_LONGEST_TITLE]
    if not channel or not title:
        return Skipped(f"{file} line {row.line}", "channel without a name")
    return Follow(f"{file}#{channel[:_LONGEST_TITLE]}", title, "youtube")


def _signature(drop: Drop) -> Signature:
    """Return the known header, or the file's own where its first row is a channel's."""
    head = drop.head[: 2 * _LONGEST_LINE].decode("utf-8-sig", "replace").split("\n")
    if len(head) < 2 or not _CHANNEL.match(head[1]):  # noqa: PLR2004 - a header and a row
        return _KNOWN
    written = cells_of(head[0], ",")
    names = [normal_column(name) for name in written[: len(_COLUMNS)]]
    return Signature(_KNOWN.required, dict(zip(names, _COLUMNS, strict=False)))


SOURCE = _Subscriptions()
