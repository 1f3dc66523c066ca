"""What reading the words of mails costs an import, beside an import without them.

`python -m bench.text_cost MAILBOX [PAIRS]`, or without a mailbox over 20,000 mails made of the
letters of `bench.ledger`: imports in turn, into new homes, the median of the pairs' ratios.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from bench.ledger import FOLDER, letters, mail_of
from bench.timing import Run, run

COUNT = 20_000
_WORDS = (FOLDER / "en.txt").read_text(encoding="utf-8").partition("\n- |")[2].split()
"""Words of letters that show nothing, as often as they stand there."""
_HEAD = """\
From {sender}@x.example Thu Mar 05 09:00:00 2026
From: {sender} <{sender}@x.example>
To: me@home.example
Date: {day:02} Mar 2026 09:{minute:02}:00 +0000
Message-ID: <{number}@x.example>
Subject: Hello
Content-Type: text/plain; charset=utf-8

"""


def mailbox(path: Path) -> Path:
    """Write a mailbox of letters with two paragraphs of no meaning each."""
    chance, known = random.Random(20_261_129), letters()
    with path.open("w", encoding="utf-8") as file:
        for number in range(COUNT):
            sender = f"person{chance.randrange(2_000)}"
            day, minute = 1 + number % 28, number % 60
            file.write(_HEAD.format(sender=sender, day=day, minute=minute, number=number))
            file.write(f"{_chatter(chance)}\n\n{mail_of(chance.choice(known))}\n")
    return path


def _chatter(chance: random.Random) -> str:
    return "\n".join(" ".join(chance.choices(_WORDS, k=12)).capitalize() + "." for _ in range(8))


def imported(box: Path, folder: Path, *, text: bool) -> Run:
    """Import a mailbox into a new home, with leave to read words or without."""
    home = tempfile.mkdtemp(dir=folder)
    command = [sys.executable, "-m", "mutuals", "--home", home]
    run([*command, "init", "--yes" if text else "--no-text", "--me", "me@home.example"])
    return run([*command, "import", str(box), "--json"])


def main() -> None:
    """Print the CPU seconds of both and the median of the pairs' ratios."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        box = Path(sys.argv[1]) if len(sys.argv) > 1 else mailbox(folder / "box.mbox")
        pairs = int(sys.argv[2]) if len(sys.argv) > len(("", "MAILBOX")) else 3
        found = [
            (imported(box, folder, text=False), imported(box, folder, text=True))
            for _ in range(pairs)
        ]
    middle = sorted(found, key=lambda pair: pair[1].cpu / pair[0].cpu)[pairs // 2]
    for name, each in zip(("without", "with"), middle, strict=True):
        print(f"{name:8} {each.cpu:6.2f} cpu-s {each.wall:6.2f} s {each.memory:5.0f} MB")
    print(f"ratio    {middle[1].cpu / middle[0].cpu:6.2f}")


if __name__ == "__main__":
    main()
