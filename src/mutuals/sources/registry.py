"""Finding the formats: every module of this folder, and what others installed."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points

from mutuals import sources
from mutuals.sources.base import Drop, Source

_GROUP = "mutuals.sources"
_NO_FORMATS = frozenset({"base", "inputs", "registry", "walking"})
_SURE_ENOUGH = 0.5


@cache
def all_sources() -> tuple[Source, ...]:
    """Return every source, built in or installed by others, ordered by name."""
    found = [*_built_in(), *(point.load() for point in entry_points(group=_GROUP))]
    return tuple(sorted(found, key=lambda source: source.name))


def _built_in() -> list[Source]:
    names = [module.name for module in pkgutil.iter_modules(sources.__path__) if not module.ispkg]
    modules = [
        importlib.import_module(f"{sources.__name__}.{name}")
        for name in names
        if name not in _NO_FORMATS
    ]
    return [module.SOURCE for module in modules]


def recognise(drop: Drop) -> Source | None:
    """Return the source that is surest of this drop, None when none is at least half sure."""
    best = max(all_sources(), key=lambda source: source.sniff(drop), default=None)
    return best if best is not None and best.sniff(drop) >= _SURE_ENOUGH else None
