"""Drafts: a few plain sentences that state only what the evidence shows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mutuals.model.choice import Brief, Choice, Connection
from mutuals.model.sign import Language
from mutuals.practice.gifts import Gift, latest_contact
from mutuals.practice.phrases import Phrases, phrases_of, write_date

_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "herr", "frau"})
_HOLDS_A_BLANK = frozenset({"came_of_it", "introduction"})
"""Phrases that leave the personal line to be written themselves."""
_NO_NAME = frozenset('@,;:<>()[]{}"/\\|_+0123456789')
_LONGEST_NAME = 30


def draft(choice: Choice, brief: Brief, gift: Gift, target: str, language: Language) -> str:
    """Return a greeting, what the evidence shows, a blank for the personal line, a question.

    `target` is the employer to ask about, empty when nothing is asked.
    """
    words = phrases_of(language)
    fact = _of_gift(gift, words) or _of_connection(choice.connection, words)
    blank = {"answer owed": words["blank_answer"], "promise": ""}.get(gift.kind, words["blank"])
    blank = "" if gift.phrase in _HOLDS_A_BLANK else blank
    body = " ".join(filter(None, [fact or _of_tie(brief, words), blank, _end(gift, target, words)]))
    return f"{_greeting(choice.person.name, words)}\n\n{body}"


def first_name(name: str) -> str:
    """Return the word to greet somebody by; empty when the name does not tell."""
    words = [word for word in name.split() if word.rstrip(".").lower() not in _TITLES]
    if not words or set(name) & _NO_NAME or len(words[0]) > _LONGEST_NAME:
        return ""
    is_initial = len(words[0].rstrip(".")) == 1
    return words[0] if words[0].isprintable() and not is_initial and not _is_handle(words) else ""


def _is_handle(words: list[str]) -> bool:
    """Say whether a name is one word in small letters, as people call themselves on the net."""
    return len(words) == 1 and words[0].islower() and words[0].isascii()


def _greeting(name: str, words: Phrases) -> str:
    who = first_name(name)
    return words["hello"].format(who=who) if who else words["hello_nobody"]


def _of_gift(gift: Gift, words: Phrases) -> str:
    """Return the sentence that gives it, empty where there is none."""
    if not gift.phrase:
        return ""
    facts = dict(gift.facts)
    if gift.day is not None:
        facts["date"] = write_date(gift.day, words)
    if gift.thanked:
        facts["what"] = words[f"thanks_{gift.thanked}"].format(**facts)
    return words[gift.phrase].format(**facts)


def _of_connection(connection: Connection | None, words: Phrases) -> str:
    """State the connection and what it dates from; that we never wrote is no news to them."""
    if connection is None:
        return ""
    start = words["linked"]
    if connection.connected_on:
        start = words["linked_since"].format(date=write_date(connection.connected_on, words))
    end = words["from_job"] if connection.link == "shared job" else words["at_target"]
    return start + end.format(employer=connection.employer)


def _of_tie(brief: Brief, words: Phrases) -> str:
    """State when we last had contact, and how."""
    latest = latest_contact(brief)
    if latest is None:
        return words["no_contact"]
    last = "they_wrote" if latest.direction == "in" else _LAST.get(latest.channel, "i_wrote")
    return words[last].format(date=write_date(latest.day, words))


def _end(gift: Gift, target: str, words: Phrases) -> str:
    """Return the closing question; help is offered where nothing else is given."""
    asked = words["twenty_minutes"].format(employer=target) if target else ""
    if gift.kind == "help":
        return f"{asked or words['how_are_you']} {words['help_in_return' if asked else 'help']}"
    shall_i = words["shall_i"] if gift.kind == "recommendation" else ""
    return " ".join(filter(None, [shall_i, asked]))


_LAST: Mapping[str, str] = MappingProxyType({"call": "spoke", "meeting": "met"})
