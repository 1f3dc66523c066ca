"""How long rare changes of a home hold the store, and how long others wait meanwhile, in seconds.

Run: python -m bench.rare_changes FOLDER [MAILS] [CARDS] - FOLDER is made and must be empty. A home
of a mailbox of 2,000 correspondents and an address book; each change is made twice, in copies of
it: alone, with the CPU seconds of its transactions, and while this process reads and writes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.locks import write_inputs
from bench.waits import show
from mutuals.operations.base import load
from mutuals.sources.inputs import OpenInputs
from mutuals.store.writing import Writing
from mutuals.workspace import open_workspace

CHANGES = {
    "zone": ("plan", "set", "zone", "Asia/Tokyo"),
    "init": ("init", "--me", "person0@domain0.example", "--yes"),
    "erase": ("erase", "person1@domain1.example", "--yes"),
    "rebuild": ("doctor", "--rebuild"),
}
_HELD = "bench.rare_changes held"
_PAUSE = 0.1
_proper = Writing.transaction


def main(folder: Path, count: int = 12_000, cards: int = 3_000) -> None:
    """Make the home, and every change in copies of it; print what was found."""
    folder.mkdir()
    home = folder / "home"
    with open_workspace(home, inputs=OpenInputs()) as network:
        load("init").function(network, me=("owner@mail.example",), yes=True)
        for path in write_inputs(folder, count, cards):
            load("import").function(network, path)
    for name, words in CHANGES.items():
        alone = _copy(home)
        subprocess.run(  # noqa: S603 - this very program
            [sys.executable, "-m", "bench.rare_changes", _HELD, alone, *words], check=True
        )
        _watch(name, _copy(home), words)


def _copy(home: Path) -> Path:
    copied = home.with_name("copy")
    shutil.rmtree(copied, ignore_errors=True)
    return Path(shutil.copytree(home, copied))


def _watch(name: str, home: Path, words: tuple[str, ...]) -> None:
    """Make a change in another process; read and write in this one until it is made."""
    taken: dict[str, list[float]] = {"reading": [], "writing": []}
    changing = subprocess.Popen(  # noqa: S603 - this very program
        [sys.executable, "-m", "mutuals", "--home", home, *words], stdout=subprocess.DEVNULL
    )
    while changing.poll() is None:
        for kind, seconds in taken.items():
            time.sleep(_PAUSE)
            with open_workspace(home) as network:
                began = time.monotonic()
                if kind == "reading":
                    load("person").function(network, "person2@domain2.example")
                else:
                    load("log").function(network, "ana@friends.example", note="A word.")
                seconds.append(time.monotonic() - began)
    show(f"while {name} goes on", taken)


def _held(home: str, words: list[str]) -> None:
    """Run a command in this process; print the CPU seconds of its transactions in the home."""
    from mutuals.faces.cli import main as command

    found: list[float] = []

    @contextmanager
    def timed(writing: Writing) -> Iterator[None]:
        with _proper(writing):
            began = time.process_time()
            yield
        if Path(home) == writing._path.parent:  # noqa: SLF001 - not a backup
            found.append(time.process_time() - began)

    Writing.transaction = timed  # type: ignore[method-assign,assignment]
    command(["--home", home, *words])
    longest = sorted(found)[::-1][:4]
    print(words[0], len(found), *(f"{seconds:.2f}" for seconds in longest), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == _HELD:
        _held(sys.argv[2], sys.argv[3:])
    else:
        main(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
