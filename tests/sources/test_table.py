"""Tables: found by their columns in any encoding; a broken row costs only itself."""

import codecs
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.memory import Memory

from mutuals.model.observed import Skipped
from mutuals.sources.reading import table
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.table import Row, Signature, find_layout, normal_column, read_table

PETS = Signature(
    frozenset({"name", "kind"}), aliases={"art": "kind"}, without=frozenset({"phonetic name"})
)


def rows(content: bytes | str) -> list[tuple[str, str] | str]:
    raw = content.encode() if isinstance(content, str) else content
    return [
        row.why if isinstance(row, Skipped) else (row["name"], row["kind"])
        for row in read_table(Memory(raw), PETS)
    ]


def layout(content: bytes):
    return find_layout(content, PETS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_encodings_delimiters_and_line_endings(encoding: str, delimiter: str, ending: str) -> None:
    lines = ["Name,Kind", 'Minka,"ca', 't"', "Ödön,dog", ""]
    text = ending.join(line.replace(",", delimiter) for line in lines)
    assert rows(text.encode(encoding)) == [("Minka", "ca t"), ("Ödön", "dog")]


def test_utf16_with_the_high_byte_first() -> None:
    assert rows(codecs.BOM_UTF16_BE + "name,kind\nÖ,x".encode("utf-16-be")) == [("Ö", "x")]


def test_a_line_of_windows_1252_among_utf8() -> None:
    assert rows(b"name,kind\nJ\xfcrgen,\x80\nJ\xc3\xbcrgen,cat\n") == [
        ("Jürgen", "€"),
        ("Jürgen", "cat"),
    ]


def test_the_header_stands_below_a_preamble() -> None:
    assert rows('Notes:\n"All about, pets\n\n\nand more."\n\nkind,name\ncat,A\n') == [("A", "cat")]


def test_columns_are_found_by_their_words() -> None:
    assert rows('\ufeff" NAME ",Art ,more\nA,cat,x\n') == [("A", "cat")]
    assert [normal_column(name) for name in (" Prénom", "Sent_At", '"URL"')] == [
        "prenom",
        "sent at",
        "url",
    ]


def test_another_programs_table_is_not_claimed() -> None:
    assert layout(b"name,kind\n") is not None
    assert layout(b"name,kind,Phonetic Name\n") is None
    assert layout(b"name\n") is None
    assert layout(b"") is None
    assert layout(b"\n" * 60 + b"name,kind\n") is None


def test_columns_of_one_name_are_all_kept() -> None:
    [row] = read_table(Memory(b"name,kind,name\n,cat,B\n"), PETS)
    assert isinstance(row, Row)
    assert (row["name"], row.every("name"), row["colour"]) == ("B", ("B",), "")
    [row] = read_table(Memory(b"name,kind,name\nA,cat,B\n"), PETS)
    assert isinstance(row, Row)
    assert (row["name"], row.every("name")) == ("A", ("A", "B"))


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("B", "broken row: 1 cells where the header has 2"),
        ("B,b,c", "broken row: 3 cells where the header has 2"),
        ('"B,b', "broken row: quotes that do not close, or too long"),
        ('"B"x,b', "broken row: quotes that do not close, or too long"),
        ('"B\nB\nB",b,c', "broken row: 3 cells where the header has 2"),
    ],
)
def test_a_broken_row_costs_only_itself(broken: str, why: str) -> None:
    assert rows(f'name,kind\nA,a\n{broken}\nC,"c"\nD,d\n') == [
        ("A", "a"),
        why,
        ("C", "c"),
        ("D", "d"),
    ]


def test_where_says_the_line_on_which_a_row_begins() -> None:
    found = list(
        read_table(Memory(b'Notes\n\nname,kind\n"A\nA",a\nbroken\nC,c\n', "pets.csv"), PETS)
    )
    assert [row.where if isinstance(row, Skipped) else row.line for row in found] == [
        4,
        "pets.csv line 6",
        7,
    ]


def test_empty_rows_and_empty_cells_too_many_are_no_matter() -> None:
    assert rows("name,kind\n\n,\nA,a,,\n   \n") == [("A", "a")]


def test_zero_bytes_are_dropped() -> None:
    assert rows(b"name,kind\nA\0A,a\n") == [("AA", "a")]


@pytest.mark.parametrize(("length", "is_read"), [(9, True), (10, True), (11, False)])
def test_the_cap_of_a_cell(monkeypatch: pytest.MonkeyPatch, length: int, *, is_read: bool) -> None:
    monkeypatch.setattr(table, "CELL", 10)
    [found, after] = rows(f"name,kind\nA,{'x' * length}\nB,b\n")
    assert (found == ("A", "x" * length)) is is_read
    assert after == ("B", "b")


@pytest.mark.parametrize(("length", "is_read"), [(27, True), (28, True), (29, False)])
def test_the_cap_of_a_row(monkeypatch: pytest.MonkeyPatch, length: int, *, is_read: bool) -> None:
    monkeypatch.setattr(table, "ROW", 30)
    [found, after] = rows(f"name,kind\nA,{'x' * (length - 1)}\nB,b\n")
    assert (found == ("A", "x" * (length - 1))) is is_read
    assert after == ("B", "b")


def test_a_row_of_many_long_lines_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROW", 100)
    lines = "\n".join(["x" * 20] * 50)
    [broken, *_others, after] = rows(f'name,kind\nA,"{lines}"\nB,b\n')
    assert "broken row" in broken
    assert after == ("B", "b")


def test_rows_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(b"name,kind\n" + b"A,a\n" * 100_000)
    drop = Memory(b"name,kind\n")
    monkeypatch.setattr(drop, "open", lambda: stream)
    first = next(iter(read_table(drop, PETS)))
    assert isinstance(first, Row)
    assert stream.closed or stream.tell() < 200_000


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    for row in read_table(Memory(b"name,kind\n" + content), PETS):
        assert isinstance(row, Row | Skipped)


@given(st.lists(st.tuples(st.text("ab,\"';\n\té "), st.sampled_from("xyz")), max_size=8))
def test_what_was_written_is_read(written: list[tuple[str, str]]) -> None:
    quoted = "".join('"{}",{}\r\n'.format(name.replace('"', '""'), kind) for name, kind in written)
    assert rows("name,kind\r\n" + quoted) == [(" ".join(name.split()), k) for name, k in written]


def test_the_caps_are_those_of_the_security_paper() -> None:
    assert (table.CELL, table.ROW) == (10**6, 4 * 10**6)


def test_a_file_on_disk_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "pets.csv"
    path.write_bytes(b"name,kind\nA,a\n")
    # An unclosed file would be a warning, and warnings are errors here.
    assert len(list(read_table(open_drop(path), PETS))) == 1


def test_a_table_that_is_not_kept_may_be_of_any_length(monkeypatch):
    monkeypatch.setattr(table, "ROWS", 2)
    drop = Memory(b"name,kind\n" + b"tom,cat\n" * 3)
    assert [type(row) for row in read_table(drop, PETS)] == [Row, Row, Skipped]
    assert [type(row) for row in read_table(drop, PETS, whole=True)] == [Row, Row, Row]
