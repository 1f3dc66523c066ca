"""Help: the keys, and what is good to know."""

from __future__ import annotations

from mutuals.faces.pages.base import NOTHING, Page, Shown
from mutuals.faces.web.visit import Visit


def _show(visit: Visit) -> Shown:
    del visit
    return NOTHING


PAGE = Page("/help", "Help", "help.html", _show, when_empty=True)
