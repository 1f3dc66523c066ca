"""Drafts: a few plain sentences that state only what the evidence shows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mutuals.model.choice import Brief, Choice, Connection
from mutuals.practice.gifts import Gift, latest_contact
from mutuals.practice.wording import say_date

_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "herr", "frau"})
_NO_NAME = frozenset('@,;:<>()[]{}"/\\|_+0123456789')
_LONGEST_NAME = 30

_BLANK = "[A line of your own: what made you think of them?]"
_BLANK_ANSWER = "[Your answer.]"


def draft(choice: Choice, brief: Brief, gift: Gift, target: str) -> str:
    """Return a greeting, what the evidence shows, a blank for the personal line, a question.

    `target` is the employer to ask about, empty when nothing is asked.
    """
    fact = gift.sentence or _of_connection(choice.connection) or _of_tie(brief)
    blank = _BLANK_ANSWER if gift.kind == "answer owed" else _BLANK
    body = " ".join(filter(None, [fact, blank, _question(gift, target)]))
    return f"{_greeting(choice.person.name)}\n\n{body}"


def first_name(name: str) -> str:
    """Return the word to greet somebody by; empty when the name does not tell."""
    words = [word for word in name.split() if word.rstrip(".").lower() not in _TITLES]
    if not words or set(name) & _NO_NAME or len(words[0]) > _LONGEST_NAME:
        return ""
    is_initial = len(words[0].rstrip(".")) == 1
    return words[0] if words[0].isprintable() and not is_initial else ""


def _greeting(name: str) -> str:
    return f"{' '.join(filter(None, ['Hello', first_name(name)]))},"


def _of_connection(connection: Connection | None) -> str:
    """State the connection and what it dates from; that we never wrote is no news to them."""
    if connection is None:
        return ""
    since = f" since {say_date(connection.connected_on)}" if connection.connected_on else ""
    start = f"We have been connected on LinkedIn{since}"
    if connection.link == "shared job":
        return f"{start}; it dates from my time at {connection.employer}."
    return f"{start}, and I see that you work at {connection.employer}."


def _of_tie(brief: Brief) -> str:
    """State when we last had contact, and how."""
    latest = latest_contact(brief)
    if latest is None:
        return "I would like to hear how you are."
    if latest.direction == "in":
        return f"Your last message to me is of {say_date(latest.day)}."
    return f"{_LAST.get(latest.channel, 'I last wrote to you')} on {say_date(latest.day)}."


def _question(gift: Gift, target: str) -> str:
    if gift.kind in ("", "congratulation", "thanks") and target:
        return f"Would you have 20 minutes to tell me about working at {target}?"
    questions = {"": "How are you?", "introduction": "Shall I?", "recommendation": "Shall I?"}
    return questions.get(gift.kind, "")


_LAST: Mapping[str, str] = MappingProxyType({"call": "We last spoke", "meeting": "We last met"})
