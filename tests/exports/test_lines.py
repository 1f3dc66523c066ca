"""Content lines: nothing a text holds can end one, and folding breaks no letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.hostile import TEXTS

from mutuals.exports.writing.lines import WIDTH, folded, one_line, parameter, text, uri
from mutuals.sources.reading.content_lines import parameters_of, unescape


@given(st.text(max_size=400))
def test_folding_is_undone_by_unfolding(line):
    line = one_line(line)
    raw = folded(line)
    assert raw.endswith(b"\r\n")
    for each in raw.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(each) <= WIDTH
        each.decode()
    assert raw.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode() == line


@pytest.mark.parametrize("value", TEXTS)
def test_no_text_ends_its_line(value):
    for written in (text(value), parameter(value), uri(value)):
        assert len(written.splitlines()) <= 1
        assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in written)
    assert not any(sign in uri(value) for sign in ' "<>\\')


@given(st.text(max_size=100))
def test_a_text_comes_back_as_it_reads(value):
    assert " ".join(unescape(text(value)).split()) == one_line(value)
    assert "".join(parameters_of(f"CN={parameter(value)}")["CN"]) == one_line(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a;b,c\\d", "a\\;b\\,c\\\\d"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\\ntwo\\nthree\\nfour\\nfive"),
        ("x\x00\x1b[31m\u202ey", "x[31my"),
    ],
)
def test_what_is_special_is_escaped(value, expected):
    assert text(value) == expected
