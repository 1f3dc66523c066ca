"""How the command line says no: one line on what happened, and a hint at the right call."""

from __future__ import annotations

import difflib
import sys
import traceback
from collections.abc import Sequence

from mutuals.errors import InterruptedImportError, MutualsError, UsageError
from mutuals.faces.arguments import WrongCallError
from mutuals.faces.docstring import manual_of
from mutuals.faces.guide import Guide, usage
from mutuals.faces.safety import safe_text
from mutuals.faces.terminal import is_terminal, write_error

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
_NO_MEMORY = "there is not enough memory - close other programs and try again"
_UNLOADABLE = "failed to map segment from shared object"
"""What the system's loader says when there is no room for a library."""
_COMPLAINTS = (SyntaxError, SystemError)
"""What Python's compiler, which loads our modules, now and then raises instead of MemoryError."""
_ROOM = 96 << 20
"""Bytes that must be there for a compiler's complaint to be a fault of ours."""
_LOOK = (
    "look it over with `mutuals doctor --read-data`; if it is sound, run again with --debug and"
    " report what it shows"
)
"""One wrong bit in a record looks like a fault of ours to whoever reads it."""
_ALIKE = 0.65
"""How alike a word must be to have been meant; `news` is no slip for `next`."""


def refuse(error: BaseException, guide: Guide | None, *, debug: bool) -> int:
    """Say on standard error why nothing was done; returns the exit status."""
    if debug:
        write_error("".join(map(_safe_lines, traceback.format_exception(error))))
    write_error("".join(f"{line}\n" for line in _lines(error, guide)))
    return _status(error)


def _safe_lines(text: str) -> str:
    return "".join(f"{safe_text(line)}\n" for line in text.splitlines())


def _status(error: BaseException) -> int:
    if isinstance(error, KeyboardInterrupt | InterruptedImportError):
        return INTERRUPTED
    return WRONG_USAGE if isinstance(error, UsageError) else FAILED


def _lines(error: BaseException, guide: Guide | None) -> list[str]:
    if isinstance(error, UsageError):
        return [f"mutuals: {safe_text(str(error))}{_meant(error)}", *_right_call(guide)]
    if isinstance(error, KeyboardInterrupt):
        start = "\n" if is_terminal(sys.stderr) else ""  # the terminal stands behind its ^C
        return [f"{start}mutuals: stopped; what was done so far is kept"]
    return [f"mutuals: {safe_text(one_line(error))}"]


def one_line(error: BaseException) -> str:
    """Return what happened in one line that a person can act on, whatever was raised."""
    if isinstance(error, MutualsError):
        return str(error)
    if isinstance(error, MemoryError) or _UNLOADABLE in str(error):
        return _NO_MEMORY
    if isinstance(error, _COMPLAINTS) and _is_memory_short():
        return _NO_MEMORY
    kind = type(error).__name__
    return f"this is a fault in mutuals ({kind}), or the home is damaged - {_LOOK}"


def _is_memory_short() -> bool:
    """Say whether this process could not get as much as it takes to load our modules."""
    try:
        bytearray(_ROOM)
    except MemoryError:
        return True
    return False


def _meant(error: UsageError) -> str:
    if not isinstance(error, WrongCallError):
        return ""
    near = difflib.get_close_matches(error.thing, error.known, n=2, cutoff=_ALIKE)
    return f" - did you mean {' or '.join(near)}?" if near else ""


def _right_call(guide: Guide | None) -> Sequence[str]:
    if guide is None:
        return ["usage: mutuals COMMAND [ARGUMENT ...]", "see:   mutuals --help"]
    example = manual_of(guide.operation.function).example.partition("\n")[0]
    shown = [f"try:   {example}"] if example else []
    return [f"usage: {usage(guide)}", *shown, f"see:   mutuals {guide.operation.name} --help"]
