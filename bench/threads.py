"""How many answers a subject tells: mails that name the one they answer, and their subjects.

Run: python -m bench.threads MAILBOX... - mbox files, also packed as .xz. Counted are the mails
whose In-Reply-To names another mail of the same mailbox: those whose subject is the same without
what programs put before it, and those that `mutuals` takes for an answer.
"""

from __future__ import annotations

import lzma
import mailbox
import re
import sys
import tempfile
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path

from mutuals.model.thread import Thread
from mutuals.practice.threads import may_answer, subject_words

_NUMBER = re.compile(r"<[^<>\s]+>")


def subject(mail: Message) -> str:
    """Return a mail's subject as it reads, or as it was written where that cannot be read."""
    written = str(mail.get("Subject", ""))
    try:
        return str(make_header(decode_header(written)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return written


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the subjects of each mail and of the one it answers."""
    with tempfile.NamedTemporaryFile() as plain:
        opener = lzma.open if path.suffix == ".xz" else open
        with opener(path, "rb") as packed:
            plain.write(packed.read())
        plain.flush()
        mails = list(mailbox.mbox(plain.name))
    known = {number: mail for mail in mails if (number := _number(mail, "Message-ID"))}
    for mail in mails:
        answered = known.get(_number(mail, "In-Reply-To"))
        if answered is not None:
            yield subject(mail), subject(answered)


def _number(mail: Message, header: str) -> str:
    found = _NUMBER.search(str(mail.get(header, "")))
    return found.group() if found else ""


def main(paths: list[Path]) -> None:
    """Print a Markdown table: a row for each mailbox."""
    print("| mailbox | answers | the same subject | taken for an answer |\n|---|---|---|---|")
    for path in paths:
        found = list(pairs(path))
        same = sum(subject_words(one) == subject_words(other) for one, other in found)
        taken = sum(
            may_answer(Thread(names=(one,)), Thread(names=(other,))) for one, other in found
        )
        shares = (f"{count:,} ({count / max(len(found), 1):.1%})" for count in (same, taken))
        print(f"| {path.name} | {len(found):,} | {' | '.join(shares)} |")


if __name__ == "__main__":
    main([Path(text) for text in sys.argv[1:]])
