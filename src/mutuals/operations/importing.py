"""Importing what a person names: files, folders and archives."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mutuals.errors import StoreError, UnreadableError
from mutuals.memory import few_searches
from mutuals.model.imports import AddedCounts, ImportedSource, ImportReport, Trouble
from mutuals.model.restated import HOME_FORMAT
from mutuals.operations.allowed import may_read_text
from mutuals.operations.base import operation
from mutuals.operations.reading import Reading
from mutuals.operations.restoring import Restoring
from mutuals.sources.reading.files import clean_name

if TYPE_CHECKING:
    from mutuals.ports import Input, Network


@operation("writes", name="import")
def import_(network: Network, *paths: Path, retry: bool = False) -> ImportReport:
    """Import mailboxes, calendars, address books and archives; each thing is taken in once.

    The format is recognised from the content. Importing the same input again adds nothing; what is
    broken is listed and its sound neighbours are kept. The files themselves are never changed.

    Args:
        paths: Files, folders or archives (zip, tar).
        retry: Read again what was read before, also the records that were broken.

    Example:
        mutuals import ~/Downloads/Basic_LinkedInDataExport.zip ~/Mail/Archive.mbox
    """
    began = time.monotonic()
    named: list[list[ImportedSource]] = []
    with few_searches():
        broken_off = _import_paths(network, paths, named, retry=retry)
    return ImportReport(
        tuple(source for sources in named for source in sources),
        network.people.count(),
        network.interactions.total(),
        round(time.monotonic() - began, 3),
        failed=tuple(
            str(path) for path, sources in zip(paths, named, strict=False) if _gave_nothing(sources)
        ),
        questions=len(network.likenesses.questions()),
        broken_off=broken_off,
    )


def _import_paths(
    network: Network, paths: Sequence[Path], named: list[list[ImportedSource]], *, retry: bool
) -> str:
    """Import path by path into `named`; returns why the rest was left, if the store failed.

    What was imported before stands, and is told.
    """
    for path in paths:
        named.append([])
        try:
            for source in _import_path(network, path, retry=retry):
                named[-1].append(source)
        except StoreError as error:
            named[-1].append(_unreadable(clean_name(str(path)), str(error)))
            return str(error)
    return ""


def _import_path(network: Network, path: Path, *, retry: bool) -> Iterator[ImportedSource]:
    zone, now, region = network.clock.zone, network.clock.now, network.settings.get("region")
    found_any = False
    try:
        for found in network.inputs.named(
            path, zone, now, region, reads_text=may_read_text(network)
        ):
            found_any = True
            yield _read(network, path, found, retry=retry)
    except UnreadableError as error:
        yield _unreadable(clean_name(str(path)), str(error))
        return
    if not found_any:
        yield _of_no_format(clean_name(str(path)), is_empty=True)


def _read(network: Network, named: Path, found: Input, *, retry: bool) -> ImportedSource:
    if found.trouble:
        return _unreadable(found.path, found.trouble)
    if found.format is None:
        return _of_no_format(found.path, is_empty=found.size == 0)
    now = network.clock.now
    if found.format == HOME_FORMAT:
        is_named = found.path == clean_name(str(named))
        return Restoring(network, found, now, is_named=is_named).run(retry=retry)
    return Reading(network, found, found.format, now).run(retry=retry)


def _unreadable(path: str, why: str) -> ImportedSource:
    return ImportedSource(path, "unknown", 0, AddedCounts(), 0, (), (Trouble(path, why),))


def _of_no_format(path: str, *, is_empty: bool) -> ImportedSource:
    return ImportedSource(path, "empty" if is_empty else "unknown", 0, AddedCounts(), 0, (), ())


def _gave_nothing(sources: list[ImportedSource]) -> bool:
    """Say whether a path named was unreadable or of no known format as a whole."""
    return all(source.format == "unknown" or _is_unreadable(source) for source in sources)


def _is_unreadable(source: ImportedSource) -> bool:
    """Say whether an input was recognised, and everything in it is an error."""
    return source.read > 0 and source.read == len(source.errors)
