"""Welcome: the first run, from an empty home to the first people."""

from __future__ import annotations

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.plan import STAGES
from mutuals.faces.web.visit import Visit


def _show(visit: Visit) -> Shown:
    sample, link = visit.site.sample, visit.site.sample.link(visit.site.home)
    return {
        "settings": visit.run("settings"),
        "stages": STAGES,
        "sample": sample.state,
        "sample_link": link,
        "waits": sample.state == "making" or (sample.state == "ready" and not link),
    }


PAGE = Page("/welcome", "Welcome", "first.html", _show, when_empty=True)
