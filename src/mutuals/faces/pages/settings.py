"""Settings: who I am, what may be read, where it lies and how it is kept, and what I decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.pages.import_ import size
from mutuals.faces.render.assistant import value_text
from mutuals.faces.render.plan import STAGES
from mutuals.faces.render.words import long_date
from mutuals.faces.web import parcels
from mutuals.faces.web.visit import Visit
from mutuals.model.assistant import Proposal
from mutuals.model.survey import Setup

_STEPS, _MOST_STEPS = 20, 1000
_FORMATS = (
    ("json", "everything, to be imported again"),
    ("vcard", "people, for address books"),
    ("csv", "people, as a table"),
    ("ics", "meetings and calls, for calendars"),
)


class Kept(NamedTuple):
    """A backup as it is shown."""

    made: str
    why: str
    size: str
    where: str


class Asked(NamedTuple):
    """A proposal with all that it would write down, as names and values."""

    proposal: Proposal
    written: tuple[tuple[str, str], ...]


def _show(visit: Visit) -> Shown:
    settings = visit.run("settings")
    steps = visit.run("history").steps
    limit = visit.number("steps", _STEPS, _MOST_STEPS)
    return {
        "settings": settings,
        "stages": STAGES,
        "zones": _zones(),
        "backups": list(_backups(settings)),
        "formats": _FORMATS,
        "assistant": visit.run("assistant"),
        "proposals": [Asked(each, _written(each)) for each in visit.run("proposals").proposals],
        "steps": steps[:limit],
        "more": f"/settings?steps={limit * 5}#decisions" if len(steps) > limit else "",
    }


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))


def _written(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    words = ", ".join(map(value_text, proposal.words))
    options = ((name, value_text(value)) for name, value in proposal.options.items())
    return ((proposal.what, words), *options)


def _backups(settings: Setup) -> Iterator[Kept]:
    zone = ZoneInfo(settings.zone)
    passing = Path(settings.home) / parcels.PASSING
    for each in settings.backups:
        made = datetime.fromisoformat(each.made).astimezone(zone)
        sent = passing in Path(each.path).parents
        yield Kept(
            f"{long_date(made.date().isoformat())}, {made:%H:%M}",
            each.why.replace("-", " "),
            "" if each.bytes is None else size(each.bytes),
            "downloaded" if sent else each.path,
        )


PAGE = Page(
    "/settings", "Settings", "settings.html", _show, "s", 12, "you, your data, backups",
    when_empty=True,
)  # fmt: skip
