"""Introductions: who can introduce me to whom, those under way, and those I could give."""

from __future__ import annotations

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.web.visit import Visit
from mutuals.model.person import PersonRef
from mutuals.practice.asking import say_odds

_PATHS, _MATCHES, _NAMES = 5, 5, 300
_NEXT = {"asked": "agreed", "agreed": "introduced", "introduced": "thanked"}


def _show(visit: Visit) -> Shown:
    target = visit.query.get("target", "").strip()
    found = visit.run("intro", target, limit=_PATHS) if target else None
    me = visit.network.people.me()
    return {
        "target": target,
        "found": found,
        "odds": say_odds,
        "asking": me.id if me else "",
        "under_way": visit.run("introduction").introductions,
        "following": _NEXT,
        "matches": visit.run("matches", limit=_MATCHES).matches,
        "plan": visit.run("plan"),
        "names": _names(visit),
    }


def _names(visit: Visit) -> list[str]:
    people: list[PersonRef] = visit.run("people", limit=_NAMES).people
    return [person.name for person in people if person.name]


PAGE = Page(
    "/introductions", "Introductions", "introductions.html", _show, key="r", place=6,
    says="who can bring you to whom",
)  # fmt: skip
