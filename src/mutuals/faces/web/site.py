"""What all requests share: the home, the doors, the running import."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mutuals.faces.safety import safe_lines
from mutuals.faces.terminal import write_error
from mutuals.faces.web.answers import Answers
from mutuals.faces.web.doors import Doors
from mutuals.faces.web.importing import Importing
from mutuals.faces.web.refusals import FAULT, refusal_of
from mutuals.faces.web.sampling import Sample
from mutuals.operations.base import Operation
from mutuals.ports import Network
from mutuals.silent import Silent
from mutuals.workspace import open_desk, open_workspace


@dataclass(slots=True)
class Site:
    """One home on the web; `hosts` are the names under which it answers, with the port.

    `end` ends the server once it runs.
    """

    home: Path
    as_of: date | None = None
    doors: Doors = field(default_factory=Doors)
    hosts: frozenset[str] = frozenset()
    importing: Importing = field(default_factory=Importing)
    sample: Sample = field(default_factory=Sample)
    debug: bool = False
    end: Callable[[], object] | None = None
    answers: Answers = field(init=False)

    def __post_init__(self) -> None:
        """Watch the home."""
        self.answers = Answers(self.home)

    @contextmanager
    def network(self) -> Iterator[Network]:
        """Open the home for one request, in its own thread."""
        with open_workspace(self.home, self.as_of) as workspace:
            yield workspace

    def report(self, error: BaseException) -> None:
        """Show a fault, which is no refusal, to whoever asked to see faults."""
        if self.debug and refusal_of(error).status == FAULT:
            write_error(safe_lines("".join(traceback.format_exception(error))))

    def opened(self, operation: Operation) -> AbstractContextManager[Any]:
        """Open what an operation works on: the network, or a desk beside the home."""
        if operation.needs_home:
            return self.network()
        return open_desk(self.as_of, Silent(), self.home)
