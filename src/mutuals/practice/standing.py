"""Where people stand: the fold of my decisions about them up to a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mutuals.model.decision import Decision, Standing


def standings(
    decisions: Iterable[Decision], day: int, persons: Mapping[str, str] | None = None
) -> dict[str, Standing]:
    """Return the standing of every decided target as of the day (included).

    Decisions come in the order they were taken. `persons` turns a target (an identifier's id)
    into a person's id; targets it does not know stand for themselves. Shapes of `values`:
    key `{"key": bool}`, mark `{"mark": MARK}`, snooze `{"days": N}`, done and skip none.
    """
    return {}
