"""Candidates and standing: who is on a list, in which order, and who never."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.small_home import Day, Home, days_of

from mutuals.metrics.slots import SLOTS, SlotName
from mutuals.model.tie import Tie

TODAY = 4000
Listed = list[tuple[str, float]]


def crowd(seed: int, people: int = 150) -> Home:
    """Many people of every age, some silent for years, some who never heard from me."""
    chance = random.Random(seed)  # noqa: S311 - a crowd is no secret
    home = Home()
    for number in range(people):
        name = f"p{chance.getrandbits(40):010x}"
        home.person(name, chance.choices(["human", "list", "self"], [90, 8, 2])[0])
        start = TODAY - chance.choice([25, 100, 900, 3000])
        days = {chance.randint(start, TODAY + 3) for _ in range(chance.choice([1, 2, 5, 20, 80]))}
        end = chance.choice([TODAY + 3, *days])
        sent = 0 if number % 9 == 0 else 1
        home.add(Day(name, day, n_out=sent, n_in=1) for day in days if day <= end)
    return home


def ratio(tie: Tie) -> float:
    return max(tie.silence, 1) / max(tie.gap or 1, 1)


def value_lost(tie: Tie) -> float:
    return 0.0 if tie.p_gone is None else math.log(1 + tie.days) * tie.p_gone


def in_time(tie: Tie) -> bool:
    return 3 <= ratio(tie) <= 8


def expected(slot: SlotName, today: int, ties: list[Tie]) -> Listed:
    """Choose and sort the candidates among all ties with humans, in Python."""
    chosen: list[tuple[bool, float, str]] = []
    for tie in ties:
        name, p, r = tie.person.id, tie.p_gone, ratio(tie)
        if tie.first_out is None:
            continue
        if slot == "loss" and p is not None and r >= 3 and tie.silence <= 1095:
            chosen.append((in_time(tie), value_lost(tie), name))
        if slot == "keep" and p is not None and 2 <= r <= 8:
            chosen.append((False, value_lost(tie) * (1 - p), name))
        if slot == "second" and tie.days <= 2 and 7 <= today - tie.first_day <= 30:
            chosen.append((False, tie.p_contact, name))
        if slot == "revive" and tie.state == "dormant":
            chosen.append((False, tie.past, name))
        if slot == "drifting" and tie.state == "drifting":
            chosen.append((False, value_lost(tie), name))
    chosen.sort(key=lambda row: (not row[0], -round(row[1], 12), row[2]))
    return [(name, score) for _, score, name in chosen]


@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("limit", [1, 3, 10, 1000])
@pytest.mark.parametrize("today", [TODAY, TODAY - 40])
def test_candidates_are_those_of_plain_python(slot: SlotName, limit: int, today: int) -> None:
    measures = crowd(7).measures
    found = measures.candidates(slot, today, (), limit)
    wanted = expected(slot, today, measures.ties(today))[:limit]
    assert wanted, "the crowd has nobody for this slot"
    assert [tie.person.id for tie, _ in found] == [name for name, _ in wanted]
    assert [score for _, score in found] == pytest.approx([score for _, score in wanted])
    assert [tie for tie, _ in found] == [measures.tie(today, tie.person.id) for tie, _ in found]


@pytest.mark.parametrize("slot", SLOTS)
def test_excluded_people_make_room_for_others(slot: SlotName) -> None:
    measures = crowd(8).measures
    everybody = [tie.person.id for tie, _ in measures.candidates(slot, TODAY, (), 1000)]
    rest = measures.candidates(slot, TODAY, everybody[:2], 3)
    assert [tie.person.id for tie, _ in rest] == everybody[2:5]


@pytest.mark.parametrize("slot", SLOTS)
def test_no_room_means_nobody(slot: SlotName) -> None:
    assert crowd(8, people=20).measures.candidates(slot, TODAY, (), 0) == []


def test_equals_stand_in_order_of_id() -> None:
    days = [day for name in ("zoe", "ana", "mia") for day in days_of(name, 0, 10, 20, 30)]
    found = Home(days).measures.candidates("loss", 80, ())
    assert [tie.person.id for tie, _ in found] == ["ana", "mia", "zoe"]


def test_a_word_in_time_comes_before_a_bigger_loss() -> None:
    late = days_of("late", *range(0, 300, 10))
    early = days_of("early", *range(360, 400, 10))
    found = Home(late + early).measures.candidates("loss", 430, ())
    assert [tie.person.id for tie, _ in found] == ["early", "late"]
    assert found[0][1] < found[1][1]


def test_living_ties_rank_by_share_of_weaker_ones() -> None:
    # Weakest first: cem and dora alike, then ben, then ana.
    home = Home(
        days_of("ana", *range(90, 100))
        + days_of("ben", 95, 99)
        + days_of("cem", 80)
        + days_of("dora", 80)
        + days_of("gone", 1, 2, 3, 4)
        + days_of("mute", 99, n_out=0, n_in=1)
    )
    assert home.measures.standing_of(100) == {
        "ana": 0.75,
        "ben": 0.5,
        "cem": 0.0,
        "dora": 0.0,
        "gone": 0.5,
    }


def test_dormant_tie_is_compared_with_the_living() -> None:
    strong = days_of("strong", *range(400, 460))
    home = Home(strong + days_of("weak", 420))
    some = home.measures.standing_of(510, ["weak", "nobody"])
    standing = home.measures.standing_of(510)
    assert some == {"weak": standing["weak"]}
    assert home.measures.ties(510)[0].state == "dormant"
    assert standing == {"strong": 1.0, "weak": 1.0}


def test_the_only_living_tie_is_the_strongest() -> None:
    assert Home(days_of("ana", 5)).measures.standing_of(6) == {"ana": 1.0}


def test_without_a_living_tie_nobody_is_weaker() -> None:
    assert Home(days_of("ana", 5)).measures.standing_of(600) == {"ana": 0.0}


def test_standing_is_of_humans_who_heard_from_me() -> None:
    home = Home()
    home.person("news", "list")
    home.add(days_of("news", 5) + days_of("ana", 5) + days_of("ben", 5, n_out=0, n_in=1))
    assert home.measures.standing_of(6) == {"ana": 1.0}


def test_a_call_counts_as_heard_from_me() -> None:
    home = Home(days_of("ana", 5, n_out=0, n_both=1))
    assert home.measures.standing_of(6) == {"ana": 1.0}


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 300)), unique=True))
def test_standing_is_the_share_of_weaker_living_ties(history: list[tuple[str, int]]) -> None:
    measures = Home(Day(name, day) for name, day in history).measures
    ties = measures.ties(320)
    living = [tie for tie in ties if tie.state in {"new", "active", "drifting"}]
    found = measures.standing_of(320)
    assert set(found) == {tie.person.id for tie in ties}
    for tie in ties:
        weaker = sum((other.strength_raw or 0) < (tie.strength_raw or 0) for other in living)
        share = weaker / len(living) if living else 0.0
        assert found[tie.person.id] == (1.0 if living == [tie] else pytest.approx(share))
