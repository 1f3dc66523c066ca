"""Explaining a choice: why now, what to give, what to ask, on which channel, in what words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mutuals.model.choice import Brief, Choice
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry
from mutuals.model.moments import date_of
from mutuals.model.nudge import Nudge
from mutuals.model.strategy import Plan
from mutuals.practice.drafting import draft
from mutuals.practice.gifts import FREE, Gift, find_gift
from mutuals.practice.reasons import give_reasons
from mutuals.practice.tongue import language_with

RECENT_CONTACTS = 10
"""The channel is the one we used most in the last ten messages and calls."""
FEWEST_PROOFS, MOST_PROOFS = 2, 4
ASKED_DAYS = 90
"""So long nobody is asked again (SCIENCE, path: half the probability for each ask)."""

_CHANNELS = ("mail", "chat", "call")


def explain(choice: Choice, brief: Brief, plan: Plan, day: int) -> Nudge:
    """Return the nudge of a choice as of the day, stating only what the brief shows.

    `usual_gap_days` is the tie's unrounded cadence; `evidence` proves the gift first, then the
    last contacts: two where two exist, at most four. An introduction has two sides, and both are
    proved first.
    """
    gift = find_gift(choice, brief, day)
    target = _target(choice, brief, gift, day) if plan.stage == "seeker" else ""
    tie = brief.tie
    language = language_with(brief.contacts, brief.reached, brief.mine, plan.zone)
    return Nudge(
        person=choice.person,
        why=give_reasons(choice, brief, gift, day),
        evidence=_proof(gift, brief),
        last_contact=date_of(tie.last_day).isoformat() if tie else None,
        usual_gap_days=tie.cadence if tie else None,
        days_since=day - tie.last_day if tie else None,
        give=gift.kind,
        ask=_ask(target),
        channel=find_channel(choice, brief),
        draft=draft(choice, brief, gift, target, language),
        score=choice.score,
    )


def nobody() -> Nudge:
    """Return the nudge that proposes nobody and says what to do instead."""
    why = (
        "Nobody is waiting for a word from you: everyone is in touch, snoozed or not yet known."
        " Bring in more with `mutuals import PATH`, or name somebody with `mutuals key WHO`."
    )
    return Nudge(None, why, (), None, None, None, "", "", None, "", None)


def find_channel(choice: Choice, brief: Brief) -> str | None:
    """Return the channel we used most of late, the latest among equals; None when unknown.

    A LinkedIn connection without a message is written to on LinkedIn, which is a chat. Whom I only
    ever met is written to where an address is known, else called where a number is.
    """
    used = [each.channel for each in brief.contacts if each.channel in _CHANNELS]
    if used:
        return Counter(used[:RECENT_CONTACTS]).most_common(1)[0][0]
    return "chat" if choice.connection else _known_way(brief.reached)


def _known_way(reached: Sequence[str]) -> str | None:
    if any("@" in each for each in reached):
        return "mail"
    return "call" if reached else None


def _target(choice: Choice, brief: Brief, gift: Gift, day: int) -> str:
    """Return the target employer the person works at, empty where asking about it is not apt.

    Whoever waits for an answer, thanks or good wishes of mine is not asked for something in the
    same breath, and nobody twice within 90 days.
    """
    if gift.phrase not in FREE or any(_is_fresh_ask(each, day) for each in brief.favours):
        return ""
    connection = choice.connection
    if connection and connection.link == "target employer":
        return connection.employer
    return brief.target


def _is_fresh_ask(favour: DatedEntry, day: int) -> bool:
    return favour.entry.direction == "asked" and day - favour.day < ASKED_DAYS


def _ask(target: str) -> str:
    """Return what a seeker may ask somebody at a target employer (SCIENCE, weak ties)."""
    if not target:
        return ""
    return f"an informational conversation of 20 minutes about working at {target}"


def _proof(gift: Gift, brief: Brief) -> tuple[Evidence, ...]:
    """Return the gift's evidence and the last contacts'; cards only where that is too little."""
    real = (each for each in brief.contacts if each.direction is not None)
    contacts = [evidence for contact in real for evidence in contact.evidence]
    proofs = MOST_PROOFS if gift.kind == "introduction" else FEWEST_PROOFS
    found = dict.fromkeys([*gift.evidence[:proofs], *contacts])
    more = dict.fromkeys([*found, *gift.evidence, *brief.cards])
    return tuple(found if len(found) >= FEWEST_PROOFS else more)[:MOST_PROOFS]
