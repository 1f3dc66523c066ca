"""What reading the words of mails and chats costs an import, beside an import without them.

`python -m bench.text_cost MAILBOX [PAIRS]`, or without a mailbox over 20,000 mails made of the
letters of `bench.ledger`; `python -m bench.text_cost --chats [PAIRS]` over 50,000 messages of
chats, one in twenty of them a letter's sentences, and over as many that are nothing else. Imports
in turn, into new homes, the median of the pairs' ratios.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from bench.ledger import FOLDER, letters, mail_of
from bench.timing import Run, run

COUNT = 20_000
MESSAGES, CHATS = 50_000, 100
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


def chats(folder: Path, *, one_in: int) -> Path:
    """Write a hundred chats between two as WhatsApp exports them; one message in so many counts."""
    chance, known = random.Random(20_261_129), letters()
    folder.mkdir()
    for number in range(CHATS):
        peer = f"Person {number}"
        with (folder / f"WhatsApp Chat with {peer}.txt").open("w", encoding="utf-8") as file:
            for minute in range(MESSAGES // CHATS):
                day, hour = divmod(minute, 24)
                words = (
                    chance.choice(known).text
                    if minute % one_in == 0
                    else " ".join(chance.choices(_WORDS, k=chance.randrange(1, 12)))
                )
                file.write(
                    f"{1 + day % 28}/{1 + day // 28}/2026, {hour:02}:{number % 60:02} - "
                    f"{chance.choice((peer, 'Me Myself'))}: {words}\n"
                )
    return folder


def imported(box: Path, folder: Path, *, text: bool) -> Run:
    """Import a mailbox into a new home, with leave to read words or without."""
    home = tempfile.mkdtemp(dir=folder)
    command = [sys.executable, "-m", "mutuals", "--home", home]
    run([*command, "init", "--yes" if text else "--no-text", "--me", "me@home.example"])
    return run([*command, "import", str(box), "--json"])


def main() -> None:
    """Print the CPU seconds of both and the median of the pairs' ratios."""
    words = sys.argv[1:]
    pairs = int(words[1]) if len(words) > 1 else 3
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if words[:1] == ["--chats"]:
            compare("one in twenty", chats(folder / "some", one_in=20), folder, pairs)
            compare("every message", chats(folder / "all", one_in=1), folder, pairs)
        else:
            box = Path(words[0]) if words else mailbox(folder / "box.mbox")
            compare(box.name, box, folder, pairs)


def compare(title: str, box: Path, folder: Path, pairs: int) -> None:
    """Import in turn without words and with them, and print the middle pair."""
    found = [
        (imported(box, folder, text=False), imported(box, folder, text=True)) for _ in range(pairs)
    ]
    print(title)
    middle = sorted(found, key=lambda pair: pair[1].cpu / pair[0].cpu)[pairs // 2]
    for name, each in zip(("without", "with"), middle, strict=True):
        print(f"{name:8} {each.cpu:6.2f} cpu-s {each.wall:6.2f} s {each.memory:5.0f} MB")
    print(f"ratio    {middle[1].cpu / middle[0].cpu:6.2f}")


if __name__ == "__main__":
    main()
