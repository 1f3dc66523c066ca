"""What the command line stands on: the operations by name, and how a network is opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mutuals.operations.base import Operation
    from mutuals.ports import Network, Watcher


class Program(Protocol):
    """The catalogue as a face needs it; tests bring small ones of their own."""

    @property
    def names(self) -> Sequence[str]:
        """The operations in the order of the help."""

    def summaries(self) -> Mapping[str, str]:
        """Return the first help line of every operation."""

    def load(self, name: str) -> Operation:
        """Return the operation of that name, importing its module only."""

    def again(self, arguments: Sequence[str]) -> str | None:
        """Return what this command line printed before, where that is known to be still true."""

    def keep(self, answer: str, holds: tuple[float, float]) -> None:
        """Keep what the command line printed; it is true between the two moments."""

    def open(
        self, home: Path | str | None, inside: str, as_of: date | None, watcher: Watcher
    ) -> AbstractContextManager[Network]:
        """Open the home named, else the default home or the folder inside it."""
