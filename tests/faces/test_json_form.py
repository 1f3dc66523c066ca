"""The JSON form: order, names, numbers, and what is left out."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.faces.json_form import json_text, number_text
from mutuals.model.person import TimelineEntry
from mutuals.model.position import Organisation


class Pair(NamedTuple):
    z: int
    from_: str


class Whole(NamedTuple):
    b: object
    a: object = None
    gone: object = None
    from_: object = None

    @staticmethod
    def left_out():
        return ("gone",)


@dataclass(frozen=True)
class Hushed:
    a: object
    hush: object = field(default=1, metadata={"hidden": True})


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.5, "0.5"),
        (1.0, "1.0"),
        (0.0, "0.0"),
        (-0.0, "0.0"),
        (1 / 3, "0.333333"),
        (2 / 3, "0.666667"),
        (1234567.0, "1234570.0"),
        (0.000012345678, "0.0000123457"),
        (1e-9, "0.000000001"),
        (0.9999999, "1.0"),
        (-12.34567891, "-12.3457"),
        (1e20, "100000000000000000000.0"),
        (float("nan"), "null"),
        (float("inf"), "null"),
    ],
)
def test_numbers_have_six_digits_and_no_exponent(number, text):
    assert number_text(number) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_reads_back_as_its_six_digits(number):
    text = number_text(number)
    assert "e" not in text
    assert float(text) == float(f"{number:.5e}")


def test_keys_stand_in_the_order_of_the_fields():
    assert json_text(Whole(1)) == '{"b": 1, "a": null, "from": null}'


def test_an_omitted_field_appears_when_it_has_a_value():
    assert json_text(Whole(1, gone=2)) == '{"b": 1, "a": null, "gone": 2, "from": null}'


def test_a_hidden_field_never_appears():
    assert json_text(Hushed(1)) == '{"a": 1}'


def test_values_of_every_kind():
    whole = Whole((Pair(1, "x"), [], {}), {"k": True, "d": date(2026, 1, 2), "p": Path("a/b")})
    expected = '{"b": [{"z": 1, "from": "x"}, [], {}], "a": {"k": true, "d": "2026-01-02", '
    assert json_text(whole) == f'{expected}"p": "a/b"}}, "from": null}}'


def test_sets_come_in_order():
    assert json_text(frozenset("cab")) == '["a", "b", "c"]'


def test_the_records_of_the_model_carry_their_names():
    assert json_text(Organisation("Acme", None, "2020", None)) == (
        '{"name": "Acme", "title": null, "from": "2020", "to": null}'
    )
    entry = TimelineEntry("i", "2026-01-01T12:00:00+00:00", "mail", None, "s", (), None)
    assert "precision" not in json.loads(json_text(entry))


def test_what_has_no_form_is_a_fault():
    with pytest.raises(TypeError):
        json_text(object())


@given(st.text())
def test_text_comes_back_equal(text):
    assert json.loads(json_text(text)) == text


STEERING = [*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x202E, 0x2028, 0x2066, 0xD800]


@pytest.mark.parametrize("sign", [*map(chr, STEERING)], ids=ascii)
def test_signs_that_steer_a_terminal_are_escaped(sign):
    assert sign not in json_text(f"a{sign}b")
    assert json.loads(json_text(sign)) == sign
