"""Printing again what a command answered before, while it is still true."""

from __future__ import annotations

import sys
import time

from mutuals.faces.terminal import has_colour, is_terminal, width_of
from mutuals.home import usual_home
from mutuals.store.answers import KeptAnswer

# Loading typing alone would take a sixth of the time that `--help` has.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_HOME = "--home"


class Again:
    """One command line, and what it printed when nothing was another than now."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """Look at the home that the command is about; nothing of it is read yet."""
        home = _home(arguments)
        self._kept = None if home is None else KeptAnswer(home, _asked(arguments))

    def answer(self) -> str | None:
        """Return what was printed, None where it has to be found out."""
        return None if self._kept is None else self._kept.read(time.time())

    def keep(self, answer: str, holds: tuple[float, float]) -> None:
        """Keep what was printed, for the moments between the two."""
        if self._kept is not None:
            self._kept.write(answer, *holds)


def _asked(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return all that a printed answer depends on, but for the home and the moment."""
    out = sys.stdout
    screen = (width_of(out), has_colour(out), is_terminal(out)) if out else ()
    return (*arguments, *map(str, screen))


def _home(arguments: Sequence[str]) -> str | None:
    """Return the home a command line names; None where only reading it whole can tell."""
    words = [word for word in arguments if word.partition("=")[0] == _HOME]
    if not words:
        return usual_home()
    if len(words) > 1 or "--" in arguments:
        return None
    _, equals, named = words[0].partition("=")
    behind = arguments[arguments.index(words[0]) + 1 :]
    return (named if equals else "".join(behind[:1])) or None
