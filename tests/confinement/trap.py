"""A format that does to its reader what the file says: hang, crash, fill the memory, call home.

Each line of a .trap file is one item. It is installed as an outsider's source would be.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Cursor, Observed, Skipped
from mutuals.sources.base import Drop, Setting

_ENTRY_POINTS = "[mutuals.sources]\ntrap = trap:SOURCE\n"
_METADATA = "Metadata-Version: 2.1\nName: trap\nVersion: 1.0\n"


def install(folder: Path) -> None:
    """Put this module into a folder, as a package that offers a source."""
    found = folder / "trap-1.0.dist-info"
    found.mkdir()
    (found / "METADATA").write_text(_METADATA)
    (found / "entry_points.txt").write_text(_ENTRY_POINTS)
    (folder / "trap.py").write_text(Path(__file__).read_text(encoding="utf-8"))


def _hang() -> str:
    while True:
        pass


def _hang_in_c() -> str:
    # The interpreter's lock is held all the while.
    return str(re.match(r"(a|a)*b", "a" * 100))


def _crash() -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return ""


def _fill_memory() -> str:
    return str(len(b"x" * (8 << 30)))


def _call(port: str) -> str:
    try:
        with socket.create_connection(("127.0.0.1", int(port)), timeout=2):
            return "got through"
    except OSError:
        return "nobody there"


def _start() -> str:
    try:
        subprocess.run(["true"], check=True)
    except OSError:
        return "refused"
    return "started"


def _print() -> str:
    print('["records",[["Claim",[]]]]', flush=True)  # noqa: T201 - it tries to be taken for a message
    return "printed"


def _lie() -> str:
    os.write(1, b'["records",[["Card",["no","card"]]]]\n')
    return "lied"


def _work() -> str:
    until = time.process_time() + 0.9
    while time.process_time() < until:
        pass
    return "worked"


def _sleep() -> str:
    time.sleep(10_000)
    return "woke up"


DEEDS = {
    "hang": _hang,
    "hang in C": _hang_in_c,
    "crash": _crash,
    "fill memory": _fill_memory,
    "start": _start,
    "print": _print,
    "lie": _lie,
    "work": _work,
    "sleep": _sleep,
    "secret": lambda: os.environ.get("MUTUALS_SECRET", "none"),
}


def _done(line: str) -> str:
    return _call(line.split()[1]) if line.startswith("call ") else DEEDS.get(line, str)()


class Trap:
    """The source."""

    name = "trap"
    title = "A trap"

    def sniff(self, drop: Drop) -> float:
        """Return 1.0 for a .trap file; one that begins with `sniff` does its deed at once."""
        if drop.is_folder or not drop.name.endswith(".trap"):
            return 0.0
        deed = drop.head.decode().splitlines()[0].removeprefix("sniff ")
        if drop.head.startswith(b"sniff "):
            _done(deed)
        return 1.0

    def takes(self, drop: Drop) -> frozenset[str]:  # noqa: ARG002 - the contract of a source
        """Return nothing."""
        return frozenset()

    def read(
        self, drop: Drop, setting: Setting, start: Cursor | None = None
    ) -> Iterator[Observed | Skipped | Cursor]:
        """Yield a card for each line; lines of a .bare.trap file pass no guard."""
        lines = drop.open().read().decode().splitlines()
        first = start.offset if start else 0
        if start:
            yield start
        for number, line in enumerate(lines[first:], first):
            where = f"{drop.name} line {number + 1}"
            stopped = None if ".bare" in drop.name else setting.guard.stops(where)
            yield stopped or _card(where, line)
            if line == "cursor":
                yield Cursor(number + 1, "")


def _card(where: str, line: str) -> Card:
    name = f"{line.capitalize()} {_done(line)}".strip()
    return Card(where, (Identifier("email", f"{where.replace(' ', '-')}@trap.example"),), name)


SOURCE = Trap()
