"""Today: whom to go to, what came back, and the verdict on my practice."""

from __future__ import annotations

from mutuals.faces.cards import bars, cards
from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.words import long_date
from mutuals.faces.web.visit import Visit

_NOBODY = "Nobody is waiting for you. Enjoy it."
_BUT_OPEN = "Nobody else is due; what is still open stands below."


def _show(visit: Visit) -> Shown:
    record, settings = visit.run("today"), visit.run("settings")
    shown = list(cards(record.engage, visit.network.people, visit.today))
    return {
        "settings": settings,
        "day": long_date(record.as_of),
        "heading": _heading(len(shown)),
        "nobody": _BUT_OPEN if record.open else _NOBODY,
        "cards": shown,
        "open": record.open,
        "came_back": visit.run("returns"),
        "verdict": record.verdict,
        "bars": list(bars(record.verdict.measures)),
    }


def _heading(count: int) -> str:
    if not count:
        return "Nobody to go to today"
    return "One person to go to" if count == 1 else f"{count} people to go to"


PAGE = Page("/", "Today", "today.html", _show, key="t", place=1, says="whom to go to, and why")
