"""LinkedIn's `Profile.csv`: my own profile. The street address is not read.

Header: `First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo
Location,Twitter Handles,Websites,Instant Messengers` (FORMATS 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Card, Field, Observed, Skipped
from mutuals.sources.reading.linkedin import (
    FAMILY,
    LinkedInTable,
    Place,
    filled_fields,
    name_fields,
    name_in,
    person_of,
)
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.table import Row, Signature

_PLAIN = {
    "headline": "headline",
    "summary": "summary",
    "industry": "industry",
    "geo location": "place",
    "maiden name": "maiden name",
    "birth date": "birthday",
}
_LISTS = {
    "websites": "website",
    "twitter handles": "twitter",
    "instant messengers": "messenger",
}
# Websites come as `[PORTFOLIO:https://example.org,...]`.
_LABEL = re.compile(r"[A-Z_]+:(?=\w+://)")


class _Profile(LinkedInTable):
    name = "linkedin-profile"
    title = "LinkedIn profile"
    signature = Signature(frozenset({"first name", "last name", "headline", "summary", "industry"}))
    file_name = re.compile(r"(?i)profile\.")

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        written = name_in(place.row)
        person = person_of("", written)
        if person is None:
            yield place.skip("profile without a name")
            return
        clean = clean_name(written)
        yield Card(
            ref=place.ref(person.value),
            identifiers=(person,),
            name=clean.name,
            fields=(
                *name_fields(written, clean),
                *filled_fields(place.row, _PLAIN),
                *_listed(place.row),
            ),
            own=True,
            family=FAMILY,
        )


def _listed(row: Row) -> Iterator[Field]:
    for column, name in _LISTS.items():
        for value in row[column].strip("[]").split(","):
            bare = _LABEL.sub("", value.strip())
            if bare:
                yield Field(name, bare)


SOURCE = _Profile()
