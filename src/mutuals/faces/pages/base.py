"""What a page is: an address, a name, and what its template shows."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from mutuals.faces.web.visit import Visit

Shown = Mapping[str, Any]


class Page(NamedTuple):
    """One page; `show` returns what the template of that file name needs.

    `key` opens it after `g`; `place` is where it stands in the menu, 0 for not at all. `says` is
    what it is for, in a few words. What is shown may bring a `title` of its own. In a home with
    nothing in it, only what is of use then is shown (`when_empty`); the others lead to Welcome.
    `under` is the path of the page in the menu to which one without a place there belongs.
    """

    path: str
    name: str
    template: str
    show: Callable[[Visit], Shown]
    key: str = ""
    place: int = 0
    says: str = ""
    when_empty: bool = False
    under: str = ""


@cache
def pages() -> tuple[Page, ...]:
    """Return every page of this folder, in the order of the menu."""
    folder = importlib.import_module(__package__ or "mutuals.faces.pages")
    modules = (f"{folder.__name__}.{each.name}" for each in pkgutil.iter_modules(folder.__path__))
    found = (getattr(importlib.import_module(name), "PAGE", None) for name in modules)
    return tuple(sorted(filter(None, found), key=lambda page: (page.place or 99, page.path)))


NOTHING: Shown = MappingProxyType({})
