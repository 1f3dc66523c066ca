"""How long a command takes to start and answer, beside a bare Python.

Run: python -m bench.start HOME - with HOME a home such as `mutuals --home HOME demo` makes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from bench.timing import run

TIMES = 15
COMMANDS = ("history", "next", "today", "people", "verdict")


def main(home: Path) -> None:
    """Print the median CPU milliseconds of each command and the ratio to a bare Python."""
    bare = _cpu([sys.executable, "-c", "pass"])
    print(f"| bare Python | {bare:.0f} ms | 1 |")
    helping = _cpu([sys.executable, "-m", "mutuals", "--help"])
    print(f"| mutuals --help | {helping:.0f} ms | {helping / bare:.1f} |")
    for name in COMMANDS:
        command = [sys.executable, "-m", "mutuals", "--home", str(home), name]
        taken = _cpu(command)
        print(f"| mutuals {name} | {taken:.0f} ms | {taken / bare:.1f} |")


def _cpu(command: list[str]) -> float:
    run(command)
    return 1000 * median(run(command).cpu for _ in range(TIMES))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
