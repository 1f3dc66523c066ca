"""Advice that names a command, as pages say it: a link to where the browser does the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from markupsafe import Markup

from mutuals.faces.safety import safe_lines

_COMMAND = re.compile(r"`mutuals ([a-z]+)\b(?! FILE)[^`]*`")
"""A command; one that names a FILE reads it where it lies, which no page does."""
_SETTINGS = ("/settings", "Settings")
_DECIDED = ("/settings#decisions", "What you decided")
_PLACES = MappingProxyType(
    {
        "import": ("/import", "Import"),
        "key": ("/sweep", "Sweep"),
        "plan": ("/plan", "Plan"),
        "ledger": ("/ledger", "Ledger"),
        "people": ("/people", "People"),
        "duplicates": ("/duplicates", "Duplicates"),
        "history": _DECIDED,
        "undo": _DECIDED,
        "init": _SETTINGS,
        "doctor": _SETTINGS,
        "assistant": _SETTINGS,
        "proposals": _SETTINGS,
    }
)
"""By command, the page that does the same, and its name; other commands stay as they are."""


def guided(text: str) -> Markup:
    """Return a text with links in the place of commands; all else in it is escaped."""
    return Markup().join(_parts(safe_lines(text)))


def _parts(text: str) -> Iterator[str | Markup]:
    end = 0
    for found in _COMMAND.finditer(text):
        if place := _PLACES.get(found[1]):
            yield text[end : found.start()]
            yield Markup('<a href="{}">{}</a>').format(*place)
            end = found.end()
    yield text[end:]
