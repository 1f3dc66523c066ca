"""Scoring a table of many egos: by hand, against plain arithmetic, and at the edges."""

import csv
import json
import math
import re
import sys
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mutuals.errors import MutualsError, UsageError
from mutuals.faces.cli import main
from mutuals.model.score import ScoredTie, ScoreFile
from mutuals.operations.base import load
from mutuals.workspace import open_desk

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "scoring.md"
HEADER = ("ego", "alter", "at", "direction", "size")


def written(path: Path, rows, header=HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def scored(path: Path, as_of: str | None = None, **options):
    with open_desk(date.fromisoformat(as_of) if as_of else None) as desk:
        return load("score").function(desk, path, **options)


@pytest.fixture
def ties(tmp_path):
    """Return the ties of some rows, by alter."""

    def score(*rows, as_of: str | None = None) -> dict[str, ScoredTie]:
        whole = [("me", *row) if len(row) < len(HEADER) else row for row in rows]
        found = scored(written(tmp_path / "table.csv", whole), as_of).ties
        return {tie.alter: tie for tie in found}

    return score


# -- by hand ------------------------------------------------------------------------------------


def test_a_tie_by_hand(ties):
    # Ages 30, 20, 10, 0 before the last day; silence 30; D = .5^(60/365) + ... + .5^(30/365).
    (tie,) = ties(
        ("ana", "2026-01-01", "out", 2), ("ana", "2026-01-11", "in", 2),
        ("ana", "2026-01-21", "both", 2), ("ana", "2026-01-31", "out", 2), as_of="2026-03-02",
    ).values()  # fmt: skip
    decayed = 0.892309706 + 0.909416887 + 0.926852043 + 0.944621462
    assert tie[:6] == ("me", "ana", 4, "2026-01-01", "2026-01-31", 30)
    assert tie.gap_days == 10
    assert tie.strength_raw == pytest.approx(decayed * 31**-0.7, rel=1e-6)
    odds = -0.2 + 0.9 * (math.log(4) - 0.6 * math.log(31))
    assert tie.p_contact_30 == pytest.approx(1 / (1 + math.exp(-odds)))
    assert tie.p_gone_90 == pytest.approx(0.42864626181678606)
    assert tie.state == "active"
    # Out .5^(60/90) + .5^(30/90), in .5^(50/90), a meeting of .5^(40/90) half each way.
    out, into, both = 0.629961 + 0.793701, 0.680395, 0.734867
    assert tie.balance == pytest.approx((out - into) / (out + into + both + 2), rel=1e-5)


@pytest.mark.parametrize(
    ("last", "state"),
    [(0, "new"), (90, "new"), (91, "dormant"), (1095, "dormant"), (1096, "lost")],
)
def test_one_day_has_no_gap_and_no_rhythm(ties, last, state):
    today = date(2026, 1, 1) + timedelta(days=last)
    tie = ties(("ana", "2026-01-01", "in", 2), as_of=today.isoformat())["ana"]
    assert (tie.days, tie.silence_days, tie.gap_days, tie.p_gone_90) == (1, last, None, None)
    assert tie.state == state
    assert tie.strength_raw == pytest.approx(0.5 ** (last / 365) * (1 + last) ** -0.7)


def test_the_guide_shows_what_is_given(tmp_path, capfd):
    table, answer = (
        re.findall(rf"```{kind}\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)[0]
        for kind in ("csv", "json")
    )
    path = tmp_path / "interactions.csv"
    path.write_text(table, encoding="utf-8")
    assert main(["score", str(path), "--as-of", "2026-03-02"]) == 0
    assert json.loads(capfd.readouterr().out) == json.loads(answer)


# -- against plain arithmetic -------------------------------------------------------------------

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["e1", "e2"]),
        st.sampled_from(["a", "b", "e1"]),
        st.integers(0, 40 * 24) | st.integers(0, 1500 * 24),
        st.sampled_from(["out", "in", "both"]),
        st.sampled_from([2, 3, 24, 25, 26, 90]),
    ),
    max_size=30,
)


def naive(rows, today: int | None) -> dict[tuple[str, str], tuple]:
    """Score rows of (ego, alter, hours, direction, size) as SCIENCE writes it down."""
    kept = [row for row in rows if row[4] <= 25]
    today = max((row[2] // 24 for row in kept), default=0) if today is None else today
    groups = defaultdict(list)
    for ego, alter, hours, direction, _ in kept:
        if hours // 24 <= today:
            groups[ego, alter].append((hours // 24, direction))
    return {pair: _naive_tie(seen, today) for pair, seen in groups.items()}


def _naive_tie(seen, today):
    dates = sorted({day for day, _ in seen})
    days, first, last = len(dates), dates[0], dates[-1]
    silence, gap = today - last, (last - first) / (days - 1) if days > 1 else None
    strength = sum(0.5 ** ((today - day) / 365) for day in dates) * (1 + silence) ** -0.7
    contact = _logistic(-0.2 + 0.9 * math.log(days * (1 + silence) ** -0.6))
    floored = max(gap or 1, 1)
    ratio = max(silence, 1) / floored
    gone = None
    if days >= 4:
        gone = _logistic(
            -3 + 1.2 * math.log(1 + ratio) + 0.9 * math.log(1 + floored) - 0.8 * math.log(days)
        )
    faded = {way: sum(0.5 ** ((today - day) / 90) for day, w in seen if w == way) for way in WAYS}
    out, into = faded["out"] + faded["both"] / 2, faded["in"] + faded["both"] / 2
    balance = (out - into) / (out + into + 2)
    return (
        days, _date(first), _date(last), silence, gap, strength, contact, gone,
        _naive_state(days, first, last, silence, gone), balance,
    )  # fmt: skip


WAYS = ("out", "in", "both")


def _naive_state(days, first, last, silence, gone):
    if days < 4 and silence <= 90:
        return "new"
    # In whole numbers: r <= 3 must not hang on how 10/3 is rounded.
    span, steps = (last - first, days - 1) if days > 1 else (1, 1)
    quiet = max(silence, 1) * steps
    if quiet > 8 * span or (gone or 0) > 0.5:
        return "lost" if silence > 1095 else "dormant"
    return "drifting" if quiet > 3 * span else "active"


def _logistic(odds):
    return 1 / (1 + math.exp(-odds))


def _date(day):
    return (BEGIN.date() + timedelta(days=day)).isoformat()


@given(ROWS, st.none() | st.integers(-1, 3000))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_figure_is_what_arithmetic_makes_of_the_rows(tmp_path, rows, today):
    texts = [(e, a, (BEGIN + timedelta(hours=h)).isoformat(), w, s) for e, a, h, w, s in rows]
    path = written(tmp_path / "table.csv", texts)
    found = scored(path, None if today is None else _date(today)).ties
    expected = naive(rows, today)
    assert [(tie.ego, tie.alter) for tie in found] == sorted(expected)
    for tie in found:
        wanted = expected[tie.ego, tie.alter]
        assert all(map(_agree, tie[2:], wanted)), (tie, wanted)


def _agree(one, other):
    is_number = isinstance(other, float)
    return one == (pytest.approx(other, rel=1e-9, abs=1e-9) if is_number else other)


# -- edges --------------------------------------------------------------------------------------


def test_the_last_day_of_the_table_is_the_day(ties):
    found = ties(
        ("ana", "2026-01-01", "out", 2), ("bo", "2026-01-05", "out", 2),
        ("bo", "2026-02-01", "out", 26),
    )  # fmt: skip
    assert {alter: tie.silence_days for alter, tie in found.items()} == {"ana": 4, "bo": 0}


def test_size_25_counts_and_26_does_not_and_an_unknown_size_does(ties):
    rows = [(f"p{size}", "2026-01-01", "out", size) for size in (0, 25, 26, "", "25.0", "nan")]
    assert sorted(ties(*rows)) == ["p", "p0", "p25", "p25.0", "pnan"]


def test_a_day_before_the_table_has_no_ties(ties):
    rows = [("ana", "2026-01-02", "out", 2)]
    assert ties(*rows, as_of="2026-01-01") == {}
    assert len(ties(*rows, as_of="2026-01-02")) == 1


def test_as_of_hears_of_nothing_later(ties):
    rows = [("ana", "2026-01-01", "out", 2), ("ana", "2026-03-01", "in", 2)]
    assert ties(*rows, as_of="2026-02-01") == ties(rows[0], as_of="2026-02-01")


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-01-01", "2026-01-01"), ("20260101", "2026-01-01"),
        ("2026-01-01T00:00:00", "2026-01-01"), ("2026-01-01 23:59:59.999999", "2026-01-01"),
        ("2026-01-01T23:30:00-01:00", "2026-01-02"), ("2026-01-01T00:30:00+01:00", "2025-12-31"),
        ("2026-01-01t12:00:00z", "2026-01-01"), ("2026-01-01 10:00:00 UTC", "2026-01-01"),
        ("2026-01-01 10:00:00.123456789+02", "2026-01-01"), (" 2026-01-01 ", "2026-01-01"),
    ],
)  # fmt: skip
def test_days_are_of_utc(ties, at, day):
    assert ties(("ana", at, "out", 2))["ana"].first == day


def test_equal_rows_are_messages_of_their_own_and_one_day(ties):
    once = ties(("ana", "2026-01-01", "out", 2))["ana"]
    twice = ties(*[("ana", "2026-01-01", "out", 2)] * 2)["ana"]
    assert (once.days, twice.days) == (1, 1)
    assert (once.balance, twice.balance) == (pytest.approx(1 / 3), pytest.approx(2 / 4))


def test_both_counts_half_each_way(ties):
    alone = ties(("ana", "2026-01-01", "both", 2))["ana"]
    beside = ties(("ana", "2026-01-01", "both", 2), ("ana", "2026-01-01", "out", 2))["ana"]
    assert alone.balance == 0
    assert beside.balance == pytest.approx(1 / 4)


def test_an_ego_is_an_alter_of_itself_where_the_table_says_so(ties):
    assert list(ties(("me", "2026-01-01", "out", 2))) == ["me"]


def test_columns_stand_in_any_order_among_others(tmp_path):
    header = ("Note", "SIZE", " at ", "Direction", "Alter", '"EGO"')
    path = written(tmp_path / "t.csv", [("=1+1", 2, "2026-01-01", "OUT", "ana", "me")], header)
    assert [tie[:3] for tie in scored(path).ties] == [("me", "ana", 1)]


def test_semicolons_tabs_and_marks_are_read(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes("\ufeffego;alter;at;direction;size\nme;Jos\xe9;2026-01-01;in;2\n".encode())
    assert [tie.alter for tie in scored(path).ties] == ["José"]
    path.write_bytes(b"ego\talter\tat\tdirection\tsize\nme\tana\t2026-01-01\tin\t2\n")
    assert [tie.alter for tie in scored(path).ties] == ["ana"]


def test_a_table_of_a_header_has_no_ties(tmp_path):
    assert scored(written(tmp_path / "t.csv", [])).ties == ()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("", "ana", "2026-01-01", "out", 2), "no ego"),
        (("me", " ", "2026-01-01", "out", 2), "no alter"),
        (("me", "ana", "1.2.2026", "out", 2), "`at` is no date or time in ISO form: 1.2.2026"),
        (("me", "ana", "1767225600", "out", 2), "`at` is no date or time in ISO form: 1767225600"),
        (("me", "ana", "", "out", 2), "`at` is no date or time in ISO form: empty"),
        (("me", "ana", "0001-01-01T00:00:00+01:00", "out", 2), "`at` is no date"),
        (("me", "ana", "2026-01-01", "sideways", 2), "`direction` is not out, in or both: sidew"),
        (("me", "ana", "2026-01-01", "out", "few"), "`size` is no number: few"),
        (("me", "ana", "2026-01-01"), "broken row: 3 cells where the header has 5"),
    ],
)
def test_a_bad_row_is_named_and_its_neighbours_stand(tmp_path, row, why):
    good = [("me", f"p{day}", f"2026-01-0{day}", "out", 2) for day in (1, 2)]
    found = scored(written(tmp_path / "t.csv", [good[0], row, row, good[1]]))
    assert [tie.alter for tie in found.ties] == ["p1", "p2"]
    (note,) = found.notes
    assert note.startswith("2 rows left out, the first at ")
    assert "line 3: " in note
    assert why in note


def test_a_hostile_cell_is_cut_in_the_note(tmp_path):
    row = ("me", "ana", "x" * 100_000, "out", 2)
    (note,) = scored(written(tmp_path / "t.csv", [row])).notes
    assert len(note) < 200


def test_what_is_no_table_is_refused_and_says_which_column_is_missing(tmp_path):
    path = written(tmp_path / "t.csv", [("me", "ana", "2026-01-01")], ("ego", "alter", "at"))
    with pytest.raises(MutualsError, match="no column direction, size"):
        scored(path)
    with pytest.raises(MutualsError, match="is a folder"):
        scored(tmp_path)
    with pytest.raises(MutualsError, match="there is no such file"):
        scored(tmp_path / "nothing.csv")


# -- files --------------------------------------------------------------------------------------

SOME = [
    ("me", "ana", "2026-01-01", "out", 2), ("me", "bo", "2026-01-03", "in", 2),
    ("me", "=1+1", "2026-01-03", "in", 2), ("me", "+491", "2026-01-03", "in", 2),
]  # fmt: skip


def test_csv_keeps_every_digit_and_runs_no_formula(tmp_path):
    path, out = written(tmp_path / "t.csv", SOME), tmp_path / "out.csv"
    assert scored(path, out=out) == ScoreFile(str(out), 4, "2026-01-03")
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == ScoredTie._fields
    assert [row["alter"] for row in rows] == ["+491", "'=1+1", "ana", "bo"]
    for row, tie in zip(rows, scored(path).ties, strict=True):
        assert float(row["strength_raw"]) == tie.strength_raw
        assert row["gap_days"] == row["p_gone_90"] == ""
    assert [each.name for each in sorted(tmp_path.iterdir())] == ["out.csv", "t.csv"]


@pytest.mark.parametrize("name", ["out.json", "out.unknown"])
def test_json_in_a_file_is_json_on_screen(tmp_path, capfd, name):
    path, out = written(tmp_path / "t.csv", SOME), tmp_path / name
    assert main(["score", str(path)]) == 0
    shown = json.loads(capfd.readouterr().out)
    assert main(["score", str(path), "--out", str(out)]) == 0
    assert "".join(capfd.readouterr().out.split()) == f"4tiesasof2026-01-03in{out}"
    assert json.loads(out.read_text("utf-8")) == shown
    assert main(["score", str(path), "--out", str(out), "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == {
        "out": str(out), "rows": 4, "as_of": "2026-01-03",
    }  # fmt: skip


def test_an_answer_is_json_unasked_and_no_home_is_made(tmp_path, capfd, monkeypatch):
    monkeypatch.setenv("MUTUALS_HOME", str(tmp_path / "home"))
    path = written(tmp_path / "t.csv", [*SOME, ("me", "bo", "?", "in", 2)])
    assert main(["score", str(path)]) == 0
    plain = capfd.readouterr()
    assert main(["--json", "score", str(path)]) == 0
    assert capfd.readouterr().out == plain.out
    assert list(json.loads(plain.out)) == ["ties"]
    assert "1 row left out" in plain.err
    assert not (tmp_path / "home").exists()


def test_the_table_itself_is_never_written_over(tmp_path):
    path = written(tmp_path / "t.csv", SOME)
    before = path.read_bytes()
    with pytest.raises(UsageError, match="names the table itself"):
        scored(path, out=tmp_path / "." / "t.csv")
    assert path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    path = written(tmp_path / "t.csv", SOME)
    for out in (tmp_path / "no folder" / "o.csv", tmp_path):
        with pytest.raises(MutualsError, match="cannot be written"):
            scored(path, out=out)


def test_a_table_that_breaks_off_leaves_the_older_file(tmp_path):
    path, out = tmp_path / "t.csv.gz", tmp_path / "out.csv"
    out.write_text("older")
    path.write_bytes(b"\x1f\x8bno gzip at all")
    with pytest.raises(MutualsError):
        scored(path, out=out)
    assert out.read_text() == "older"


def test_without_its_library_parquet_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    table = tmp_path / "t.parquet"
    table.write_bytes(b"PAR1 and more")
    with pytest.raises(MutualsError, match=r"extra `tables`"):
        scored(table)
    with pytest.raises(MutualsError, match=r"extra `tables`"):
        scored(written(tmp_path / "t.csv", SOME), out=tmp_path / "o.parquet")


def test_a_file_of_mine_beside_the_answer_is_left_alone(tmp_path):
    mine = tmp_path / "out.csv.part"
    mine.write_text("mine", encoding="utf-8")
    assert (
        main(["score", str(written(tmp_path / "t.csv", SOME)), "--out", str(tmp_path / "out.csv")])
        == 0
    )
    assert mine.read_text(encoding="utf-8") == "mine"
