"""The command `mutuals mcp`: what it needs, and the server that it starts."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mutuals.errors import MutualsError
from mutuals.faces.terminal import is_terminal
from mutuals.model.moments import date_of
from mutuals.operations.base import operation
from mutuals.ports import Desk

_PACKAGE = "mcp"


@dataclass(frozen=True, slots=True)
class Serving:
    """A server about to start for one home; standard output belongs to the protocol."""

    home: str
    as_of: date | None = None
    is_silent: bool = True

    @property
    def notes(self) -> tuple[str, ...]:
        """Tell somebody who typed the command that this is not for typing."""
        hint = "this speaks to an assistant's program, not to you; Ctrl-C ends it"
        return (hint,) if is_terminal(sys.stdin) else ()

    def run(self) -> int:
        """Answer until the assistant hangs up; returns the exit status."""
        from mutuals.faces.mcp.server import serve

        serve(Path(self.home), self.as_of)
        return 0


@operation("reads", needs_home=False)
def mcp(desk: Desk) -> Serving:
    """Let an assistant on this machine ask your network, over standard input and output.

    You do not type this: the assistant's program starts it. It reads only; what it proposes waits
    for your word (`mutuals assistant`, `mutuals proposals`). It speaks to no network.

    Example:
        mutuals mcp
    """
    _check_package()
    as_of = None if desk.as_of is None else date_of(desk.as_of)
    return Serving(str(desk.vault.home), as_of)


def _check_package() -> None:
    try:
        from mutuals.faces.mcp import server  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise MutualsError(
            "a package for assistants is missing", str(error.name or _PACKAGE),
            'run `pip install "mutuals[mcp]"`',
        ) from error  # fmt: skip
