"""The map of a network: circles as discs round me, people as dots that lead to their pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from markupsafe import Markup

from mutuals.faces.pictures.labels import LINE, Label, Place, cut, fit, halves, width_of
from mutuals.faces.pictures.svg import Box, Figures, element, number, picture
from mutuals.faces.render.words import BASES, STATES
from mutuals.model.circles import Circle, CirclePerson, Circles
from mutuals.practice.layout import Disc
from mutuals.practice.wording import join_names, say_count

_SCALE = 10
"""Units of the picture between neighbours."""
_SMALLEST, _LARGEST = 1.7, 4.4
_BORDER = 12
_ACROSS = 88
"""Heights of the font of circle names in the width of the whole map."""
_LONGEST = 26
_BETWEEN = "\N{NO-BREAK SPACE}"
"""Between a name and how many there are."""
_LARGE = 3


def network(record: Circles) -> Markup:
    """Return the map; `data-id` holds a person's id, `data-reach` the radius behind a name."""
    box = _box(record.circles)
    size = max(box.width / _ACROSS, 4.0)
    children = (
        _ties(record),
        element("g", *map(_disc, record.circles), class_="pic-discs"),
        element("circle", element("title", "you"), cx=0, cy=0, r=_LARGEST + 0.5, class_="pic-me"),
        element("g", *_people(record.circles), class_="pic-people"),
        _labels(record.circles, size),
    )
    title = "Who belongs together in your network"
    return picture("network", title, network_says(record), box, children, role="group")


def network_says(record: Circles) -> str:
    """Return the map in words."""
    if not record.circles:
        return "Nobody is here yet."
    largest = sorted(record.circles, key=lambda each: (-each.size, each.name))[:_LARGE]
    named = join_names([f"{each.name} ({each.size})" for each in largest])
    of = "" if record.shown == record.total else f" of {record.total}"
    return (
        f"{record.shown}{of} people in {say_count(len(record.circles), 'circle')} around you,"
        f" the closest nearest. The largest: {named}. The table has the same."
    )


def network_figures(record: Circles) -> Figures:
    """Return the circles as rows: name, people, the closest, why they stand together."""
    rows = (
        (
            each.name,
            str(each.size),
            ", ".join(person.name or person.id for person in each.people[:_LARGE]),
            BASES[each.basis],
        )
        for each in record.circles
    )
    heads = ("Circle", "People", "The closest", "Because")
    return Figures("Circles, the closest first", heads, tuple(rows))


def _box(circles: Sequence[Circle]) -> Box:
    """Return what holds all discs, with me in it and room for names."""
    sides = [(each.x, each.y, each.radius) for each in circles] or [(0.0, 0.0, 1.0)]
    left = min(x - r for x, _, r in sides) * _SCALE
    right = max(x + r for x, _, r in sides) * _SCALE
    top = min(y - r for _, y, r in sides) * _SCALE
    bottom = max(y + r for _, y, r in sides) * _SCALE
    edge = _BORDER + (right - left) / 30
    return Box(left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge)


def _ties(record: Circles) -> Markup:
    """Draw the ties that lead from one circle to another; inside a circle they are what it says."""
    homes = {person.id: (at, person) for at, c in enumerate(record.circles) for person in c.people}
    steps = []
    for tie in record.ties:
        (one_home, one), (other_home, other) = homes[tie.a], homes[tie.b]
        if one_home != other_home:
            steps.append(f"M{_at(one.x)} {_at(one.y)}L{_at(other.x)} {_at(other.y)}")
    return element("path", class_="pic-ties", d="".join(steps))


def _disc(circle: Circle) -> Markup:
    x, y, r = _at(circle.x), _at(circle.y), _at(circle.radius)
    return element("circle", cx=x, cy=y, r=r, class_=f"pic-disc pic-disc-{circle.basis}")


def _people(circles: Sequence[Circle]) -> Iterator[Markup]:
    for circle in circles:
        yield from (_person(person, circle) for person in circle.people)


def _person(person: CirclePerson, circle: Circle) -> Markup:
    size = _SMALLEST + (_LARGEST - _SMALLEST) * (person.strength or 0.0) ** 2
    name = person.name or person.id
    state = STATES.get(person.state or "", "no contact yet")
    return element(
        "a",
        element("title", f"{name}, {circle.name}: {state}"),
        element("circle", cx=_at(person.x), cy=_at(person.y), r=size),
        href=f"/person/{quote(person.id, safe='')}",
        class_=f"pic-person pic-state-{person.state or 'none'}",
        data_id=person.id,
        data_name=name,
        tabindex=-1,
    )


def _labels(circles: Sequence[Circle], size: float) -> Markup:
    """Name the circles, the largest first; who has no room waits for a closer look."""
    ranked = sorted(range(len(circles)), key=lambda at: (-len(circles[at].people), at))
    discs = [Disc(*(_SCALE * length for length in each[3:6])) for each in circles]
    labels = [_label(circles[at], discs[at], at, size) for at in ranked]
    found = fit(labels, discs)
    drawn = (_words(label, place, discs) for label, place in zip(labels, found, strict=True))
    return element("g", *drawn, class_="pic-labels", font_size=size, aria_hidden="true")


def _label(circle: Circle, disc: Disc, home: int, size: float) -> Label:
    """Return a name with its places: above its disc, below, beside it, at last low in it."""
    text = f"{cut(circle.name, _LONGEST)}{_BETWEEN}{circle.size}"
    one, two = (text,), halves(text)
    x, y, r = disc
    half = max(width_of(line, 1.0) for line in two) / 2 + 0.5
    places = [Place(x, y - r, 0, -0.7, one), Place(x, y + r, 0, 0.7, one)]
    places += [Place(x, y - r, 0, -1.3, two), Place(x, y + r, 0, 1.3, two)]
    places += [Place(x + r, y, half, 0, two), Place(x - r, y, -half, 0, two)]
    if circle.basis != "alone":
        places.append(Place(x, y + r, 0, -1.5, two))
    return Label(home, size, tuple(places))


def _words(label: Label, found: Place | None, discs: Sequence[Disc]) -> Markup:
    """Draw a name; what the script needs to place it anew stands beside it as data."""
    place = found or label.places[-1]
    down = place.down + 0.35 - LINE * (len(place.lines) - 1) / 2
    x, y = place._replace(down=down).at(label.size)
    spans = (
        element("tspan", *_counted(line), x=x, dy=f"{LINE}em" if at else None)
        for at, line in enumerate(place.lines)
    )
    return element(
        "text",
        *spans,
        y=y,
        text_anchor="middle",
        class_="pic-label" if found else "pic-label pic-label-more",
        data_x=place.x,
        data_y=place.y,
        data_right=f"{place.right:.2f}",
        data_down=f"{down:.2f}",
        data_reach=discs[label.home].radius,
    )


def _counted(line: str) -> tuple[Markup | str, ...]:
    """Return a line with the number of people set apart."""
    name, found, count = line.rpartition(_BETWEEN)
    return (f"{name} ", element("tspan", count, class_="pic-count")) if found else (line,)


def _at(length: float) -> str:
    return number(length * _SCALE)
