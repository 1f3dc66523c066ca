"""The day: the verdict on my practice, and whom to engage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.model.advice import Today
from mutuals.model.moments import date_text
from mutuals.operations.base import operation
from mutuals.operations.nudging import nudges
from mutuals.operations.open_ends import open_now, read_lately
from mutuals.operations.verdict import judge_week

if TYPE_CHECKING:
    from mutuals.ports import Network


@operation("reads", page=True, lasts=True)
def today(network: Network) -> Today:
    """Show what to do today: the verdict, and whom to engage, why, and with what.

    Example:
        mutuals today --to today.html
    """
    lately = read_lately(network)
    open_ends = open_now(network, lately)
    return Today(
        as_of=date_text(network.clock.today) or "",
        verdict=judge_week(network, lately),
        engage=nudges(network, open_ends),
        open=open_ends,
    )
