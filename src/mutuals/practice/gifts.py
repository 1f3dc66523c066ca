"""Gifts: what the evidence about a person gives me to give, the most urgent first."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from mutuals.model.choice import Brief, Choice, Give, Slot
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry, FavourDirection
from mutuals.model.moments import day_of
from mutuals.model.position import Organisation
from mutuals.model.tie import Contact
from mutuals.practice.wording import say_ago, say_between, say_birthday, say_date
from mutuals.record import Record

PRESSING: frozenset[Slot] = frozenset({"owed", "birthday", "job"})
"""Slots whose gift is given: what else there may be to give need not be looked for."""
NEW_POSITION_DAYS = 90
THANKS_DAYS = 60
FOLLOW_UP_DAYS, MOST_THANKED = 30, 7
"""A meeting of at most eight, me among them, is thanked for within a month."""
LATE_DAYS = 21
"""A message older than three weeks no longer presses; a late answer is still one to give."""
A_YEAR = 365
"""So long one may still thank, invite in return or answer late."""
TOLD_DAYS = range(14, 181)
"""Of an ask of mine so old something has come, or has not: either can be told."""


_Returned = Literal["recommendation", "endorsement"]


class Gift(Record):
    """What I can give: its kind, why, the draft's phrase for it, and the evidence of both.

    `phrase` names one of `Phrases`, empty for none; `thanked` what is thanked for, `day` and
    `facts` fill it in.
    """

    kind: Give
    reason: str = ""
    phrase: str = ""
    evidence: tuple[Evidence, ...] = ()
    day: int | None = None
    thanked: str = ""
    facts: Mapping[str, str] = MappingProxyType({})


AN_OFFER_OF_HELP = Gift("help")
"""What is left where the evidence shows nothing else: it can always be given."""
FREE = frozenset({"", "offer", "event", "together"})
"""The phrases beside which an ask may stand: what they give is not due, and asks nothing itself.

An introduction is not due either, but it asks whether it is welcome, and a draft has one question.
"""


class _Occasion(Record):
    """All that a finder of gifts looks at."""

    choice: Choice
    brief: Brief
    day: int

    @property
    def name(self) -> str:
        return self.choice.person.name


def find_gift(choice: Choice, brief: Brief, day: int) -> Gift:
    """Return the first of these that the evidence shows, else an offer of help.

    An answer owed, a birthday, a new job or a new position (90 days) to congratulate on, a promise
    of mine or an ask of theirs still open, a favour of the last 60 days to thank for, a meeting or
    call of the last 30 days to thank for, a recommendation or an endorsement not yet returned; then
    what is due for longer: what came of my ask, thanks, an invitation in return, an answer; last an
    offer found elsewhere.
    """
    occasion = _Occasion(choice, brief, day)
    gifts = (find(occasion) for find in _FINDERS)
    return next((gift for gift in gifts if gift), AN_OFFER_OF_HELP)


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
        "answer",
        latest.evidence,
        latest.day,
    )


def _birthday(occasion: _Occasion) -> Gift | None:
    choice, brief, _ = occasion
    if choice.slot != "birthday" or choice.about is None:
        return None
    when = say_birthday(choice.about)
    return Gift(
        "congratulation",
        f"{occasion.name} has a birthday on {when}.",
        "birthday",
        brief.cards,
    )


def _new_job(occasion: _Occasion) -> Gift | None:
    change = occasion.brief.change
    if change is None:
        return None
    what = f"left {change.former} for" if change.former else "began at"
    when = say_between(change.left, change.seen)
    return Gift(
        "congratulation",
        f"{occasion.name} {what} {change.employer} {when}, by your LinkedIn archives.",
        "position_as" if change.title else "position",
        tuple(each for each in occasion.brief.cards if each.ref in change.refs),
        facts={"employer": change.employer, "title": change.title},
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
        "position_as" if latest.title else "position",
        brief.cards,
        facts={"employer": latest.name, "title": latest.title or ""},
    )


def _promise(occasion: _Occasion) -> Gift | None:
    end = occasion.brief.promise
    if end is None:
        return None
    return Gift(
        "promise",
        f"You promised {occasion.name} something {say_ago(end.days)}, and no word on it followed.",
        "promise",
        end.evidence,
        occasion.day - end.days,
    )


def _asked(occasion: _Occasion) -> Gift | None:
    end = occasion.brief.asked
    if end is None:
        return None
    return Gift(
        "answer owed",
        f"{occasion.name} asked you for something {say_ago(end.days)}; your answer is open.",
        "answer",
        end.evidence,
        occasion.day - end.days,
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
    return _thanks_for(occasion, range(THANKS_DAYS + 1), _THANKED)


def _late_thanks(occasion: _Occasion) -> Gift | None:
    """Find what they did for me within a year; that a meal was eaten is returned, not thanked."""
    return _thanks_for(occasion, range(A_YEAR + 1), _THANKED.keys() - {"event", "meal"})


def _thanks_for(occasion: _Occasion, ages: range, types: Collection[str]) -> Gift | None:
    received = [
        each
        for each in _favours(occasion, "received", types)
        if occasion.day - each.day in ages and not _is_thanked(occasion, each.day)
    ]
    if not received:
        return None
    day, entry = max(received, key=_latest)
    ago = say_ago(occasion.day - day)
    return Gift(
        "thanks",
        f"{occasion.name} {_THANKED[entry.type]} {ago}; a word of thanks would be kind.",
        "thanks",
        entry.evidence,
        day,
        entry.type,
    )


def _favours(
    occasion: _Occasion, direction: FavourDirection, types: Collection[str]
) -> list[DatedEntry]:
    return [
        each
        for each in occasion.brief.favours
        if each.entry.direction == direction
        and each.entry.type in types
        and each.entry.status != "dismissed"
    ]


def _is_thanked(occasion: _Occasion, since: int) -> bool:
    """Thanks that I wrote stand in the ledger as `received`/`thanks` (CONTRACT, ledger)."""
    return any(each.day >= since for each in _favours(occasion, "received", {"thanks"}))


def _latest(favour: DatedEntry) -> tuple[int, str]:
    return favour.day, favour.entry.id


def _what_came(occasion: _Occasion) -> Gift | None:
    """Find an ask of mine that they wrote back to, and no thanks, meeting or call since."""
    spoke = max(
        (each.day for each in occasion.brief.contacts if each.direction == "both"), default=0
    )
    answered = [
        (asked, reply)
        for asked in _favours(occasion, "asked", _ASKED)
        if occasion.day - asked.day in TOLD_DAYS and not _is_thanked(occasion, asked.day)
        for reply in occasion.brief.contacts
        if reply.direction == "in"
        and max(asked.day + 1, spoke) <= reply.day <= asked.day + LATE_DAYS
    ]
    if not answered:
        return None
    (day, entry), reply = max(answered, key=lambda each: (_latest(each[0]), each[1].at))
    return Gift(
        "thanks",
        f"You asked {occasion.name} for {_ASKED[entry.type]} {say_ago(occasion.day - day)} and"
        f" {occasion.name} wrote back; you could tell what came of it.",
        "came_of_it",
        (*entry.evidence[:1], *reply.evidence),
        reply.day,
    )


def _meal_in_return(occasion: _Occasion) -> Gift | None:
    """Find a meal within a year to which they had me as a guest, and none since at mine."""
    had = _favours(occasion, "received", {"meal"})
    day, entry = max(had, key=_latest, default=(None, None))
    if day is None or entry is None or occasion.day - day > A_YEAR:
        return None
    if any(each.day >= day for each in _favours(occasion, "gave", {"meal"})):
        return None
    reason = f"{occasion.name} had you as a guest {say_ago(occasion.day - day)}; it is your turn."
    return Gift("meal", reason, "invite", entry.evidence, day)


def _late_answer(occasion: _Occasion) -> Gift | None:
    """Find a message to me alone within a year that nothing followed; thanks need no answer."""
    latest = latest_contact(occasion.brief)
    if latest is None or latest.direction != "in" or latest.others > 1:
        return None
    if occasion.day - latest.day > A_YEAR or any(
        each.day == latest.day for each in _favours(occasion, "gave", {"thanks"})
    ):
        return None
    ago = say_ago(occasion.day - latest.day)
    reason = f"{occasion.name} wrote last, {ago}, and no word of yours followed."
    phrase = "answer" if occasion.day - latest.day <= LATE_DAYS else "late_answer"
    return Gift("answer owed", reason, phrase, latest.evidence, latest.day)


def _offer(occasion: _Occasion) -> Gift | None:
    """Take the first offer: whoever found them put them in order."""
    if not occasion.brief.offers:
        return None
    kind, text, evidence, day, reason = occasion.brief.offers[0]
    reason = reason or f"You have {text} for {occasion.name}."
    return Gift(kind, reason, _OFFERED.get(kind, "offer"), evidence, day, facts={"text": text})


def _encounter(occasion: _Occasion) -> Gift | None:
    """Find a meeting or call of the last 30 days after which nothing of mine went out."""
    latest = latest_contact(occasion.brief)
    if latest is None or not 0 <= occasion.day - latest.day <= FOLLOW_UP_DAYS:
        return None
    told = _ENCOUNTERS.get(latest.channel)
    if told is None or latest.others > MOST_THANKED:
        return None
    what, thanked = told
    ago = say_ago(occasion.day - latest.day)
    reason = f"You {what} {ago}; a word of thanks would be kind."
    return Gift("thanks", reason, "thanks", latest.evidence, latest.day, thanked)


def _recommendation(occasion: _Occasion) -> Gift | None:
    return _in_return(occasion, "recommendation", "recommended")


def _endorsement(occasion: _Occasion) -> Gift | None:
    return _in_return(occasion, "endorsement", "endorsed")


def _in_return(occasion: _Occasion, kind: _Returned, did: str) -> Gift | None:
    """Find what they did for me in public and I never returned."""
    received = _favours(occasion, "received", {kind})
    if not received or _favours(occasion, "gave", {kind}):
        return None
    day, entry = max(received, key=_latest)
    reason = f"{occasion.name} {did} you on {say_date(day)}; you could do the same."
    return Gift(kind, reason, kind, entry.evidence, day)


_ENCOUNTERS = {"meeting": ("met", "met"), "call": ("talked", "spoke")}
"""What we did, and what is thanked for."""
_THANKED = {
    "introduction": "introduced you",
    "referral": "referred you",
    "recommendation": "recommended you",
    "endorsement": "endorsed you",
    "advice": "gave you advice",
    "help": "helped you",
    "event": "shared an event with you",
    "meal": "had you as a guest",
    "mentoring": "mentored you",
}
_ASKED = {
    "introduction": "an introduction",
    "referral": "a referral",
    "advice": "advice",
    "help": "help",
    "mentoring": "mentoring",
}
_OFFERED: Mapping[Give, str] = MappingProxyType(
    {"event": "event", "recommendation": "together", "introduction": "introduction"}
)
"""The draft's phrase for what was found elsewhere, where it is one of its own."""
_FINDERS: tuple[Callable[[_Occasion], Gift | None], ...] = (
    _answer,
    _birthday,
    _new_job,
    _new_position,
    _promise,
    _asked,
    _thanks,
    _encounter,
    _recommendation,
    _endorsement,
    _what_came,
    _late_thanks,
    _meal_in_return,
    _late_answer,
    _offer,
)
