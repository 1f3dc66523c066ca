"""LinkedIn's `Recommendations_Given.csv` and `Recommendations_Received.csv`.

Both have the header `First Name,Last Name,Company,Job Title,Text,Creation Date,Status` and differ
in the file's name only (FORMATS 1.1). The text is not stored.
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
    name_in,
    person_of,
)
from mutuals.sources.reading.moment import credible_moment
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.table import Signature, row_key

_DIRECTIONS: dict[str, FavourDirection] = {
    "given": "gave", "gegeben": "gave", "donnees": "gave", "received": "received",
    "erhalten": "received", "recues": "received",
}  # fmt: skip


class _Recommendations(LinkedInTable):
    name = "linkedin-recommendations"
    title = "LinkedIn recommendations"
    signature = Signature(
        frozenset({"first name", "last name", "text", "creation date", "status"}),
    )
    file_name = re.compile(r"(?i)recommendations")

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        row = place.row
        written = name_in(row)
        direction = _direction(place.file)
        person = person_of("", written)
        moment = credible_moment(row["creation date"], place.setting)
        if direction is None:
            yield place.skip("the file's name says neither given nor received: name it so")
        elif person is None:
            yield place.skip("member who left LinkedIn: no name")
        elif isinstance(moment, str):
            yield place.skip(moment)
        elif row["status"].upper() in UNCOUNTED:
            yield place.skip(f"recommendation is {row['status'].lower()}", moment.at)
        else:
            yield Favour(
                ref=place.ref(row_key(person.value, row["creation date"])),
                direction=direction,
                type="recommendation",
                identifier=person,
                at=moment.at,
                precision=moment.precision,
                name=clean_name(written).name,
                family=FAMILY,
            )


def _direction(file: str) -> FavourDirection | None:
    found = {to for word, to in _DIRECTIONS.items() if word in file.casefold()}
    return found.pop() if len(found) == 1 else None


SOURCE = _Recommendations()
