"""Running one command: read the call, open the network, run the operation, show the answer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mutuals.faces.arguments import Given, Opening, Shared, WrongCallError, read_call, read_opening
from mutuals.faces.guide import Guide, guide_to
from mutuals.faces.progress import Progress
from mutuals.faces.safety import safe_text
from mutuals.faces.terminal import (
    has_colour,
    is_terminal,
    may_ask,
    width_of,
    write_error,
    write_out,
)

if TYPE_CHECKING:
    from pathlib import Path

    from mutuals.faces.program import Program
    from mutuals.ports import Network

_EPOCH = date(1970, 1, 1)


def run(arguments: Sequence[str], program: Program) -> int:
    """Run a command line; what goes wrong behind the command's name is shown with its usage."""
    opening = read_opening(arguments)
    if not opening.command or "version" in opening.shared.flags:
        return _run_without_command(opening, program)
    guide = _guide(opening.command, program)
    try:
        return _run_command(opening, guide, program)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last wall before the user
        from mutuals.faces.refusal import refuse

        return refuse(error, guide, debug="--debug" in arguments)


def _run_without_command(opening: Opening, program: Program) -> int:
    from mutuals.faces.overview import overview

    asked = "version" in opening.shared.flags
    write_out(f"mutuals {_version()}\n" if asked else overview(program.summaries()))
    return 0


def _version() -> str:
    from importlib.metadata import version

    return version("mutuals")


def _guide(command: str, program: Program) -> Guide:
    if command not in program.names:
        raise WrongCallError("there is no such command", command, program.names)
    return guide_to(program.load(command))


def _run_command(opening: Opening, guide: Guide, program: Program) -> int:
    given = read_call(opening, guide.parameters, offers_page=guide.operation.page)
    watcher = Progress()
    if "help" in opening.shared.flags:
        return _show_help(guide)
    given = _asked(opening, guide, given)
    try:
        with _opened(opening.shared, guide, program, watcher) as network:
            answer = _Answer(opening, guide, given, network, program)
            status = answer.give(watcher)
            sample = network.home if answer.opens_sample else None
    finally:
        watcher.close()
    return status if sample is None else _open_sample(sample, opening.shared.as_of)


def _open_sample(home: Path, as_of: date | None) -> int:
    """Serve the sample to somebody at a terminal, until they end it."""
    from mutuals.faces.web.serving import has_screen, start

    serving = start(home, as_of, port=0, address="", opens=has_screen())
    write_error(f"mutuals: see it in your browser: {serving.url}\n")
    for note in serving.notes:
        write_error(f"mutuals: {note}\n")
    return serving.run()


def _opened(
    shared: Shared, guide: Guide, program: Program, watcher: Progress
) -> AbstractContextManager[Any]:
    """Open the home of the command: a Network, or a Desk for one that needs none."""
    if guide.operation.needs_home:
        return program.open(shared.home, guide.operation.home, shared.as_of, watcher)
    from mutuals.workspace import open_desk

    return open_desk(shared.as_of, watcher, shared.home)


def _show_help(guide: Guide) -> int:
    from mutuals.faces.command_help import help_text

    write_out(help_text(guide))
    return 0


def _asked(opening: Opening, guide: Guide, given: Given) -> Given:
    """Let a command ask its questions where somebody is there to answer."""
    sure = {"yes", "named"} & given.options.keys()
    if guide.operation.name == "erase" and not sure and may_ask():
        from mutuals.faces.erasing import is_sure

        return given._replace(options={**given.options, "yes": is_sure(str(given.words[0]))})
    bare = not given.words and not given.options and "json" not in opening.shared.flags
    if guide.operation.name != "init" or not bare or not may_ask():
        return given
    from mutuals.faces.setup import ask

    return given._replace(options=ask())


class _Answer:
    """One answer on its way out."""

    def __init__(
        self, opening: Opening, guide: Guide, given: Given, network: Network, program: Program
    ) -> None:
        self._as_json = "json" in opening.shared.flags
        self._guide, self._given = guide, given
        self._network, self._program = network, program

    def give(self, watcher: Progress) -> int:
        """Run the operation, show what it returns, and return the exit status."""
        was_empty = self._may_sweep() and self._network.people.count() == 0
        with self._snapshot():
            record = self._guide.operation.function(
                self._network, *self._given.words, **self._given.options
            )
        watcher.close()
        self._write_page(record)
        self._show(record)
        if was_empty and self._network.people.count():
            self._sweep()
        self._ask_pairs(record)
        return _started(record)

    @property
    def opens_sample(self) -> bool:
        """Say whether the sample is to be opened in the browser: somebody is at a terminal."""
        is_shown = not self._as_json and self._given.page is None and is_terminal(sys.stdout)
        return self._guide.operation.name == "demo" and is_shown and may_ask()

    def _snapshot(self) -> AbstractContextManager[None]:
        """Let what only reads answer of one moment: an import may go on meanwhile."""
        operation = self._guide.operation
        reads = operation.effect == "reads" and operation.needs_home
        return self._network.snapshot() if reads else nullcontext()

    def _may_sweep(self) -> bool:
        return self._guide.operation.name == "import" and not self._as_json and may_ask()

    def _sweep(self) -> None:
        from mutuals.faces.sweep import sweep

        sweep(self._network, self._program)

    def _ask_pairs(self, record: object) -> None:
        """Go through the questions of `duplicates` where somebody is there to answer."""
        if self._guide.operation.name == "duplicates" and not self._as_json and may_ask():
            from mutuals.faces.pairing import ask_pairs

            ask_pairs(self._network, self._program, record)  # type: ignore[arg-type]

    def _write_page(self, record: object) -> None:
        if self._given.page is not None:
            from pathlib import Path

            from mutuals.faces.phone import write_page

            write_page(record, self._network.people, Path(self._given.page))

    def _show(self, record: object) -> None:
        page = self._given.page
        if getattr(record, "is_silent", False):
            pass  # standard output belongs to what is about to run
        elif self._as_json or page is None or getattr(record, "always_json", False):
            self._write(record)
        for note in getattr(record, "notes", ()):
            write_error(f"mutuals: {safe_text(note)}\n")
        if page is not None:
            write_error(f"The page stands in {safe_text(page)}\n")

    def _write(self, record: object) -> None:
        is_json = self._as_json or getattr(record, "always_json", False)
        day = _EPOCH + timedelta(days=self._network.clock.today)
        text = _as_json(record) if is_json else _for_people(record, day)
        write_out(text)
        is_whole = self._given.page is None and not getattr(record, "notes", ())
        if self._guide.operation.lasts and is_whole:
            self._program.keep(text, self._network.clock.holds())


def _started(record: object) -> int:
    """Run what the record is to start, if anything, and return the exit status."""
    run = getattr(record, "run", None)
    return int(run() if run else getattr(record, "exit_status", 0))


def _as_json(record: object) -> str:
    from mutuals.faces.json_form import json_text

    return f"{json_text(record)}\n"


def _for_people(record: object, today: date) -> str:
    from mutuals.faces.render import render

    # A table that goes into a pipe is read by programs: nothing is cut off there.
    cut = is_terminal(sys.stdout)
    return render(record, today, width_of(sys.stdout), cut=cut, colour=has_colour(sys.stdout))
