"""Plan: at which stage, at which pace, whom and what to aim at, and when to rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from mutuals.faces.cards import bars
from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.plan import STAGES
from mutuals.faces.render.words import figure, long_date, window
from mutuals.faces.web.visit import Visit
from mutuals.model.strategy import FLOOR_NAMES, PlanView
from mutuals.practice.strategy import LISTS
from mutuals.practice.wording import measure_words

_PACES = (
    ("gentle", "gentle: half of it"),
    ("steady", "steady: as it stands"),
    ("full", "full: twice as much"),
)

_LISTS = {
    "targets": ("Employers", "the firms you would like to work for or with"),
    "communities": ("Communities", "clubs, associations, choirs, meetups"),
    "sites": ("Sites", "where one can find you"),
}


class Goal(NamedTuple):
    """A floor to set: its name, what it counts, and how much of it within how many days."""

    name: str
    label: str
    value: str
    window: str
    shown: str


class Named(NamedTuple):
    """A list of names to set, written with commas."""

    name: str
    label: str
    hint: str
    value: str


def _show(visit: Visit) -> Shown:
    view = visit.run("plan")
    verdict = visit.run("verdict", weeks=1).weeks[0]
    return {
        "plan": view,
        "stages": STAGES,
        "paces": _PACES,
        "goals": list(_goals(view)),
        "lists": [Named(each, *_LISTS[each], ", ".join(getattr(view, each))) for each in LISTS],
        "pauses": [f"{long_date(first)} to {long_date(last)}" for first, last in view.pauses],
        "bars": list(bars(verdict.measures)),
        "week_on": (visit.today + timedelta(days=7)).isoformat(),
    }


def _goals(view: PlanView) -> Iterator[Goal]:
    floors = {floor.measure: floor for floor in view.floors}
    for name in FLOOR_NAMES:
        floor = floors.get(name)
        value = f"{floor.value:g}/{floor.window_days}" if floor else "0"
        shown = f"{figure(name, floor.value)} {window(floor.window_days)}" if floor else "not set"
        days = window(floor.window_days) if floor else ""
        yield Goal(name, measure_words(name), value, days, shown)


PAGE = Page("/plan", "Plan", "plan.html", _show, key="a", place=8, says="your goals and your pace")
