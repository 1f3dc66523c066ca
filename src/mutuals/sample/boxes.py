"""The mailboxes as files: mboxrd and mboxo, gzip and xz, Maildir, single messages."""

import lzma
import os
import re
from pathlib import Path
from zlib import crc32

from mutuals.sample.mail import message, thread_number
from mutuals.sample.names import spelled
from mutuals.sample.packing import gzipped
from mutuals.sample.records import Mail, Story
from mutuals.sample.zone import asctime

_ANY_QUOTED = re.compile(r"^(>*From )", re.MULTILINE)
_BARE = re.compile(r"^(From )", re.MULTILINE)


def takeout(folder: Path, story: Story) -> Path:
    """The private mailbox as Google's export holds it (mboxrd)."""
    name = "All mail Including Spam and Trash.mbox"
    path = folder / "Takeout" / "Mail" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(_takeout(mail) for mail in _in(story, "home")).encode())
    return path


def _takeout(mail: Mail) -> str:
    start = f"From {thread_number(mail)}@xxx {asctime(mail.when, '+0000')}\n"
    quoted = _ANY_QUOTED.sub(r">\1", message(mail, "home"))
    return f"{start}{quoted}\n"


def old_work(folder: Path, story: Story) -> Path:
    """What was saved from the job before (mboxo, gzip)."""
    path = folder / "old-work.mbox.gz"
    path.write_bytes(gzipped(_classic(story, "work")))
    return path


def older(folder: Path, story: Story) -> Path:
    """The private mail from before the archive, and its first weeks again (mboxo, xz)."""
    path = folder / "older.mbox.xz"
    packed = lzma.compress(_classic(story, "older"), check=lzma.CHECK_CRC32, preset=0)
    path.write_bytes(packed)
    return path


def _classic(story: Story, box: str) -> bytes:
    parts = []
    for mail in _in(story, box):
        start = f"From {mail.sender.email} {asctime(mail.when)}\n"
        parts += [start, _BARE.sub(r">\1", message(mail, box)), "\n"]
    return "".join(parts).encode()


def maildir(folder: Path, story: Story) -> Path:
    """The association's mailbox: what came in `cur` and `new`, what was sent in `.Sent`."""
    root = folder / "Maildir"
    for place in (root, root / ".Sent"):
        for part in ("cur", "new", "tmp"):
            (place / part).mkdir(parents=True, exist_ok=True)
    (root / ".Sent" / "maildirfolder").write_bytes(b"")
    mails = list(_in(story, "circle"))
    for number, mail in enumerate(mails):
        unread = number >= len(mails) - 2 and not mail.sent
        place = root / ".Sent" if mail.sent else root
        name = _maildir_name(mail, number, "" if unread else "S" if number % 4 else "RS")
        (place / ("new" if unread else "cur") / name).write_bytes(message(mail, "circle").encode())
    return root


def _maildir_name(mail: Mail, number: int, flags: str) -> str:
    # Windows knows no colon in a name; mail programs there write an exclamation mark.
    mark = "!" if os.name == "nt" else ":"
    unique = (
        f"{int(mail.when.timestamp())}.M{crc32(mail.ident.encode()) % 10**6}P{number}.opscircle"
    )
    return f"{unique}{mark}2,{flags}" if flags else unique


def saved(folder: Path, story: Story) -> Path:
    """A dozen single messages, dragged out of a mail program at one time or another."""
    root = folder / "saved-mails"
    root.mkdir(parents=True, exist_ok=True)
    for number, mail in enumerate(_worth_saving(story)):
        words = re.sub(r"[^a-z0-9]+", "-", spelled(mail.subject)).strip("-")
        text = message(mail, "saved").replace("\n", "\r\n")
        (root / f"{number + 1:02}-{words[:40]}.eml").write_bytes(text.encode())
    return root


def _worth_saving(story: Story) -> list[Mail]:
    """Thanks, introductions and farewells: most are in the large mailbox, too."""
    words = ("Thank you", "Introduction", "Symposium", "reference", "Goodbye")
    found = [m for m in _in(story, "home") if any(word in m.subject for word in words)]
    only_here = list(_in(story, "saved"))
    return found[:: max(1, len(found) // 9)][:9] + only_here


def _in(story: Story, box: str) -> tuple[Mail, ...]:
    return tuple(mail for mail in story.mails if box in mail.boxes)
