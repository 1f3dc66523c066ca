"""The health of a network: four figures with their past and one thing to do, then the details."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, bold, dim, line, paragraph
from mutuals.model.health import Figure, Health

FIRST = 4
"""So many figures stand first, each with something to do."""
TITLES = {
    "came": "Who came",
    "stayed": "Who stayed",
    "drifting": "Who is drifting",
    "reach": "How far it reaches",
    "active": "In touch",
    "effective_number": "Spread of contact",
    "new_share": "New among them",
    "weak_share": "Seen once only",
    "both_ways_share": "Both ways",
    "face_to_face_share": "Face to face",
    "survival": "Still in touch after a year",
    "efficiency": "Ties that open a way of their own",
    "constraint": "Held by one circle",
    "bridges": "Where only you are the bridge",
    "employer_diversity": "Different employers",
    "field_diversity": "Different lines of work",
    "place_diversity": "Different towns",
    "abroad_share": "Abroad",
    "rhythm_coverage": "Usual rhythm kept",
    "contact_30": "Forecast: contact within 30 days",
    "contact_30_error": "How far off that is",
    "gone_90": "Forecast: 90 quiet days",
    "gone_90_error": "How far off that is",
}
_STEPS = "▁▂▃▄▅▆▇█"
_UNSEEN = "·"
_WIDE = 20


def health(record: Health, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield the four figures, then the details; what each says stands in words."""
    for each in record.figures[:FIRST]:
        yield _head(each)
        yield from paragraph(each.says, indent=2)
        if each.do:
            yield line(bold("Do  "), each.do, indent=2, hang=6)
        yield BLANK
    if record.figures[FIRST:]:
        yield line(bold("Details"))
    for each in record.figures[FIRST:]:
        yield _head(each, indent=2)
        yield from paragraph(each.says, indent=4)


def title(figure: Figure) -> str:
    """Return what a figure is called for people."""
    return TITLES.get(figure.name, figure.name.replace("_", " "))


def worth(figure: Figure, value: float | None) -> str:
    """Return a value of a figure for people: a whole number or percent, empty where words tell."""
    if figure.unit in {"people", "employers"}:
        return "too little to tell" if value is None else f"{value:.0f}"
    if figure.unit == "share":
        return "too few to tell" if value is None else f"{value:.0%}"
    return ""


def usual(figure: Figure) -> str:
    """Return the range in which most people lie, in words; empty where none is known."""
    if figure.low is None or figure.high is None:
        return ""
    return f"for 8 in 10 people {worth(figure, figure.low)} to {worth(figure, figure.high)}"


def _head(figure: Figure, indent: int = 0) -> Line:
    beside = filter(None, (_spark(figure.trend), usual(figure)))
    value = worth(figure, figure.value)
    return line(
        bold(title(figure)), f"  {value}" if value else "", dim("".join(f"  {w}" for w in beside)),
        indent=indent, hang=indent + 2,
    )  # fmt: skip


def _spark(trend: Sequence[float | None]) -> str:
    """Return a trend as steps, the oldest first; nothing where there is no past."""
    known = [value for value in trend if value is not None]
    if len(known) < 2 or any(value < 0 for value in known):  # noqa: PLR2004 - two make a trend
        return ""
    top = max(known) or 1.0
    return "".join(_UNSEEN if value is None else _step(value / top) for value in trend)


def _step(share: float) -> str:
    return _STEPS[round(share * (len(_STEPS) - 1))]
