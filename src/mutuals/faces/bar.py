"""The bar itself, drawn by rich: what is being read, how many records, for how long."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


class Bar:
    """A bar on standard error that leaves no trace when closed."""

    def __init__(self) -> None:
        """Start drawing."""
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.fields[what]}", markup=False),
            BarColumn(bar_width=24),
            TextColumn("{task.completed:,.0f} read", markup=False),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, what="")
        self._progress.start()

    def begin(self, what: str) -> None:
        """Name what is being read now."""
        self._progress.update(self._task, what=what[-40:])

    def advance(self, records: int) -> None:
        """Count records."""
        self._progress.advance(self._task, records)

    def close(self) -> None:
        """Stop drawing."""
        self._progress.stop()
