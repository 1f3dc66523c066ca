"""The command line: every operation as a command, loaded only when it is called."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, suppress

from mutuals.faces.starters import FACES
from mutuals.operations import CATALOGUE

# Loading typing alone would take a sixth of the time that `--help` has.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from typing import Any, NoReturn

    from mutuals.faces.again import Again
    from mutuals.faces.program import Program
    from mutuals.operations.base import Operation
    from mutuals.ports import Watcher

_HELP: tuple[list[str], ...] = ([], ["--help"], ["-h"])


class Standing:
    """The program as it stands: the catalogue, what starts other faces, and homes on disk."""

    names: Sequence[str] = (*CATALOGUE, *FACES)

    def __init__(self, *, keeps: bool = False) -> None:
        """Stand ready; only where it `keeps`, answers are kept and given again."""
        self._keeps = keeps
        self._again: Again | None = None

    def again(self, arguments: Sequence[str]) -> str | None:
        """Return what the command line printed before, while that is still true."""
        if not self._keeps:
            return None
        from mutuals.faces.again import Again

        self._again = Again(arguments)
        return self._again.answer()

    def keep(self, answer: str, holds: tuple[float, float]) -> None:
        """Keep what the command line printed."""
        if self._again is not None:
            self._again.keep(answer, holds)

    def summaries(self) -> Mapping[str, str]:
        """Return the first help lines; what cannot be read off the source is imported."""
        from mutuals.faces.summaries import summaries

        read = summaries((*CATALOGUE.values(), *FACES.values()))
        return {name: read[name] if name in read else self._imported(name) for name in self.names}

    def _imported(self, name: str) -> str:
        from mutuals.faces.docstring import manual_of

        return manual_of(self.load(name).function).summary

    def load(self, name: str) -> Operation:
        """Return an operation, importing its module only."""
        from mutuals.operations.base import load, marked_in

        return marked_in(FACES[name], name) if name in FACES else load(name)

    def open(
        self, home: Path | str | None, inside: str, as_of: date | None, watcher: Watcher
    ) -> AbstractContextManager[Any]:
        """Open the home named, else the default home or the folder inside it: a Network."""
        from mutuals.workspace import home_path, open_workspace

        usual = home_path() / inside if inside else None
        return open_workspace(home or usual, as_of, watcher)


def start() -> NoReturn:
    """Run the command line of this process, and end the process with its status."""
    from mutuals.memory import search_rarely

    search_rarely()
    _end(main(program=Standing(keeps=True)))


def _end(status: int) -> NoReturn:
    """End the process at once; to take the interpreter apart costs a sixth of a daily command.

    The store is closed by now and the answer written. What asked to be called at the end is called.
    """
    import atexit
    import os

    atexit._run_exitfuncs()  # noqa: SLF001 - there is no public way to call what was registered
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(status)


def main(arguments: Sequence[str] | None = None, program: Program | None = None) -> int:
    """Run one command line and return its exit status; no fault ever leaves as a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen: Program = program or Standing()
    try:
        return _show_overview(chosen) if given in _HELP else _answered(given, chosen)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last wall before the user
        return _refused(error, given)


def _refused(error: BaseException, given: Sequence[str]) -> int:
    try:
        from mutuals.faces.refusal import refuse

        return refuse(error, None, debug="--debug" in given)
    except MemoryError:  # not even for the words
        sys.stderr.write("mutuals: there is not enough memory - close other programs\n")
        return 1


def _show_overview(program: Program) -> int:
    from mutuals.faces.overview import overview
    from mutuals.faces.terminal import write_out

    write_out(overview(program.summaries()))
    return 0


def _answered(given: Sequence[str], program: Program) -> int:
    answer = program.again(given)
    if answer is None:
        return _run(given, program)
    from mutuals.faces.terminal import write_out

    write_out(answer)
    return 0


def _run(given: Sequence[str], program: Program) -> int:
    from mutuals.faces.command import run

    return run(given, program)
