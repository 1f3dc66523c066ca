"""The streams the command line writes to: what they are and how to reach them safely."""

from __future__ import annotations

import contextlib
import os
import sys

from mutuals.errors import MutualsError

# Loading typing alone would take a sixth of the time that `--help` has.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

_USUAL_WIDTH = 80
_WIDEST = 110


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a person looks at the stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False  # it is closed


def may_ask() -> bool:
    """Say whether a question would reach a person and the answer come back."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def width_of(stream: TextIO) -> int:
    """Return the columns of the stream's terminal, as far as lines stay readable."""
    named = os.environ.get("COLUMNS", "")
    if named.isdigit() and int(named):
        return int(named)
    try:
        return min(_WIDEST, os.get_terminal_size(stream.fileno()).columns or _USUAL_WIDTH)
    except (OSError, ValueError):
        return _USUAL_WIDTH


def has_colour(stream: TextIO) -> bool:
    """Say whether colour is wanted: on a terminal that can, unless NO_COLOR asks for none."""
    wanted = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return wanted and is_terminal(stream)


def write_out(text: str) -> None:
    """Write text to standard output as UTF-8; nobody reading on is no fault.

    MutualsError when the output cannot be written, such as on a full disk.
    """
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        raise MutualsError("the answer could not be written", error.strerror or "") from error


def write_error(text: str) -> None:
    """Write text to standard error; who closed it does not want to know."""
    with contextlib.suppress(OSError, ValueError):
        _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    """Write UTF-8 whatever the locale says; a stream without bytes takes the text."""
    if stream is None:
        return
    binary = getattr(stream, "buffer", None)
    if binary is None:
        stream.write(text)
    else:
        stream.flush()
        binary.write(text.encode("utf-8", errors="replace"))
    stream.flush()


def _silence(stream: TextIO) -> None:
    """Point a broken stream at nothing, so that closing it at the end cannot fail again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
