"""Monica's export as SQL: recognised, and answered with how to get the one that can be read.

It holds statements for a database of the very same version (FORMATS 12); the JSON holds the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.single_file import SingleFile

WHAT_TO_DO = "Monica's SQL is not read - in Monica choose Settings, Export data, Export to Json"

_SURE = 0.9
_OPENING = 4096
_COMMENT = re.compile(rb"\s*#")
# The banner tells to run the program's migrations first; older ones name the program.
_BANNER = re.compile(rb"(?i)php artisan migrate|monica")


class _MonicaSql(SingleFile):
    name = "monica-sql"
    title = "Monica export (SQL)"

    def sniff(self, drop: Drop) -> float:
        """Return 0.9 when the banner is Monica's and its first statement follows."""
        opening = drop.head[:_OPENING]
        if drop.is_folder or not _COMMENT.match(opening):
            return 0.0
        is_dump = b"SET FOREIGN_KEY_CHECKS=0;" in opening
        return _SURE if is_dump and _BANNER.search(opening) else 0.0

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Skipped]:
        """Yield one Skipped that says what to do instead."""
        yield Skipped(drop.path, WHAT_TO_DO)


SOURCE = _MonicaSql()
