"""What was said of ties at the end of a season, and of how many it came true."""

from typing import NamedTuple


class Outlook(NamedTuple):
    """Ties of which the same was said at the end of a season: of so many it came true."""

    ago: int
    log_odds: float
    ties: int
    true: int
