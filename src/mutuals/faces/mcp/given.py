"""What an assistant gave to a tool, as a call of the operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mutuals.errors import UsageError
from mutuals.faces.calls import Call, call_of, texts_of
from mutuals.faces.mcp.offer import LONGEST_TEXT
from mutuals.operations.base import Operation

MOST_VALUES = 50
"""How many values one parameter may have."""


def understood_call(operation: Operation, given: Mapping[str, Any]) -> Call:
    """Return the call that was meant; UsageError says what does not fit or is too much."""
    texts = texts_of(operation, dict(given))
    for name, values in texts.items():
        if len(values) > MOST_VALUES or any(len(text) > LONGEST_TEXT for text in values):
            limits = f"give at most {MOST_VALUES} values of {LONGEST_TEXT} characters each"
            raise UsageError("this is too much at once", name[:LONGEST_TEXT], limits)
    return call_of(operation, texts)
