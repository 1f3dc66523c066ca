"""A mailbox that grows: CPU and memory as it gets larger, and reading on where it ended.

Run: python -m bench.mailbox_growth FOLDER [MESSAGES] - imports a mailbox of a quarter of MESSAGES
(400,000) and one of all of them, each into a home of its own; then appends one mail for every
hundred and imports again, and again without a change. Bodies are small: they only are passed over.
"""

from __future__ import annotations

import shutil
import sys
from itertools import islice
from pathlib import Path

from bench.mailboxes import mails
from bench.timing import Run, run

MESSAGES = 400_000
BODY = 300
PART = 4
ONE_IN = 100


def measure(folder: Path, count: int) -> float:
    """Import a mailbox, its growth, and nothing new; returns the CPU seconds of the first."""
    box, home = folder / f"{count}.mbox", folder / f"home-{count}"
    shutil.rmtree(home, ignore_errors=True)
    lines = (
        f"From sender@domain.example {date}\n".encode() + mail + b"\n"
        for date, mail, _ in mails(count + count // ONE_IN, BODY)
    )
    command = [sys.executable, "-m", "mutuals", "--home", str(home), "import", str(box), "--json"]
    with box.open("wb") as file:
        file.writelines(islice(lines, count))
    whole = run(command)
    show(f"{count:,} mails, {box.stat().st_size / 1e6:,.0f} MB", whole)
    with box.open("ab") as file:
        file.writelines(lines)
    show(f"{count // ONE_IN:,} more at its end", run(command))
    show("nothing new", run(command))
    return whole.cpu


def show(name: str, done: Run) -> None:
    """Print a row."""
    print(f"| {name} | {done.cpu:.2f} | {done.wall:.1f} | {done.memory:.0f} |", flush=True)


def main() -> None:
    """Measure both sizes, and print how much more the larger one takes."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    count = int(sys.argv[2]) if len(sys.argv) > len(["", "folder"]) else MESSAGES
    small, large = measure(folder, count // PART), measure(folder, count)
    print(f"{PART}x the mails: {large / small:.2f}x the CPU")


if __name__ == "__main__":
    main()
