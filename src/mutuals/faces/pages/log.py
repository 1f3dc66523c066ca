"""Log: what no mail and no calendar shows, written down in half a minute."""

from __future__ import annotations

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.web.visit import Visit

_NAMES = 200


def _show(visit: Visit) -> Shown:
    return {
        "who": visit.query.get("who", ""),
        "meal": visit.query.get("meal", ""),
        "names": visit.run("people", limit=_NAMES).people,
    }


PAGE = Page("/log", "Log", "log.html", _show, "l", 3, "a lunch, a call, a favour", when_empty=True)
