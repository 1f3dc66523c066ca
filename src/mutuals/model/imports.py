"""What an import did: per input, and as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from mutuals.model.observed import Cursor

START = Cursor(0, "")
"""Before anything was read."""
FROM_ME_ALONE = "from me to me"
"""Why a message is left out that nobody else takes part in: known once it is settled who I am."""


@dataclass(frozen=True, slots=True)
class SkippedCount:
    """How many records gave nothing for one reason."""

    reason: str
    count: int


class Trouble(NamedTuple):
    """A broken record or input: where it lies and why it gave nothing."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one input was read; `key` is local to the store, instants are seconds UTC.

    `judged` is the version of the rules by which the words of its messages were judged, 0: none.
    """

    key: int
    path: str
    format: str
    digest: str = ""
    cursor: Cursor = START
    finished: bool = False
    records: int = 0
    first_at: int | None = None
    last_at: int | None = None
    skipped_first: int | None = None
    skipped_last: int | None = None
    calendar: bool = False
    skipped: tuple[SkippedCount, ...] = ()
    errors: tuple[Trouble, ...] = ()
    judged: int = 0


@dataclass(frozen=True, slots=True)
class AddedCounts:
    """What an input added to the network."""

    people: int = 0
    interactions: int = 0
    organisations: int = 0
    events: int = 0
    posts: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class ImportedSource:
    """One file, archive member or folder: what was read, added, known already, left out.

    `notes` say how it was understood where that had to be guessed.
    """

    path: str
    format: str
    read: int
    added: AddedCounts
    unchanged: int
    skipped: tuple[SkippedCount, ...]
    errors: tuple[Trouble, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The whole import; `people` counts all kinds except me, `seconds` is wall time.

    `failed` are the paths named that were unreadable or of no known format, `questions` the pairs
    of people who may be one, `broken_off` why the rest was left: the store could not be written.
    """

    sources: tuple[ImportedSource, ...]
    people: int
    interactions: int
    seconds: float
    failed: tuple[str, ...] = field(default=(), metadata={"hidden": True})
    questions: int = field(default=0, metadata={"hidden": True})
    broken_off: str = field(default="", metadata={"hidden": True})

    @property
    def exit_status(self) -> int:
        """Return 1 when a path named gave nothing or the rest was left, else 0."""
        return 1 if self.failed or self.broken_off else 0

    @property
    def notes(self) -> tuple[str, ...]:
        """Return a line for each path that gave nothing, or why the rest was left."""
        if self.broken_off:
            return (self.broken_off,)
        return tuple(_failure(path, self.sources) for path in self.failed)


def _failure(path: str, sources: tuple[ImportedSource, ...]) -> str:
    troubles = [
        trouble.why
        for source in sources
        if source.path.startswith(path)
        for trouble in source.errors
    ]
    if troubles:
        return f"{path} gave nothing: {troubles[0]}"
    return f"{path} is of no format known here - see `mutuals import --help` for what is"
