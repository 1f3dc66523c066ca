"""Outcomes: what became of the advice, slot by slot."""

from __future__ import annotations

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.outcomes import SLOTS, sentences
from mutuals.faces.render.words import long_date
from mutuals.faces.web.visit import Visit

_WEEKS, _MOST = 8, 52


def _show(visit: Visit) -> Shown:
    weeks = visit.number("weeks", _WEEKS, _MOST)
    record = visit.run("outcomes", weeks=weeks)
    return {
        "since": long_date(record.since),
        "slots": [(SLOTS[each.slot], each.named, list(sentences(each))) for each in record.slots],
        "nudges": record.nudges,
        "more": f"/outcomes?weeks={min(weeks * 2, _MOST)}" if weeks < _MOST else "",
    }


PAGE = Page(
    "/outcomes", "Outcomes", "outcomes.html", _show, says="what became of the advice", under="/"
)
