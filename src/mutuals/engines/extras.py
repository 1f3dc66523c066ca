"""Libraries of the extras: loaded where an engine needs them, refused with what to install."""

from __future__ import annotations

import importlib
from types import ModuleType

from mutuals.errors import MutualsError
from mutuals.model.score import Engine

_EXTRAS = {"duckdb": "analytics", "postgres": "postgres", "spark": "spark"}


def library(name: str, engine: Engine) -> ModuleType:
    """Load a library that an engine needs; MutualsError with what to install if it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MutualsError(
            f"the engine {engine} needs {name.partition('.')[0]}, which is not installed",
            "",
            f"run pip install 'mutuals[{_EXTRAS[engine]}]', or leave --engine out",
        ) from error
