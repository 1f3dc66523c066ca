"""Keeping a home safe: a backup to carry away, bringing one back, and looking the home over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mutuals.errors import HomeError, StoreError
from mutuals.model.vault import Backup, Checkup, Fault, Restored
from mutuals.operations.base import operation
from mutuals.operations.erasing import clean_backups, replay
from mutuals.operations.settling import settle_anew, settle_left

if TYPE_CHECKING:
    from mutuals.ports import Desk, Network

_FILES = ("files and who may read them", "room on the disk")
_QUICK = (*_FILES, "the store's structure", "what refers to what", "imports cut off")
_DATA = ("every kept value against its seal", "counts made anew", "people and ties derived anew")


@operation("reads", needs_home=False)
def backup(desk: Desk, path: Path) -> Backup:
    """Write the whole home into one file, also while other commands write.

    The file (0600) is a zip with the store, a manifest of hashes, and the list by which those you
    erased stay erased. It holds everything known of everybody: keep it as safe as your mail.

    Args:
        path: The file to write; one that exists is replaced when the new one is whole.

    Example:
        mutuals backup ~/network-backup.zip
    """
    return desk.vault.pack(path)


@operation("writes", needs_home=False)
def restore(desk: Desk, path: Path) -> Restored:
    """Bring a home back from a backup; what stands there now is kept as a backup of its own.

    Everything is checked before anything is touched. Whoever was erased since stays erased.

    Args:
        path: A file that `backup` wrote, or one from the folder `backups` of the home.

    Example:
        mutuals restore ~/network-backup.zip
    """
    with desk.vault.staged(path) as (folder, packed):
        with desk.open(folder) as network:
            erased = replay(network)
        kept = desk.vault.replace(folder)
    clean_backups(desk)
    shown = kept.path if kept else None
    return Restored(str(path), str(desk.vault.home), packed.made, packed.holds, shown, erased)


@operation("writes", needs_home=False)
def doctor(desk: Desk, *, read_data: bool = False, rebuild: bool = False) -> Checkup:
    """Look the home over: who may read it, whether it is whole, what was left half-done.

    Small things are put right at once. The exit status is 1 while something is left to do.

    Args:
        read_data: Read every kept value and compare it with what was written; this takes longer.
        rebuild: Derive people, days and ties again from what was imported and decided.

    Example:
        mutuals doctor --read-data
    """
    vault = desk.vault
    if not vault.exists():
        raise HomeError("there is no network here yet", str(vault.home), "name another --home")
    if rebuild:
        _rebuild(desk)
    findings = vault.check(read_data=read_data)
    if read_data and all(each.mended for each in findings):
        findings += _derived_otherwise(desk)
    return Checkup(
        home=str(vault.home),
        sound=all(each.mended for each in findings),
        findings=tuple(findings),
        checked=(*_QUICK, *(_DATA if read_data else ())),
        last_backup=vault.last_backup(),
        free=vault.free(),
    )


def _derived_otherwise(desk: Desk) -> list[Fault]:
    """Return what deriving anew makes otherwise, or that it cannot be done at all."""
    try:
        with desk.open(desk.vault.home) as network:
            return list(_other_than_derived(network))
    except StoreError as error:
        return [Fault(error.what, error.thing, error.do)]


def _rebuild(desk: Desk) -> None:
    """Derive everything again; an erasure that was cut off is brought to its end."""
    kept = desk.vault.keep("before-rebuild")
    with desk.open(desk.vault.home) as network:
        was_cut_off = replay(network) > 0
        with network.writing.transaction():
            settle_anew(network)
        any_erased = network.tombstones.are_there()
    if any_erased:
        desk.vault.wipe()
        clean_backups(desk, [Path(kept.path)] if was_cut_off else [])


class _TakenBackError(Exception):
    """Ends a transaction of which nothing is to stay."""


def _other_than_derived(network: Network) -> Iterator[Fault]:
    """Yield what deriving anew makes otherwise; nothing is changed."""
    before = after = {}
    with suppress(_TakenBackError), network.writing.transaction():
        settle_left(network)  # what an import that was broken off left for later is no damage
        before = network.writing.derived()
        settle_anew(network)
        after = network.writing.derived()
        raise _TakenBackError
    for name in before:
        if before[name] != after[name]:
            yield Fault(
                f"{name}: not what follows from the kept data", str(network.home),
                "`mutuals doctor --rebuild` derives it again",
            )  # fmt: skip
