"""Writing SVG: whatever text comes, it stays text, and nothing that styles or acts is written."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.faces.pictures.drawn import EVIL, read

from mutuals.faces.pictures.labels import cut, halves
from mutuals.faces.pictures.svg import Box, element, number, picture
from mutuals.faces.safety import hostile_signs, safe_text

BOX = Box(0, 0, 10, 10)


@given(st.text())
def test_any_text_stays_text(text):
    root = read(
        picture("bar", f"a{text}", f"b{text}", BOX, [element("text", text, data_name=text)])
    )
    shown = safe_text(text)
    assert root[0].text == safe_text(f"a{text}")
    assert (root[2].text or "") == shown
    assert root[2].attrib["data-name"] == shown


def test_hostile_signs_show_as_marks():
    assert not hostile_signs().search(str(element("text", EVIL, data_name=EVIL)))
    assert "<script" not in element("text", EVIL, data_name=EVIL)


@pytest.mark.parametrize("name", ["style", "onclick", "onload"])
def test_what_styles_or_acts_is_refused(name):
    with pytest.raises(ValueError, match=name):
        element("g", **{name: "x"})


def test_an_element_reads_as_written():
    made = ET.fromstring(str(element("circle", cx=1.26, r=2, rx=None, class_="a")))  # noqa: S314
    assert made.attrib == {"cx": "1.3", "r": "2", "class": "a"}


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (-0.01, "0"), (2.0, "2"), (-1.25, "-1.2")])
def test_lengths_have_one_place_at_most(value, text):
    assert number(value) == text


def test_long_names_are_cut_and_broken_near_the_middle():
    assert cut("abcdef", 4) == "abc…"
    assert cut("abcd", 4) == "abcd"
    assert halves("one two three four") == ("one two", "three four")
    assert halves("alone") == ("alone",)
