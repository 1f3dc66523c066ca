"""LinkedIn's `Invitations.csv`: who asked whom to connect. The note beside it is not stored.

Header: `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl` (FORMATS 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mutuals.model.observed import Card, Claim, Field, Noted, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.judged import judged_note
from mutuals.sources.reading.linkedin import (
    FAMILY,
    LinkedInTable,
    Place,
    name_fields,
    person_of,
    profile_of,
)
from mutuals.sources.reading.moment import Moment, credible_moment
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.table import Row, Signature, row_key


class _Side(NamedTuple):
    """Where the other person and I stand in a row, what its date means, and who wrote the note."""

    name: str
    url: str
    mine: str
    fact: str
    writer: str


_SIDES = {
    "outgoing": _Side("to", "inviteeprofileurl", "inviterprofileurl", "invited", "me"),
    "incoming": _Side("from", "inviterprofileurl", "inviteeprofileurl", "invited me", "other"),
}
_ANSWERED_IN = "linkedin-messages"
"""The format of the chat above which the note stands once the invitation is taken up."""


class _Invitations(LinkedInTable):
    name = "linkedin-invitations"
    title = "LinkedIn invitations"
    signature = Signature(frozenset({"from", "to", "sent at", "direction"}))
    file_name = re.compile(r"(?i)invitations")

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        claimed = set()
        for record in super().records(drop, setting):
            # The same claim from every row says no more than from the first.
            if isinstance(record, Claim):
                if record.identifier in claimed:
                    continue
                claimed.add(record.identifier)
            yield record

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        row = place.row
        side = _SIDES.get(row["direction"].casefold())
        if side is None:
            yield place.skip("invitation without a direction")
            return
        yield from _claim(place, row, side)
        person = person_of(row[side.url], row[side.name])
        if person is None:
            yield place.skip("member who left LinkedIn: no name")
            return
        clean = clean_name(row[side.name])
        moment = credible_moment(row["sent at"], place.setting)
        card = Card(
            ref=place.ref(row_key(row["direction"], person.value, row["sent at"])),
            identifiers=(person,),
            name=clean.name,
            fields=(*name_fields(row[side.name], clean), _fact(moment, side)),
            family=FAMILY,
        )
        yield card
        if not isinstance(moment, str):
            yield from _noted(place, card, moment, by_me=side.writer == "me")


def _fact(moment: Moment | str, side: _Side) -> Field:
    return Field(side.fact, "day unknown" if isinstance(moment, str) else moment.day)


def _noted(place: Place, card: Card, moment: Moment, *, by_me: bool) -> Iterator[Noted]:
    """Yield what the note shows, where there is one and it may be read."""
    words = place.row.text("message")
    if words and place.setting.reads_text:
        note = Noted(
            card.ref, card.identifiers[0], by_me, moment.at, moment.precision, _ANSWERED_IN
        )
        yield judged_note(note, words, writer=place.row["from"])


def _claim(place: Place, row: Row, side: _Side) -> Iterator[Claim]:
    me = profile_of(row[side.mine])
    if me:
        ref = place.ref(row_key("me", me.value))
        yield Claim(ref, me, "my side of LinkedIn invitations", certain=True)


SOURCE = _Invitations()
