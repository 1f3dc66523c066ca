"""What the words of a message show, where they may be read: the record with its signs."""

from __future__ import annotations

from mutuals.detection.judging import VERSION, judge
from mutuals.model.observed import Interaction


def judged(record: Interaction, words: str) -> Interaction:
    """Return a message with the signs that its words bear; the words themselves go no further."""
    writer = next((each.name for each in record.participants if each.role == "from"), "")
    signs = judge(record.subject, words, writer=writer)
    return record._replace(signs=signs, judged=VERSION)
