"""What was said of ties at the end of a season, and of how many it came true."""

from mutuals.record import Record


class Outlook(Record):
    """Ties of which the same was said at the end of a season: of so many it came true."""

    ago: int
    log_odds: float
    ties: int
    true: int
