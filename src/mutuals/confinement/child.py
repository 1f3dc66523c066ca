"""The program of the child: opens what it is asked to, and sends records until it is stopped."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO
from zoneinfo import ZoneInfo

from mutuals.confinement.limits import allow, confine
from mutuals.confinement.wire import (
    Described,
    asked_of,
    line,
    path_of,
    read_line,
    record_text,
    records_line,
    wanted_of,
)
from mutuals.errors import MutualsError
from mutuals.memory import search_rarely
from mutuals.model.observed import Cursor
from mutuals.sources.base import Setting
from mutuals.sources.inputs import Input, OpenInputs, Record
from mutuals.sources.reading.guard import UNGUARDED, Guard

EVERY = 0.5
"""Seconds after which something is sent, so that the parent sees that work goes on."""
MANY = 500
"""Records in one message."""
_AT_FIRST = 60
"""Seconds it may compute before it is asked for anything: its modules have to be loaded."""
LARGE = 1 << 18
"""Characters of records in one message."""


class _Voice:
    """Sends to the parent, seldom enough to be cheap and often enough to be heard."""

    def __init__(self, out: BinaryIO, patience: int, *, careful: bool) -> None:
        self._out, self._patience, self._careful = out, patience, careful
        self._texts: list[str] = []
        self._size = 0
        self._sent = time.monotonic()

    def say(self, message: bytes) -> None:
        """Send all records, then a message."""
        self._flush()
        self._write(message)

    def send(self, text: str) -> None:
        """Send a record, perhaps together with the next ones."""
        self._texts.append(text)
        self._size += len(text)
        if self._careful or len(self._texts) >= MANY or self._size >= LARGE:
            self._flush()
        else:
            self.advance()

    def advance(self) -> None:
        """Let the parent know that work goes on, where it has not heard anything for a while."""
        if time.monotonic() - self._sent > EVERY:
            self.say(line("working"))

    def enter(self, where: str) -> None:
        """Say, when told to be careful, which item comes next."""
        if self._careful:
            self.say(line("at", where))

    def _flush(self) -> None:
        if self._texts:
            self._write(records_line(self._texts))
            self._texts, self._size = [], 0

    def _write(self, message: bytes) -> None:
        self._out.write(message)
        self._out.flush()
        self._sent = time.monotonic()
        allow(self._patience)


class _Service:
    """Answers the parent: one path after the other, one input of it after the other."""

    def __init__(self, asked: BinaryIO, out: BinaryIO) -> None:
        self._asked, self._out = asked, out
        self._voice = _Voice(out, _AT_FIRST, careful=False)
        self._inputs: Iterator[Input] = iter(())
        self._input: Input | None = None

    def run(self) -> None:
        """Answer until the parent has no more questions."""
        answers = {
            "open": self._open,
            "next": self._next,
            "digest": self._digest,
            "read": self._read,
        }
        for request in self._asked:
            kind, value = read_line(request)
            answers[kind](value)

    def _open(self, value: object) -> None:
        asked = asked_of(value)
        self._voice = _Voice(self._out, asked.patience, careful=asked.careful)
        is_watched = asked.careful or asked.held
        guard = Guard(asked.held, self._voice.enter) if is_watched else UNGUARDED
        setting = Setting(ZoneInfo(asked.zone), asked.now, asked.region, guard, asked.reads_text)
        try:
            self._inputs = OpenInputs(self._voice.advance).opened(path_of(asked.file), setting)
            self._skip(asked.after)
        except MutualsError as error:
            self._voice.say(line("refused", [error.what, error.thing, error.do]))
        else:
            self._voice.say(line("opened"))

    def _skip(self, count: int) -> None:
        for each in islice(self._inputs, count):
            self._input = each
            self._voice.advance()

    def _next(self, _value: object) -> None:
        self._input = found = next(self._inputs, None)
        if found is None:
            self._voice.say(line("over"))
            return
        described = Described(
            found.path, found.name, found.is_folder, found.format, found.trouble, found.size
        )
        self._voice.say(line("input", described))

    def _digest(self, _value: object) -> None:
        self._voice.say(line("digest", self._input.digest() if self._input else ""))

    def _read(self, value: object) -> None:
        wanted = wanted_of(value)
        for number, record in enumerate(self._records(wanted.start)):
            if number >= wanted.skip:
                self._voice.send(record_text(record))
            else:
                self._voice.advance()
        self._voice.say(line("end"))

    def _records(self, start: Cursor | None) -> Iterator[Record]:
        return self._input.records(start) if self._input else iter(())


def main() -> None:
    """Serve the parent at the other end of standard input and output."""
    out = sys.stdout.buffer
    # Whatever prints must not be taken for a message.
    sys.stdout = sys.stderr
    confine()
    search_rarely()
    try:
        _Service(sys.stdin.buffer, out).run()
    except BrokenPipeError:
        sys.stderr.close()


if __name__ == "__main__":
    main()
