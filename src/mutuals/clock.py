"""The moment, the day and the zone that a home's answers are about."""

from __future__ import annotations

import time
from datetime import date, datetime
from datetime import time as clock_time
from math import inf
from typing import TYPE_CHECKING

from mutuals.model.moments import date_of, day_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_OFFSETS_EVERY = 900


class HomeClock:
    """The moment, the home's zone, and the day all answers are about."""

    def __init__(self, zone: ZoneInfo, as_of: date | None) -> None:
        """Stand still at the moment of opening; `as_of` puts the day elsewhere."""
        self.zone = zone
        self.now = int(time.time())
        self._offsets: dict[int, int] = {}
        self._is_given = as_of is not None
        self.today = day_of(as_of) if as_of else self.day_of(self.now)

    def day_of(self, at: int) -> int:
        """Return the day of an instant in the zone, since 1970-01-01."""
        quarter = at // _OFFSETS_EVERY
        offset = self._offsets.get(quarter)
        if offset is None:
            offset = self._offsets[quarter] = self._offset(quarter * _OFFSETS_EVERY)
        return (at + offset) // 86400

    def holds(self) -> tuple[float, float]:
        """Return between which moments the day is the one that answers are about.

        A day that was asked for by its date stays what it is.
        """
        if self._is_given:
            return 0.0, inf
        first, last = (
            datetime.combine(date_of(day), clock_time.min, self.zone).timestamp()
            for day in (self.today, self.today + 1)
        )
        return first, last

    def move(self, zone: ZoneInfo) -> None:
        """Count days in another zone from now on."""
        self.zone = zone
        self._offsets.clear()

    def _offset(self, at: int) -> int:
        offset = datetime.fromtimestamp(at, self.zone).utcoffset()
        return int(offset.total_seconds()) if offset else 0
