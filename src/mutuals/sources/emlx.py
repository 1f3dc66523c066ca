"""Mail as Apple Mail keeps it (.emlx): a byte count, the mail, and a property list with its flags.

What the bits of the flags mean is told at https://www.jwz.org/blog/2005/07/emlx-flags/.
"""

from __future__ import annotations

import re
from typing import BinaryIO

from mutuals.errors import MutualsError
from mutuals.model.observed import Interaction, Skipped
from mutuals.sources.base import Drop
from mutuals.sources.reading.mail_file import OPENING, read_mail_text
from mutuals.sources.reading.mail_folder import MailFolder
from mutuals.sources.reading.mail_message import MailReader

_COUNT = re.compile(rb"\s{0,16}(\d{1,12})[ \t]{0,16}\r?\n")
_COUNT_LINE = 64
_BEGINS = re.compile(rb"[!-9;-~]{1,76}[ \t]*:|From ")
_FLAGS = re.compile(rb"<key>flags</key>\s{0,64}<integer>(\d{1,20})</integer>")
_PROPERTIES = 1 << 16
"""Bytes of the property list that are looked at; honest ones have some hundred."""
_REASONS = ((1 << 1, "deleted mail"), (1 << 6, "draft"), (1 << 24, "spam"))


class Emlx(MailFolder):
    """A mail of Apple Mail in a file of its own, or the folder Messages with many of them.

    Mails called .partial.emlx hold no attachments, which nobody needs here.
    """

    name = "emlx"
    title = "Mails of Apple Mail (.emlx)"
    suffix = ".emlx"

    def sniff_file(self, file: Drop) -> float:
        """Return 0.9 for an .emlx file that begins with a count and a mail."""
        if not self.is_named(file.name):
            return 0.0
        counted = _COUNT.match(file.head)
        return 0.9 if counted and _BEGINS.match(file.head, counted.end()) else 0.0

    def read_mail(self, reader: MailReader, file: Drop) -> Interaction | Skipped:
        """Return what the mail says, unless its flags call it deleted, a draft or junk."""
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
