"""Where people stand: the fold of my decisions about them up to a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from mutuals.model.decision import Decision, Standing

NOT_SUGGESTED = frozenset({"private", "never", "deceased"})
"""Marks of people who are never suggested and count in no measure."""

NOTHING_DECIDED = Standing()


def standings(
    decisions: Iterable[Decision], day: int, persons: Mapping[str, str] | None = None
) -> dict[str, Standing]:
    """Return the standing of every decided target as of the day (included).

    Decisions come in the order they were taken; between days the later day wins. `persons` turns
    a target (an identifier's id) into a person's id; targets it does not know stand for
    themselves. Shapes of `values`: key `{"key": bool}`, mark `{"mark": MARK}`, snooze
    `{"days": N}`, done and skip none. Other verbs take no part.
    """
    known = persons or {}
    found: dict[str, Standing] = {}
    for decision in sorted(decisions, key=lambda decision: decision.day):
        step = _STEPS.get(decision.verb)
        if step and decision.day <= day:
            person = known.get(decision.target, decision.target)
            found[person] = step(found.get(person, NOTHING_DECIDED), decision)
    return found


def is_suggestible(standing: Standing) -> bool:
    """Say whether the person may be suggested at all and counts in measures."""
    return standing.mark not in NOT_SUGGESTED


def is_snoozed(standing: Standing, day: int) -> bool:
    """Say whether a snooze holds on the day: from its own day to day + N."""
    return standing.snoozed_until is not None and day <= standing.snoozed_until


def _key(before: Standing, decision: Decision) -> Standing:
    return before._replace(key=bool(decision.values.get("key", True)))


def _mark(before: Standing, decision: Decision) -> Standing:
    return before._replace(mark=decision.values["mark"])


def _snooze(before: Standing, decision: Decision) -> Standing:
    """Snoozing says "later", so it takes back a skip."""
    until = decision.day + int(decision.values["days"])
    return before._replace(snoozed_until=until, skipped_on=None)


def _skip(before: Standing, decision: Decision) -> Standing:
    return before._replace(skipped_on=decision.day, snoozed_until=None)


def _done(before: Standing, decision: Decision) -> Standing:
    return before._replace(done_on=decision.day, snoozed_until=None, skipped_on=None)


_STEPS: Mapping[str, Callable[[Standing, Decision], Standing]] = MappingProxyType(
    {"key": _key, "mark": _mark, "snooze": _snooze, "skip": _skip, "done": _done}
)
