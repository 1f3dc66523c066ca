"""The files of Facebook's and Instagram's archives that say nothing of people: listed, not read.

Advertising, searches, likes, settings, devices; also an archive that was made as web pages instead
of JSON, with the advice how to get the other kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.social_meta import OTHER, MetaFile

_PAGES = "web pages cannot be read; ask for the archive again and choose the format JSON"
_NO_USE = "nothing about people: advertising, likes, searches, settings and the like"


class _Other(MetaFile):
    name = OTHER
    title = "Facebook and Instagram: what is of no use to a network"

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Skipped]:
        is_page = drop.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        yield Skipped(drop.path, _PAGES if is_page else _NO_USE)


SOURCE = _Other()
