"""How long a command takes to start and answer, beside a bare Python.

Run: python -m bench.start HOME [PAIRS] - with HOME a home such as `mutuals --home HOME demo` makes.
Each run of a command stands between two of the bare Python; medians of CPU time and of the ratios.
First without the answers that HOME keeps, as after a write or on a new day, then with them.
`done` and `key` write what they decide into HOME.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.timing import run
from mutuals.store.answers import FOLDER
from mutuals.workspace import open_workspace

PAIRS = 15
COMMANDS = (
    "history", "ledger", "next", "today", "people --limit 50", "person WHO", "verdict",
    "done WHO", "key WHO",
)  # fmt: skip


def main(home: Path, pairs: int) -> None:
    """Print the median CPU milliseconds of each command and of its ratios to a bare Python."""
    _print("mutuals --help", ["--help"], pairs, home)
    with open_workspace(home) as network:
        humans = (person.id for person in network.people.all() if person.kind == "human")
        who = next(humans, None)
    for name in COMMANDS:
        if who is None and "WHO" in name:
            continue
        words = name.replace("WHO", who or "").split()
        _print(f"mutuals {name}", ["--home", str(home), *words], pairs, home)


def _print(name: str, words: Sequence[str], pairs: int, home: Path) -> None:
    command = [sys.executable, "-m", "mutuals", *words]
    run(command)  # bytecode and the system's cache are warm from here on
    first, again = (_paired(command, pairs, home, forget=forget) for forget in (True, False))
    print(f"| {name} | {first} | {again} |", flush=True)


def _paired(command: Sequence[str], pairs: int, home: Path, *, forget: bool) -> str:
    taken = []
    for _ in range(pairs):
        if forget:
            shutil.rmtree(home / FOLDER, ignore_errors=True)
        taken.append((_cpu([sys.executable, "-c", "pass"]), _cpu(command)))
    bare, ours = (median(side) for side in zip(*taken, strict=True))
    ratio = median(mine / other for other, mine in taken)
    return f"{ours:.0f} ms | {bare:.0f} ms | {ratio:.1f}x"


def _cpu(command: Sequence[str]) -> float:
    return 1000 * run(command).cpu


if __name__ == "__main__":
    home, *pairs = sys.argv[1:]
    main(Path(home), int(pairs[0]) if pairs else PAIRS)
