"""Weeks: the practice week by week, with what was counted."""

from __future__ import annotations

from datetime import date

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.pictures.weeks import weeks, weeks_figures, weeks_says
from mutuals.faces.web.visit import Visit
from mutuals.practice.wording import measure_words

_WEEKS, _MOST = 12, 104


def _show(visit: Visit) -> Shown:
    count = visit.number("weeks", _WEEKS, _MOST)
    record = visit.run("verdict", weeks=count)
    since = visit.run("settings").set_up_on
    set_up = date.fromisoformat(since) if since else visit.today
    return {
        "picture": weeks(record, set_up),
        "figures": weeks_figures(record, set_up),
        "says": weeks_says(record, set_up),
        "stands_on": [
            (measure_words(each.name), each.evidence)
            for each in record.weeks[0].measures
            if each.evidence
        ],
        "more": f"/weeks?weeks={min(count * 2, _MOST)}" if count < _MOST else "",
    }


PAGE = Page("/weeks", "Weeks", "weeks.html", _show, says="the verdict, week by week", under="/")
