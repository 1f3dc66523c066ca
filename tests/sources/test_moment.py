"""Dates of archives: LinkedIn's seven shapes, months in seven languages, what is credible."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.recorded import SETTING

from mutuals.sources.reading.moment import (
    Moment,
    credible_moment,
    month_number,
    parse_moment,
    parse_period_end,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05 Mar 2024", "2024-03-05T12:00:00 day"),
        ("2026-07-01 10:00:00 UTC", "2026-07-01T10:00:00 second"),
        ("7/8/26, 3:43 PM", "2026-07-08T15:43:00 second"),
        ("7/8/26, 3:43\u202fPM", "2026-07-08T15:43:00 second"),
        ("01/19/13, 12:10 AM", "2013-01-19T00:10:00 second"),
        ("01/19/13, 12:10 PM", "2013-01-19T12:10:00 second"),
        ("01/19/13", "2013-01-19T12:00:00 day"),
        ("2025/06/10 23:13:46 UTC", "2025-06-10T23:13:46 second"),
        ("Wed Jun 24 12:43:42 UTC 2026", "2026-06-24T12:43:42 second"),
        ("2026-05-07 16:41:18", "2026-05-07T16:41:18 second"),
        ("2024-03-05T01:02:03.456Z", "2024-03-05T01:02:03 second"),
        ("2024-03-05", "2024-03-05T12:00:00 day"),
        ("Mar 5, 2024", "2024-03-05T12:00:00 day"),
        ("05.03.2024", "2024-03-05T12:00:00 day"),
        ("5. März 2024", "2024-03-05T12:00:00 day"),
        ("5 de mar. de 2024", "2024-03-05T12:00:00 day"),
        ("05-mai-2024", "2024-05-05T12:00:00 day"),
        ("05 Jun 1833", "1833-06-05T12:00:00 day"),
        ("29 Feb 2024", "2024-02-29T12:00:00 day"),
    ],
)
def test_the_shapes(text: str, expected: str) -> None:
    moment = parse_moment(f" {text} ")
    assert moment is not None
    when = datetime.fromtimestamp(moment.at, UTC).replace(tzinfo=None).isoformat()
    assert f"{when} {moment.precision}" == expected


@pytest.mark.parametrize(
    "text",
    ["", "soon", "31 Feb 2024", "13/13/24", "05 Xyz 2024", "2024-03-05 25:00:00",
     "7/8/26, 13:00 PM", "7/8/26, 0:10 AM", "2024-00-10", "0000-01-01", "10 Jui 2024",
     "2024-03/05", "99999-01-01"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Jan janv. enero jan gen Jän Jänner", 1),
        ("fév févr. Feb feb. fev", 2),
        ("Mär März Mrz mars mrt maart mar marzo", 3),
        ("avr. abr apr aprile", 4),
        ("Mai mayo maio mag mei May", 5),
        ("juin Juni jun giu Jun", 6),
        ("juil. juillet Juli julio lug", 7),
        ("août ago Aug agosto", 8),
        ("sept. Sep set settembre septiembre", 9),
        ("Okt oct. out ott Oct", 10),
        ("nov. Nov", 11),
        ("Dez déc. dic dez december", 12),
    ],
)
def test_months_in_seven_languages(words: str, number: int) -> None:
    assert {month_number(word.rstrip(".")) for word in words.split()} == {number}


@pytest.mark.parametrize("word", ["jui", "ma", "x", ""])
def test_a_month_that_may_be_two_is_none(word: str) -> None:
    assert month_number(word) is None


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("1979-12-31 23:59:59", "date before 1980"),
        ("1980-01-01 00:00:00", Moment(315532800, "second")),
        ("2026-11-01 00:00:00", Moment(SETTING.now, "second")),
        ("2026-11-01 00:00:01", "date in the future"),
        ("01 Nov 2026", Moment(SETTING.now + 43200, "day")),
        ("02 Nov 2026", "date in the future"),
        ("soon", "no date that can be read"),
        (" ", "no date"),
    ],
)
def test_what_is_credible(text: str, outcome: Moment | str) -> None:
    assert credible_moment(text, SETTING) == outcome


@pytest.mark.parametrize(
    ("text", "date"),
    [("Apr 2023", "2023-04"), ("2022", "2022"), ("01 Oct 2022", "2022-10-01"), ("", ""),
     ("Mär 2023", "2023-03"), ("abr. de 2020", "2020-04"), ("present", "")],
)  # fmt: skip
def test_dates_of_positions(text: str, date: str) -> None:
    assert parse_period_end(text) == date


@given(st.datetimes(datetime(1980, 1, 1), datetime(2060, 1, 1)))  # noqa: DTZ001
def test_any_instant_is_read_back(when: datetime) -> None:
    expected = int(when.replace(microsecond=0, tzinfo=UTC).timestamp())
    for shape in ("%Y-%m-%d %H:%M:%S UTC", "%Y/%m/%d %H:%M:%S UTC", "%a %b %d %H:%M:%S UTC %Y"):
        assert parse_moment(when.strftime(shape)) == Moment(expected, "second")


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse_moment(text)
    parse_period_end(text)
