"""Lessons: a dozen of five minutes, each ending in one act that is seen in my own data."""

from __future__ import annotations

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.words import long_date
from mutuals.faces.web.visit import Visit


def _show(visit: Visit) -> Shown:
    record = visit.run("lessons")
    return {
        "lessons": record.lessons,
        "done": record.done,
        "total": record.total,
        "next": record.next,
        "days": {each.name: long_date(each.on) if each.on else "" for each in record.lessons},
    }


PAGE = Page(
    "/lessons", "Lessons", "lessons.html", _show, key="o", place=9, says="five minutes to learn"
)
