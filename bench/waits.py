"""How long somebody who decides or logs something waits while a long import goes on, in seconds.

Run: python -m bench.waits FOLDER [MAILS] [CARDS] - FOLDER is made and must be empty. A mailbox of
2,000 correspondents and an address book are imported in a process of their own; meanwhile this one
snoozes somebody and logs a contact in turn, twice a second. Beside it, the same with nobody else.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench.locks import write_inputs
from mutuals.operations.base import load
from mutuals.workspace import open_workspace

_PAUSE = 0.5
_ALONE = 30


def main(folder: Path, count: int = 20_000, cards: int = 20_000) -> None:
    """Import, write meanwhile, and print how long each kind of writing took."""
    folder.mkdir()
    home = folder / "home"
    inputs = write_inputs(folder, count, cards)
    with open_workspace(home) as network:
        load("log").function(network, "ana@friends.example", note="First.")
    importing = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-m", "mutuals", "--home", home, "import", *inputs],
        stdout=subprocess.DEVNULL,
    )
    taken: dict[str, list[float]] = {"done": [], "log": []}
    while importing.poll() is None:
        _write_once(home, taken)
    show("while an import goes on", taken)
    taken = {"done": [], "log": []}
    for _ in range(_ALONE):
        _write_once(home, taken)
    show("alone", taken)


def _write_once(home: Path, taken: dict[str, list[float]]) -> None:
    """Run both kinds of writing in this process, and note how long each took."""
    for name, seconds in taken.items():
        time.sleep(_PAUSE)
        with open_workspace(home) as network:
            began = time.monotonic()
            if name == "done":
                load("done").function(network, "ana@friends.example")
            else:
                load("log").function(network, "ana@friends.example", note="A word.")
            seconds.append(time.monotonic() - began)


def show(when: str, taken: dict[str, list[float]]) -> None:
    """Print a row for each kind of writing: how often, median, 95th percentile, the longest."""
    for name, seconds in taken.items():
        late = sorted(seconds)[int(len(seconds) * 0.95)]
        numbers = f"{median(seconds):.2f} | {late:.2f} | {max(seconds):.2f}"
        print(f"| {name}, {when} | {len(seconds)} | {numbers} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
