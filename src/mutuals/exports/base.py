"""The contract of a format: what may go out comes in, one file comes out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from mutuals.model.export import Contact, Document, Entry, Gathering, PartCount


class Stock(Protocol):
    """What may go out: of everybody, or of the one person who was named. Each is read anew."""

    def document(self) -> Document:
        """Return everything, for the format that leaves nothing out."""
        ...

    def entries(self) -> Iterator[Entry]:
        """Yield the humans but me by their ids, or the one person of whatever kind."""
        ...

    def contacts(self) -> Iterator[Contact]:
        """Yield every contact with humans, by person, oldest first."""
        ...

    def gatherings(self) -> Iterator[Gathering]:
        """Yield the meetings and calls I took part in, oldest first."""
        ...


class Form(Protocol):
    """One format. A module in this folder offers one as `FORM`; its name is the format's."""

    def write(self, stock: Stock, path: Path) -> tuple[PartCount, ...]:
        """Write the file, the same for the same stock; returns what it holds.

        OSError when it cannot be written, MutualsError when something is missing for it.
        """
        ...
