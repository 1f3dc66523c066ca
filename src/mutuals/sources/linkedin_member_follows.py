"""LinkedIn's `Member_Follows.csv`: people I follow there, known by name alone.

Header: `Date,Status,FullName`; the status is `Active`, or `Unfollow` for what is over (FORMATS
1.1; the words as in public tests built from real exports).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Card, Field, Observed, Skipped
from mutuals.sources.reading.linkedin import (
    FAMILY,
    LinkedInTable,
    Place,
    name_fields,
    person_of,
)
from mutuals.sources.reading.moment import credible_moment
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.table import Signature, row_key

_OVER = re.compile(r"un|in|remove|stop", re.IGNORECASE)


class _MemberFollows(LinkedInTable):
    name = "linkedin-member-follows"
    title = "LinkedIn people followed"
    signature = Signature(
        frozenset({"date", "status", "fullname"}), aliases={"full name": "fullname"}
    )
    file_name = re.compile(r"(?i)member[ _]follows")

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        written = place.row["fullname"]
        person = person_of("", written)
        if _OVER.match(place.row["status"]):
            yield place.skip("no longer followed")
        elif person is None:
            yield place.skip("member who left LinkedIn: no name")
        else:
            clean = clean_name(written)
            yield Card(
                ref=place.ref(row_key(person.value)),
                identifiers=(person,),
                name=clean.name,
                fields=(*name_fields(written, clean), _since(place)),
                family=FAMILY,
            )


def _since(place: Place) -> Field:
    moment = credible_moment(place.row["date"], place.setting)
    return Field("I follow since", "day unknown" if isinstance(moment, str) else moment.day)


SOURCE = _MemberFollows()
