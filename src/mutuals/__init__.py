"""A local-first system for working a personal network: `open_network()` is the way in."""

from __future__ import annotations

from mutuals.errors import MutualsError

# Loading typing alone would take a fifth of the time that `--help` has.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from mutuals.workspace import open_workspace as open_network

__all__ = ["MutualsError", "open_network"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Load the composition root only when somebody asks for it: a daily command stays light."""
    if name == "open_network":
        from mutuals.workspace import open_workspace

        return open_workspace
    raise AttributeError(name)
