"""How well give and take are found in real mail, beside what two readers found in it.

`python -m bench.real_mail MAILBOX...` (`.mbox` or `.mbox.xz`) reads the mailboxes as an import with
leave does; `python -m bench.real_mail --posts MAILBOX...` judges posts to lists, which an import
leaves alone. `bench/letters/real.txt` and `posts.txt` name the mails that were read, by a digest of
their Message-ID, and what they show; they hold no word of them. What one reader saw and the other
did not, or what both doubted, stands behind `?` and counts neither as right nor as wrong.

Nothing was learned from these mails. But what was found wrongly or missed in those of `real.txt`
told which sorts of mail were asked for of the writers of letters. The posts were judged when
everything stood.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import mailbox
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bench.ledger import FOLDER, Counts, line_of, total
from mutuals.detection.judging import judge
from mutuals.model.observed import Interaction
from mutuals.model.sign import Sign
from mutuals.sources.base import Setting
from mutuals.sources.mbox import SOURCE
from mutuals.sources.reading.mail_header import decode_bytes


class Label(NamedTuple):
    """What a mail shows, and what it may show."""

    shown: frozenset[str]
    doubted: frozenset[str]


class Judged(NamedTuple):
    """A mail by its Message-ID, and what was found in it."""

    ref: str
    kinds: frozenset[str]


class Box:
    """A mailbox in memory."""

    folders: tuple[str, ...] = ()
    is_folder = False

    def __init__(self, path: Path) -> None:
        self.path, self.name, self.text = str(path), path.name, unpacked(path)
        self.head, self.size = self.text[: 1 << 16], len(self.text)

    def open(self) -> io.BytesIO:
        """Return its bytes."""
        return io.BytesIO(self.text)


def unpacked(path: Path) -> bytes:
    """Return what stands in a file, or in the one that is packed in it."""
    text = path.read_bytes()
    return lzma.decompress(text) if path.suffix == ".xz" else text


def labels(name: str) -> dict[str, Label]:
    """Return what the mails show that were read, by the digest of their Message-ID."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {line[:16]: _label(line[17:]) for line in lines}


def _label(text: str) -> Label:
    parts = [part for part in text.split(" + ") if part != "-"]
    sure = frozenset(part for part in parts if not part.startswith("?"))
    return Label(sure, frozenset(part[2:] for part in parts if part.startswith("?")) - sure)


def digest(text: str) -> str:
    """Return by what a mail is named."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _kinds(signs: tuple[Sign, ...]) -> frozenset[str]:
    return frozenset(f"{each.act} {each.type}" for each in signs)


def mails(path: Path) -> Iterator[Judged]:
    """Yield the mails of a mailbox as an import judges them."""
    setting = Setting(ZoneInfo("UTC"), int(datetime.now(UTC).timestamp()), reads_text=True)
    for each in SOURCE.read(Box(path), setting):
        if isinstance(each, Interaction):
            yield Judged(each.ref or "", _kinds(each.signs))


def posts(path: Path) -> Iterator[Judged]:
    """Yield the posts of a mailbox, judged by their plain text."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(unpacked(path))
        file.flush()
        for post in mailbox.mbox(file.name):
            ref = "".join(str(post["message-id"]).split()).strip("<>")
            name = parseaddr(str(post["from"]))[0]
            yield Judged(ref, _kinds(judge(str(post["subject"] or ""), _plain(post), writer=name)))


def _plain(post: Message) -> str:
    parts = (part for part in post.walk() if part.get_content_type() == "text/plain")
    first = next(parts, None)
    said = first.get_payload(decode=True) if first else b""
    return (
        decode_bytes(said, first.get_content_charset("") if first else "")
        if isinstance(said, bytes)
        else ""
    )


def counted(found: Iterator[Judged], known: dict[str, Label]) -> dict[str, Counts]:
    """Return the counts of each kind; each mail that was read counts once."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for mail in found:
        if label := known.pop(digest(mail.ref), None):
            shown, doubted = label
            sets = mail.kinds & shown, mail.kinds - shown - doubted, shown - mail.kinds
            for place, kinds in enumerate(sets):
                for kind in kinds:
                    tally[kind][place] += 1
    return {kind: Counts(*each) for kind, each in sorted(tally.items())}


def main() -> None:
    """Print the counts of each kind, and of all."""
    chosen = [Path(each) for each in sys.argv[1:] if each != "--posts"]
    read, known = (posts, labels("posts")) if "--posts" in sys.argv else (mails, labels("real"))
    print(f"{len(known)} mails were read")
    found = counted((mail for path in chosen for mail in read(path)), known)
    for kind, each in found.items():
        print(f"{kind:24} {line_of(each)}")
    print(f"{'all':24} {line_of(total(found.values()))}")


if __name__ == "__main__":
    main()
