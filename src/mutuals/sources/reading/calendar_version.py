"""Which of several readings of a calendar's entry is the newest, as a text that sorts that way.

SEQUENCE, then LAST-MODIFIED, or DTSTAMP where that is missing (RFC 5546, 2.1.5): exports stamp all
they hold with the moment of the export. What states none of them, or one that cannot be, counts as
the oldest.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

VERSION_SHAPE = re.compile(r"\d{9}(?:\d{14}){2}\d{9}[0-3]", re.ASCII)
"""What `shown` returns: sequence, both moments, the entry's own sequence, what it states."""

PLAIN, OVERRIDE, CANCELLED = 0, 1, 2
"""What speaks among equal versions: an instance's own statement, and that it does not happen."""

_NEVER = "0" * 14
_SEQUENCE = re.compile(r"\d{1,9}", re.ASCII)
_LENGTHS = (15, 16)
"""Of a moment such as 20260301T090000, and of one that ends in Z."""
_REMEMBERED = 1_000


class Version(NamedTuple):
    """What an entry says of its age; the higher one is newer. `plain` is what is shown of most."""

    sequence: int
    modified: str
    stamped: str
    plain: str

    def shown(self, states: int, series: Version | None = None) -> str:
        """Return the text by which readings are compared.

        An instance that is stated for itself counts its SEQUENCE for itself: it is at least as new
        as the `series` that lies beside it.
        """
        if series is None:
            return f"{self.plain[:-1]}{states}"
        own = max(self.sequence, series.sequence)
        modified = max(self.modified, series.modified)
        stamped = max(self.stamped, series.stamped)
        return f"{series.sequence:09}{modified}{stamped}{own:09}{states}"


@lru_cache(maxsize=_REMEMBERED)
def version_of(sequence: str, modified: str, stamped: str, latest: str) -> Version:
    """Return the version that three values state; no moment may lie after the `latest`.

    Most entries of a file say the same, so that it is remembered.
    """
    number = int(sequence) if _SEQUENCE.fullmatch(sequence.strip()) else 0
    changed = _moment(modified.strip(), latest)
    made = _moment(stamped.strip(), latest) if changed == _NEVER else _NEVER
    return Version(number, changed, made, f"{number:09}{changed}{made}{number:09}{PLAIN}")


def latest_moment(now: int) -> str:
    """Return the moment after which nothing can have been written: a day ahead, for any zone."""
    return (datetime.fromtimestamp(now, UTC) + timedelta(days=1)).strftime("%Y%m%d%H%M%S")


def _moment(written: str, latest: str) -> str:
    digits = written[:8] + written[9:15]
    is_one = len(written) in _LENGTHS and written[8] == "T" and written[15:] in ("", "Z")
    return digits if is_one and _are_digits(digits) and digits <= latest else _NEVER


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
