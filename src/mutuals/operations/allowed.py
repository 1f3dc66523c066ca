"""What the owner allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutuals.ports import Network


def may_read_text(network: Network) -> bool:
    """Say whether the person allowed message text to be read for detection."""
    said = [d.values["text"] for d in network.decisions.standing("init") if "text" in d.values]
    return bool(said and said[-1])
