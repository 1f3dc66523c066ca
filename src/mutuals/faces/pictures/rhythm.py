"""The rhythm of a tie: what passed between a person and me, week by week or month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple

from markupsafe import Markup

from mutuals.faces.pictures.svg import Box, Figures, element, picture
from mutuals.model.person import TimelineEntry
from mutuals.practice.wording import say_count

Step = Literal["week", "month", "year"]

_WIDTH, _HALF, _LEFT, _FOOT = 720.0, 52.0, 112.0, 30.0
_SIZE = 14.0
"""Letters; on a narrow screen the style sheet makes them larger."""
_LEAST_HIGH = 4
"""Contacts that fill the height at least: one mail must not look like many."""
_THICKEST, _GAP = 12.0, 0.25
_WEEKS, _MONTHS = 60, 300
_LEAST_DAYS = 364
_YEAR = 60.0
"""Room of a year's number."""
_LENGTHS: Mapping[Step, int] = MappingProxyType({"week": 10, "month": 7, "year": 4})
"""Letters of a date that name a step of time; a week has the name of its Monday."""


class _Bin(NamedTuple):
    name: str
    first: date
    out: int
    back: int
    both: int

    @property
    def counts(self) -> tuple[int, int, int]:
        return self.out, self.back, self.both


def rhythm(timeline: Sequence[TimelineEntry], today: date, *, name: str = "") -> Markup:
    """Return the strip up to the day: from me above the line, from them below, meetings on it.

    `timeline` holds the entries in any order; notes and what lies ahead are no contact.
    """
    bins = _bins(timeline, today)
    wide = (_WIDTH - _LEFT) / max(len(bins), 1)
    top = max([_LEAST_HIGH, *(each.out for each in bins), *(each.back for each in bins)])
    children = (
        _line(),
        *_sides(),
        *(bar for at, each in enumerate(bins) for bar in _bars(each, _LEFT + at * wide, wide, top)),
        *_years(bins, wide),
    )
    box = Box(0, 0, _WIDTH, 2 * _HALF + _FOOT)
    return picture("rhythm", _title(name), rhythm_says(timeline, today), box, children)


def rhythm_says(timeline: Sequence[TimelineEntry], today: date) -> str:
    """Return the strip in words."""
    bins = _bins(timeline, today)
    if not any(sum(each.counts) for each in bins):
        return "No contact yet."
    out, back, both = (sum(each.counts[at] for each in bins) for at in range(3))
    step = _step(bins)
    quiet = next(at for at, each in enumerate(reversed(bins)) if sum(each.counts))
    ending = f" The last {say_count(quiet, step)} had none." if quiet else ""
    return (
        f"By {step} since {bins[0].name}: {say_count(out, 'message')} from you, {back} from them,"
        f" {say_count(both, 'call or meeting', 'calls and meetings')}.{ending}"
    )


def rhythm_figures(timeline: Sequence[TimelineEntry], today: date, *, name: str = "") -> Figures:
    """Return the strip as rows, the latest first; times without contact are left out."""
    bins = [each for each in _bins(timeline, today) if sum(each.counts)]
    rows = tuple((b.name, str(b.out), str(b.back), str(b.both)) for b in reversed(bins))
    step = _step(_bins(timeline, today)).capitalize()
    return Figures(_title(name), (step, "From you", "From them", "Calls and meetings"), rows)


def _title(name: str) -> str:
    return f"Contacts with {name} over time" if name else "Contacts over time"


def _bins(timeline: Iterable[TimelineEntry], today: date) -> list[_Bin]:
    """Count the contacts of each step of time, from the first contact to the day."""
    seen = [
        (day, each.direction)
        for each in timeline
        if each.direction and (day := date.fromisoformat(each.at[:10])) <= today
    ]
    if not seen:
        return []
    first = min(*(day for day, _ in seen), today - timedelta(days=_LEAST_DAYS))
    step = _fitting((today - first).days)
    counts = Counter((_start(day, step), direction) for day, direction in seen)
    return [
        _Bin(_named(start, step), start, *(counts[start, way] for way in ("out", "in", "both")))
        for start in _starts(first, today, step)
    ]


def _fitting(days: int) -> Step:
    if days <= 7 * _WEEKS:
        return "week"
    return "month" if days <= 30 * _MONTHS else "year"


def _step(bins: Sequence[_Bin]) -> Step:
    """Return the step of time that the bins have, by the length of their names."""
    lengths = {length: step for step, length in _LENGTHS.items()}
    return lengths[len(bins[0].name)] if bins else "month"


def _start(day: date, step: Step) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _starts(first: date, last: date, step: Step) -> Iterator[date]:
    at = _start(first, step)
    while at <= last:
        yield at
        at = _start(at + timedelta(days={"week": 7, "month": 31, "year": 366}[step]), step)


def _named(start: date, step: Step) -> str:
    return start.isoformat()[: _LENGTHS[step]]


def _line() -> Markup:
    return element("line", x1=_LEFT, x2=_WIDTH, y1=_HALF, y2=_HALF, class_="pic-axis")


def _sides() -> Iterator[Markup]:
    for words, y in (("from you", _HALF - 18), ("from them", _HALF + 28)):
        yield element("text", words, x=0, y=y, font_size=_SIZE, class_="pic-words")


def _bars(each: _Bin, x: float, wide: float, top: int) -> Iterator[Markup]:
    thick = min(wide * (1 - _GAP), _THICKEST)
    left, scale = x + (wide - thick) / 2, (_HALF - 4) / top
    if each.out:
        high = each.out * scale
        yield _bar("out", left, _HALF - 2 - high, thick, high)
    if each.back:
        yield _bar("in", left, _HALF + 2, thick, each.back * scale)
    if each.both:
        size = min(2 + each.both * 0.5, 4.5)
        yield element("circle", cx=x + wide / 2, cy=_HALF, r=size, class_="pic-both")


def _bar(side: str, x: float, y: float, wide: float, high: float) -> Markup:
    return element("rect", x=x, y=y, width=wide, height=high, class_=f"pic-{side}")


def _years(bins: Sequence[_Bin], wide: float) -> Iterator[Markup]:
    """Write the years below where they begin, the latest first, as many as have room."""
    begins = {each.first.year: at for at, each in reversed(list(enumerate(bins)))}
    free = _WIDTH
    for year, at in sorted(begins.items(), reverse=True):
        x, y = _LEFT + at * wide, 2 * _HALF + 20
        if x + _YEAR <= free:
            yield element("text", str(year), x=x, y=y, font_size=_SIZE, class_="pic-words")
            free = x
