"""Reasons: why this person now, in words that claim no more than the records show."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from mutuals.model.choice import Brief, Choice, Connection, Slot
from mutuals.model.tie import Tie
from mutuals.practice.calibration import fitted
from mutuals.practice.gifts import Gift, latest_contact
from mutuals.practice.wording import say_ago, say_cadence, say_count, say_date, say_length

SAYS_ODDS: frozenset[Slot] = frozenset({"loss", "keep"})
"""The slots that are chosen by P(gone), whose reasons say it."""
_TEN = 10
_WORDS_OF_CHANNEL = {"call": "talked", "meeting": "met"}


def give_reasons(choice: Choice, brief: Brief, gift: Gift, day: int) -> str:
    """Return the occasion, the employer, and how long it has been, as far as they are known.

    Words after SCIENCE, "What to show": cadences coarsely, probabilities as counts of ten.
    """
    said = [gift.reason, _employer(choice, brief)]
    if brief.tie and not _tells_of_last(gift, brief):
        said.extend(_silence(choice, brief, brief.tie, day))
    return " ".join(filter(None, said)) or f"{choice.person.name} is in your network."


def _tells_of_last(gift: Gift, brief: Brief) -> bool:
    """Say whether the occasion is the last contact itself: to tell its date again adds nothing."""
    latest = latest_contact(brief)
    return bool(gift.reason and latest and set(latest.evidence) & set(gift.evidence))


def _employer(choice: Choice, brief: Brief) -> str:
    if choice.connection:
        return _connection(choice.connection)
    if brief.target:
        return f"{choice.person.name} works at {brief.target}, one of your target employers."
    return ""


def _connection(connection: Connection) -> str:
    name, employer, title, connected_on = connection[:4]
    since = f" since {say_date(connected_on)}" if connected_on else ""
    start = f"You are connected on LinkedIn{since} and no message between you is known;"
    if connection.link == "shared job":
        return f"{start} the connection dates from your time at {employer}."
    work = f"works as {title} at" if title else "works at"
    return f"{start} {name.name} {work} {employer}, one of your target employers."


def _silence(choice: Choice, brief: Brief, tie: Tie, day: int) -> Iterator[str]:
    silence = day - tie.last_day
    if tie.cadence is None:
        yield _few_contacts(brief, tie, silence)
    else:
        yield f"You usually talk {_about(tie.cadence)}; it has been {say_length(silence)}."
    if choice.slot == "revive":
        yield "You were in closer touch once; it has been quiet for longer than usual."
    if choice.slot in SAYS_ODDS:
        yield _odds(fitted(tie.p_gone, brief.gone_by))


def _about(cadence: float) -> str:
    return _HOW_OFTEN.get(say_cadence(cadence), say_cadence(cadence))


_HOW_OFTEN = MappingProxyType(
    {
        "daily": "nearly every day",
        "weekly": "about once a week",
        "monthly": "about once a month",
        "quarterly": "about once in three months",
        "yearly": "about once a year",
    }
)


def _few_contacts(brief: Brief, tie: Tie, silence: int) -> str:
    """Fewer than three gaps make no rhythm: say how often, and when last."""
    if tie.days > 1:
        return f"You were in touch on {say_count(tie.days, 'day')}, last {say_ago(silence)}."
    real = [each for each in brief.contacts if each.direction is not None]
    if not real:
        return f"You were in touch once, {say_ago(silence)}."
    who = brief.person.name if all(each.direction == "in" for each in real) else "You"
    return f"{who} {_WORDS_OF_CHANNEL.get(real[0].channel, 'wrote')} once, {say_ago(silence)}."


def _odds(p_gone: float | None) -> str:
    """State a probability as a count of ten; near none or all it says nothing."""
    tenths = round(_TEN * (p_gone or 0))
    if not 0 < tenths < _TEN:
        return ""
    return f"Of ties like this about {tenths} in 10 are not heard from in the next three months."
