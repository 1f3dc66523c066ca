"""LinkedIn's `Email Addresses.csv`: the addresses I have confirmed there are mine.

Header: `Email Address,Confirmed,Primary,Updated On` (FORMATS 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Claim, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.linkedin import LinkedInTable, Place, with_own_card
from mutuals.sources.reading.mail_identity import email
from mutuals.sources.reading.table import Signature

_YES = frozenset({"yes", "true", "ja", "oui", "sí", "si", "sim", "sì"})


class _Emails(LinkedInTable):
    name = "linkedin-emails"
    title = "LinkedIn e-mail addresses"
    signature = Signature(frozenset({"email address", "confirmed", "primary"}))
    file_name = re.compile(r"(?i)email[ _]addresses")

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        return with_own_card(super().records(drop, setting), f"{drop.name}#addresses")

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        address = email(place.row["email address"])
        if address is None:
            yield place.skip("no e-mail address")
        elif place.row["confirmed"].casefold() not in _YES:
            yield place.skip("address not confirmed")
        else:
            ref = place.ref(address.value)
            yield Claim(ref, address, "confirmed to LinkedIn", certain=True)


SOURCE = _Emails()
