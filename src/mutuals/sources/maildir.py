"""Maildir and Maildir++: one mail per file in cur and new, its state in the file's name.

https://cr.yp.to/proto/maildir.html; subfolders such as `.Sent` are Maildirs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.errors import MutualsError
from mutuals.model.observed import Interaction, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.mail_file import read_mail_file
from mutuals.sources.reading.mail_message import MailReader, Whereabouts
from mutuals.sources.reading.single_file import ReadWhole

_PARTS = frozenset(("cur", "new", "tmp"))
_FLAGS = re.compile(r"[:!;]2,([A-Za-z]*)\Z")
_REASONS = {"D": "draft", "T": "deleted mail"}


class Maildir(ReadWhole):
    """A folder with cur and new."""

    name = "maildir"
    title = "Mailbox (Maildir)"

    def sniff(self, drop: Drop) -> float:
        """Return 1.0 for a folder that holds both cur and new."""
        return 1.0 if drop.is_folder and {"cur", "new"} <= set(drop.names()) else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return cur, new and tmp (mails still being delivered, never read)."""
        return _PARTS & set(drop.names())

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one record for each file of cur and new, by name."""
        reader = MailReader(setting, Whereabouts.of(drop))
        for part in drop.children():
            if part.is_folder and part.name in ("cur", "new"):
                yield from _read_part(reader, part)


def _read_part(reader: MailReader, part: Drop) -> Iterator[Observed | Skipped]:
    try:
        files = [child for child in part.children() if not child.is_folder]
    except MutualsError as problem:
        yield Skipped(part.path, problem.what, error=True)
        return
    for file in files:
        if not file.name.startswith("."):
            yield _by_flags(read_mail_file(reader, file), file)


def _by_flags(record: Interaction | Skipped, file: Drop) -> Interaction | Skipped:
    """Take away what the flags call a draft or deleted."""
    found = _FLAGS.search(file.name)
    reason = next((_REASONS[flag] for flag in "DT" if found and flag in found[1]), "")
    if not reason or (isinstance(record, Skipped) and record.error):
        return record
    return Skipped(file.path, reason, at=record.at)


SOURCE = Maildir()
