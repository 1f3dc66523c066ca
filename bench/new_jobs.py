"""What new jobs cost: `next` where some were seen, and the archive by which they are seen.

Run: python -m bench.new_jobs HOME [PAIRS] - with HOME a home of `python -m bench.big_home HOME`, of
whose people some are marked as in a new job. Then two archives of LinkedIn are imported, the second
of which is of a later day and has another employer for every tenth.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from bench.timing import run
from mutuals.model.moments import date_text
from mutuals.operations.base import load
from mutuals.sources.inputs import OpenInputs
from mutuals.store.answers import FOLDER
from mutuals.workspace import STORE, open_workspace

PAIRS = 11
SHARES = (0, 500, 5_000)
CONNECTIONS = 10_000
_FORGET = "UPDATE person SET changed_day = NULL WHERE changed_day IS NOT NULL"
_SOME = "UPDATE person SET changed_day = ?, golden = json_set(golden, '$[8]', json(?)) WHERE key IN"
_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def answering(home: Path, pairs: int) -> None:
    """Print the median CPU milliseconds of `next`, kept answers forgotten."""
    command = [sys.executable, "-m", "mutuals", "--home", str(home), "next"]
    for count in SHARES:
        mark(home, count)
        taken = []
        for _ in range(pairs):
            shutil.rmtree(home / FOLDER, ignore_errors=True)
            taken.append(1000 * run(command).cpu)
        print(f"| `next`, {count:,} new jobs | {median(taken):.0f} ms |", flush=True)


def mark(home: Path, count: int) -> None:
    """Have so many people of a home seen in a new job today."""
    with open_workspace(home) as network:
        today = network.clock.today
    change = json.dumps(["Acme", "Initech", "", "2026-01-01", date_text(today), []])
    with closing(sqlite3.connect(home / STORE)) as connection, connection:
        connection.execute(_FORGET)
        keys = "(SELECT key FROM person WHERE kind = 'human' ORDER BY key % 97, key LIMIT ?)"
        connection.execute(f"{_SOME} {keys}", (today, change, count))


def importing(folder: Path) -> None:
    """Print the CPU seconds of importing an archive, and a later one after it."""
    for number, employer in ((1, "Acme"), (2, "Initech")):
        rows = [_row(place, employer if place % 10 == 0 else "Oak") for place in range(CONNECTIONS)]
        path = folder / str(number) / "Connections.csv"
        path.parent.mkdir(parents=True)
        path.write_text("".join([_HEADER, *rows, f"New,One,,,,,0{number} Jun 2026\n"]))
        began = time.process_time()
        with open_workspace(folder / "home", inputs=OpenInputs()) as network:
            load("import").function(network, path)
        print(f"| archive {number} of {CONNECTIONS:,} | {time.process_time() - began:.1f} s |")


def _row(place: int, employer: str) -> str:
    profile = f"https://www.linkedin.com/in/someone-{place}"
    return f"Given{place},Family{place},{profile},,{employer},Clerk,{place % 28 + 1:02} Mar 2019\n"


if __name__ == "__main__":
    home, pairs, *_ = [*sys.argv[1:], str(PAIRS)]
    answering(Path(home), int(pairs))
    with tempfile.TemporaryDirectory() as made:
        importing(Path(made))
