"""The map as drawn: everybody a link in the place given, names that cover no other disc."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.faces.pictures.drawn import EVIL, number, of_class, read, text_of

from mutuals.faces.pictures.labels import Label, Place, fit
from mutuals.faces.pictures.network import network, network_figures, network_says
from mutuals.model.circles import Circle, CirclePerson, Circles, Known
from mutuals.practice.layout import Disc


def person(ident, x, y, strength=0.5, state="active", name=None):
    return CirclePerson(ident, ident.upper() if name is None else name, strength, state, 1, x, y)


def circle(name, basis, x, people):
    return Circle(name, basis, len(people), x, 0.0, 2.0, tuple(people))


AA, AB = person("aa", 10.0, 0.0, 1.0), person("ab", 11.0, 0.0, 0.1, "dormant")
BA = person("ba", -10.0, 0.0, None, None)
TWO = Circles(
    (circle("Acme", "together", 10.0, [AA, AB]), circle("No contact yet", "unmet", -10.0, [BA])),
    (Known("aa", "ab", 0.8), Known("aa", "ba", 0.5)),
    3,
    7,
)


def test_everybody_is_a_link_in_the_place_given():
    links = of_class(read(network(TWO)), "pic-person")
    assert [link.attrib["href"] for link in links] == ["/person/aa", "/person/ab", "/person/ba"]
    assert [link.attrib["data-id"] for link in links] == ["aa", "ab", "ba"]
    assert [number(link[1], "cx") for link in links] == [100, 110, -100]
    assert text_of(links[0][0]) == "AA, Acme: in touch"


def test_the_closer_is_the_larger_and_states_are_classes():
    close, far, unmet = of_class(read(network(TWO)), "pic-person")
    assert number(close[1], "r") > number(far[1], "r") >= number(unmet[1], "r")
    assert "pic-state-dormant" in far.attrib["class"]
    assert "pic-state-none" in unmet.attrib["class"]


def test_a_picture_of_links_is_no_image():
    assert read(network(TWO)).attrib["role"] == "group"


def test_only_ties_between_circles_are_drawn():
    (ties,) = of_class(read(network(TWO)), "pic-ties")
    assert ties.attrib["d"] == "M100 0L-100 0"


def test_circles_have_their_names_and_counts():
    labels = of_class(read(network(TWO)), "pic-label")
    assert [" ".join(text_of(label).split()) for label in labels] == ["Acme 2", "No contact yet 1"]


def test_the_map_in_words_and_rows():
    assert "3 of 7 people in 2 circles" in network_says(TWO)
    assert "Acme (2)" in network_says(TWO)
    figures = network_figures(TWO)
    assert figures.rows[0] == ("Acme", "2", "AA, AB", "seen together")
    assert {len(row) for row in figures.rows} == {len(figures.heads)}


def test_an_empty_network_is_drawn_too():
    assert read(network(Circles((), (), 0, 0)))
    assert network_says(Circles((), (), 0, 0)) == "Nobody is here yet."


def test_hostile_names_stay_names():
    evil = circle(EVIL, "shared", 5.0, [person("a/b?c", 5.0, 0.0, name=EVIL)])
    root = read(network(Circles((evil,), (), 1, 1)))
    (link,) = of_class(root, "pic-person")
    assert link.attrib["href"] == "/person/a%2Fb%3Fc"
    assert "<script>" in link.attrib["data-name"]


def test_all_discs_lie_in_the_picture():
    left, top, width, height = map(float, read(network(TWO)).attrib["viewBox"].split())
    assert left < -120
    assert left + width > 120
    assert top < -20
    assert top + height > 20


@given(
    st.lists(st.builds(Disc, st.floats(-50, 50), st.floats(-50, 50), st.floats(1, 9)), max_size=12),
    st.text("abc de", min_size=1, max_size=20),
)
def test_names_cover_neither_names_nor_other_discs(discs, text):
    labels = [
        Label(
            at,
            2.0,
            (Place(d.x, d.y - d.radius, 0, -0.7, (text,)), Place(d.x, d.y, 1.5, 0, (text,))),
        )
        for at, d in enumerate(discs)
    ]
    placed = [
        (label, place.at(label.size))
        for label, place in zip(labels, fit(labels, discs), strict=True)
        if place
    ]
    half, high = 2.0 * 0.58 * len(text) / 2, 2.0 * 1.2 / 2
    for at, (label, (x, y)) in enumerate(placed):
        for _, (a, b) in placed[:at]:
            assert abs(x - a) >= 2 * half - 1e-9 or abs(y - b) >= 2 * high - 1e-9
        for number_of, disc in enumerate(discs):
            near_x = min(max(disc.x, x - half), x + half)
            near_y = min(max(disc.y, y - high), y + high)
            far = (near_x - disc.x) ** 2 + (near_y - disc.y) ** 2
            assert number_of == label.home or far >= disc.radius**2 - 1e-6


@pytest.mark.parametrize("count", [1, 40])
def test_the_same_network_is_the_same_picture(count):
    many = [person(f"p{at}", at * 1.0, 0.0) for at in range(count)]
    record = Circles((circle("Acme", "together", 0.0, many),), (), count, count)
    assert network(record) == network(record)
