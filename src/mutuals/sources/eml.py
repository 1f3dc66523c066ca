"""Single mails as files (.eml), one by one or a whole folder of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Cursor, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.mail_file import read_mail_file
from mutuals.sources.reading.mail_message import MailReader, Whereabouts

_SUFFIX = ".eml"
_HEADER = re.compile(rb"([!-9;-~]{1,76})[ \t]*:(?:[^\n]*)(?:\n[ \t][^\n]*)*(?:\n|\Z)")
_SURE = frozenset((b"from", b"date", b"message-id", b"received", b"return-path", b"delivered-to"))
_KNOWN = _SURE | frozenset(
    b"to cc bcc subject mime-version content-type reply-to sender in-reply-to references"
    b" content-transfer-encoding x-mailer user-agent x-sender importance".split()
)
_LOOKED_AT = 40
_ENOUGH = 3
"""Fewer mail headers also begin notes and pages of other kinds."""


class Eml:
    """A mail in a file of its own."""

    name = "eml"
    title = "Mails as single files (.eml)"

    def sniff(self, drop: Drop) -> float:
        """Return 0.9 for a .eml file that begins with mail headers, 0.7 under any other name.

        A folder is one when it holds .eml files: 0.8.
        """
        if drop.is_folder:
            return 0.8 if self.takes(drop) else 0.0
        if not _begins_as_mail(drop.head):
            return 0.0
        return 0.9 if _is_named(drop.name) else 0.7

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return the names of a folder's .eml files."""
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
            yield read_mail_file(reader, drop)
            return
        for child in drop.children():
            if not child.is_folder and _is_named(child.name):
                yield read_mail_file(reader, child)


def _is_named(name: str) -> bool:
    return name.casefold().endswith(_SUFFIX)


def _begins_as_mail(head: bytes) -> bool:
    """Say whether a file begins with headers of which enough are those of a mail."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").replace(b"\r\n", b"\n")
    if b"\n" not in head:
        head = head.replace(b"\r", b"\n")
    names: list[bytes] = []
    at = 0
    while len(names) < _LOOKED_AT and (found := _HEADER.match(head, at)):
        names.append(found[1].lower())
        at = found.end()
    if b"begin" in names:  # a card or a calendar
        return False
    return bool(_SURE.intersection(names)) and len(_KNOWN.intersection(names)) >= _ENOUGH


SOURCE = Eml()
