"""Health: how my network is doing, in four figures with one thing to do each; details folded."""

from __future__ import annotations

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.pictures.trend import trend, trend_figures
from mutuals.faces.render.health import FIRST, title, usual, worth
from mutuals.faces.web.visit import Visit
from mutuals.model.health import Figure

_MANY = 2
"""Points that make a trend."""
_WHO = {
    "came": ("/people?sort=recent", "Whom you were in touch with last"),
    "stayed": ("/plan", "Your key people"),
    "drifting": ("/people?state=drifting", "Who they are"),
    "reach": ("/network", "The map of your network"),
}
"""Where to go on from a figure: its people, or what to do for it."""


def _show(visit: Visit) -> Shown:
    figures = visit.run("health").figures
    return {
        "cards": [_card(each, visit) for each in figures[:FIRST]],
        "details": [_detail(each) for each in figures[FIRST:]],
    }


def _card(figure: Figure, visit: Visit) -> Shown:
    return {
        **_detail(figure),
        "do": figure.do,
        "who": _WHO.get(figure.name),
        "picture": trend(figure),
        "table": trend_figures(figure, visit.today),
    }


def _detail(figure: Figure) -> Shown:
    has_past = sum(value is not None for value in figure.trend) >= _MANY
    return {
        "title": title(figure),
        "value": worth(figure, figure.value),
        "unit": figure.unit if figure.unit in {"people", "employers"} else "",
        "usual": usual(figure),
        "says": figure.says,
        "picture": trend(figure) if has_past and worth(figure, 0.0) else None,
    }


PAGE = Page("/health", "Health", "health.html", _show, key="h", place=5, says="how it is doing")
