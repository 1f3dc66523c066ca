"""Mailboxes in mbox form: Thunderbird, Apple Mail, Gmail Takeout, mutt, pipermail archives.

RFC 4155 and its relatives (mboxo, mboxrd): only header blocks are read, so quoting does not matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import SEEK_END
from typing import BinaryIO

from mutuals.model.identifier import Identifier
from mutuals.model.ids import hex16
from mutuals.model.observed import Cursor, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_cut import (
    Cut,
    Head,
    cut_mails,
    is_separator,
    opening_line,
    separator_date,
    split_head,
)
from mutuals.sources.reading.mail_message import MailReader, RawMail, Whereabouts

CURSOR_EVERY = 2_000
"""Mails between two cursors: what an interrupted import repeats."""

_SEPARATOR = 2_000
"""More bytes than a separator line has."""
_SUBJECT_TAG = re.compile(rb"(?im)^subject:\s*(?:(?:re|aw|fwd?|sv):\s*)*\[([\w .+-]{1,60})\]")
_HAS_RECIPIENT = re.compile(rb"(?im)^(?:to|cc|bcc|received|delivered-to|x-folder):")
_ARCHIVED_FROM = re.compile(rb"(?im)^from: *[^\s<>]{1,320}(?: at |@)[^\s<>]{1,320} \(.*\)\r?$")


class Mbox:
    """A mailbox in one file."""

    name = "mbox"
    title = "Mailbox (mbox)"

    def sniff(self, drop: Drop) -> float:
        """Return 0.9 when the file begins with an mbox separator line."""
        if drop.is_folder:
            return 0.0
        head = drop.head
        if b"\n" not in head:
            head = head.replace(b"\r", b"\n")
        return 0.9 if is_separator(head, opening_line(head)) else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:  # noqa: ARG002 - the contract of all sources
        """Return nothing: a mailbox is a file."""
        return frozenset()

    def read(
        self, drop: Drop, setting: Setting, start: Cursor | None = None
    ) -> Iterator[Observed | Skipped | Cursor]:
        """Yield one record for each mail, in the order of the file.

        A file that only grew is read from `start` on; anything else from its beginning.
        """
        reader = MailReader(setting, Whereabouts.of(drop, archived_list(drop)))
        cr_only = b"\r" in drop.head and b"\n" not in drop.head
        with drop.open() as stream:
            keeps_place = drop.size is not None and stream.seekable()
            offset = 0
            if keeps_place and start is not None and _still_holds(stream, start, cr_only=cr_only):
                offset = start.offset
                yield start
            if keeps_place:
                stream.seek(offset)
            cuts = cut_mails(stream, offset, cr_only=cr_only)
            yield from _read_cuts(reader, drop.path, cuts, keeps_place=keeps_place)


def _read_cuts(
    reader: MailReader, path: str, cuts: Iterator[Cut], *, keeps_place: bool
) -> Iterator[Observed | Skipped | Cursor]:
    whole: tuple[Cut, Head] | None = None
    cut_off = None
    for count, cut in enumerate(cuts, start=1):
        head = cut.head()
        if cut.is_last and not head.is_ended and len(head.block) <= limits.HEADER_BLOCK_BYTES:
            # Perhaps somebody is still writing it: the next read begins with it again.
            cut_off = Skipped(f"{path}: byte {cut.start}", "cut off within its header", error=True)
            break
        yield reader.read(_raw(path, cut, head))
        whole = cut, head
        if keeps_place and count % CURSOR_EVERY == 0:
            yield _cursor(*whole)
    if keeps_place and whole is not None:
        yield _cursor(*whole)
    if cut_off is not None:
        yield cut_off


def _raw(path: str, cut: Cut, head: Head) -> RawMail:
    first = head.body_at
    last = min(cut.last, first + limits.BODY_PEEK_BYTES)
    return RawMail(
        head.block,
        f"{path}: byte {cut.start}",
        lambda: cut.buffer[first:last],
        lambda: separator_date(cut.separator()),
    )


def _cursor(cut: Cut, head: Head) -> Cursor:
    """Return the place behind a mail; `tail` says where that mail began and what it was."""
    return Cursor(cut.end, f"{cut.start}.{hex16(head.block)}")


def _still_holds(stream: BinaryIO, start: Cursor, *, cr_only: bool) -> bool:
    """Say whether the mail before a cursor still lies where it lay."""
    begun, _, digest = start.tail.partition(".")
    if not (begun.isascii() and begun.isdigit()) or int(begun) >= start.offset:
        return False
    stream.seek(int(begun))
    text = stream.read(min(start.offset - int(begun), limits.HEADER_BLOCK_BYTES + _SEPARATOR))
    if cr_only:
        text = text.replace(b"\r", b"\n")
    head = split_head(text, text.find(b"\n") + 1, len(text))
    is_same = hex16(head.block) == digest
    return is_same and stream.seek(0, SEEK_END) >= start.offset


def archived_list(drop: Drop) -> Identifier | None:
    """Return the list a pipermail archive is of: by its subjects' tag, else by the file's name.

    Such archives keep From, Date, Subject and Message-ID and nothing about recipients.
    """
    blocks = drop.head.replace(b"\r\n", b"\n").split(b"\nFrom ")
    blocks = [block.partition(b"\n\n")[0] for block in blocks]
    archived = [block for block in blocks if _ARCHIVED_FROM.search(block)]
    if len(archived) * 2 <= len(blocks) or any(map(_HAS_RECIPIENT.search, blocks)):
        return None
    tags = Counter(tag[1].lower() for tag in map(_SUBJECT_TAG.search, archived) if tag)
    if tags:
        return Identifier("list", tags.most_common(1)[0][0].decode())
    return Identifier("list", drop.name.partition(".")[0].lower() or drop.name)


SOURCE = Mbox()
