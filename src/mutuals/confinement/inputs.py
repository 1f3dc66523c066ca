"""Inputs read by a child: an item that hangs or breaks it is left out, and the reading goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from mutuals.confinement.process import Child, StalledError
from mutuals.confinement.wire import (
    Asked,
    Described,
    Wanted,
    described_of,
    file_of,
    line,
    path_of,
    records_of,
    refusal_of,
)
from mutuals.errors import UnreadableError, UnsoundError
from mutuals.model.observed import Cursor, Skipped
from mutuals.sources.inputs import Record
from mutuals.sources.reading.files import clean_name

PATIENCE = 10
"""Seconds that a child may compute without a word before the system ends it."""
MOST_HELD = 20
"""Items of one path that may hold the reading up; then the rest of what is being read is left."""
LEFT = "held the reading up and the rest was left - to try again: mutuals import --retry"


class ConfinedInputs:
    """Opens what a person names in a child process, which is started for the first path."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._child: Child | None = None

    def named(
        self,
        path: Path,
        zone: ZoneInfo,
        now: int,
        region: str | None,
        *,
        reads_text: bool = False,
    ) -> Iterator[ConfinedInput]:
        """Yield the inputs in a file, folder or archive; UnreadableError when it is not there."""
        asked = Asked(file_of(path), str(zone), now, region, PATIENCE, reads_text=reads_text)
        return _Dialogue(self, asked).inputs()

    def child(self) -> Child:
        """Return the running child."""
        if self._child is None:
            self._child = Child()
        return self._child

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            self._child.end()
            self._child = None


class _Dialogue:
    """What is said about one path, with as many children one after the other as it takes.

    Where a child stalls, the next one is careful and says before each item where it stands; where
    that one stalls as well, the item is left out from then on.
    """

    def __init__(self, inputs: ConfinedInputs, asked: Asked) -> None:
        self._inputs, self._asked = inputs, asked
        self._opened_by: Child | None = None
        self._at = ""

    def inputs(self) -> Iterator[ConfinedInput]:
        """Yield the inputs; each is to be read before the next one is asked for."""
        while (described := self._next()) is not None:
            self._asked = replace(self._asked, after=self._asked.after + 1)
            yield ConfinedInput(self, described)
            if described.trouble == LEFT:
                return

    def _next(self) -> Described | None:
        while True:
            try:
                kind, value = self.answer(line("next"))
                return described_of(value) if kind == "input" else None
            except (StalledError, UnsoundError):
                if not self.may_go_on():
                    return Described(clean_name(str(path_of(self._asked.file))), trouble=LEFT)

    def answer(self, message: bytes) -> tuple[str, object]:
        """Return what the child answers, once it has the path open and the last input at hand."""
        child = self._inputs.child()
        if child is not self._opened_by:
            child.ask(line("open", self._asked))
            self._opened_by = child
            kind, value = self.hear()
            if kind == "refused":
                raise UnreadableError(*refusal_of(value))
        self._at = ""
        child.ask(message)
        return self.hear()

    def hear(self) -> tuple[str, object]:
        """Return the next message that is more than a sign of life."""
        while True:
            kind, value = self._inputs.child().hear()
            if kind == "at":
                self._at = str(value)
            elif kind != "working":
                return kind, value

    def may_go_on(self) -> bool:
        """Say, after a stall, whether it is worth trying again with another child."""
        self._inputs.close()
        was, held = self._asked, self._asked.held
        if was.careful and (not self._at or len(held) >= MOST_HELD):
            self._asked = replace(was, careful=False)
            return False
        more = (self._at,) if was.careful else ()
        self._asked = replace(was, careful=not was.careful, held=held + more)
        return True

    def break_off(self) -> None:
        """Listen no further: what the child still has to say is not wanted."""
        self._inputs.close()


class ConfinedInput:
    """An input as a child describes it; see `sources.inputs.Input`."""

    def __init__(self, dialogue: _Dialogue, described: Described) -> None:
        """Take over the description."""
        self._dialogue = dialogue
        self.path, self.name, self.is_folder = described.path, described.name, described.is_folder
        self.format, self.trouble, self.size = described.format, described.trouble, described.size

    def digest(self) -> str:
        """Return the digest of the bytes, empty where they cannot be read in time."""
        try:
            return str(self._dialogue.answer(line("digest"))[1])
        except StalledError:
            self._dialogue.may_go_on()
            return ""

    def records(self, start: Cursor | None = None) -> Iterator[Record]:
        """Yield the records; what cannot be read is among them as Skipped."""
        given = 0
        while True:
            try:
                for record in self._tried(start, given):
                    given += 1
                    if isinstance(record, Cursor):
                        # The next try begins here, and first of all repeats the cursor itself.
                        start, given = record, 1
                    yield record
            except (StalledError, UnsoundError):
                if not self._dialogue.may_go_on():
                    yield Skipped(self.path, LEFT, error=True)
                    return
            else:
                return

    def _tried(self, start: Cursor | None, given: int) -> Iterator[Record]:
        """Yield the records of one try behind those that were given before."""
        kind, value = self._dialogue.answer(line("read", Wanted(start, given)))
        try:
            while kind == "records":
                yield from records_of(value)
                kind, value = self._dialogue.hear()
        finally:
            if kind == "records":
                self._dialogue.break_off()
