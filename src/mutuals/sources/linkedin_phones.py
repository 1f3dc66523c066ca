"""LinkedIn's `PhoneNumbers.csv` and `Whatsapp Phone Numbers.csv`: the numbers that are mine.

Headers: `Extension,Number,Type` and `Number,Extension,Is_WhatsApp_Number` (FORMATS 1.1). The
extension is empty, a country's prefix such as `+44`, or what to dial behind the number.
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Card, Claim, Field, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.linkedin import FAMILY, Place, with_own_card
from mutuals.sources.reading.linkedin_tables import LinkedInTables, Shape, shape
from mutuals.sources.reading.phone import LONGEST, phone_of
from mutuals.sources.reading.table import Row


class _Phones(LinkedInTables):
    name = "linkedin-phones"
    title = "LinkedIn phone numbers"
    shapes = (
        shape("numbers", "extension,number,type", "Phone Numbers", is_plain=True),
        shape("numbers", "number,extension,is whatsapp number", "Whatsapp Phone Numbers"),
    )

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        return with_own_card(super().records(drop, setting), f"{drop.name}#numbers")

    def observe(self, place: Place, found: Shape) -> Iterator[Observed | Skipped]:  # noqa: ARG002
        written = _written(place.row)
        number = phone_of(written, place.setting.region)
        if not any(sign.isdigit() for sign in written):
            yield place.skip("no phone number")
        elif number is None:
            # Many people have such a number: it names nobody, but it is worth keeping.
            fields = (Field("phone", written[:LONGEST]),)
            yield Card(place.ref(written[:LONGEST]), (), fields=fields, own=True, family=FAMILY)
        else:
            ref = place.ref(number.value)
            yield Claim(ref, number, "my number at LinkedIn", certain=True)


def _written(row: Row) -> str:
    prefix, number = row["extension"], row["number"]
    if prefix.startswith(("+", "00")) and not number.startswith(("+", "00")):
        return f"{prefix} {number}"
    return number


SOURCE = _Phones()
