"""A child process that imports: `python importer.py HOME BATCH PATH...`.

It is there to be killed, or to take so long that others work meanwhile (MUTUALS_TEST_PAUSE, seconds
of rest after each batch).
"""

import os
import signal
import sys
import time
from pathlib import Path

from mutuals.operations import reading
from mutuals.operations.base import load
from mutuals.workspace import open_workspace

PAUSE = float(os.environ.get("MUTUALS_TEST_PAUSE", "0"))


class Loud:
    """Says when it begins, so that the killer can take aim."""

    def started(self, what: str, size: int | None) -> None:  # noqa: ARG002 - the port's
        """Say that an input is begun."""
        print("started", flush=True)  # noqa: T201 - the parent waits for it

    def advanced(self, records: int) -> None:  # noqa: ARG002 - the port's
        """Rest, if it is to."""
        time.sleep(PAUSE)

    def waiting(self) -> None:
        """Say nothing."""


def main(home: str, batch: str, *paths: str) -> None:
    """Import in small batches; what a shell ignores for work in the background is heard."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    reading.BATCH = int(batch)
    with open_workspace(Path(home), watcher=Loud()) as network:
        report = load("import").function(network, *map(Path, paths))
    sys.exit(report.broken_off or 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
