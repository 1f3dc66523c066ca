"""Making synthetic mailboxes for measurements: Zipf correspondents, real header shapes, fat bodies.

Run: python -m bench.mailboxes FOLDER [MESSAGES] [BYTES] - writes big.mbox and, beside it, the same
mails as the Maildir `big.maildir` (for the peers, which read one file per mail).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import accumulate
from pathlib import Path

SEED = 20_261_122
SENT_SHARE = 0.35
OWNER = "Nora Feldmann <nora@owner.example>"
PEOPLE = 2_000
_WORDS = [
    "plan",
    "lunch",
    "report",
    "garden",
    "winter",
    "figures",
    "thanks",
    "station",
    "letter",
    "river",
    "budget",
    "morning",
    "project",
    "window",
    "answer",
    "tomorrow",
    "meeting",
    "draft",
    "invoice",
    "chapter",
    "holiday",
    "question",
    "bridge",
    "coffee",
]


def mails(count: int, size: int) -> Iterator[tuple[str, bytes, bool]]:
    """Yield (separator date, mail, sent by the owner) in order of time, `size` bytes on average."""
    rng = random.Random(SEED)
    people = [
        f"Person {n} Surname{n % 700} <person{n}@domain{n % 300}.example>" for n in range(PEOPLE)
    ]
    weights = list(accumulate(1 / (rank + 1) for rank in range(PEOPLE)))
    begin, step = datetime(2016, 1, 4, 8, tzinfo=UTC), timedelta(days=3600) / count
    for number in range(count):
        when = begin + step * number
        who = rng.choices(people, cum_weights=weights, k=1 + int(rng.random() ** 4 * 6))
        sent = rng.random() < SENT_SHARE
        yield when.ctime(), _mail(rng, number, when, who, size, sent=sent), sent


def _mail(
    rng: random.Random, number: int, when: datetime, who: list[str], size: int, *, sent: bool
) -> bytes:
    sender, first = (OWNER, who[0]) if sent else (who[0], OWNER)
    head = [f"From: {sender}", f"To: {first}", f"Date: {format_datetime(when)}"]
    head += [f"Cc: {', '.join(dict.fromkeys(who[1:]))}"] if len(who) > 1 else []
    head += [f"Subject: Re: {rng.choice(_WORDS)} {rng.choice(_WORDS)} {number % 977}"]
    head += [f"Message-ID: <{number}.{rng.getrandbits(48):x}@domain.example>", "MIME-Version: 1.0"]
    head += [f"References: <{number - 1}.a@domain.example>\n\t<{number - 2}.b@domain.example>"]
    head += ["X-Gmail-Labels: Sent"] if sent else _arrived(number, when)
    head += ['Content-Type: text/plain; charset="utf-8"', "Content-Transfer-Encoding: 8bit"]
    body = " ".join(rng.choices(_WORDS, k=12)) + "\n"
    length = int(size * (0.4 + 1.2 * rng.random()))
    return ("\n".join(head) + "\n\n" + body * max(1, length // len(body))).encode()


def _arrived(number: int, when: datetime) -> list[str]:
    stamp = format_datetime(when)
    hops = [
        f"Received: from relay{n}.example (relay{n}.example [192.0.2.{n + 1}])\n"
        f"\tby mx{n}.owner.example with ESMTPS id {number:x}{n}\n"
        f"\tfor <nora@owner.example>; {stamp}"
        for n in range(3)
    ]
    return ["Delivered-To: nora@owner.example", *hops, "X-Gmail-Labels: Inbox,Opened"]


def write(folder: Path, count: int, size: int) -> None:
    """Write big.mbox and big.maildir."""
    maildir = folder / "big.maildir"
    for name in ("cur", "new", "tmp"):
        (maildir / name).mkdir(parents=True, exist_ok=True)
    with (folder / "big.mbox").open("wb") as box:
        for number, (date, mail, _) in enumerate(mails(count, size)):
            box.write(f"From sender@domain.example {date}\n".encode() + mail + b"\n")
            (maildir / "cur" / f"{number}.bench:2,S").write_bytes(mail)


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[2:4]] + [40_000, 27_000][len(sys.argv) - 2 :]
    write(Path(sys.argv[1]), *numbers)
