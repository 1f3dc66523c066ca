"""LinkedIn's `Positions.csv`: where I have worked, all on one card.

Header: `Company Name,Title,Description,Location,Started On,Finished On` (FORMATS 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Card, Observed, Skipped
from mutuals.model.position import Affiliation
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.linkedin import FAMILY, LinkedInTable
from mutuals.sources.reading.moment import parse_period_end
from mutuals.sources.reading.table import Row, Signature, read_table


class _Positions(LinkedInTable):
    name = "linkedin-positions"
    title = "LinkedIn positions"
    signature = Signature(frozenset({"company name", "title", "started on", "finished on"}))
    file_name = re.compile(r"(?i)positions")

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Observed | Skipped]:
        held = []
        for row in read_table(drop, self.signature):
            if isinstance(row, Skipped):
                yield row
            else:
                held.append(_affiliation(row))
        if held:
            ref = f"{drop.name}#positions"
            yield Card(ref, (), affiliations=tuple(held), own=True, family=FAMILY)


def _affiliation(row: Row) -> Affiliation:
    return Affiliation(
        row["company name"],
        row["title"],
        parse_period_end(row["started on"]),
        parse_period_end(row["finished on"]),
    )


SOURCE = _Positions()
