"""Network: a map of the circles that my people stand in."""

from __future__ import annotations

from mutuals.faces.pages.base import Page, Shown
from mutuals.faces.pictures.network import network, network_figures, network_says
from mutuals.faces.web.visit import Visit


def _show(visit: Visit) -> Shown:
    record = visit.run("circles")
    return {
        "picture": network(record),
        "says": network_says(record),
        "figures": network_figures(record),
        "anybody": record.shown > 0,
    }


PAGE = Page(
    "/network", "Network", "network.html", _show, key="n", place=4, says="who belongs together"
)
