"""The safety of a home: backups, what a check-up found, and who was erased."""

from __future__ import annotations

from dataclasses import dataclass, field

from mutuals.model.export import PartCount


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: `made` is an instant in UTC, `why` what it was made before (or `asked`).

    `bytes` is the size of the file; `digest` the SHA-256 of the store inside, as hex digits.
    """

    path: str
    made: str
    why: str
    bytes: int
    digest: str
    schema: int
    program: str
    holds: tuple[PartCount, ...]


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """A backup that the home knows of, without a look inside.

    `bytes` is None where the file is not there now; of those written where I asked for it
    (`why` is `asked`) the latest is known.
    """

    path: str
    made: str
    why: str
    bytes: int | None


@dataclass(frozen=True, slots=True)
class Restored:
    """A home that was brought back; `kept` is the backup of what stood there before, if any.

    `erased` counts the people of the backup who were erased since, and stayed so.
    """

    path: str
    home: str
    made: str
    holds: tuple[PartCount, ...]
    kept: str | None
    erased: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: where, what, and what to do about it.

    `mended` says that the check-up has put it right already.
    """

    what: str
    where: str
    do: str
    mended: bool = False


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a check-up looked at and found; `sound` is false while something is left to do.

    `last_backup` is the instant of the newest automatic backup, `free` the free bytes of the disk.
    """

    home: str
    sound: bool
    findings: tuple[Fault, ...]
    checked: tuple[str, ...]
    last_backup: str | None
    free: int

    @property
    def exit_status(self) -> int:
        """Return 1 when something is left to do, else 0."""
        return 0 if self.sound else 1


@dataclass(frozen=True, slots=True)
class Erased:
    """What went with a person: rows by what they were; the name is nowhere any more.

    `backups` counts the automatic backups that were written anew without the person.
    """

    interactions: int
    cards: int
    favours: int
    decisions: int
    backups: int
    notes: tuple[str, ...] = field(default=(), metadata={"hidden": True})
