"""Gifts: what the evidence about a person gives me to give, the most urgent first."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from mutuals.model.choice import Brief, Choice, Give
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry
from mutuals.model.moments import day_of
from mutuals.model.position import Organisation
from mutuals.model.tie import Contact
from mutuals.practice.wording import say_ago, say_birthday, say_date

NEW_POSITION_DAYS = 90
THANKS_DAYS = 60
LATE_DAYS = 21
"""A message older than three weeks no longer waits for an answer."""


class Gift(NamedTuple):
    """What I can give: its kind, why, the draft's sentence for it, and the evidence of both."""

    kind: Give
    reason: str
    sentence: str
    evidence: tuple[Evidence, ...]


NO_GIFT = Gift("", "", "", ())


class _Occasion(NamedTuple):
    """All that a finder of gifts looks at."""

    choice: Choice
    brief: Brief
    day: int

    @property
    def name(self) -> str:
        return self.choice.person.name


def find_gift(choice: Choice, brief: Brief, day: int) -> Gift:
    """Return the first of these that the evidence shows, else `NO_GIFT`.

    An answer owed, a birthday or a new position (90 days) to congratulate on, a favour of the
    last 60 days to thank for, an offer found elsewhere, a recommendation not yet returned.
    """
    occasion = _Occasion(choice, brief, day)
    gifts = (find(occasion) for find in _FINDERS)
    return next((gift for gift in gifts if gift), NO_GIFT)


def latest_contact(brief: Brief) -> Contact | None:
    """Return the last contact; a note to myself is none."""
    return next((each for each in brief.contacts if each.direction is not None), None)


def _answer(occasion: _Occasion) -> Gift | None:
    """Find the message that waits: that of the slot, or one come in since the proposal."""
    choice, brief, day = occasion
    latest = latest_contact(brief)
    if latest is None or latest.direction != "in" or day - latest.day > LATE_DAYS:
        return None
    if choice.slot != "owed" and (latest.others > 1 or latest.day <= choice.since):
        return None
    return Gift(
        "answer owed",
        f"{occasion.name} wrote {say_ago(day - latest.day)}; your answer is not out yet.",
        f"Thank you for your message of {say_date(latest.day)}.",
        latest.evidence,
    )


def _birthday(occasion: _Occasion) -> Gift | None:
    choice, brief, _ = occasion
    if choice.slot != "birthday" or choice.about is None:
        return None
    when = say_birthday(choice.about)
    return Gift(
        "congratulation",
        f"{occasion.name} has a birthday on {when}.",
        "All the best for your birthday!",
        brief.cards,
    )


def _new_position(occasion: _Occasion) -> Gift | None:
    _, brief, day = occasion
    fresh = [each for each in brief.organisations if _began_lately(each, day)]
    if not fresh:
        return None
    latest = max(fresh, key=lambda each: (each.from_ or "", each.name, each.title or ""))
    position = f"new position as {latest.title}" if latest.title else "new position"
    return Gift(
        "congratulation",
        f"{occasion.name} has a {position} at {latest.name}.",
        f"Congratulations on your {position} at {latest.name}!",
        brief.cards,
    )


def _began_lately(position: Organisation, day: int) -> bool:
    since = _first_day(position.from_ or "")
    return since is not None and not position.to_ and 0 <= day - since <= NEW_POSITION_DAYS


def _first_day(text: str) -> int | None:
    """Return the day, or the first of a month; a bare year says too little."""
    try:
        return day_of(date.fromisoformat(f"{text}-01" if text.count("-") == 1 else text))
    except ValueError:
        return None


def _thanks(occasion: _Occasion) -> Gift | None:
    """Find what they gave me in the last 60 days and I have not thanked for since."""
    open_ = [each for each in occasion.brief.favours if _is_unthanked(each, occasion)]
    if not open_:
        return None
    day, entry = max(open_, key=lambda each: (each.day, each.entry.id))
    theirs, mine = _THANKED[entry.type]
    ago = say_ago(occasion.day - day)
    return Gift(
        "thanks",
        f"{occasion.name} {theirs} {ago}; a word of thanks would be kind.",
        f"Thank you for {mine}.",
        entry.evidence,
    )


def _is_unthanked(favour: DatedEntry, occasion: _Occasion) -> bool:
    """Thanks that I wrote stand in the ledger as `received`/`thanks` (CONTRACT, ledger)."""
    day, entry = favour
    if entry.direction != "received" or entry.type not in _THANKED:
        return False
    thanked = (
        each.day
        for each in occasion.brief.favours
        if each.entry.direction == "received" and each.entry.type == "thanks"
    )
    return 0 <= occasion.day - day <= THANKS_DAYS and all(thanks < day for thanks in thanked)


def _offer(occasion: _Occasion) -> Gift | None:
    """Take the first offer: whoever found them put them in order."""
    if not occasion.brief.offers:
        return None
    kind, text, evidence = occasion.brief.offers[0]
    return Gift(kind, f"You have {text} for {occasion.name}.", f"I have {text} for you.", evidence)


def _recommendation(occasion: _Occasion) -> Gift | None:
    """Find a recommendation they wrote for me and I never returned."""
    favours = [each for each in occasion.brief.favours if each.entry.type == "recommendation"]
    received = [each for each in favours if each.entry.direction == "received"]
    if not received or any(each.entry.direction == "gave" for each in favours):
        return None
    day, entry = max(received, key=lambda each: (each.day, each.entry.id))
    return Gift(
        "recommendation",
        f"{occasion.name} recommended you on {say_date(day)}; you could do the same.",
        f"You recommended me on {say_date(day)}; I would gladly write a recommendation for you.",
        entry.evidence,
    )


# What they did, and what I thank for.
_THANKED = {
    "introduction": ("introduced you", "the introduction"),
    "referral": ("referred you", "the referral"),
    "recommendation": ("recommended you", "your recommendation"),
    "endorsement": ("endorsed you", "endorsing me"),
    "advice": ("gave you advice", "your advice"),
    "help": ("helped you", "your help"),
    "event": ("shared an event with you", "sharing the event"),
    "meal": ("had you as a guest", "the meal"),
    "mentoring": ("mentored you", "your mentoring"),
}
_FINDERS: tuple[Callable[[_Occasion], Gift | None], ...] = (
    _answer,
    _birthday,
    _new_position,
    _thanks,
    _offer,
    _recommendation,
)
