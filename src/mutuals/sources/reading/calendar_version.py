"""Which of several readings of a calendar's entry is the newest, as a text that sorts that way.

SEQUENCE, then LAST-MODIFIED, then DTSTAMP (RFC 5546, 2.1.5). What states none of them, or one that
cannot be, counts as the oldest.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

VERSION_SHAPE = re.compile(r"\d{9}(?:\d{14}){2}\d{9}[0-3]", re.ASCII)
"""What `shown` returns: sequence, both moments, the entry's own sequence, what it states."""

PLAIN, OVERRIDE, CANCELLED = 0, 1, 2
"""What speaks among equal versions: an instance's own statement, and that it does not happen."""

_NEVER = "0" * 14
_SEQUENCE = re.compile(r"\d{1,9}", re.ASCII)
_MOMENT = re.compile(r"(\d{8})T(\d{6})Z?", re.ASCII)


class Version(NamedTuple):
    """What an entry says of its age; the higher one is newer."""

    sequence: int
    modified: str
    stamped: str

    def shown(self, states: int, series: Version | None = None) -> str:
        """Return the text by which readings are compared.

        An instance that is stated for itself counts its SEQUENCE for itself: it is at least as new
        as the `series` that lies beside it.
        """
        if series is None:
            sequence, modified, stamped = own, *_ = self
        else:
            sequence, own = series.sequence, max(self.sequence, series.sequence)
            modified = max(self.modified, series.modified)
            stamped = max(self.stamped, series.stamped)
        return f"{sequence:09}{modified}{stamped}{own:09}{states}"


def version_of(sequence: str, modified: str, stamped: str, latest: str) -> Version:
    """Return the version that three values state; no moment may lie after the `latest`."""
    return Version(
        int(sequence) if _SEQUENCE.fullmatch(sequence) else 0,
        _moment(modified, latest),
        _moment(stamped, latest),
    )


def latest_moment(now: int) -> str:
    """Return the moment after which nothing can have been written: a day ahead, for any zone."""
    return (datetime.fromtimestamp(now, UTC) + timedelta(days=1)).strftime("%Y%m%d%H%M%S")


def _moment(written: str, latest: str) -> str:
    found = _MOMENT.fullmatch(written) if written else None
    digits = found[1] + found[2] if found else _NEVER
    return digits if digits <= latest else _NEVER
