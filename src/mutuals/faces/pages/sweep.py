"""Sweep: the first names, each put where they belong with one choice."""

from __future__ import annotations

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.web.sweeping import CHOICE
from mutuals.faces.web.visit import Visit

_SHOWN, _LOOKED_AT = 30, 200
_CHOICES = (
    ("", "Later"),
    ("network", "Network"),
    ("key", "Key"),
    ("private", "Private"),
    ("never", "Never"),
)


def _show(visit: Visit) -> Shown:
    found = visit.run("people", limit=_LOOKED_AT).people
    return {
        "people": [each for each in found if not each.key and not each.mark][:_SHOWN],
        "choices": _CHOICES,
        "field": CHOICE,
    }


PAGE = Page(
    "/sweep", "Sweep", "sweep.html", _show, key="w", place=11, says="put the first names right"
)
