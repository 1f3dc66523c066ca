"""What the words of a message show, where they may be read: the record with its signs."""

from __future__ import annotations

from dataclasses import replace

from mutuals.detection.connecting import without_connecting
from mutuals.detection.judging import MOST_TEXT, VERSION, judge
from mutuals.model.observed import Interaction, Noted


def judged(record: Interaction, words: str) -> Interaction:
    """Return a message with the signs that its words bear; the words themselves go no further."""
    writer = next((each.name for each in record.participants if each.role == "from"), "")
    signs = judge(record.subject, words, writer=writer)
    return record._replace(signs=signs, judged=VERSION)


def judged_note(record: Noted, words: str, *, writer: str) -> Noted:
    """Return a note with the signs that it bears beside the wish to be connected; so, too."""
    signs = judge("", without_connecting(words[:MOST_TEXT]), writer=writer)
    return replace(record, signs=signs, judged=VERSION)
