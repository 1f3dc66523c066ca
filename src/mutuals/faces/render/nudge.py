"""A nudge: one person to engage, why now, what to give, how to reach them, a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import Line, bold, dim, labelled, line, paragraph
from mutuals.faces.render.words import GIVES, ago, channel_words, evidence_words
from mutuals.model.nudge import Nudge
from mutuals.model.person import PersonRef

_BODY = 3
_HARMLESS = re.compile(r"\w[\w .'-]*")
"""Names that a shell takes as they stand between double quotes; others are a stranger's choice."""
_QUOTED = re.compile(r"[ ']")


def nudge(record: Nudge, today: date) -> Iterator[Line]:
    """Yield the one person for an idle minute, or why there is nobody."""
    yield from numbered(record, today, "")
    if record.person is not None:
        yield line()
        yield line(dim(f"When you have: mutuals done {_word(record.person)}; or snooze, skip."))


def _word(person: PersonRef) -> str:
    """Return who it is as a word to type: a name that a shell could obey stays out of it."""
    if not _HARMLESS.fullmatch(person.name):
        return person.id
    return f'"{person.name}"' if _QUOTED.search(person.name) else person.name


def numbered(record: Nudge, today: date, number: str) -> Iterator[Line]:
    """Yield a nudge under its number."""
    if record.person is None:
        yield from paragraph(record.why)
        return
    yield line(number, bold(record.person.name))
    yield from paragraph(record.why, indent=_BODY)
    yield from labelled("Give", GIVES.get(record.give, record.give), indent=_BODY)
    yield from labelled("Ask", record.ask, indent=_BODY)
    yield from labelled("Reach", _reach(record, today), indent=_BODY)
    yield from _draft(record.draft)
    if record.evidence:
        yield line(dim(f"from {evidence_words(record.evidence)}"), indent=_BODY, hang=5)


def _reach(record: Nudge, today: date) -> str:
    last = ago(record.last_contact, today)
    return "; ".join(filter(None, [channel_words(record.channel), last and f"last contact {last}"]))


def _draft(draft: str) -> Iterator[Line]:
    if draft:
        yield line(dim("Draft"), indent=_BODY)
        yield from paragraph(draft, indent=_BODY + 2)
