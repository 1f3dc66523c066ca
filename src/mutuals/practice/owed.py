"""Answers I owe: somebody wrote to me alone, and I have not answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mutuals.model.choice import OwedAnswer
from mutuals.model.tie import Contact, Tie

FIRST_DAY, LAST_DAY = 2, 21
"""A message is given two days; after three weeks an answer is no longer what is owed."""


def owed_on(
    day: int, contacts: Iterable[Contact], ties: Mapping[str, Tie]
) -> tuple[OwedAnswer, ...]:
    """Return who waits for an answer on the day, the longest waiting first.

    `contacts` oldest first, at least those of the last three weeks; somebody counts whom I usually
    answer: I wrote to them at least half as often as they to me.
    """
    latest = {contact.person.id: contact for contact in contacts if contact.day <= day}
    found = [
        OwedAnswer(ties[person], contact.day)
        for person, contact in latest.items()
        if person in ties and _is_owed(contact, ties[person], day)
    ]
    return tuple(sorted(found, key=lambda owed: (owed.day, owed.tie.person.id)))


def _is_owed(contact: Contact, tie: Tie, day: int) -> bool:
    return (
        contact.direction == "in"
        and contact.others == 1
        and FIRST_DAY <= day - contact.day <= LAST_DAY
        and 2 * tie.sent >= tie.received
        and tie.sent > 0
    )
