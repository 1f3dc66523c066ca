"""How long it takes to work out what became of the advice, in a home opened anew.

Run: python -m bench.outcomes HOME [WEEKS [TIMES]] - CPU seconds of the operation, the median of
TIMES, and a digest of the answer.
"""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path
from statistics import median

from mutuals.memory import search_rarely
from mutuals.operations.advised import outcomes
from mutuals.workspace import open_workspace

WEEKS, TIMES = 8, 3


def main(home: Path, weeks: int, times: int) -> None:
    """Print the median and the digest."""
    search_rarely()
    taken, answers = zip(*(_once(home, weeks) for _ in range(times)), strict=True)
    digest = hashlib.sha256(answers[0].encode()).hexdigest()[:16]
    print(f"{median(taken):.3f} s, of {times}: {min(taken):.3f} to {max(taken):.3f}; {digest}")


def _once(home: Path, weeks: int) -> tuple[float, str]:
    with open_workspace(home) as network, network.snapshot():
        start = time.process_time()
        found = outcomes(network, weeks=weeks, limit=0)
        return time.process_time() - start, repr(found)


if __name__ == "__main__":
    home, *numbers = sys.argv[1:]
    weeks, times = (*map(int, numbers), *(WEEKS, TIMES)[len(numbers) :])
    main(Path(home), weeks, times)
