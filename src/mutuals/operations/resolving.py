"""Resolving a nudge: it is done, put off, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.model.decided import Decided
from mutuals.operations.base import operation
from mutuals.operations.marking import decide

if TYPE_CHECKING:
    from mutuals.ports import Network

_LONGEST_SNOOZE = 3_660


@operation("writes")
def done(network: Network, who: str) -> Decided:
    """Say that a nudge is done: I wrote, called or met.

    Args:
        who: An id, e-mail address, phone number, profile address or name.

    Example:
        mutuals done "Ana Lopes"
    """
    return decide(network, "done", who, {}, "done: {}")


@operation("writes")
def snooze(network: Network, who: str, *, days: int) -> Decided:
    """Put a nudge off for some days.

    Args:
        who: An id, e-mail address, phone number, profile address or name.
        days: For how many days from today on.

    Example:
        mutuals snooze "Ana Lopes" --days 7
    """
    if not 1 <= days <= _LONGEST_SNOOZE:
        raise UsageError("for how many days?", str(days), f"give 1 to {_LONGEST_SNOOZE}")
    return decide(network, "snooze", who, {"days": days}, f"{{}} snoozed for {days} days")


@operation("writes")
def skip(network: Network, who: str) -> Decided:
    """Leave a nudge out until something new happens, or for a month.

    Args:
        who: An id, e-mail address, phone number, profile address or name.

    Example:
        mutuals skip "Ana Lopes"
    """
    return decide(network, "skip", who, {}, "{} skipped")
