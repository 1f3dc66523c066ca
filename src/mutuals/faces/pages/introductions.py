"""Introductions: who can introduce me to whom, those under way, and those I could give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mutuals.errors import SeveralFoundError
from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.web.visit import Visit
from mutuals.model.introduced import Introduction
from mutuals.model.person import PersonRef
from mutuals.operations.aiming import humans_called
from mutuals.practice.asking import say_odds

_PATHS, _MATCHES, _NAMES, _SEVERAL = 5, 5, 300, 50


class Step(NamedTuple):
    """A step that may come next: what its button says, and the words of the command."""

    label: str
    words: tuple[str, ...]

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Return the words as fields of a form."""
        return [("words", word) for word in self.words]


def _show(visit: Visit) -> Shown:
    me = visit.network.people.me()
    under_way = visit.run("introduction").introductions
    return {
        **_ways(visit, visit.query.get("target", "").strip()),
        "odds": say_odds,
        "asking": me.id if me else "",
        "under_way": [(each, _stands(each), list(_steps(each))) for each in under_way],
        "asked": {(each.one.id, each.other.id) for each in under_way if each.kind == "request"},
        "matches": visit.run("matches", limit=_MATCHES).matches,
        "plan": visit.run("plan"),
        "names": _names(visit),
    }


def _ways(visit: Visit, target: str) -> Shown:
    """Return the ways to a target, or those who answer to its name where several do."""
    try:
        found = visit.run("intro", target, limit=_PATHS) if target else None
    except SeveralFoundError:
        several = [(each.id, each.golden) for each in humans_called(visit.network, target)]
        return {"target": target, "found": None, "several": several[:_SEVERAL]}
    return {"target": target, "found": found, "several": ()}


def _stands(each: Introduction) -> str:
    """Say how far an introduction has come, before the day of its latest step."""
    if each.kind == "request":
        return _REQUEST[each.state].format(one=each.one.name, other=each.other.name)
    agreed = " and ".join(who.name for who in each.agreed)
    return f"{agreed} agreed" if each.state == "asked" and agreed else _OFFER[each.state]


_REQUEST = {
    "asked": "You asked {one} to introduce you to {other}",
    "agreed": "{one} agreed to introduce you to {other}",
    "introduced": "{one} introduced you to {other}",
}
_OFFER = {
    "asked": "You offered both of them an introduction",
    "agreed": "Both agreed",
    "introduced": "You introduced them",
}


def _steps(each: Introduction) -> Iterator[Step]:
    """Yield the steps that may come next; who was asked agrees by themselves."""
    asked = (each.one,) if each.kind == "request" else (each.one, each.other)
    if each.state == "asked":
        left = (who for who in asked if who not in each.agreed)
        yield from (Step(f"{who.name} agreed", ("agreed", each.id, who.id)) for who in left)
    if each.state == "agreed":
        did = f"{each.one.name} introduced us" if each.kind == "request" else "I introduced them"
        yield Step(did, ("introduced", each.id))
    if each.state == "introduced":
        did = f"I thanked {each.one.name}" if each.kind == "request" else "They thanked me"
        yield Step(did, ("thanked", each.id))
    else:
        yield Step("It was declined", ("declined", each.id))


def _names(visit: Visit) -> list[str]:
    people: list[PersonRef] = visit.run("people", limit=_NAMES).people
    return [person.name for person in people if person.name]


PAGE = Page(
    "/introductions", "Introductions", "introductions.html", _show, key="r", place=6,
    says="who can bring you to whom",
)  # fmt: skip
