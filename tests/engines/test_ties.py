"""Ties in SQLite: kept and live, in any order of arrival, as of any day."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.small_home import EGO, Day, Home, days_of

from mutuals.engines import sqlite
from mutuals.metrics.figures import Figures
from mutuals.metrics.rhythm import KEPT_RHYTHM, RHYTHM
from mutuals.model.person import PersonRef

BARE_NOTES = st.builds(
    Day,
    person=st.sampled_from(["ana", "ben"]),
    day=st.integers(0, 400),
    n_out=st.just(0),
    n_in=st.just(0),
    n_both=st.just(0),
    met=st.just(0),
    n_note=st.just(1),
    fewest_out=st.none(),
    fewest_met=st.none(),
)
HISTORIES = st.lists(
    BARE_NOTES
    | st.builds(
        Day,
        person=st.sampled_from(["ana", "ben", "cem", "dora"]),
        day=st.integers(0, 400) | st.integers(0, 4000),
        n_out=st.integers(0, 3),
        n_in=st.integers(0, 3),
        n_both=st.integers(0, 2),
        met=st.just(0),
        n_note=st.integers(0, 1),
        fewest_out=st.none(),
        fewest_met=st.none(),
    ),
    max_size=40,
    unique_by=lambda day: (day.person, day.day),
)
DAYS = st.integers(0, 400) | st.integers(0, 4500)


def is_contact(day: Day) -> bool:
    return day.n_out + day.n_in + day.n_both > 0


def entries(day: Day) -> tuple[int, ...]:
    return day.n_out, day.n_in, day.n_both, day.n_note


@given(HISTORIES, DAYS, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_no_digit(
    history: list[Day], today: int, chance: random.Random
) -> None:
    home, other = Home(history), Home()
    shuffled = chance.sample(history, len(history))
    for day in shuffled:
        other.add([day])
    assert home.measures.ties(today) == other.measures.ties(today)
    assert home.measures.standing_of(today) == other.measures.standing_of(today)


@given(HISTORIES, DAYS)
def test_past_day_is_a_home_with_only_those_days(history: list[Day], today: int) -> None:
    whole, past = (
        Home(history).measures,
        Home([day for day in history if day.day <= today]).measures,
    )
    assert whole.ties(today) == past.ties(today)
    assert whole.standing_of(today) == past.standing_of(today)
    assert whole.figures(today) == past.figures(today)
    for slot in ("loss", "keep", "second", "revive", "drifting"):
        assert whole.candidates(slot, today, ()) == past.candidates(slot, today, ())


@given(HISTORIES, DAYS)
def test_tie_is_what_arithmetic_makes_of_the_days(history: list[Day], today: int) -> None:
    found = {tie.person.id: tie for tie in Home(history).measures.ties(today)}
    contacts = sorted((day for day in history if is_contact(day)), key=lambda day: day.day)
    past = [day for day in contacts if day.day <= today]
    assert set(found) == {day.person for day in past}
    for person, tie in found.items():
        mine = [day for day in past if day.person == person]
        seen = [day for day in history if day.person == person and day.day <= today]
        dates = [day.day for day in mine]
        assert (tie.days, tie.first_day, tie.last_day) == (len(dates), dates[0], dates[-1])
        assert tie.silence == today - dates[-1]
        gap = (dates[-1] - dates[0]) / (len(dates) - 1) if len(dates) > 1 else None
        assert tie.gap == gap
        assert tie.past == pytest.approx(sum(0.5 ** ((dates[-1] - day) / 365) for day in dates))
        strength = sum(0.5 ** ((today - day) / 365) for day in dates) * (1 + tie.silence) ** -0.7
        sent = [day.day for day in mine if day.n_out + day.n_both]
        received = [day.day for day in mine if day.n_in + day.n_both]
        assert tie.strength_raw == (pytest.approx(strength) if sent else None)
        assert (tie.first_out, tie.first_in) == (
            min(sent, default=None),
            min(received, default=None),
        )
        fading = [(day, 0.5 ** ((today - day.day) / 90)) for day in mine]
        out = sum((day.n_out + day.n_both / 2) * weight for day, weight in fading)
        got = sum((day.n_in + day.n_both / 2) * weight for day, weight in fading)
        assert tie.balance == pytest.approx((out - got) / (out + got + 2), abs=1e-12)
        assert tie.sent == sum(day.n_out for day in mine)
        assert tie.received == sum(day.n_in for day in mine)
        assert tie.interactions == sum(
            day.n_out + day.n_in + day.n_both + day.n_note for day in seen
        )


@given(HISTORIES, DAYS)
def test_cadence_leans_on_the_rhythm_of_all_gaps(history: list[Day], today: int) -> None:
    gaps: dict[str, list[int]] = {}
    dates: dict[str, int] = {}
    for day in sorted(history, key=lambda day: day.day):
        if is_contact(day) and day.day <= today:
            previous = dates.get(day.person)
            gaps.setdefault(day.person, []).extend([] if previous is None else [day.day - previous])
            dates[day.person] = day.day
    logs = [math.log(gap) for mine in gaps.values() for gap in mine]
    mine_at_large = sum(logs) / len(logs) if logs else math.log(30)
    for tie in Home(history).measures.ties(today):
        known = [math.log(gap) for gap in gaps[tie.person.id]]
        expected = math.exp((sum(known) + 2 * mine_at_large) / (len(known) + 2))
        assert tie.cadence == (pytest.approx(expected) if len(known) >= 3 else None)


def test_cadence_by_hand() -> None:
    # Gaps of ana 2, 8; of ben 4, 4, 4: ln sums 4 ln 2 and 6 ln 2 over five gaps, g_me = 2^2 = 4.
    home = Home(days_of("ana", 0, 2, 10) + days_of("ben", 0, 4, 8, 12))
    ana, ben = home.measures.ties(20)
    assert ana.cadence is None
    assert ben.cadence == pytest.approx(4.0)


def test_rhythm_of_an_empty_home_is_a_month() -> None:
    home = Home(days_of("ana", 3))
    values = {"ego": EGO, "today": 9, "rhythm": None, "live": 1}
    assert home.connection.execute(RHYTHM, values).fetchone() == (math.log(30),)


def test_rhythm_hears_of_new_days_and_of_rollbacks() -> None:
    home = Home(days_of("ana", 0, 10, 20, 30))
    before = home.measures.ties(100)
    home.connection.execute("UPDATE tie SET log_gaps = 0.0")
    assert home.measures.ties(100) != before
    home.connection.rollback()
    assert home.measures.ties(100) == before
    home.add(days_of("ben", 0, 1, 2))
    assert home.measures.tie(100, "ana") != before[0]


def test_rhythm_is_of_the_day_asked_for() -> None:
    home = Home(days_of("ana", 0, 10, 20, 30) + days_of("ben", 40, 41, 42, 43))
    (late, _) = home.measures.ties(50)
    (early,) = home.measures.ties(35)
    assert early.cadence == pytest.approx(10.0)
    assert late.cadence != early.cadence


def test_rhythm_follows_each_change_within_a_transaction() -> None:
    home = Home(days_of("ana", 0, 10, 20, 30))
    found = set()
    for log_gaps in (1.0, 2.0, 3.0):
        home.connection.execute("UPDATE tie SET log_gaps = ?", (log_gaps,))
        found.add(home.measures.ties(100)[0].cadence)
    assert len(found) == 3


@given(st.permutations([f"p{number}" for number in range(40)]))
def test_rhythm_adds_up_the_same_in_any_order_of_people(names: list[str]) -> None:
    assert rhythm_of(names) == rhythm_of(sorted(names))


def rhythm_of(names: list[str]) -> float:
    """Fill a home with people in this order, each with gaps of one length."""
    home = Home()
    for name in names:
        home.add(days_of(name, *range(0, 300, int(name[1:]) + 2)))
    values = {"ego": EGO, "today": 999, "rhythm": None, "live": 1}
    return float(home.connection.execute(RHYTHM, values).fetchone()[0])


def test_note_after_the_last_contact_counts_from_its_day_on() -> None:
    home = Home([Day("ana", 10), Day("ana", 20, n_out=0, n_note=1)])
    assert [home.measures.ties(day)[0].interactions for day in (10, 19, 20)] == [1, 1, 2]
    assert [home.measures.figures(day)["ana"].interactions for day in (10, 19, 20)] == [1, 1, 2]


def test_rhythm_is_of_humans_only() -> None:
    home = Home()
    home.person("news", "list")
    home.add(days_of("news", *range(100)) + days_of("ana", 0, 10, 20, 30))
    (ana,) = home.measures.ties(100)
    assert ana.cadence == pytest.approx(10.0)


def test_planned_meeting_is_no_contact_yet() -> None:
    days = days_of("ana", 100, 110)
    planned = days_of("ana", 130, n_out=0, n_both=1, met=1)
    assert Home(days + planned).measures.ties(120) == Home(days).measures.ties(120)
    assert Home(planned).measures.ties(120) == []


def test_ties_are_with_humans_unless_asked_for_by_id() -> None:
    home = Home()
    home.person("bot", "service")
    home.add(days_of("zoe", 1) + days_of("bot", 1) + days_of("ana", 1))
    assert [tie.person for tie in home.measures.ties(5)] == [("ana", "ANA"), ("zoe", "ZOE")]
    assert [tie.person.id for tie in home.measures.ties(5, ["zoe", "bot", "nobody"])] == [
        "bot",
        "zoe",
    ]
    found = home.measures.tie(5, "bot")
    assert found is not None
    assert found.person == PersonRef("bot", "BOT")
    assert home.measures.tie(5, "nobody") is None


def test_each_ego_has_ties_of_its_own() -> None:
    home = Home(days_of("ana", 1, 2))
    other = type(home.measures)(home.connection, ego=2)
    assert other.ties(5) == []
    assert other.figures(5) == {}
    other.refresh([home.keys["ana"]])
    assert len(home.measures.ties(5)) == 1


def test_refresh_forgets_a_person_without_days() -> None:
    home = Home(days_of("ana", 1, 2))
    home.connection.execute("DELETE FROM contact_day")
    home.measures.refresh([home.keys["ana"]])
    assert home.measures.ties(5) == []


def test_refresh_commits_nothing() -> None:
    home = Home(days_of("ana", 1, 2))
    home.connection.execute("DELETE FROM contact_day")
    home.measures.refresh([home.keys["ana"]])
    home.connection.rollback()
    assert len(home.measures.ties(5)) == 1


def test_figures_count_notes_and_every_kind() -> None:
    home = Home()
    home.person("bot", "service")
    home.add(
        [
            Day("ana", 10, n_out=2, n_in=1, n_both=2, met=1, n_note=1),
            Day("ana", 12, n_out=0, n_note=3),
            Day("ana", 40, n_out=5),
            Day("ben", 11, n_out=0, n_note=2),
            Day("ben", 50, n_out=1),
            Day("cem", 60, n_out=1),
            Day("bot", 9, n_out=0, n_in=1),
            Day("note", 8, n_out=0, n_note=1),
            Day("note", 70, n_out=0, n_note=1),
        ]
    )
    assert home.measures.figures(30) == {
        "ana": Figures(9, 2, 1, 1, 10, 10),
        "ben": Figures(2, 0, 0, 0, None, None),
        "bot": Figures(1, 0, 1, 0, 9, 9),
        "note": Figures(1, 0, 0, 0, None, None),
    }
    assert home.measures.figures(70)["note"] == Figures(2, 0, 0, 0, None, None)


def test_mathematics_where_sqlite_lacks_it() -> None:
    home = Home(days_of("ana", 0, 5, 25, 90))
    expected = home.measures.ties(200)
    # Built without them it would call Python's, which must say the same.
    for name, (arguments, function) in sqlite._MATHEMATICS.items():
        home.connection.create_function(name, arguments, function, deterministic=True)
    (again,) = home.measures.ties(200)
    assert again.p_gone == pytest.approx(expected[0].p_gone)
    assert home.connection.execute("SELECT ln(NULL), pow(2, 3), exp(0)").fetchone() == (None, 8, 1)


def test_mathematics_is_given_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home()
    missing = {"no_such_ln": (1, math.log)}
    monkeypatch.setattr(sqlite, "_MATHEMATICS", missing)
    home.measures.prepare()
    home.measures.prepare()
    assert home.connection.execute("SELECT no_such_ln(1)").fetchone() == (0.0,)


def test_the_kept_sum_of_gaps_is_the_live_one() -> None:
    """However people come and turn out to be no humans, the kept sum says what all days say."""
    chance = random.Random(5)  # noqa: S311 - a crowd is no secret
    home = Home()
    for _ in range(12):
        names = chance.sample("abcdefghij", 4)
        home.add(Day(name, chance.randrange(9_000)) for name in names)
        home.connection.execute("UPDATE person SET kind = ?", (chance.choice(["human", "list"]),))
        home.connection.execute("UPDATE person SET kind = 'human' WHERE id < 'f'")
        values = {"ego": home.ego, "today": 10_000, "rhythm": None}
        kept, live = (
            home.connection.execute(text, values).fetchone() for text in (KEPT_RHYTHM, RHYTHM)
        )
        assert kept == live
    assert live != (pytest.approx(math.log(30)),)
