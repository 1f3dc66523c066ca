"""Watching long work: a bar on standard error when a person looks at it, else nothing."""

from __future__ import annotations

import importlib
import sys
from typing import Protocol

from mutuals.faces.safety import safe_text
from mutuals.faces.terminal import is_terminal, write_error

_BAR = "mutuals.faces.bar"


class _Bar(Protocol):
    def begin(self, what: str) -> None: ...
    def advance(self, records: int) -> None: ...
    def close(self) -> None: ...


class Progress:
    """A watcher for the command line; the bar is loaded when long work starts, not before."""

    def __init__(self) -> None:
        """Look once whether anybody watches."""
        self._is_watched = is_terminal(sys.stderr)
        self._bar: _Bar | None = None
        self._has_said = False

    def started(self, what: str, size: int | None) -> None:  # noqa: ARG002 - a Watcher is told
        """Show that a piece of work begins; its size in bytes says nothing about its records."""
        if not self._is_watched:
            return
        if self._bar is None:
            self._bar = importlib.import_module(_BAR).Bar()
        self._bar.begin(safe_text(what))

    def advanced(self, records: int) -> None:
        """Show that records were read."""
        if self._bar is not None:
            self._bar.advance(records)

    def waiting(self) -> None:
        """Say once why nothing happens."""
        if not self._has_said:
            write_error("mutuals: another command is writing; waiting for it to end\n")
        self._has_said = True

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
