"""The past of a figure as a small line, with the usual range behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from markupsafe import Markup

from mutuals.faces.pictures.svg import Box, Figures, element, picture
from mutuals.faces.render.health import title, usual, worth
from mutuals.model.health import Figure

SEASON = timedelta(days=90)
"""The time between two points of a trend."""
_WIDTH, _HEIGHT, _EDGE = 240.0, 56.0, 6.0


def trend(figure: Figure) -> Markup:
    """Return the line, the oldest point on the left; a point that cannot be told leaves a gap."""
    box = Box(0, 0, _WIDTH, _HEIGHT)
    return picture(
        "trend", title(figure), trend_says(figure), box, _drawn(figure), ident=figure.name
    )


def trend_says(figure: Figure) -> str:
    """Return the line in words."""
    known = [value for value in figure.trend if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - two make a trend
        return "No past to compare with yet."
    beside = f"; {usual(figure)}" if usual(figure) else ""
    return f"From {worth(figure, known[0])} to {worth(figure, known[-1])}, 90 days a step{beside}."


def trend_figures(figure: Figure, today: date) -> Figures:
    """Return the line as rows, the newest first: 90 days up to a day, and the value."""
    rows = [
        (f"{today - at * SEASON:%Y-%m-%d}", worth(figure, value))
        for at, value in enumerate(reversed(figure.trend))
    ]
    return Figures(title(figure), ("Up to", "Value"), tuple(rows))


def _drawn(figure: Figure) -> Iterator[Markup]:
    top = _top(figure)
    if figure.low is not None and figure.high is not None:
        high, low = _height(figure.high, top), _height(figure.low, top)
        yield element(
            "rect", x=0, y=high, width=_WIDTH, height=max(low - high, 1.0), class_="pic-usual"
        )
    base = _HEIGHT - _EDGE
    yield element("line", x1=0, x2=_WIDTH, y1=base, y2=base, class_="pic-axis")
    yield from _line(_points(figure.trend, top))


def _top(figure: Figure) -> float:
    """Return the value at the upper edge."""
    if figure.unit == "share":
        return 1.0
    return max([1.0, figure.high or 0.0, *(value or 0.0 for value in figure.trend)])


def _points(values: Sequence[float | None], top: float) -> list[tuple[float, float] | None]:
    step = (_WIDTH - 2 * _EDGE) / max(len(values) - 1, 1)
    return [
        None if value is None else (_EDGE + at * step, _height(value, top))
        for at, value in enumerate(values)
    ]


def _height(value: float, top: float) -> float:
    return _HEIGHT - _EDGE - value / top * (_HEIGHT - 2 * _EDGE)


def _line(points: Sequence[tuple[float, float] | None]) -> Iterator[Markup]:
    for one, two in pairwise(points):
        if one and two:
            yield element("line", x1=one[0], y1=one[1], x2=two[0], y2=two[1], class_="pic-course")
    for at, point in enumerate(points, 1):
        if point:
            last = at == len(points)
            kind = "pic-now" if last else "pic-then"
            yield element("circle", cx=point[0], cy=point[1], r=4 if last else 2, class_=kind)
