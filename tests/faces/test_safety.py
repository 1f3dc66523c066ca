"""Hostile names become harmless, honest names stay as they are."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.faces.stage import EVIL, RAW

from mutuals.faces.render.blocks import Column, Line, Span, Table
from mutuals.faces.render.screen import Screen, width_of
from mutuals.faces.safety import MARK, hostile_signs, safe_lines, safe_text

HOSTILE = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202a\u202e\u2066\u2069\u200f"}


@pytest.mark.parametrize("sign", sorted(HOSTILE - {"\t", "\n", "\r"}), ids=ascii)
def test_hostile_signs_show_as_a_mark(sign):
    assert safe_text(f"a{sign}b") == f"a{MARK}b"


def test_no_hostile_sign_is_printable():
    signs = [chr(number) for number in range(sys.maxunicode + 1)]
    found = [sign for sign in signs if hostile_signs().search(sign)]
    assert HOSTILE - {"\t", "\n"} <= set(found)
    assert not [sign for sign in (*found, "\t", "\n") if sign.isprintable()]


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\t", "\r"], ids=ascii)
def test_breaks_become_a_space(sign):
    assert safe_text(f"a{sign}b") == "a b"


@pytest.mark.parametrize(
    "name",
    ["Ana Lopes", "Zoë", "李小龍", "محمد", "می\u200cخواهم", "👩\u200d🔬", "O'Neil", "Ægir-Þór"],
)
def test_honest_names_stay(name):
    assert safe_text(name) == name


def test_lines_are_kept_where_asked():
    assert safe_lines("a\r\nb\x1b\rc") == f"a\nb{MARK}\nc"


@given(st.text())
def test_no_text_steers_the_terminal(text):
    drawn = Screen(40).draw([Line((Span(text, "bold"),)), Table((Column(text),), ((Span(text),),))])
    assert not {sign for sign in drawn if sign in HOSTILE} - {"\n"}


@given(st.text(), st.integers(24, 60), st.integers(0, 12))
def test_lines_keep_to_the_width(text, width, indent):
    drawn = Screen(width + indent).draw([Line((Span(text),), indent, 2)])
    assert all(width_of(line) <= width + indent for line in drawn.splitlines())


def test_colour_is_ours_alone():
    drawn = Screen(80, colour=True).draw([Line((Span(EVIL, "bold"),))])
    assert drawn.startswith("\x1b[1mEve")
    assert drawn.endswith("\x1b[0m\n")
    assert not [sign for sign in RAW if sign in drawn[4:-5]]


def test_tables_keep_to_the_width_on_a_terminal_only():
    table = Table((Column("A", 4), Column("B", 4)), ((Span("x" * 60), Span("李" * 30)),))
    assert all(width_of(line) <= 40 for line in Screen(40).draw([table]).splitlines())
    assert "x" * 60 in Screen(40, cut=False).draw([table])


def test_an_optional_column_makes_room():
    table = Table((Column("A"), Column("B", 12, optional=True)), ((Span("x" * 30), Span("y")),))
    assert "y" not in Screen(40).draw([table])
    assert "y" in Screen(60).draw([table])
