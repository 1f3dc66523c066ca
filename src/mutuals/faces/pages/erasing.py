"""Erasing somebody: the one thing that cannot be undone asks for the name first."""

from __future__ import annotations

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.people import shown_name
from mutuals.faces.render.person import counts
from mutuals.faces.web.visit import Visit


def _show(visit: Visit) -> Shown:
    record = visit.run("person", visit.path["who"], limit=1)
    name = shown_name(record)
    return {
        "title": f"Erase {name}",
        "record": record,
        "name": name,
        "counts": counts(record) if record.interactions else "",
    }


PAGE = Page(
    "/erase/{who:path}", "Erase", "erasing.html", _show, says="somebody for good", under="/people"
)
