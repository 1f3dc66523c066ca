"""Import: what can be read in, how far it is, and what was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.imports import brought
from mutuals.faces.render.words import long_date
from mutuals.faces.web import parcels
from mutuals.faces.web.importing import Progress
from mutuals.faces.web.visit import Visit
from mutuals.model.imports import AddedCounts
from mutuals.model.survey import SourceRead
from mutuals.practice.wording import say_count
from mutuals.store.vault import INBOX

_TROUBLES = 20
_UNITS = ("bytes", "KB", "MB", "GB", "TB")
_STEP = 1024


class Reading(NamedTuple):
    """What came of one input: its name, lines of what was read, left out, and what is broken."""

    name: str
    where: str
    lines: tuple[str, ...]
    skipped: tuple[str, ...]
    troubles: tuple[str, ...]
    more: int
    is_unknown: bool = False


def _show(visit: Visit) -> Shown:
    progress = visit.site.importing.progress
    looked = visit.run("look") if visit.query.get("look") else None
    read = visit.run("sources")
    return {
        "is_sample": visit.run("settings").sample,
        "progress": progress,
        "now": _inside(progress.what, visit.site.home),
        "report": list(_reported(progress, visit.site.home)),
        "left": [] if progress.goes_on else _left(visit),
        "people": visit.run("people", limit=1).total,
        "looked": looked,
        "found": [(each, size(each.bytes)) for each in looked.found] if looked else [],
        "read": read,
        "sources": [_known(each, visit.site.home) for each in read.sources],
    }


def _left(visit: Visit) -> list[str]:
    """Return the names of what waits to be read to its end."""
    paths = parcels.waiting(visit.site.home) or visit.site.importing.left
    return [path.name for path in paths]


def _reported(progress: Progress, home: Path) -> Iterator[Reading]:
    """Yield what the import that has just ended did, input by input."""
    for source in progress.report["sources"] if progress.report else ():
        added, known = AddedCounts(**source["added"]), source["unchanged"]
        lines = [f"{say_count(source['read'], 'record')} read: {brought(added)}"]
        if known:
            lines.append(f"{known} known already")
        is_unknown = source["format"] in {"unknown", "empty"}
        yield Reading(
            *_named(source["path"], home),
            tuple([] if is_unknown else [*lines, *source["notes"]]),
            tuple(f"{each['count']}: {each['reason']}" for each in source["skipped"]),
            *_troubles([(each["where"], each["why"]) for each in source["errors"]], home),
            is_unknown,
        )


def _known(source: SourceRead, home: Path) -> Reading:
    lines = [f"{say_count(source.read, 'record')} read"]
    if source.from_ and source.to_:
        lines.append(f"{long_date(source.from_)} to {long_date(source.to_)}")
    if source.own_messages:
        lines.append("your own messages are in it")
    if not source.finished:
        lines.append("not read to its end: import it again, and it goes on")
    return Reading(
        *_named(source.path, home),
        tuple(lines),
        tuple(f"{each.count}: {each.reason}" for each in source.skipped),
        *_troubles(source.errors, home),
    )


def _troubles(errors: Sequence[tuple[str, str]], home: Path) -> tuple[tuple[str, ...], int]:
    shown = tuple(f"{_inside(where, home)}: {why}" for where, why in errors[:_TROUBLES])
    return shown, max(len(errors) - _TROUBLES, 0)


def _named(path: str, home: Path) -> tuple[str, str]:
    """Return how an input is called, and where it lay."""
    inside = _inside(path, home)
    return (inside, "sent from the browser") if inside != path else (Path(path).name, path)


def _inside(path: str, home: Path) -> str:
    """Return a path without the folder in which what was sent lay until it was read."""
    start = f"{home / INBOX}/"
    return path[len(start) :].partition("/")[2] if path.startswith(start) else path


def size(count: int) -> str:
    """Return a number of bytes as one says it."""
    value, unit = float(count), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    return f"{value:.0f} {_UNITS[unit]}"


PAGE = Page(
    "/import", "Import", "import.html", _show, "i", 11, "mail, chats, contacts", when_empty=True
)
