"""Ledger: what I gave first, then what I asked for and received; never what anybody owes me."""

from __future__ import annotations

from urllib.parse import urlencode

from mutuals.faces.favours import SIDES, favours
from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.web.visit import Visit

_SHOWN, _MOST = 50, 5000
_FILTERS = (("", "everything"), *SIDES.items())
_NAMES = 200


def _show(visit: Visit) -> Shown:
    who = visit.query.get("who", "").strip()
    side = visit.choice("side", tuple(value for value, _ in _FILTERS))
    limit = visit.number("limit", _SHOWN, _MOST)
    record = visit.run("ledger", *filter(None, [who]))
    entries = [entry for entry in record.entries if side in {"", entry.direction}]
    more = f"/ledger?{urlencode({'who': who, 'side': side, 'limit': limit * 4})}"
    return {
        "record": record,
        "who": who,
        "side": side,
        "filters": _FILTERS,
        "favours": list(favours(entries[:limit])),
        "total": len(entries),
        "more": more if len(entries) > limit and limit < _MOST else "",
        "names": sorted({entry.person.name for entry in record.entries})[:_NAMES],
    }


PAGE = Page("/ledger", "Ledger", "ledger.html", _show, key="e", place=7, says="what you gave")
