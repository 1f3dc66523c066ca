"""A watcher of long work for whoever does not look."""

from __future__ import annotations


class Silent:
    """Nobody watches."""

    def started(self, what: str, size: int | None) -> None:
        """Show nothing."""

    def advanced(self, records: int) -> None:
        """Show nothing."""

    def waiting(self) -> None:
        """Show nothing."""
