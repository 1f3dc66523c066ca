"""What was said of silence, told of a few ties: the same as is told of all, as far as it goes."""

import pytest
from tests.engines.small_home import Day, Home
from tests.engines.test_seasons import OUT, TODAY, made

from mutuals.metrics import gone_said
from mutuals.metrics.gone import FEWEST_DAYS
from mutuals.metrics.gone_said import DRAWN, LOOKED_UP, SEASONS


@pytest.fixture(params=[1, 2, 3])
def days(request) -> list[Day]:
    return made(request.param)


def test_what_was_said_of_a_few_is_what_was_said_of_all(days: list[Day]) -> None:
    home = Home(days)
    told = sorted(each for each in home.seasons.stood(TODAY, OUT).gone if each.ago in SEASONS)
    assert sorted(home.odds.gone_said(TODAY, OUT)) == told
    assert {each.ago for each in told} == set(SEASONS)
    assert home.odds.gone_said(TODAY, OUT) != home.odds.gone_said(TODAY, [])


@pytest.mark.parametrize("limit", [LOOKED_UP, DRAWN])
def test_what_was_said_is_told_of_the_first_by_id_alone(
    days: list[Day], limit: int, monkeypatch
) -> None:
    home, select = Home(days), gone_said.gone_said
    ties = home.measures.ties(TODAY)
    told = {tie.person.id for tie in ties if tie.days >= FEWEST_DAYS and tie.first_out is not None}
    among = home.keys.keys() if limit == LOOKED_UP else told
    first = sorted(among - set(OUT))[:9]

    def few(*, live: bool) -> str:
        text = select(live=live)
        assert f"LIMIT {limit}" in text
        return text.replace(f"LIMIT {limit}", "LIMIT 9")

    monkeypatch.setattr("mutuals.engines.odds.gone_said", few)
    others = [day for day in days if day.person in first]
    assert home.odds.gone_said(TODAY, OUT) == Home(others).odds.gone_said(TODAY, OUT)
