"""How long the transactions of an import hold the store, in CPU seconds.

Run: python -m bench.locks FOLDER [MAILS] [CARDS] - a mailbox of 2,000 correspondents, then as many
people of an address book again and again; FOLDER is made and must be empty.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.mailboxes import mails
from mutuals.operations.base import load
from mutuals.sources.inputs import OpenInputs
from mutuals.store.writing import Writing
from mutuals.workspace import open_workspace

_CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:{first} {last}\n"
    "EMAIL:{first}.{last}{n}@firm{n}.example\nEND:VCARD\n"
)
_SYLLABLES = ("ba", "do", "fi", "gu", "ka", "le", "mi", "no", "pu", "ra", "si", "to", "va", "we")
_SHOWN = 8
_proper = Writing.transaction


def main(folder: Path, count: int = 20_000, cards: int = 20_000) -> None:
    """Import both; print how many transactions there were, and how long the longest."""
    folder.mkdir()
    for path in write_inputs(folder, count, cards):
        held = sorted(_held(folder / "home", path))[::-1]
        print(path.name, len(held), *(f"{seconds:.2f}" for seconds in held[:_SHOWN]))


def write_inputs(folder: Path, count: int, cards: int) -> tuple[Path, Path]:
    """Write a mailbox and an address book; returns their paths."""
    box = folder / "big.mbox"
    with box.open("wb") as file:
        for date, mail, _ in mails(count, 2_000):
            file.write(f"From sender@domain.example {date}\n".encode() + mail + b"\n")
    book = folder / "book.vcf"
    book.write_text("".join(_card(n) for n in range(cards)))
    return box, book


def _card(number: int) -> str:
    first = _word(number * 7919)
    return _CARD.format(first=first, last=_word(number * 104_729), n=number)


def _word(number: int) -> str:
    digits = (number // 196 % 14, number // 14 % 14, number % 14)
    return "".join(_SYLLABLES[digit] for digit in digits).capitalize()


def _held(home: Path, path: Path) -> list[float]:
    """Import a path; returns the CPU seconds of each transaction."""
    found: list[float] = []

    @contextmanager
    def timed(writing: Writing) -> Iterator[None]:
        began = time.process_time()
        with _proper(writing):
            yield
        found.append(time.process_time() - began)

    Writing.transaction = timed  # type: ignore[method-assign,assignment]
    with open_workspace(home, inputs=OpenInputs()) as network:
        load("import").function(network, path)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
