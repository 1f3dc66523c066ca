"""Who knows whom in a table of many egos: by hand, against plain arithmetic, and at the edges."""

import csv
import json
import math
import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mutuals.errors import MutualsError
from mutuals.faces.cli import main
from mutuals.operations.base import load
from mutuals.workspace import open_desk

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "scoring.md"
HEADER = ("ego", "alter", "at", "direction", "size", "message")


def written(path: Path, rows, header=HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def paired(path: Path, as_of: str | None = None, **options):
    with open_desk(date.fromisoformat(as_of) if as_of else None) as desk:
        return load("score").function(desk, path, pairs=True, **options)


@pytest.fixture
def pairs(tmp_path):
    """Return (K, P) by pair of the rows (alter, day of 2026, direction, size, message) of one."""

    def score(*rows, as_of: str | None = None) -> dict[tuple[str, str], tuple[float, float]]:
        whole = [
            ("me", alter, date(2026, 1, 1) + timedelta(days=day), *rest)
            for alter, day, *rest in rows
        ]
        found = paired(written(tmp_path / "table.csv", whole), as_of).pairs
        return {(row.a, row.b): (row.knows_raw, row.p_knows) for row in found}

    return score


# -- by hand ------------------------------------------------------------------------------------


def test_a_common_mail_counts_by_its_size(pairs):
    # 1 / (9 - 1); nobody else is known, so nothing leads through anybody.
    found = pairs(("ana", 0, "out", 9, "m"), ("bo", 0, "out", 9, "m"))
    assert found == {("ana", "bo"): (pytest.approx(1 / 8), 0.35)}


def test_whom_both_were_seen_with_counts_a_tenth(pairs):
    # ana-cy and bo-cy weigh 1/7 each, all that cy has: (1/7 + 1/7) / (2/7) = 1 for ana and bo.
    found = pairs(
        ("ana", 0, "out", 8, "m"), ("cy", 0, "out", 8, "m"),
        ("bo", 1, "out", 8, "n"), ("cy", 1, "out", 8, "n"),
    )  # fmt: skip
    assert found["ana", "bo"] == (pytest.approx(0.1), 0.1)
    assert found["ana", "cy"] == found["bo", "cy"] == (pytest.approx(1 / 7), 0.35)


def test_a_small_mail_or_meeting_says_more(pairs):
    for direction in ("out", "both"):
        found = pairs(("ana", 0, direction, 5, "m"), ("bo", 0, direction, 5, "m"))
        assert found["ana", "bo"] == (pytest.approx(1 / 4), 0.8)


@pytest.mark.parametrize(
    ("ana", "bo", "p"),
    [
        ("in", "both", 0.5), ("both", "in", 0.5),
        ("both", "both", 0.35), ("out", "out", 0.35), ("in", "out", 0.35), ("in", "in", 0.35),
    ],
)  # fmt: skip
def test_a_mail_between_them_is_one_that_one_wrote_and_the_other_stood_in(pairs, ana, bo, p):
    found = pairs(("ana", 0, ana, 9, "m"), ("bo", 0, bo, 9, "m"))
    assert found["ana", "bo"][1] == p


def test_two_who_only_received_a_mail_of_a_third_have_none_between_them(pairs):
    found = pairs(("ana", 0, "in", 9, "m"), ("bo", 0, "both", 9, "m"), ("cy", 0, "both", 9, "m"))
    assert {pair: p for pair, (_, p) in found.items()} == {
        ("ana", "bo"): 0.5, ("ana", "cy"): 0.5, ("bo", "cy"): 0.35,
    }  # fmt: skip


def test_more_mails_between_them_and_a_larger_k_say_more(pairs):
    rows = [
        (who, day, way, 21, f"m{day}")
        for day in range(10)
        for who, way in (("ana", "in"), ("bo", "both"))
    ]
    # Two mails: .75 - .25 / 2. Ten of 21 people: K = .5, which says .6, and mails say .725.
    assert pairs(*rows[:4])["ana", "bo"] == (pytest.approx(0.1), pytest.approx(0.625))
    assert pairs(*rows)["ana", "bo"] == (pytest.approx(0.5), pytest.approx(0.725))


def test_the_guide_shows_what_is_given(tmp_path, capfd):
    table, answer = (
        re.findall(rf"```{kind}\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)[1]
        for kind in ("csv", "json")
    )
    path = tmp_path / "mails.csv"
    path.write_text(table, encoding="utf-8")
    assert main(["score", str(path), "--pairs"]) == 0
    assert json.loads(capfd.readouterr().out) == json.loads(answer)


# -- against plain arithmetic -------------------------------------------------------------------

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["e1", "e2"]),
        st.sampled_from(["a", "b", "c", "é", "e1"]),
        st.integers(0, 3),
        st.sampled_from(["out", "in", "both"]),
        st.sampled_from(["", 2, 3, 5, 6, 24, 25, 26]),
        st.sampled_from(["m", "n", "o"]),
    ),
    max_size=30,
)


def naive(rows, today):
    """Score rows as SCIENCE writes it down: K by pair with the tier it is in, by ego and pair."""
    events = defaultdict(list)
    for ego, alter, day, way, size, message in rows:
        if (size or 0) <= 25 and day <= today and alter != ego:
            events[ego, message, day].append((alter, way, size or 0))
    return {
        (ego, *pair): told
        for ego in {key[0] for key in events}
        for pair, told in _naive_ego([seen for key, seen in events.items() if key[0] == ego])
    }


def _naive_ego(events):
    weight: dict[tuple[str, str], float] = defaultdict(float)
    smallest: dict[tuple[str, str], int] = {}
    mails: dict[tuple[str, str], int] = defaultdict(int)
    for seen in events:
        people = sorted({alter for alter, _, _ in seen})
        size = max(len(people) + 1, *(size for _, _, size in seen))
        ways = {who: {way for alter, way, _ in seen if alter == who} for who in people}
        senders = [who for who in people if "in" in ways[who]]
        for pair in combinations(people, 2) if size <= 25 else ():
            weight[pair] += 1 / (size - 1)
            smallest[pair] = min(size, smallest.get(pair, size))
            other = [who for who in pair if who not in senders]
            mails[pair] += len(senders) == 1 and len(other) == 1 and ways[other[0]] == {"both"}
    between = {**weight, **{(b, a): w for (a, b), w in weight.items()}}
    total: dict[str, float] = defaultdict(float)
    for (a, _), w in between.items():
        total[a] += w
    for pair in combinations(sorted(total), 2):
        through = sum(
            (between[z, pair[0]] + between[z, pair[1]]) / total[z]
            for z in total
            if (z, pair[0]) in between and (z, pair[1]) in between
        )
        k = weight.get(pair, 0) + 0.1 * through
        if k > 0:
            yield pair, (k, _naive_p(k, smallest.get(pair), mails.get(pair, 0)))


def _naive_p(k, smallest, mails):
    if smallest is not None and smallest <= 5:
        return 0.8
    often = min(0.6 + (k - 0.5) / 1.5 * 0.2, 0.8) if k >= 0.5 else 0
    between = 0.75 - 0.25 / mails if mails else 0
    return max(often, between, 0.1 if smallest is None else 0.35)


@given(ROWS, st.integers(0, 3))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_figure_is_what_arithmetic_makes_of_the_rows(tmp_path, rows, today):
    begin = date(2026, 1, 1)
    texts = [(e, a, begin + timedelta(days=d), w, s, m) for e, a, d, w, s, m in rows]
    path = written(tmp_path / "table.csv", texts)
    found = paired(path, (begin + timedelta(days=today)).isoformat()).pairs
    expected = naive(rows, today)
    assert [tuple(row[:3]) for row in found] == sorted(expected)
    for row in found:
        assert row[3:] == pytest.approx(expected[row[:3]], rel=1e-9, abs=1e-9)


# -- edges --------------------------------------------------------------------------------------


def test_a_name_is_one_mail_of_one_ego_on_one_day(tmp_path, pairs):
    rows = [("e1", "ana", "2026-01-01", "out", 9, "m"), ("e2", "bo", "2026-01-01", "out", 9, "m")]
    assert paired(written(tmp_path / "t.csv", rows)).pairs == ()
    assert pairs(("ana", 0, "out", 9, "m"), ("bo", 1, "out", 9, "m")) == {}
    meetings = [(who, day, "both", 9, "weekly") for who in ("ana", "bo") for day in (0, 7)]
    assert pairs(*meetings)["ana", "bo"][0] == pytest.approx(2 / 8)


def test_rows_told_twice_count_once(pairs):
    rows = [("ana", 0, "out", 9, "m"), ("bo", 0, "out", 9, "m")]
    assert pairs(*rows, *rows) == pairs(*rows)


def test_above_25_people_nobody_is_tied(pairs):
    assert pairs(("ana", 0, "out", 25, "m"), ("bo", 0, "out", 25, "m"))
    assert pairs(("ana", 0, "out", 26, "m"), ("bo", 0, "out", 26, "m")) == {}
    assert len(pairs(*((f"p{n}", 0, "out", "", "m") for n in range(24)))) == math.comb(24, 2)
    assert pairs(*((f"p{n}", 0, "out", "", "m") for n in range(25))) == {}


def test_a_size_below_those_who_are_seen_is_theirs(pairs):
    for size in ("", "2", "-4", "nan"):
        found = pairs(*((who, 0, "out", size, "m") for who in "abcdefg"))
        assert found["a", "b"][1] == 0.35, size
        assert found["a", "b"][0] == pytest.approx(1 / 7 + 0.1 * 5 * 2 / 6), size


def test_as_of_hears_of_nothing_later(pairs):
    rows = [("ana", 0, "out", 9, "m"), ("bo", 0, "out", 9, "m")]
    later = [("ana", 5, "out", 3, "n"), ("bo", 5, "out", 3, "n")]
    assert pairs(*rows, *later, as_of="2026-01-05") == pairs(*rows)
    assert pairs(*rows, *later) != pairs(*rows)


def test_the_ego_is_nobody_of_its_own_pairs(tmp_path):
    rows = [("me", who, "2026-01-01", "out", 9, "m") for who in ("me", "ana", "bo")]
    assert [row[:3] for row in paired(written(tmp_path / "t.csv", rows)).pairs] == [
        ("me", "ana", "bo")
    ]


def test_a_table_without_names_of_mails_is_told_what_to_add(tmp_path):
    path = written(tmp_path / "t.csv", [("me", "ana", "2026-01-01", "out", 2)], HEADER[:5])
    with pytest.raises(MutualsError, match=r"no column message: .* names the mail or meeting"):
        paired(path)


def test_a_row_without_a_name_is_left_out_and_told(tmp_path):
    rows = [("me", who, "2026-01-01", "out", 9, "m" if who < "c" else " ") for who in "abc"]
    answer = paired(written(tmp_path / "t.csv", rows))
    assert [row[:3] for row in answer.pairs] == [("me", "a", "b")]
    assert answer.notes == ("1 row left out, the first at line 4: no message",)


def test_the_suffix_names_the_form(tmp_path):
    path = written(
        tmp_path / "t.csv", [("me", who, "2026-01-01", "out", 9, "m") for who in ("=a()", "b")]
    )
    assert paired(path, out=tmp_path / "o.csv").rows == 1
    assert (tmp_path / "o.csv").read_text("utf-8") == (
        "ego,a,b,knows_raw,p_knows\nme,'=a(),b,0.125,0.35\n"
    )
    paired(path, out=tmp_path / "o.json")
    assert json.loads((tmp_path / "o.json").read_text("utf-8")) == {
        "pairs": [{"ego": "me", "a": "=a()", "b": "b", "knows_raw": 0.125, "p_knows": 0.35}]
    }


def test_the_sentence_counts_pairs(tmp_path, capfd):
    path = written(
        tmp_path / "t.csv", [("me", who, "2026-01-01", "out", 9, "m") for who in ("a", "b")]
    )
    assert main(["score", str(path), "--pairs", "--out", str(tmp_path / "o.csv")]) == 0
    assert "1 pair as of 2026-01-01" in capfd.readouterr().out
