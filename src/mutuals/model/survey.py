"""How a home stands: what was read, and how it is set up."""

from __future__ import annotations

from dataclasses import dataclass

from mutuals.model.imports import SkippedCount, Trouble
from mutuals.model.person import PersonRef
from mutuals.model.strategy import Stage
from mutuals.model.vault import KnownBackup


@dataclass(frozen=True, slots=True)
class SourceRead:
    """One file, archive member or folder that was read, and what came of it.

    `from_` and `to_` (YYYY-MM-DD) are the first and last day it covers, None where it has none, as
    an address book; `calendar` says that these are days of entries with guests, `own_messages`
    that there are messages from me in it. Where it is not `finished`, importing it again goes on.
    """

    path: str
    format: str
    read: int
    finished: bool
    from_: str | None
    to_: str | None
    calendar: bool
    own_messages: bool
    skipped: tuple[SkippedCount, ...]
    errors: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """All inputs in the order of their paths; `own_messages` says whether any has such.

    `read`, `skipped` and `errors` add up those of all inputs.
    """

    sources: tuple[SourceRead, ...]
    own_messages: bool
    read: int
    skipped: int
    errors: int


@dataclass(frozen=True, slots=True)
class Setup:
    """How a home is set up, and what it holds; `people` counts all kinds except me.

    `set_up_on` (YYYY-MM-DD) is the day of the first `init`, None before; `me` is None while nothing
    shows it; `text` says whether message text may be read. `sample` marks the invented network.
    `last_backup` is the instant of the newest of the `backups`, which stand newest first.
    """

    home: str
    sample: bool
    set_up_on: str | None
    me: PersonRef | None
    addresses: tuple[str, ...]
    stage: Stage
    zone: str
    text: bool
    own_messages: bool
    people: int
    interactions: int
    sources: int
    last_backup: str | None
    backups: tuple[KnownBackup, ...]
