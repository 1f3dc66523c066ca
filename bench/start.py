"""How long a command takes to start and answer, beside a bare Python.

Run: python -m bench.start HOME [PAIRS] - with HOME a home such as `mutuals --home HOME demo` makes.
Each run of a command stands between two of the bare Python; medians of CPU time and of the ratios.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.timing import run

PAIRS = 15
COMMANDS = ("history", "next", "today", "people --limit 50", "verdict")


def main(home: Path, pairs: int) -> None:
    """Print the median CPU milliseconds of each command and of its ratios to a bare Python."""
    _print("mutuals --help", ["--help"], pairs)
    for name in COMMANDS:
        _print(f"mutuals {name}", ["--home", str(home), *name.split()], pairs)


def _print(name: str, words: Sequence[str], pairs: int) -> None:
    command = [sys.executable, "-m", "mutuals", *words]
    run(command)  # bytecode and the system's cache are warm from here on
    taken = [(_cpu([sys.executable, "-c", "pass"]), _cpu(command)) for _ in range(pairs)]
    bare, ours = (median(side) for side in zip(*taken, strict=True))
    ratio = median(mine / other for other, mine in taken)
    print(f"| {name} | {ours:.0f} ms | {bare:.0f} ms | {ratio:.1f}x |")


def _cpu(command: Sequence[str]) -> float:
    return 1000 * run(command).cpu


if __name__ == "__main__":
    home, *pairs = sys.argv[1:]
    main(Path(home), int(pairs[0]) if pairs else PAIRS)
