"""Verdicts: the state of my practice with its measures, and weeks in a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, Span, Style, dim, line, paragraph
from mutuals.faces.render.words import measure_value, window
from mutuals.model.advice import Measure, Verdict, Verdicts
from mutuals.practice.wording import measure_words

_STEPS = "▁▂▃▄▅▆▇█"
_UNSEEN = "·"
_STYLES: dict[str, Style] = {"NET-working": "good", "NOT-working": "care", "UNKNOWN": "dim"}
_BAR = 10


def verdict(record: Verdict, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the state, why, and the measures that have a floor."""
    yield head(record)
    yield from paragraph(record.why, indent=2)
    yield BLANK
    yield from measures(record)


def head(record: Verdict) -> Line:
    """Return the state of a week on one line."""
    return line(Span(record.state, _STYLES.get(record.state, "")), dim(f"  week {record.week}"))


def measures(record: Verdict) -> Iterator[Line]:
    """Yield the measures with a floor, each with a small bar."""
    for measure in record.measures:
        if measure.floor is not None:
            yield _measure(measure)


def _measure(measure: Measure) -> Line:
    style: Style = "good" if measure.met else "dim" if measure.value is None else "care"
    return line(
        f"{measure_words(measure.name):<35}",
        Span(bar(measure), style),
        f"  {measure_value(measure)}",
        dim(f" {window(measure.window_days)}"),
        indent=2,
        hang=4,
    )


def bar(measure: Measure) -> str:
    """Return a measure's share of its floor as a bar."""
    filled = round(_BAR * share(measure))
    return "█" * filled + "░" * (_BAR - filled)


def share(measure: Measure) -> float:
    """Return how much of its floor a measure reaches, 0 to 1; without floor or value 0."""
    if measure.value is None or not measure.floor:
        return 0.0
    return max(0.0, min(1.0, measure.value / measure.floor))


def verdicts(record: Verdicts, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield one line per week, newest first, then why the newest stands as it does."""
    if not record.weeks:
        yield line("No week has been judged yet.")
        return
    for week in record.weeks:
        yield _week(week)
    newest = record.weeks[0]
    yield BLANK
    yield from paragraph(newest.why)
    yield from _legend(newest)


def _week(week: Verdict) -> Line:
    state = Span(f"{week.state:<13}", _STYLES.get(week.state, ""))
    floors = [measure for measure in week.measures if measure.floor is not None]
    return line(f"{week.week}  ", state, "".join(map(_sign, floors)))


def _sign(measure: Measure) -> str:
    if measure.value is None:
        return _UNSEEN
    return _STEPS[round(share(measure) * (len(_STEPS) - 1))]


def _legend(week: Verdict) -> Iterator[Line]:
    names = [measure_words(each.name) for each in week.measures if each.floor is not None]
    if names:
        legend = f"Columns: {', '.join(names)}; full height = floor reached, {_UNSEEN} = not seen."
        yield BLANK
        yield line(dim(legend))
