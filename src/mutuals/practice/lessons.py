"""Seeing from evidence whether the act that ends a lesson was done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry, LedgerEntry
from mutuals.model.lesson import Act, Practised
from mutuals.model.person import PersonRef
from mutuals.model.returns import Passed
from mutuals.model.tie import LARGEST_MEETING, LARGEST_MESSAGE
from mutuals.practice.measures import (
    FEWEST_KEY_PEOPLE,
    MOST_EVIDENCE,
)
from mutuals.practice.returns import WRITTEN

LOOKED_BACK = 90
"""Days of messages and meetings that are looked at, today included."""
LONG_QUIET = 365
"""Days of silence after which a message takes up an old tie again."""
PAIR = 2
"""People whom a mail brings together."""
THANKED_WITHIN = 30
"""Days within which a message after something received is taken for thanks."""


def recognise(name: str, done: Practised) -> Act | None:
    """Return the latest act that ends a lesson, None where none is seen; KeyError: no lesson."""
    return _RECOGNISERS[name](done)


def _profile(done: Practised) -> Act | None:
    return Act(evidence=done.profile[:MOST_EVIDENCE]) if done.profile else None


def _plan(done: Practised) -> Act | None:
    """See targets in the plan as it stands."""
    said = [each for each in done.decisions if each.verb == "plan" and each.target == "targets"]
    if not said or not said[-1].values["value"]:
        return None
    return Act(said[-1].day, evidence=(Evidence("decision", said[-1].id),))


def _key_people(done: Practised) -> Act | None:
    if len(done.key_people) < FEWEST_KEY_PEOPLE:
        return None
    said = [each for each in done.decisions if each.verb == "key"]
    proof = tuple(Evidence("decision", each.id) for each in said)
    return Act(max((each.day for each in said), default=None), evidence=proof[-MOST_EVIDENCE:])


def _thanking(done: Practised) -> Act | None:
    thanks = _latest_entry(done, lambda e: e.direction == "received" and e.type == "thanks")
    return _later(thanks, _wrote_after_favour(done))


def _wrote_after_favour(done: Practised) -> Act | None:
    """See a message to one person within a month after they did something for me."""
    received: dict[str, list[int]] = defaultdict(list)
    for dated in _counted(done.ledger):
        if dated.entry.direction == "received":
            received[dated.entry.person.id].append(dated.day)
    return _latest(
        each
        for each in _letters(done)
        if each.others == 1
        and any(0 <= each.day - day <= THANKED_WITHIN for day in received[each.person.id])
    )


def _giving(done: Practised) -> Act | None:
    return _latest_entry(done, lambda entry: entry.direction == "gave" and entry.type != "thanks")


def _introducing(done: Practised) -> Act | None:
    """See an introduction given, or a mail of mine to two humans and nobody else."""
    given = _latest_entry(done, lambda e: e.direction == "gave" and e.type == "introduction")
    pairs: dict[int, set[PersonRef]] = defaultdict(set)
    mails = [each for each in _letters(done) if each.channel == "mail" and each.others == PAIR]
    for each in mails:
        pairs[each.id].add(each.person)
    return _later(given, _latest(each for each in mails if len(pairs[each.id]) == PAIR))


def _following(done: Practised) -> Act | None:
    if not done.follows:
        return None
    latest = max(done.follows, key=lambda each: (each.day or 0, each.evidence))
    return Act(latest.day, evidence=(latest.evidence,))


def _being_seen(done: Practised) -> Act | None:
    latest = max(done.posts, default=None)
    return Act(latest.day, evidence=(latest.evidence,)) if latest else None


def _reconnecting(done: Practised) -> Act | None:
    """See a message of mine that was the first contact with somebody for a year."""
    last = dict(done.quiet_since)
    found: list[Passed] = []
    for each in sorted(done.passed, key=lambda each: (each.day, each.at, each.id)):
        before = last.get(each.person.id)
        if before is not None and each.day - before >= LONG_QUIET and _is_letter_of_mine(each):
            found.append(each)
        last[each.person.id] = each.day
    return _latest(found)


def _meeting(done: Practised) -> Act | None:
    met = (each for each in done.passed if each.channel == "meeting")
    return _latest(each for each in met if each.others < LARGEST_MEETING)


def _new_people(done: Practised) -> Act | None:
    """See somebody with whom both directions first exist in the window, on the day they do."""
    return _latest(each for each in done.passed if each.day == _known_since(each.person.id, done))


def _known_since(person: str, done: Practised) -> int | None:
    known = done.known.get(person)
    if known is None or known.first_out is None or known.first_in is None:
        return None
    return max(known.first_out, known.first_in)


def _asking(done: Practised) -> Act | None:
    return _latest_entry(done, lambda entry: entry.direction == "asked")


def _letters(done: Practised) -> list[Passed]:
    return [each for each in done.passed if _is_letter_of_mine(each)]


def _is_letter_of_mine(each: Passed) -> bool:
    return each.channel in WRITTEN and each.direction == "out" and each.others <= LARGEST_MESSAGE


def _latest(passed: Iterable[Passed]) -> Act | None:
    found = max(passed, key=lambda each: (each.at, each.id, each.person.id), default=None)
    return Act(found.day, found.person, interaction=found.id) if found else None


def _counted(ledger: Iterable[DatedEntry]) -> list[DatedEntry]:
    return [dated for dated in ledger if dated.entry.status != "dismissed"]


def _latest_entry(done: Practised, fits: Callable[[LedgerEntry], bool]) -> Act | None:
    found = [dated for dated in _counted(done.ledger) if fits(dated.entry)]
    if not found:
        return None
    day, entry = max(found, key=lambda dated: (dated.day, dated.entry.id))
    return Act(day, entry.person, entry.evidence)


def _later(one: Act | None, other: Act | None) -> Act | None:
    """Return the later of two acts; of one day the first."""
    if one is None or other is None:
        return one or other
    return other if (other.day or 0) > (one.day or 0) else one


_RECOGNISERS: Mapping[str, Callable[[Practised], Act | None]] = MappingProxyType(
    {
        "profile": _profile,
        "plan": _plan,
        "key-people": _key_people,
        "thanking": _thanking,
        "giving": _giving,
        "introducing": _introducing,
        "following": _following,
        "being-seen": _being_seen,
        "reconnecting": _reconnecting,
        "meeting": _meeting,
        "new-people": _new_people,
        "asking": _asking,
    }
)
