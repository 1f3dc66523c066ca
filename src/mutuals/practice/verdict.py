"""The verdict on one ISO week: NET-working, NOT-working or UNKNOWN, with its smallest step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from mutuals.model.advice import Measure, Verdict, VerdictState
from mutuals.model.history import History, Sight, Span, Week
from mutuals.model.moments import date_of
from mutuals.model.strategy import Floor, Pause, Plan
from mutuals.practice.measures import (
    MEASURES,
    Past,
    Reading,
    Scene,
    read_measure,
)
from mutuals.practice.steps import Missed, smallest_step
from mutuals.practice.strategy import SHARES
from mutuals.practice.wording import measure_words

WEEK_DAYS = 7
ENOUGH_DAYS = 4
"""A source must cover 4 of the 7 days; 4 paused days pause a week."""


def weeks_back(as_of: int, count: int) -> tuple[Week, ...]:
    """Return the ISO weeks counted back from that of the as-of day, newest first."""
    monday = as_of - date_of(as_of).weekday()
    return tuple(_week(monday - WEEK_DAYS * back) for back in range(count))


def judged_days(week: Week, as_of: int) -> Span:
    """Return the seven judged days: they end on Sunday, in the running week on the as-of day."""
    return _window(min(week.sunday, as_of), WEEK_DAYS)


def needed_days(week: Week, as_of: int, plan: Plan) -> Span:
    """Return the days whose favours and posts `judge` reads for that week."""
    last = judged_days(week, as_of).last
    longest = max((floor.window_days for floor in plan.floors), default=WEEK_DAYS)
    return _window(last, max(longest, WEEK_DAYS))


def judge(week: Week, as_of: int, plan: Plan, seen: Sight, history: History, past: Past) -> Verdict:
    """Return the verdict on the week as of the day.

    UNKNOWN when 4 of its days were paused, when no single source covers 4 of the seven judged
    days, or when no floor can be seen; NET-working when every visible 7-day floor is met and at
    least half of the visible longer ones; else NOT-working. Each measure's evidence is that of
    what counts in it, oldest first, at most 20. Source: CONTRACT, verdict.
    """
    days = judged_days(week, as_of)
    scene = Scene(seen, history, past)
    floors = {floor.measure: floor for floor in plan.floors}
    windows = {name: _window(days.last, _length(floors.get(name))) for name in MEASURES}
    readings = {name: read_measure(name, windows[name], scene) for name in MEASURES}
    measures = tuple(_measure(name, readings[name], floors.get(name)) for name in MEASURES)
    doubt = _doubt(week, days, plan, seen, measures)
    missed = _missed(measures)
    state: VerdictState = "UNKNOWN" if doubt else _state(missed)
    if state == "NOT-working":
        says = smallest_step(missed, windows, scene)
    else:
        says = doubt or _praise(measures)
    return Verdict(week.name, state, measures, f"{says}{_unseen(readings)}")


def _week(monday: int) -> Week:
    year, number, _ = date_of(monday).isocalendar()
    return Week(f"{year}-W{number:02}", monday, monday + WEEK_DAYS - 1)


def _window(last: int, length: int) -> Span:
    return Span(last - length + 1, last)


def _length(floor: Floor | None) -> int:
    return floor.window_days if floor else WEEK_DAYS


def _measure(name: str, reading: Reading, floor: Floor | None) -> Measure:
    value = reading.value
    met = None if floor is None or value is None else value >= floor.value
    least = floor.value if floor else None
    return Measure(name, value, least, _length(floor), met, reading.evidence)


def _doubt(week: Week, days: Span, plan: Plan, seen: Sight, measures: Iterable[Measure]) -> str:
    """Say why the week cannot be judged and which command ends that; empty when it can."""
    pause = _pause_of(week, days, plan.pauses)
    if pause:
        until = date_of(pause.last).isoformat()
        return (
            f"You paused this week until {until}; `mutuals plan set pause none` ends every pause."
        )
    if not any(span.common_days(days) >= ENOUGH_DAYS for span in seen.messages):
        return (
            f"No mailbox, chat or call list of yours covers {ENOUGH_DAYS} of the {WEEK_DAYS} days;"
            " `mutuals import PATH` reads one in."
        )
    if all(measure.met is None for measure in measures):
        return "No floor is set that can be seen; `mutuals plan set reached_out 3` sets one."
    return ""


def _pause_of(week: Week, days: Span, pauses: Iterable[Pause]) -> Pause | None:
    """Return the last pause of a paused week: 4 days of the ISO week or of the judged seven.

    In the running week both matter: its coming days may be paused, and the judged days reach
    back into a week that was.
    """
    for whole in (Span(week.monday, week.sunday), days):
        paused = [pause for pause in sorted(pauses) if whole.common_days(Span(*pause))]
        if len({day for pause in paused for day in _common(whole, pause)}) >= ENOUGH_DAYS:
            return paused[-1]
    return None


def _common(days: Span, pause: Pause) -> range:
    return range(max(days.first, pause.first), min(days.last, pause.last) + 1)


def _state(missed: Missed) -> VerdictState:
    return "NOT-working" if missed.short or missed.spare > 0 else "NET-working"


def _missed(measures: Iterable[Measure]) -> Missed:
    """Return the visible floors that are missed, and how many longer ones are too many."""
    visible = [measure for measure in measures if measure.met is not None]
    longer = [measure for measure in visible if measure.window_days > WEEK_DAYS]
    met = sum(measure.met is True for measure in longer)
    return Missed(
        short=tuple(each for each in visible if not each.met and each not in longer),
        longer=tuple(each for each in longer if not each.met),
        spare=(len(longer) + 1) // 2 - met,
    )


def _praise(measures: Iterable[Measure]) -> str:
    """State the floors that carry the verdict, with their values, in plain words."""
    met = (measure for measure in measures if measure.met)
    return f"You are in touch: {', '.join(map(_say_value, met))}."


def _say_value(measure: Measure) -> str:
    value, floor = measure.value or 0, measure.floor or 0
    if measure.name in SHARES:
        return f"{value:.0%} {_WORDS[measure.name]} (floor {floor:.0%})"
    return f"{value:g} {_WORDS[measure.name]} (floor {floor:g})"


def _unseen(readings: Mapping[str, Reading]) -> str:
    """Name the measures that take no part, with the reason, each reason once."""
    reasons: dict[str, list[str]] = {}
    for name, reading in readings.items():
        if reading.value is None:
            reasons.setdefault(reading.unseen, []).append(measure_words(name))
    listed = "; ".join(f"{', '.join(names)} ({why})" for why, names in reasons.items())
    return f" Not seen: {listed}." if listed else ""


_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "reached_out": "reached",
        "existing": "of them known before",
        "new_people": "new",
        "face_to_face": "met face to face",
        "gave": "given",
        "key_in_touch": "of your key people in touch",
    }
)
