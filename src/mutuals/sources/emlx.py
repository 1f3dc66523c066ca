"""Mail as Apple Mail keeps it (.emlx): a byte count, the mail, and a property list with its flags.

What the bits of the flags mean is told at https://www.jwz.org/blog/2005/07/emlx-flags/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from mutuals.errors import MutualsError
from mutuals.model.observed import Cursor, Interaction, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.mail_file import OPENING, read_mail_text
from mutuals.sources.reading.mail_message import MailReader, Whereabouts

_SUFFIX = ".emlx"
_COUNT = re.compile(rb"\s{0,16}(\d{1,12})[ \t]{0,16}\r?\n")
_COUNT_LINE = 64
_BEGINS = re.compile(rb"[!-9;-~]{1,76}[ \t]*:|From ")
_FLAGS = re.compile(rb"<key>flags</key>\s{0,64}<integer>(\d{1,20})</integer>")
_PROPERTIES = 1 << 16
"""Bytes of the property list that are looked at; honest ones have some hundred."""
_REASONS = ((1 << 1, "deleted mail"), (1 << 6, "draft"), (1 << 24, "spam"))


class Emlx:
    """A mail of Apple Mail in a file of its own, or the folder Messages with many of them."""

    name = "emlx"
    title = "Mails of Apple Mail (.emlx)"

    def sniff(self, drop: Drop) -> float:
        """Return 0.9 for an .emlx file that begins with a count and a mail, 0.8 for a folder."""
        if drop.is_folder:
            return 0.8 if self.takes(drop) else 0.0
        if not _is_named(drop.name):
            return 0.0
        counted = _COUNT.match(drop.head)
        return 0.9 if counted and _BEGINS.match(drop.head, counted.end()) else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return the names of a folder's .emlx files; those called .partial hold no attachments."""
        return frozenset(filter(_is_named, drop.names())) if drop.is_folder else frozenset()

    def read(
        self,
        drop: Drop,
        setting: Setting,
        start: Cursor | None = None,  # noqa: ARG002 - there is no order to keep
    ) -> Iterator[Observed | Skipped | Cursor]:
        """Yield one record for each mail, by name."""
        reader = MailReader(setting, Whereabouts.of(drop))
        if not drop.is_folder:
            yield _read_file(reader, drop)
            return
        for child in drop.children():
            if not child.is_folder and _is_named(child.name):
                yield _read_file(reader, child)


def _is_named(name: str) -> bool:
    return name.casefold().endswith(_SUFFIX)


def _read_file(reader: MailReader, file: Drop) -> Interaction | Skipped:
    try:
        with file.open() as stream:
            counted = _COUNT.fullmatch(stream.readline(_COUNT_LINE))
            if counted is None:
                return Skipped(file.path, "does not begin with its length", error=True)
            begin, count = stream.tell(), int(counted[1])
            text = stream.read(min(count, OPENING))
            flags = _flags_behind(stream, begin + count)
    except MutualsError as problem:
        return Skipped(file.path, problem.what, error=True)
    return _by_flags(read_mail_text(reader, file.path, text), flags, file.path)


def _flags_behind(stream: BinaryIO, offset: int) -> int:
    """Return the flags of the property list that begins at an offset; 0 where there are none."""
    stream.seek(offset)
    found = _FLAGS.search(stream.read(_PROPERTIES))
    return int(found[1]) if found else 0


def _by_flags(record: Interaction | Skipped, flags: int, path: str) -> Interaction | Skipped:
    """Take away what the flags call deleted, a draft or junk."""
    reason = next((why for bit, why in _REASONS if flags & bit), "")
    if not reason or (isinstance(record, Skipped) and record.error):
        return record
    return Skipped(path, reason, at=record.at)


SOURCE = Emlx()
