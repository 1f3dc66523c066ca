"""Offers: where we worked together, and what I am going to that somebody could join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mutuals.model.choice import Brief, Offer
from mutuals.model.evidence import Evidence
from mutuals.model.moments import date_of
from mutuals.model.position import Affiliation
from mutuals.practice.connections import firm
from mutuals.practice.wording import say_date

WORKED_DAYS = 10
"""Whoever was in touch on fewer days has little to say of the other's work."""


def together(
    brief: Brief, positions: Iterable[Affiliation], mine: Sequence[Evidence]
) -> Offer | None:
    """Return a recommendation for somebody I worked with and never recommended, else None.

    `mine` states my positions.
    """
    done = any(each.entry.type == "recommendation" for each in brief.favours)
    tie = brief.tie
    if done or tie is None or tie.days < WORKED_DAYS:
        return None
    at = next((held.organisation for held in positions if _was_there(brief, held)), "")
    if not at:
        return None
    name = brief.person.name
    reason = f"You and {name} were both at {at}, in touch on {tie.days} days; you could recommend"
    return Offer("recommendation", at, (*brief.cards[:1], *mine[:1]), None, f"{reason} {name}.")


def _was_there(brief: Brief, mine: Affiliation) -> bool:
    """Say whether somebody held a position at an employer of mine, or wrote from there, in my time.

    Where theirs has no days, our first contact has to lie in mine.
    """
    first = date_of(brief.tie.first_day).isoformat() if brief.tie else "9999"
    employer = firm(mine.organisation)
    same = (each for each in brief.organisations if firm(each.name) == employer)
    spans = [(each.from_ or first, each.to_ or "9999") for each in same]
    hosts = (each.partition("@")[2] for each in brief.reached)
    if any("".join(employer.split()) in host.split(".")[:-1] for host in hosts):
        spans.append((first, "9999"))
    return any(
        since <= (mine.until or "9999") and (mine.since or "") <= until for since, until in spans
    )


def events(brief: Brief, coming: Iterable[tuple[int, str, Evidence]]) -> Iterator[Offer]:
    """Yield what I am going to, (day, name, evidence), for somebody whom I have met in person."""
    if brief.tie is None or not brief.tie.met:
        return
    for day, name, proof in coming:
        reason = f"You are going to {name} on {say_date(day)}; {brief.person.name} may like to come"
        yield Offer("event", name, (proof,), day, f"{reason} along.")
