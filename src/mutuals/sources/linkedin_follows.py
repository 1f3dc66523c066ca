"""LinkedIn's `Company Follows.csv`: the organisations I follow there.

Header: `Organization,Followed On` (FORMATS 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Follow, Observed, Skipped
from mutuals.sources.reading.linkedin import LinkedInTable, Place
from mutuals.sources.reading.moment import credible_moment
from mutuals.sources.reading.table import Signature


class _Follows(LinkedInTable):
    name = "linkedin-follows"
    title = "LinkedIn company follows"
    signature = Signature(
        frozenset({"organization", "followed on"}),
        aliases={
            "organisation": "organization", "unternehmen": "organization",
            "gefolgt am": "followed on", "gefolgt seit": "followed on",
        },
    )  # fmt: skip
    file_name = re.compile(r"(?i)company[ _]follows")

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        organisation = place.row["organization"]
        if not organisation:
            yield place.skip("no organisation")
            return
        moment = credible_moment(place.row["followed on"], place.setting)
        at = None if isinstance(moment, str) else moment.at
        yield Follow(place.ref(organisation), organisation, "linkedin", at)


SOURCE = _Follows()
