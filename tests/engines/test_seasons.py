"""Seasons in SQL against the days themselves, and against the ties as they stood on past days."""

import math
import random
from collections import Counter

import pytest
from tests.engines.small_home import Day, Home

from mutuals.engines.sqlite import SqliteMeasures
from mutuals.metrics.ends import HUNDREDTHS, SEASON
from mutuals.metrics.seasons import SEASONS, SOON, YEAR
from mutuals.model.health import Season

TODAY = 20_000
OUT = ["private"]


def made(seed: int) -> list[Day]:
    """People whom I wrote to every so often for some years; some only wrote, one is left out."""
    chance = random.Random(seed)  # noqa: S311 - a drawn history
    days: dict[tuple[str, int], Day] = {}
    for name in (*(f"p{n:02}" for n in range(30)), "private"):
        gap, at = chance.choice([3, 20, 60, 200]), TODAY - chance.randrange(1500)
        while at < TODAY + 40:
            kind = chance.choice(["out", "in", "both", "note"])
            days[name, at] = Day(
                name, at, n_out=kind == "out", n_in=kind == "in", n_both=kind == "both",
                met=kind == "both" and chance.random() < 0.5, n_note=kind == "note",
            )  # fmt: skip
            at += 1 + int(chance.expovariate(1 / gap))
            if chance.random() < 0.05:
                break
    return list(days.values())


@pytest.fixture(params=[1, 2, 3])
def days(request) -> list[Day]:
    return made(request.param)


def contacts(days: list[Day]) -> dict[str, list[Day]]:
    """The days of contact that count, by person: up to today, from the first with mine on."""
    found: dict[str, list[Day]] = {}
    for day in sorted(days, key=lambda each: each.day):
        is_contact = day.n_out + day.n_in + day.n_both and day.day <= TODAY
        if is_contact and day.person not in OUT:
            found.setdefault(day.person, []).append(day)
    mine = {
        who: min(firsts)
        for who, ds in found.items()
        if (firsts := [d.day for d in ds if d.n_out + d.n_both])
    }
    return {who: [d for d in ds if d.day >= mine.get(who, TODAY + 1)] for who, ds in found.items()}


def season_of(days: list[Day], ago: int) -> Season:
    first, last = TODAY - (ago + 1) * SEASON + 1, TODAY - ago * SEASON
    firsts: dict[str, int] = {}
    for day in sorted(days, key=lambda each: each.day):
        if day.n_out + day.n_in + day.n_both:
            firsts.setdefault(day.person, day.day)
    inside = {who: [d for d in ds if first <= d.day <= last] for who, ds in contacts(days).items()}
    before = {
        who
        for who, ds in contacts(days).items()
        if any(first - SEASON <= d.day < first for d in ds)
    }
    seen = {who: ds for who, ds in inside.items() if ds}
    counts = Counter({who: len(ds) for who, ds in seen.items()})
    return Season(
        active=len(seen),
        new=sum(firsts[who] >= first for who in seen),
        stayed=len(before & set(seen)),
        both_ways=sum(
            any(d.n_out + d.n_both for d in ds) and any(d.n_in + d.n_both for d in ds)
            for ds in seen.values()
        ),
        weak=sum(count == 1 for count in counts.values()),
        days=counts.total(),
        met=sum(d.met for ds in seen.values() for d in ds),
        spread=sum(n * math.log(n) for n in counts.values()),
    )


def test_seasons_are_what_the_days_say(days: list[Day]) -> None:
    found, touched = Home(days).seasons.seasons(TODAY, OUT)
    assert [each.active for each in found] != [0] * (SEASONS + 1)
    for ago, each in enumerate(found):
        assert each == pytest.approx(season_of(days, ago))
    for who, ds in contacts(days).items():
        agos = {(TODAY - d.day) // SEASON for d in ds}
        assert [bool(touched.get(who, 0) >> n & 1) for n in range(SEASONS + YEAR - 1)] == [
            n in agos for n in range(SEASONS + YEAR - 1)
        ]


def ties_then(home: Home, ago: int):
    """Return the ties as they stood at the end of a season: of whoever had heard from me."""
    end = TODAY - ago * SEASON
    measures = SqliteMeasures(home.connection, home.ego, end)
    ties = measures.ties(end, cadence=False)
    return end, [tie for tie in ties if tie.first_out is not None and tie.person.id not in OUT]


def test_ties_stood_as_their_own_day_says(days: list[Day]) -> None:
    stood = Home(days).seasons.stood(TODAY, OUT)
    for ago in range(YEAR + 1):
        _, ties = ties_then(Home(days), ago)
        assert stood.drifting[ago] == sum(tie.state == "drifting" for tie in ties)
    assert sum(stood.drifting) > 0


def test_what_was_said_is_set_against_what_came(days: list[Day]) -> None:
    stood = Home(days).seasons.stood(TODAY, OUT)
    all_days: dict[str, list[int]] = {}
    for day in days:
        if day.n_out + day.n_in + day.n_both and day.day <= TODAY:
            all_days.setdefault(day.person, []).append(day.day)
    for ago in range(1, YEAR + 1):
        end, ties = ties_then(Home(days), ago)
        for found, chance, within, came in (
            (stood.contact, "p_contact", SOON, True),
            (stood.gone, "p_gone", SEASON, False),
        ):
            told: Counter[float] = Counter()
            true: Counter[float] = Counter()
            for tie in ties:
                said = getattr(tie, chance)
                if said is None:
                    continue
                odds = round(HUNDREDTHS * math.log(said / (1 - said))) / HUNDREDTHS
                heard = any(end < d <= end + within for d in all_days[tie.person.id])
                told[odds] += 1
                true[odds] += heard is came
            rows = [each for each in found if each.ago == ago]
            assert {each.log_odds: each.ties for each in rows} == pytest.approx(dict(told))
            assert {each.log_odds: each.true for each in rows} == pytest.approx(dict(true))


def test_lives_begin_and_end_with_contact(days: list[Day]) -> None:
    until = TODAY - 365
    expected: Counter[tuple[int, int]] = Counter()
    for tie in ties_then(Home(days), 0)[1]:
        if tie.first_day <= until:
            expected[tie.first_day, min(tie.last_day, until)] += 1
    lives = Home(days).seasons.lives(TODAY, until, OUT)
    assert {(life.first_day, life.last_day): life.ties for life in lives} == expected
    assert expected


def test_the_rhythm_kept_is_a_share_of_strength(days: list[Day]) -> None:
    ties = [tie for tie in ties_then(Home(days), 0)[1] if tie.state != "lost"]
    kept = sum(t.strength_raw for t in ties if max(t.silence, 1) <= 2 * max(t.gap or 1, 1))
    share, count = Home(days).seasons.rhythm_kept(TODAY, OUT)
    assert count == len(ties)
    assert share == pytest.approx(kept / sum(t.strength_raw for t in ties))


@pytest.mark.parametrize(("wait", "soon", "gone"), [(SOON, 1, 0), (SOON + 1, 0, 0), (SEASON, 0, 0)])
def test_the_last_day_of_a_horizon_is_in_it(wait: int, soon: int, gone: int) -> None:
    end = TODAY - SEASON
    home = Home([*(Day("a", end - 10 * n) for n in range(5)), Day("a", end + wait)])
    stood = home.seasons.stood(TODAY, [])
    assert [each.true for each in stood.contact if each.ago == 1] == [soon]
    assert [each.true for each in stood.gone if each.ago == 1] == [gone]


def test_lists_and_services_are_nobody() -> None:
    home = Home()
    home.person("list", "list")
    home.add([Day("list", TODAY - n) for n in range(0, 400, 20)])
    seasons, touched = home.seasons.seasons(TODAY, [])
    assert (seasons[0].active, touched) == (0, {})
    assert home.seasons.stood(TODAY, []).contact == ()


def test_an_empty_home_has_empty_seasons() -> None:
    looked = Home().seasons
    assert looked.seasons(TODAY, []) == ([Season()] * (SEASONS + 1), {})
    assert sum(looked.stood(TODAY, []).drifting) == 0
    assert looked.rhythm_kept(TODAY, []) == (None, 0)
