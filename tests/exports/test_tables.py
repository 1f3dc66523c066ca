"""Tables: no cell is a formula, every row one record."""

import csv
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from tests.exports.hostile import FORMULAS, TEXTS, Stock

from mutuals.exports.registry import form_of
from mutuals.exports.writing.cells import disarmed, inert


def is_live(cell: str) -> bool:
    """Say whether some spreadsheet may take a cell, or what stands behind a sign, for a formula."""
    seen = "".join(s for s in unicodedata.normalize("NFKC", cell) if s.isprintable() or s == "\t")
    return any(
        part.lstrip(" \t\"'").startswith(("=", "+", "-", "@")) and "'" not in before(part)
        for part in seen.replace(";", ",").replace("\t", ",").replace("|", ",").split(",")
    )


def before(part: str) -> str:
    """Return what stands before the first sign of a formula, the sign right before it alone."""
    at = min(part.find(sign) for sign in "=+-@" if sign in part)
    return part[max(0, at - 1) : at]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_formula_stays_one(text):
    assert not is_live(inert(text))


@given(st.text(alphabet="=+-@;,|\t\n\r '\"x1\uff1d\u200b", max_size=12))
def test_no_mixture_of_them_does(text):
    assert not is_live(inert(text))


@pytest.mark.parametrize(
    "text", ["Ana Lopes", "ana-b@mail.example", "a=b", "C++", "", "O'Neil - x"]
)
def test_what_is_no_formula_stays_as_it_is(text):
    assert inert(text) == disarmed(text) == text


def test_every_person_is_one_row_and_no_cell_is_live(tmp_path):
    path = tmp_path / "out.csv"
    form_of("csv").write(Stock(TEXTS), path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == len(TEXTS) + 1
    assert raw.count(b"\n") == raw.count(b"\r") == len(TEXTS) + 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(TEXTS)
    assert not [cell for row in rows for cell in row.values() if is_live(cell)]
    assert {row["due_on"] for row in rows} == {"2026-03-11"}


def test_a_number_stays_one_to_dial(tmp_path):
    path = tmp_path / "out.csv"
    form_of("csv").write(Stock(["+491701234567"]), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["phones"] == "tel:+491701234567"


def test_parquet_keeps_every_text(tmp_path):
    texts = [text for text in TEXTS if "\ud800" not in text]
    path = tmp_path / "out.parquet"
    form_of("parquet").write(Stock(texts), path)
    rows = parquet.read_table(path).to_pylist()
    assert [row["name"] for row in rows] == texts
