"""How long the health of a network takes, in a home opened anew each time, as a command opens it.

Run: python -m bench.health HOME [TIMES] - CPU seconds of the operation, the median of TIMES.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

from mutuals.memory import search_rarely
from mutuals.operations.health import health
from mutuals.workspace import open_workspace

TIMES = 5


def main(home: Path, times: int) -> None:
    """Print the median."""
    search_rarely()
    taken = [_once(home) for _ in range(times)]
    print(f"{median(taken):.3f} s, of {times}: {min(taken):.3f} to {max(taken):.3f}")


def _once(home: Path) -> float:
    with open_workspace(home) as network:
        start = time.process_time()
        health(network)
        return time.process_time() - start


if __name__ == "__main__":
    home, *times = sys.argv[1:]
    main(Path(home), int(times[0]) if times else TIMES)
