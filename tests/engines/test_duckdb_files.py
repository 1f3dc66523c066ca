"""Files that DuckDB reads by itself: whatever is in them, the answer is that of our own reader."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from tests.engines.test_engines import HEADER, ODD, answer, assert_same, generated, written

from mutuals.engines.on_duckdb import open_scores
from mutuals.model.score import Asked
from mutuals.operations.interaction_table import InteractionTable
from mutuals.sources.reading import plain_tables
from mutuals.sources.reading.plain_tables import is_plain

HEAD = ",".join(HEADER).encode() + b"\n"
ROW = b"me,ana,2026-01-01,out,3,m\nme,bo,2026-01-01,out,3,m\n"


def is_fed(path: Path, asked: Asked = "pairs") -> bool:
    with open_scores(asked) as scores:
        return scores.feed(InteractionTable(path, with_message=asked == "pairs"))


@pytest.mark.parametrize(
    ("content", "fed"),
    [
        (HEAD + ROW, True),
        ((HEAD + ROW).replace(b"\n", b"\r\n"), True), (HEAD, True),
        (HEAD + ROW.replace(b"\n", b"\r\n"), None),
        (b"\xef\xbb\xbf" + HEAD + ROW, True),
        (HEAD.replace(b",", b";") + ROW.replace(b",", b";"), True),
        (HEAD + ROW + b"\n\n" + ROW, None), (HEAD + ROW + b",,,,,\n", True),
        (HEAD + ROW + b"   ,,,,, \n", True), (HEAD + ROW.rstrip(b"\n"), True),
        (HEAD.replace(b"ego", b"note,EGO") + b"x," + ROW.replace(b"\nme", b"\nx,me"), True),
        # Read row by row, since others could read it otherwise.
        (HEAD + ROW + b'me,"cy",2026-01-01,out,3,m\n', False),
        (HEAD + ROW + b"me,cy\0,2026-01-01,out,3,m\n", False),
        (HEAD + ROW + b"me,cy,2026-01-01,out,3,m\rme,di,2026-01-01,out,3,m\n", False),
        (HEAD + ROW + b"me,Jos\xe9,2026-01-01,out,3,m\n", False),
        (HEAD + ROW + b"me,cy\xef\xbb\xbf,2026-01-01,out,3,m\n", False),
        (HEAD + ROW + b"me,cy,2026-01-01,out,3\n" + ROW, False),
        (HEAD + ROW + b"me,cy,2026-01-01,out,3,m,more\n" + ROW, False),
        (HEAD + ROW + b"me,cy,2026-01-01,out,3,m,\n" + ROW, None),
        (HEAD + ROW + b"me,cy,2026-01-01,out,3,m, ,\n" + ROW, None),
        (HEAD + ROW + b"me,cy,2026-01-01,out,3," + b"m" * 1_100_000 + b"\n", False),
        (b"a table\n" + HEAD + ROW, False),
    ],
)  # fmt: skip
def test_a_file_is_read_alike_whoever_reads_it(tmp_path, content, fed):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    assert fed is None or is_fed(path) is fed
    assert_same(path, "duckdb")


def test_packed_files_and_names_that_look_like_patterns_are_read_row_by_row(tmp_path):
    packed = tmp_path / "t.csv.gz"
    packed.write_bytes(gzip.compress(HEAD + ROW))
    starred = tmp_path / "t*.csv"
    starred.write_bytes(HEAD + ROW)
    (tmp_path / "to.csv").write_bytes(HEAD + ROW * 2)
    for path in (packed, starred):
        assert not is_fed(path)
        assert_same(path, "duckdb")
    quoted = tmp_path / "it's.csv"
    quoted.write_bytes(HEAD + ROW)
    assert is_fed(quoted)


def test_tables_of_the_other_tests_are_fed(tmp_path):
    assert is_fed(written(tmp_path / "odd.csv", ODD))
    assert is_fed(written(tmp_path / "generated.csv", generated(50)))


NEARLY_ISO = r"\d{4}-[01]\d-[0-3]\d([T ][0-2]\d:[0-6]\d(:[0-6]\d)?(Z|[+-]1\d:\d\d)?)?"
ODDLY_ISO = r"[ +0-2]\d{2,3}-[ 01]?\d-[ 0-3]?\d[T ][ 0-2]?\d:[ 0-6]?\d:[ 0-6]?[0-9.]Z?"
"""What a reader with a form of its own may take for a date: short fields, blanks and signs."""
CELLS = {
    "name": st.sampled_from(["me", "ana", " bo", "bo\x1f", "\x85", "é", "", "=1", "a b"]),
    "at": st.sampled_from([row[2] for row in ODD])
    | st.from_regex(NEARLY_ISO, fullmatch=True)
    | st.from_regex(ODDLY_ISO, fullmatch=True),
    "direction": st.sampled_from(["out", "in", "both", "Both", "", "x"]),
    "size": st.sampled_from([str(row[4]) for row in ODD])
    | st.from_regex(r"[0-9.e_x+-]{0,4}", fullmatch=True),
    "message": st.sampled_from(["m", "n", "", " m"]),
}  # fmt: skip
ROWS = st.lists(
    st.tuples(*(CELLS[name] for name in ("name", "name", "at", "direction", "size", "message"))),
    max_size=8,
)


@given(ROWS)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_stands_in_the_cells_is_judged_alike(tmp_path, rows):
    path = tmp_path / "t.csv"
    lines = [",".join(str(cell).replace(",", ";") for cell in row) for row in [HEADER, *rows]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert_same(path, "duckdb")


@given(ROWS)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_so_is_a_table_without_a_blank(tmp_path, rows):
    path = tmp_path / "t.csv"
    lines = [",".join(str(cell).replace(",", ";") for cell in row) for row in [HEADER, *rows]]
    bare = "\n".join(lines).encode("ascii", "ignore").translate(None, b" \x1f\x85")
    path.write_bytes(bare + b"\n")
    form = InteractionTable(path).form()
    assert form is None or form.is_bare
    assert_same(path, "duckdb")


AT = [datetime(2026, 1, 1, 23, 30, tzinfo=UTC), datetime(1969, 12, 31, 1, tzinfo=UTC), None]


@pytest.mark.parametrize(
    "kind",
    [
        pa.timestamp("ns"), pa.timestamp("us", "UTC"), pa.timestamp("ms", "Asia/Tokyo"),
        pa.timestamp("s"), pa.date32(), pa.string(), pa.int64(),
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize(
    "size", [pa.int8(), pa.int64(), pa.float64(), pa.float32(), pa.string()], ids=str
)
def test_parquet_is_read_alike_whatever_the_types(tmp_path, kind, size):
    at: list[object] = [None if each is None or kind == pa.int64() else each for each in AT]
    if kind == pa.string():
        at = [each and each.isoformat() for each in AT]
    elif getattr(kind, "tz", None) is None:
        at = [each and each.replace(tzinfo=None) for each in AT if kind != pa.int64()] or at
    sizes: list[object] = [3, 30, None] * 2
    if size == pa.string():
        sizes = [each and str(each) for each in sizes]
    columns = {
        "EGO": pa.array([1, 1, 1] * 2, pa.int32()),
        "alter": pa.array(["ana", "bo", "cy", "di ", "", None]),
        "at": pa.array(at * 2, kind),
        "direction": pa.array(["out", "out", "IN", "in", "both", "both"]),
        "size": pa.array(sizes, size),
        "message": pa.array(["m"] * 6),
        "other": pa.array(["x"] * 6),
    }  # fmt: skip
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table(columns), path)
    assert_same(path, "duckdb")


def test_numbers_of_people_in_parquet_need_not_be_whole(tmp_path):
    rows = [row for row in generated(60) if row[4]]
    names = list(zip(*rows, strict=True))
    sizes = [(-2.0, 2.5, 25.0, 25.5, float("nan"))[place % 5] for place in range(len(rows))]
    columns = dict(zip(HEADER, map(list, names), strict=True)) | {"size": sizes}
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table(columns), path)
    assert is_fed(path)
    assert is_fed(path, "ties")
    assert_same(path, "duckdb")


@pytest.mark.parametrize("odd", [[], ["", "di "]], ids=["none odd", "some odd"])
def test_rows_of_parquet_that_count_for_nothing_are_told_apart(tmp_path, odd):
    names = ["ana", "bo", "cy", *odd]
    columns = {
        "ego": ["me"] * len(names),
        "alter": names,
        "at": ["2026-01-01"] * len(names),
        "direction": ["out", "in", "both", *["in" for _ in odd]],
        "size": [3, 30, 26, *[2 for _ in odd]],
    }
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table(columns), path)
    assert is_fed(path, "ties")
    told = [answer(path, engine, pairs=False) for engine in ("sqlite", "duckdb")]
    assert told[0] == told[1]
    assert told[1].notes[-1] == "2 rows left out: more than 25 people in it"
    assert len(told[1].ties) == 1 + bool(odd)


def plain_columns(**others):
    """Return the columns of a table of three rows."""
    plain = {"ego": ["me"] * 3, "alter": ["ana", "bo", "cy"], "at": ["2026-01-01"] * 3}
    return plain | {"direction": ["out"] * 3, "size": [3] * 3, "message": ["m"] * 3} | others


@pytest.mark.parametrize("folder", ["ego=5/size=40", "direction=in/at=2026-01-05"])
def test_what_folders_are_called_is_in_no_table(tmp_path, folder):
    path = tmp_path / folder / "t.parquet"
    path.parent.mkdir(parents=True)
    parquet.write_table(pa.table(plain_columns()), path)
    assert is_fed(path)
    assert_same(path, "duckdb")


@pytest.mark.parametrize(
    "second",
    [("EGO", ["x"] * 3), ("ego", ["x"] * 3), (" ego ", ["x"] * 3), ("Size", [30] * 3)],
    ids=str,
)
def test_of_two_columns_alike_the_first_counts(tmp_path, second):
    columns = plain_columns()
    names, cells = [*columns, second[0]], [*columns.values(), second[1]]
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table([pa.array(each) for each in cells], names=names), path)
    assert is_fed(path)
    assert_same(path, "duckdb")
    table = tmp_path / "t.csv"
    lines = [names, *zip(*cells, strict=True)]
    table.write_text("".join(",".join(map(str, line)) + "\n" for line in lines), encoding="utf-8")
    for pairs in (False, True):
        parts = [answer(each, "sqlite", pairs=pairs) for each in (path, table)]
        assert parts[0] == parts[1]


def test_the_last_nanosecond_of_a_day_belongs_to_it(tmp_path):
    day = 86_400_000_000_000
    at = pa.array([-1, -day, 2 * day - 1], pa.timestamp("ns"))
    path = tmp_path / "t.parquet"
    parquet.write_table(pa.table(plain_columns(at=at)), path)
    assert is_fed(path)
    assert_same(path, "duckdb")


def test_a_large_file_is_looked_at_in_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr(plain_tables, "_PIECE", 2)
    for content, plain in (
        ("é€\r\nab\r\n".encode(), True), (b"a\r", False), (b"ab\rc", False), (b"a\r\n\rb", False),
        ("a\ufeff".encode(), False), ("\ufeffaé".encode(), True), (b"abc\xc3", False), (b"", True),
    ):  # fmt: skip
        path = tmp_path / "t"
        path.write_bytes(content)
        assert is_plain(path) is plain, content
