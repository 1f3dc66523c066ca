"""Answers I owe: somebody wrote to me alone, and I have not answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mutuals.model.choice import OwedAnswer
from mutuals.model.tie import Contact, Tie

FIRST_DAY, LAST_DAY = 2, 21
"""A message is given two days; after three weeks an answer is no longer what is owed."""


def waiting_on(day: int, contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return the messages to me alone that nothing followed; `contacts` oldest first."""
    latest = {contact.person.id: contact for contact in contacts if contact.day <= day}
    return tuple(contact for contact in latest.values() if _waits(contact, day))


def owed_on(waiting: Iterable[Contact], ties: Mapping[str, Tie]) -> tuple[OwedAnswer, ...]:
    """Return who waits for an answer, the longest waiting first.

    Somebody counts whom I usually answer: I wrote to them at least half as often as they to me.
    """
    found = [
        OwedAnswer(ties[contact.person.id], contact.day)
        for contact in waiting
        if contact.person.id in ties and _usually_answered(ties[contact.person.id])
    ]
    return tuple(sorted(found, key=lambda owed: (owed.day, owed.tie.person.id)))


def _waits(contact: Contact, day: int) -> bool:
    is_to_me_alone = contact.direction == "in" and contact.others == 1
    return is_to_me_alone and FIRST_DAY <= day - contact.day <= LAST_DAY


def _usually_answered(tie: Tie) -> bool:
    return tie.sent > 0 and 2 * tie.sent >= tie.received
