"""The words for people: states, channels, measures, evidence, closeness."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mutuals.model.advice import Measure
from mutuals.model.evidence import Evidence
from mutuals.model.favour import LedgerEntry
from mutuals.practice.wording import say_ago, say_date

_EPOCH = date(1970, 1, 1)

STATES = {
    "new": "new",
    "active": "in touch",
    "drifting": "quiet for longer than usual",
    "dormant": "quiet for a long time",
    "lost": "not in touch for years",
}

STATES_IN_SHORT = {
    "new": "new",
    "active": "in touch",
    "drifting": "quieter than usual",
    "dormant": "long quiet",
    "lost": "quiet for years",
}

GIVES = {
    "answer owed": "the answer they are waiting for",
    "promise": "what you promised",
    "help": "an offer of help: a contact, an article, an hour of yours",
    "recommendation": "a recommendation",
    "endorsement": "an endorsement in return",
    "event": "an event to go to together",
    "introduction": "an introduction, if it suits both sides",
    "meal": "a meal, this time at your invitation",
    "congratulation": "your good wishes",
}

MARKS = {
    "network": "in my network",
    "private": "private: not suggested, not counted",
    "never": "not suggested, not counted",
    "deceased": "in memory: not suggested, not counted",
}

RESULTS = {
    "conversation": "came to a conversation",
    "one-sided": "one of you wrote so far",
    "waiting": "no word yet",
    "nothing": "no word within 90 days",
    "unseen": "not seen from here",
    "answered": "answered",
}
"""What came of an introduction or an ask."""

_SIDES = {"gave": "you gave", "asked": "you asked", "received": "you received"}
_THANKED = {"gave": "thanked you", "received": "you thanked"}


def side_words(entry: LedgerEntry) -> str:
    """Say on which side an entry stands; thanks I had, a give of mine, read as what they are."""
    if entry.type == "thanks":
        return _THANKED.get(entry.direction, _SIDES[entry.direction])
    return _SIDES[entry.direction]


def names_in(entry: LedgerEntry) -> str:
    """Name the people of an entry; of an introduction made for me also who made it."""
    others = ", ".join(person.name for person in entry.with_)
    if others and (entry.direction, entry.type) == ("received", "introduction"):
        return f"{others}, by {entry.person.name}"
    return f"{entry.person.name}, {others}" if others else entry.person.name


BASES = {
    "together": "seen together",
    "shared": "have it in common",
    "alone": "known to you alone",
    "unmet": "no contact yet",
}
"""Why people stand in one circle."""

CHANNELS = {
    "mail": "by mail",
    "chat": "by message",
    "call": "by phone",
    "meeting": "in person",
    "note": "as noted",
}

SHARES = frozenset({"key_in_touch"})
"""Measures that are shares of one, shown in percent."""

_CLOSENESS = ((0.95, 5), (0.85, 4), (0.5, 3), (0.2, 2), (0.0, 1))
"""Least percentile -> dots; the bands of the top 5, 15 and 50 in a hundred (SCIENCE)."""

_CLOSENESS_WORDS = (
    "at the edge of your network",
    "in the wider half of your network",
    "in the closer half of your network",
    "close to you",
    "among those closest to you",
)
"""By dots, from one to five."""

_DOTS = 5


def dots(strength: float | None) -> str:
    """Return how close a tie is as dots; empty when there is none."""
    if strength is None:
        return ""
    filled = _filled(strength)
    return "●" * filled + "○" * (_DOTS - filled)


def closeness(strength: float | None) -> str:
    """Return how close a tie is in words; empty when there is none."""
    return "" if strength is None else _CLOSENESS_WORDS[_filled(strength) - 1]


def _filled(strength: float) -> int:
    return next(count for least, count in _CLOSENESS if strength >= least)


def channel_words(channel: str | None) -> str:
    """Return how to reach somebody, in words."""
    return CHANNELS.get(channel or "", channel or "")


def measure_value(measure: Measure) -> str:
    """Return a measure as `3 of 5`, or `6 (goal 5)`; what cannot be seen says so."""
    if measure.value is None:
        return "cannot be seen"
    value = figure(measure.name, measure.value)
    if measure.floor is None:
        return value
    goal = figure(measure.name, measure.floor)
    return f"{value} (goal {goal})" if measure.value > measure.floor else f"{value} of {goal}"


def figure(name: str, value: float) -> str:
    """Return a value of a measure: a count, or a share in percent."""
    return f"{value:.0%}" if name in SHARES else f"{value:g}"


def window(days: int) -> str:
    """Return a window in words."""
    weeks, rest = divmod(days, 7)
    if rest:
        return f"in {days} days"
    return "this week" if weeks == 1 else f"in {weeks} weeks"


def ago(day: str | None, today: date) -> str:
    """Return how long before today a date is; a date of month or year stays as it is."""
    if not day:
        return ""
    try:
        days = (today - date.fromisoformat(day)).days
    except ValueError:
        return day
    return say_ago(days) if days >= 0 else say_date((date.fromisoformat(day) - _EPOCH).days)


def long_date(day: str) -> str:
    """Return YYYY-MM-DD as `14 September 2026`; anything else stays as it is."""
    try:
        return say_date((date.fromisoformat(day) - _EPOCH).days)
    except ValueError:
        return day


def evidence_words(evidence: Iterable[Evidence]) -> str:
    """Return references so that they can be looked up: `mbox <id>`."""
    return "; ".join(f"{each.source} {each.ref}" for each in evidence)
