"""Single mails as files (.eml), one by one or a whole folder of them."""

from __future__ import annotations

import re

from mutuals.sources.base import Drop
from mutuals.sources.reading.mail_folder import MailFolder

_HEADER = re.compile(rb"([!-9;-~]{1,76})[ \t]*:(?:[^\n]*)(?:\n[ \t][^\n]*)*(?:\n|\Z)")
_SURE = frozenset((b"from", b"date", b"message-id", b"received", b"return-path", b"delivered-to"))
_KNOWN = _SURE | frozenset(
    b"to cc bcc subject mime-version content-type reply-to sender in-reply-to references"
    b" content-transfer-encoding x-mailer user-agent x-sender importance".split()
)
_LOOKED_AT = 40
_ENOUGH = 3
"""Fewer mail headers also begin notes and pages of other kinds."""


class Eml(MailFolder):
    """A mail in a file of its own."""

    name = "eml"
    title = "Mails as single files (.eml)"
    suffix = ".eml"

    def sniff_file(self, file: Drop) -> float:
        """Return 0.9 for a .eml file that begins with mail headers, 0.7 under any other name."""
        if not _begins_as_mail(file.head):
            return 0.0
        return 0.9 if self.is_named(file.name) else 0.7


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
