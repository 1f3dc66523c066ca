"""Walking what a person named: which parts of it are of which format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mutuals.errors import MutualsError
from mutuals.sources.base import Drop, Source
from mutuals.sources.reading.files import is_media
from mutuals.sources.reading.guard import UNGUARDED, Guard
from mutuals.sources.reading.tars import tar_in
from mutuals.sources.registry import recognise

_RECOGNISING = "recognising "
"""Before a part's path: what stops at recognising it is not the reading of its one record."""


class Found(NamedTuple):
    """A part of what was dropped in: its source (None: no format fits), or why it is unreadable."""

    drop: Drop
    source: Source | None
    trouble: str = ""


def walk(drop: Drop, guard: Guard = UNGUARDED) -> Iterator[Found]:
    """Yield the parts in order of their names: files, archive members, Maildirs, folders of mail.

    A part that cannot be read (a password, damage, a cap) or that the guard stops is a value with
    its trouble.
    """
    stopped = guard.stops(_RECOGNISING + drop.path)
    if stopped:
        yield Found(drop, None, stopped.why)
        return
    try:
        yield from _walk_folder(drop, guard) if drop.is_folder else _walk_file(drop, guard)
    except (MutualsError, OSError) as error:
        yield Found(drop, None, str(error))


def _walk_file(drop: Drop, guard: Guard) -> Iterator[Found]:
    # A folder may hold thousands of pictures: not every format need be asked about each.
    if drop.size == 0 or is_media(drop.head):
        yield Found(drop, None)
    elif archive := tar_in(drop):
        yield from walk(archive, guard)
    else:
        yield Found(drop, recognise(drop))


def _walk_folder(drop: Drop, guard: Guard) -> Iterator[Found]:
    source = recognise(drop)
    taken = source.takes(drop) if source else frozenset()
    if source:
        yield Found(drop, source)
    for child in drop.children():
        if child.name not in taken:
            yield from walk(child, guard)
