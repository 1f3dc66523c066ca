"""What became of the advice: slot by slot in counts, then the nudges that were answered to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from mutuals.faces.render.blocks import Block, Line, apart, bold, dim, line, paragraph
from mutuals.faces.render.words import long_date
from mutuals.model.advised import Outcome, Outcomes, SlotOutcome
from mutuals.practice.wording import say_count

_HANG = 12
SLOTS = MappingProxyType(
    {
        "owed": "Waiting for your answer",
        "birthday": "Birthdays",
        "job": "New jobs",
        "loss": "About to be lost",
        "keep": "Still yours to keep",
        "second": "The second contact",
        "revive": "Close once",
        "search": "At target employers",
        "connection": "Connected and never written to",
        "drifting": "Quieter than usual",
    }
)
_BECAME = MappingProxyType(
    {
        "followed": "you went to them",
        "done": "done",
        "snoozed": "snoozed",
        "skipped": "skipped",
    }
)


def outcomes(record: Outcomes, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the slots, each in a few counts, then what became of single nudges."""
    since, until = long_date(record.since), long_date(record.until)
    if not record.slots:
        yield line(f"Nobody was named from {since} to {until}.")
        return
    yield line(f"From {since} to {until}, as the lists stood, whether you looked or not.")
    yield line()
    yield from apart([list(_slot(each)) for each in record.slots])
    if record.nudges:
        yield line()
        yield line(bold("What you did"))
        yield from map(_nudge, record.nudges)


def _slot(slot: SlotOutcome) -> Iterator[Line]:
    yield line(bold(SLOTS[slot.slot]), dim(f"  {say_count(slot.named, 'person', 'people')} named"))
    for sentence in sentences(slot):
        yield from paragraph(sentence, indent=2)


def sentences(slot: SlotOutcome) -> Iterator[str]:
    """Yield what a slot came to in plain sentences, counts only."""
    parted = (("snoozed", slot.snoozed), ("skipped", slot.skipped))
    rest = "".join(f", {count} {what}" for what, count in parted if count)
    yield f"You went to {slot.followed} of them within a week{rest}."
    if not slot.passed:
        return
    yield (
        f"Of {slot.passed} named 30 days ago or earlier, {slot.in_touch} had contact with you"
        f" within 30 days; about {round(slot.expected)} would have, by how your ties went before."
    )
    others = slot.passed - slot.passed_followed
    if slot.passed_followed:
        yield f"After a word from you {slot.answered} of {slot.passed_followed} wrote back."
    if others and slot.unasked:
        yield f"Without one, {slot.unasked} of {others} wrote by themselves."


def _nudge(nudge: Outcome) -> Line:
    came = f"; heard from on {long_date(nudge.answered_on)}" if nudge.answered_on else ""
    what = f"  {_BECAME[nudge.became]} on {long_date(nudge.became_on)}{came}"
    return line(dim(nudge.on), f"  {nudge.person.name}", dim(what), indent=2, hang=_HANG)
