"""People: everybody in the network, found as you type, filtered, tagged in one go."""

from __future__ import annotations

from urllib.parse import urlencode

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.render.words import STATES_IN_SHORT
from mutuals.faces.web.visit import Visit

_SHOWN = 50
_MOST = 1000
_STATES = (("", "everybody"), *STATES_IN_SHORT.items())
_SORTS = (
    ("", "best first"),
    ("strength", "closest first"),
    ("recent", "latest contact first"),
    ("due", "due first"),
    ("name", "by name"),
)


def _show(visit: Visit) -> Shown:
    query = visit.query.get("query", "")
    state = visit.choice("state", tuple(value for value, _ in _STATES))
    sort = visit.choice("sort", tuple(value for value, _ in _SORTS))
    limit = visit.number("limit", _SHOWN, _MOST)
    found = visit.run("people", query, limit=limit, sort=sort or None, state=state or None)
    asked = {"query": query, "state": state, "sort": sort}
    has_more = found.total > len(found.people) and limit < _MOST
    return {
        **asked,
        "states": _STATES,
        "sorts": _SORTS,
        "people": found.people,
        "total": found.total,
        "more": f"/people?{urlencode({**asked, 'limit': limit * 4})}" if has_more else "",
    }


PAGE = Page("/people", "People", "people.html", _show, key="p", place=2, says="everybody you know")
