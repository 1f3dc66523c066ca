"""What keeping a home safe costs: seals in an import, backup, restore, doctor, erase; flips found.

Run: python -m bench.vault FOLDER [FLIPS] - FOLDER as `python -m bench.mailboxes FOLDER` made it.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mutuals.operations.base import load
from mutuals.store import writing
from mutuals.store.connection import STORE
from mutuals.workspace import open_desk, open_workspace


def spent(act: Callable[[], Any]) -> tuple[float, Any]:
    """Return CPU seconds of a call in this process, and what it returned."""
    began = time.process_time()
    found = act()
    return time.process_time() - began, found


def on_desk(home: Path, name: str, *words: object, **options: object) -> Any:  # noqa: ANN401 - any record
    """Run an operation beside a home."""
    with open_desk(home=home) as desk:
        return load(name).function(desk, *words, **options)


def imported(box: Path, home: Path) -> None:
    """Import a mailbox and say what of the time in this process went into sealing."""
    sealing = [0.0]
    proper = writing.seal_stale

    def timed(*values: Any) -> None:  # noqa: ANN401 - as they come
        sealing[0] += spent(lambda: proper(*values))[0]

    writing.seal_stale = timed
    with open_workspace(home) as network:
        whole, _ = spent(lambda: load("import").function(network, box))
    writing.seal_stale = proper
    print(f"import {whole:.1f} cpu-s in the parent, sealing {sealing[0] / whole:.1%} of it")
    print(f"store {(home / STORE).stat().st_size / 1e6:.1f} MB")


def flips(home: Path, times: int) -> str:
    """Flip one bit of the store, many times anew; returns how often the check-up told of it."""
    dice = random.Random(1)
    sound = (home / STORE).read_bytes()
    told = 0
    for _ in range(times):
        content = bytearray(sound)
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        (home / STORE).write_bytes(content)
        told += not on_desk(home, "doctor", read_data=True).sound
        for name in ("-wal", "-shm"):
            (home / f"{STORE}{name}").unlink(missing_ok=True)
    (home / STORE).write_bytes(sound)
    return f"{told} of {times} flipped bits told of; the others lie in free space or headers"


def main(folder: Path, times: int) -> None:
    """Measure everything once, in a home that is thrown away."""
    with tempfile.TemporaryDirectory() as place:
        home, packed = Path(place) / "home", Path(place) / "backup.zip"
        imported(folder / "big.mbox", home)
        steps: dict[str, Callable[[], Any]] = {
            "doctor": lambda: on_desk(home, "doctor"),
            "doctor --read-data": lambda: on_desk(home, "doctor", read_data=True),
            "backup": lambda: on_desk(home, "backup", packed),
            "restore": lambda: on_desk(home, "restore", packed),
        }
        for name, act in steps.items():
            print(f"{name} {spent(act)[0]:.2f} cpu-s")
        print(f"backup {packed.stat().st_size / 1e6:.1f} MB")
        shutil.copytree(home, Path(place) / "copy")
        print(flips(Path(place) / "copy", times))
        with open_workspace(home) as network:
            someone = network.people.some([next(iter(network.people.all())).id])[0]
        print(f"erase {spent(lambda: on_desk(home, 'erase', someone.id, yes=True))[0]:.2f} cpu-s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)  # noqa: PLR2004
