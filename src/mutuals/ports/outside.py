"""What operations meet outside the store: inputs, the clock, somebody who watches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from mutuals.model.observed import Cursor, Note, Observed, Skipped
    from mutuals.model.restated import Retold


class Input(Protocol):
    """One file, archive member or folder that a person named.

    `format` is None where no format fits, `trouble` says why it cannot be read at all, `size` is
    None where only reading would tell. `records` never raises: what is broken is Skipped.
    """

    @property
    def path(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def is_folder(self) -> bool: ...
    @property
    def format(self) -> str | None: ...
    @property
    def trouble(self) -> str: ...
    @property
    def size(self) -> int | None: ...
    def digest(self) -> str: ...
    def records(
        self, start: Cursor | None
    ) -> Iterator[Observed | Skipped | Note | Cursor | Retold]: ...


class Inputs(Protocol):
    """Opening what a person names; UnreadableError when it is not there.

    Times without a zone are read in `zone`, phone numbers without a country in `region`; nothing
    later than `now` (seconds UTC) is credible; the words of messages are judged where the owner
    allows it (`reads_text`). Each input is read before the next is asked for.
    """

    def named(
        self,
        path: Path,
        zone: ZoneInfo,
        now: int,
        region: str | None,
        *,
        reads_text: bool = False,
    ) -> Iterator[Input]: ...
    def close(self) -> None: ...


class Clock(Protocol):
    """The moment, the home's zone and the day all answers are about."""

    @property
    def now(self) -> int: ...
    @property
    def zone(self) -> ZoneInfo: ...
    @property
    def today(self) -> int: ...
    def day_of(self, at: int) -> int: ...
    def holds(self) -> tuple[float, float]: ...
    def move(self, zone: ZoneInfo) -> None: ...


class Watcher(Protocol):
    """Somebody watching long work."""

    def started(self, what: str, size: int | None) -> None: ...
    def advanced(self, records: int) -> None: ...
    def waiting(self) -> None: ...
