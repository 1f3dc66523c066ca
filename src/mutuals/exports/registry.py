"""Finding the formats: every module of this folder."""

from __future__ import annotations

import importlib
import pkgutil

from mutuals import exports
from mutuals.exports.base import Form

_NO_FORMATS = frozenset({"base", "registry"})

NAMES = tuple(
    sorted(
        module.name
        for module in pkgutil.iter_modules(exports.__path__)
        if not module.ispkg and module.name not in _NO_FORMATS
    )
)
"""The names of the formats."""


def form_of(name: str) -> Form:
    """Return the format of a name of NAMES."""
    form: Form = importlib.import_module(f"{exports.__name__}.{name}").FORM
    return form
