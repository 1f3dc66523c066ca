"""One measure of the verdict beside its floor, as a bar."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from mutuals.faces.pictures.svg import Box, Figures, element, picture
from mutuals.faces.render.words import figure, measure_value, window
from mutuals.model.advice import Measure
from mutuals.practice.wording import measure_words

_WIDTH, _HEIGHT, _THICK = 240.0, 14.0, 8.0
_BEYOND = 1.5
"""The bar has room for so many times the floor; a larger value fills it."""


def bar(measure: Measure) -> Markup:
    """Return the bar; what cannot be seen has an empty one, and no floor no line."""
    title = measure_words(measure.name)
    box = Box(0, 0, _WIDTH, _HEIGHT)
    return picture("bar", title, bar_says(measure), box, _drawn(measure), ident=measure.name)


def bar_says(measure: Measure) -> str:
    """Return the bar in words: `3 of 5 people you reached out to, this week`."""
    said = f"{measure_value(measure)}: {measure_words(measure.name)}, {window(measure.window_days)}"
    return f"{said}."


def bar_figures(measure: Measure) -> Figures:
    """Return the bar as a row."""
    unknown = "cannot be seen"
    value = unknown if measure.value is None else figure(measure.name, measure.value)
    floor = "none" if measure.floor is None else figure(measure.name, measure.floor)
    row = (measure_words(measure.name), value, floor, window(measure.window_days))
    return Figures(row[0], ("Measure", "Value", "Floor", "When"), (row,))


def kind_of(measure: Measure) -> str:
    """Return the class of a measure's value: met, short, value (no floor) or unseen."""
    if measure.value is None:
        return "unseen"
    return {True: "met", False: "short", None: "value"}[measure.met]


def _drawn(measure: Measure) -> Iterator[Markup]:
    y, most = (_HEIGHT - _THICK) / 2, _most(measure)
    yield _rect("unseen" if measure.value is None else "track", y, _WIDTH)
    if measure.value:
        yield _rect(kind_of(measure), y, _WIDTH * min(measure.value / most, 1.0))
    if measure.floor:
        x = _WIDTH * measure.floor / most
        yield element("line", x1=x, x2=x, y1=0, y2=_HEIGHT, class_="pic-floor")


def _rect(kind: str, y: float, width: float) -> Markup:
    return element(
        "rect", x=0, y=y, width=width, height=_THICK, rx=_THICK / 2, class_=f"pic-{kind}"
    )


def _most(measure: Measure) -> float:
    """Return the value that fills the bar."""
    return (measure.floor or 0.0) * _BEYOND or max(measure.value or 0.0, 1.0)
