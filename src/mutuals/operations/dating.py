"""Counting the days anew in another zone, in steps that are gone on with when one was stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from mutuals.ports import Network

_IN_USE = "zone in use"
_REACHED = "days counted anew up to"
"""The interaction (its key) up to which the days are those of the zone in use; empty at the end."""
_BEFORE_ALL = "0"
_AT_ONCE = 1_000
"""Interactions that one step looks at."""


def change_zone(network: Network, name: str) -> None:
    """Use another zone from now on, and have the days of all interactions counted anew in it."""
    if name != (network.settings.get(_IN_USE) or network.settings.get("zone")):
        network.settings.set(_IN_USE, name)
        network.settings.set(_REACHED, _BEFORE_ALL)
        follow_zone(network)


def follow_zone(network: Network) -> None:
    """Count days in the zone in use; another command may have changed it since this one began."""
    name = network.settings.get(_IN_USE)
    if name and name != network.clock.zone.key:
        network.clock.move(ZoneInfo(name))


def date_some(network: Network) -> bool:
    """Count some days anew, and leave whose they are to be recorded; says if any were left."""
    reached = network.settings.get(_REACHED)
    if not reached:
        return False
    follow_zone(network)
    last = network.writing.date_some(int(reached), _AT_ONCE)
    network.settings.set(_REACHED, "" if last is None else str(last))
    return True
