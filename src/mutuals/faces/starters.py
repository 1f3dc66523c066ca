"""Commands that start another face: no operations, so no face but the command line offers them."""

from __future__ import annotations

from types import MappingProxyType

# Loading collections.abc for the annotation would take part of the time that `--help` has.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

FACES: Mapping[str, str] = MappingProxyType(
    {"serve": "mutuals.faces.web.serving", "mcp": "mutuals.faces.mcp.serving"}
)
"""Command -> the module with the function marked `@operation` that prepares the face.

The function needs no home, so it takes a Desk. The record it returns is shown as any other, unless
it says `is_silent`; then its `run()` is called, which returns the exit status when the face ends.
"""
