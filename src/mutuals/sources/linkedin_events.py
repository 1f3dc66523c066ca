"""LinkedIn's `Events.csv`: events I was asked to, went to or mean to go to.

Header: `Event Name,Event Time,Status,External Url` (FORMATS 1.1). The time is one moment, or two
with a dash between them, such as `Jun 16, 2026 10:00 AM - Jun 16, 2026 11:00 AM`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mutuals.model.observed import Observed, Occasion, Skipped
from mutuals.sources.reading.linkedin import LinkedInTable, Place, link_in
from mutuals.sources.reading.moment import Moment, credible_moment
from mutuals.sources.reading.table import Signature, row_key

FURTHEST = 2 * 366 * 86_400
"""Seconds that an event may lie ahead of the import."""

_LONGEST = 500
_MEANT = {"approved": "attending", "relinquished": "declined"}


class _Events(LinkedInTable):
    name = "linkedin-events"
    title = "LinkedIn events"
    signature = Signature(frozenset({"event name", "event time", "status"}))
    file_name = re.compile(r"(?i)events\.csv")

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        row = place.row
        name, status = row["event name"][:_LONGEST], row["status"].casefold()
        moment = _start(place)
        if isinstance(moment, str):
            yield place.skip(moment)
        elif not name:
            yield place.skip("event without a name", moment.at)
        else:
            yield Occasion(
                ref=place.ref(row_key(row["event name"], row["event time"])),
                name=name,
                at=moment.at,
                status=_MEANT.get(status, status)[:_LONGEST],
                link=link_in(row, "external url"),
                precision=moment.precision,
            )


def _start(place: Place) -> Moment | str:
    """Return the start; unlike what has happened, an event may lie ahead."""
    start = place.row["event time"].partition(" - ")[0]
    return credible_moment(start, replace(place.setting, now=place.setting.now + FURTHEST))


SOURCE = _Events()
