"""The sample's files cut down, so that a test can import them again and again."""

import gzip
import lzma
from datetime import date
from pathlib import Path

from mutuals import sample

TODAY = date(2026, 11, 20)
_SEPARATOR = b"\nFrom "


def write_small(folder: Path, mails: int = 250) -> list[Path]:
    """Write the sample of one day into `folder`, with the latest mails and entries only."""
    paths = sample.write(folder, TODAY)
    for path in paths:
        if path.suffix == ".mbox":
            path.write_bytes(_latest(path.read_bytes(), mails))
        elif path.suffix == ".gz":
            path.write_bytes(gzip.compress(_latest(gzip.decompress(path.read_bytes()), 30)))
        elif path.suffix == ".xz":
            path.write_bytes(lzma.compress(_latest(lzma.decompress(path.read_bytes()), 30)))
        elif path.suffix == ".ics":
            path.write_bytes(_latest_entries(path.read_bytes(), 90))
        elif path.suffix == ".vcf":
            path.write_bytes(_first_cards(path.read_bytes(), 40))
    return paths


def split_mbox(content: bytes) -> list[bytes]:
    """Return the mails of a mailbox, each with its separator line."""
    first, *others = content.split(_SEPARATOR)
    return [first + b"\n", *(b"From " + other + b"\n" for other in others)]


def _latest(content: bytes, mails: int) -> bytes:
    return b"".join(split_mbox(content)[-mails:])


def _latest_entries(content: bytes, entries: int) -> bytes:
    head, *others = content.split(b"BEGIN:VEVENT")
    return b"BEGIN:VEVENT".join([head, *others[-entries:]])


def _first_cards(content: bytes, cards: int) -> bytes:
    end = b"END:VCARD\r\n" if b"END:VCARD\r\n" in content else b"END:VCARD\n"
    return b"".join(part + end for part in content.split(end)[:cards])
