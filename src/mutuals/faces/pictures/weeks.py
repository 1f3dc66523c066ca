"""The verdict week by week: its measures as small bars with their floors, oldest on the left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from mutuals.faces.pictures.svg import Box, Figures, element, picture
from mutuals.faces.render.words import figure
from mutuals.model.advice import Measure, Verdict, Verdicts, VerdictState
from mutuals.practice.wording import measure_words, say_count

_WIDTH, _ROW, _HIGH, _HEAD, _FOOT = 720.0, 66.0, 30.0, 46.0, 28.0
"""Each measure has a line of words, and below it its strip over the whole width."""
_SIZE, _NUMBER = 12.0, 48.0
"""Letters, and room of a week's number; on a narrow screen the style sheet makes them larger."""
_GAP, _THICKEST = 0.3, 22.0
_STATES: dict[VerdictState, str] = {
    "NET-working": "net",
    "NOT-working": "not",
    "UNKNOWN": "unknown",
}
_BEFORE = "before the set-up"


class _Strip(NamedTuple):
    """One measure over the weeks, oldest first; `top` is the value that fills the height."""

    name: str
    measures: tuple[Measure, ...]
    floor: float | None
    top: float


def weeks(record: Verdicts, set_up: date | None) -> Markup:
    """Return the picture; weeks before that of the set-up day are drawn without a verdict."""
    shown = _oldest_first(record)
    strips = _strips(shown)
    wide = _WIDTH / max(len(shown), 1)
    children = (
        *_verdicts(shown, set_up, wide),
        *(
            part
            for at, strip in enumerate(strips)
            for part in _strip(strip, _HEAD + at * _ROW, wide)
        ),
        *_named(shown, wide, _HEAD + len(strips) * _ROW + 20),
    )
    box = Box(0, 0, _WIDTH, _HEAD + len(strips) * _ROW + _FOOT)
    return picture(
        "weeks", "Your practice, week by week", weeks_says(record, set_up), box, children
    )


def weeks_says(record: Verdicts, set_up: date | None) -> str:
    """Return the picture in words."""
    judged = [each for each in record.weeks if not _is_before(each, set_up)]
    if not judged:
        return "No week has been judged yet."
    counts = {state: sum(each.state == state for each in judged) for state in _STATES}
    said = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    return f"{say_count(len(judged), 'week')}: {said}. The table has the measures of each."


def weeks_figures(record: Verdicts, set_up: date | None) -> Figures:
    """Return the weeks as rows, the newest first: the verdict, each measure against its floor."""
    names = [strip.name for strip in _strips(_oldest_first(record))]
    heads = ("Week", "Verdict", *map(measure_words, names))
    return Figures(
        "Your practice, week by week",
        heads,
        tuple(
            (
                each.week,
                _BEFORE if _is_before(each, set_up) else each.state,
                *(_said(_measure(each, name)) for name in names),
            )
            for each in record.weeks
        ),
    )


def _oldest_first(record: Verdicts) -> tuple[Verdict, ...]:
    return tuple(reversed(record.weeks))


def _is_before(verdict: Verdict, set_up: date | None) -> bool:
    """Say whether a week ended before the one in which I set the program up."""
    if set_up is None:
        return False
    year, week, _ = set_up.isocalendar()
    return verdict.week < f"{year}-W{week:02}"


def _measure(verdict: Verdict, name: str) -> Measure | None:
    return next((each for each in verdict.measures if each.name == name), None)


def _said(measure: Measure | None) -> str:
    if measure is None or measure.value is None:
        return "cannot be seen"
    value = figure(measure.name, measure.value)
    return value if measure.floor is None else f"{value} of {figure(measure.name, measure.floor)}"


def _strips(shown: Sequence[Verdict]) -> list[_Strip]:
    """Return the measures that have a floor in the newest week, in its order."""
    if not shown:
        return []
    return [
        _strip_of(each, tuple(filter(None, (_measure(v, each.name) for v in shown))))
        for each in shown[-1].measures
        if each.floor is not None
    ]


def _strip_of(latest: Measure, measures: tuple[Measure, ...]) -> _Strip:
    values = [each.value or 0.0 for each in measures]
    return _Strip(latest.name, measures, latest.floor, max([*values, (latest.floor or 0) * 1.25]))


def _verdicts(shown: Sequence[Verdict], set_up: date | None, wide: float) -> Iterator[Markup]:
    yield _words("verdict", 0, 20)
    for at, each in enumerate(shown):
        x = (at + 0.5) * wide
        if _is_before(each, set_up):
            yield element("circle", cx=x, cy=37, r=1.5, class_="pic-before")
        else:
            yield _mark(each.state, x, 37)


def _mark(state: VerdictState, x: float, y: float) -> Markup:
    """Draw a verdict so that its form tells it without its colour."""
    kind = f"pic-{_STATES[state]}"
    if state == "NOT-working":
        return element("rect", x=x - 4.5, y=y - 4.5, width=9, height=9, class_=kind)
    return element("circle", cx=x, cy=y, r=6 if state == "NET-working" else 3, class_=kind)


def _strip(strip: _Strip, top: float, wide: float) -> Iterator[Markup]:
    base, scale = top + _ROW - 8, (_HIGH - 2) / (strip.top or 1.0)
    yield _words(measure_words(strip.name), 0, base - _HIGH - 6)
    yield element("line", x1=0, x2=_WIDTH, y1=base, y2=base, class_="pic-axis")
    thick = min(wide * (1 - _GAP), _THICKEST)
    for at, measure in enumerate(strip.measures):
        x = (at + 0.5) * wide
        if measure.value is None:
            yield element("circle", cx=x, cy=base - 4, r=1.5, class_="pic-unseen")
        elif measure.value:
            yield _bar(measure, x - thick / 2, base, thick, measure.value * scale)
    if strip.floor:
        y = base - strip.floor * scale
        yield element("line", x1=0, x2=_WIDTH, y1=y, y2=y, class_="pic-floor")


def _bar(measure: Measure, x: float, base: float, thick: float, high: float) -> Markup:
    kind = f"pic-{_kind_of(measure)}"
    return element("rect", x=x, y=base - high, width=thick, height=high, class_=kind)


def _kind_of(measure: Measure) -> str:
    """Return the class of a value that can be seen: met, short, or value (no floor)."""
    return {True: "met", False: "short", None: "value"}[measure.met]


def _named(shown: Sequence[Verdict], wide: float, y: float) -> Iterator[Markup]:
    """Write the numbers of the weeks below, as many as have room, the newest always."""
    every = max(1, round(_NUMBER / wide + 0.5))
    for at, each in enumerate(shown):
        if (len(shown) - 1 - at) % every == 0:
            x = (at + 0.5) * wide
            week = each.week.partition("-")[2]
            yield element(
                "text", week, x=x, y=y, text_anchor="middle", font_size=_SIZE, class_="pic-words"
            )


def _words(text: str, x: float, y: float) -> Markup:
    return element("text", text, x=x, y=y, font_size=_SIZE, class_="pic-words")
