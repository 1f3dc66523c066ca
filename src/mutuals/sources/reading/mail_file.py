"""Reads a file that holds exactly one mail."""

from __future__ import annotations

from mutuals.errors import MutualsError
from mutuals.model.observed import Interaction, Skipped
from mutuals.sources.base import Drop
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_cut import is_separator, opening_line, separator_date, split_head
from mutuals.sources.reading.mail_message import MailReader, RawMail

OPENING = limits.HEADER_BLOCK_BYTES + limits.BODY_PEEK_BYTES
"""As much of a mail as is looked at."""


def read_mail_file(reader: MailReader, file: Drop) -> Interaction | Skipped:
    """Return what the mail in a file says; a file that cannot be read is a Skipped error."""
    try:
        with file.open() as stream:
            text = stream.read(OPENING)
    except MutualsError as problem:
        return Skipped(file.path, problem.what, error=True)
    if b"\n" not in text:
        text = text.replace(b"\r", b"\n")
    return read_mail_text(reader, file.path, text)


def read_mail_text(reader: MailReader, path: str, text: bytes) -> Interaction | Skipped:
    """Return what a mail says of which `text` is the opening."""
    first, separator = opening_line(text), b""
    if is_separator(text, first):
        # Some programs save a single mail with the line that separated it from the others.
        line_end = text.find(b"\n", first)
        separator = text[first : line_end if line_end >= 0 else len(text)]
        first = line_end + 1 if line_end >= 0 else len(text)
    head = split_head(text, first, len(text))
    if not head.block.strip():
        return Skipped(path, "holds no mail", error=True)
    is_whole = head.is_ended or text.endswith(b"\n") or len(head.block) > limits.HEADER_BLOCK_BYTES
    if not is_whole:
        return Skipped(path, "cut off within its header", error=True)
    last = head.body_at + limits.BODY_PEEK_BYTES
    return reader.read(
        RawMail(
            head.block,
            path,
            lambda: text[head.body_at : last],
            lambda: separator_date(separator) if separator else None,
        )
    )
