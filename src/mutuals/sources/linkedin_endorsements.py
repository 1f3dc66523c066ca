"""LinkedIn's `Endorsement_Given_Info.csv` and `Endorsement_Received_Info.csv`, skill by skill.

Header: `Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,
Endorsement Status`; with `Endorsee` in what I gave (FORMATS 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.favour import FavourDirection
from mutuals.model.observed import Favour, Observed, Skipped
from mutuals.sources.reading.linkedin import (
    FAMILY,
    UNCOUNTED,
    LinkedInTable,
    Place,
    person_of,
)
from mutuals.sources.reading.moment import credible_moment
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.table import Layout, Signature, row_key

_SIDES = {
    f"{side} {column}": f"other {column}"
    for side in ("endorser", "endorsee")
    for column in ("last name", "public url")
}
_GIVEN, _RECEIVED = "endorsee first name", "endorser first name"


class _Endorsements(LinkedInTable):
    name = "linkedin-endorsements"
    title = "LinkedIn endorsements"
    signature = Signature(
        frozenset({"endorsement date", "skill name", "other last name", "endorsement status"}),
        aliases=_SIDES,
    )
    file_name = re.compile(r"(?i)endorsement")

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        row = place.row
        direction, first_name = _direction(row.layout)
        written = f"{row[first_name]} {row['other last name']}".strip()
        person = person_of(row["other public url"], written)
        moment = credible_moment(row["endorsement date"], place.setting)
        if person is None:
            yield place.skip("member who left LinkedIn: no name")
        elif isinstance(moment, str):
            yield place.skip(moment)
        elif row["endorsement status"].upper() in UNCOUNTED:
            yield place.skip(f"endorsement is {row['endorsement status'].lower()}", moment.at)
        else:
            key = row_key(row["endorsement date"], row["skill name"], person.value)
            yield Favour(
                ref=place.ref(key),
                direction=direction,
                type="endorsement",
                identifier=person,
                at=moment.at,
                precision=moment.precision,
                name=clean_name(written).name,
                family=FAMILY,
                note=row["skill name"],
            )


def _direction(layout: Layout) -> tuple[FavourDirection, str]:
    return ("gave", _GIVEN) if layout.has(_GIVEN) else ("received", _RECEIVED)


SOURCE = _Endorsements()
