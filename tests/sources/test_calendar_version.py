"""Which of several versions of a calendar's entry is the newest."""

import pytest

from mutuals.sources.reading.calendar_version import version_of

LATEST = "20260401000000"
MARCH, MAY = "20260301T090000Z", "20260501T090000Z"


def shown(sequence: str = "", modified: str = "", stamped: str = "") -> str:
    return version_of(sequence, modified, stamped, LATEST).plain


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (shown("1", MARCH), shown("2")),
        (shown("2", "20260201T090000Z"), shown("2", MARCH)),
        (shown(stamped="20260201T090000Z"), shown(stamped=MARCH)),
        (shown(), shown(stamped=MARCH)),
    ],
)
def test_sequence_leads_then_the_last_change_then_the_stamp(older: str, newer: str) -> None:
    assert older < newer


def test_the_stamp_of_an_export_makes_nothing_newer_that_says_when_it_was_changed() -> None:
    assert shown("2", MARCH, stamped="20260302T090000Z") == shown("2", MARCH, stamped=MARCH)


@pytest.mark.parametrize("impossible", [MAY, "tomorrow", "20260301", "٢٠260301T090000Z"])
def test_what_cannot_be_counts_as_the_oldest(impossible: str) -> None:
    assert shown("", impossible) == shown()


@pytest.mark.parametrize("impossible", [MARCH, "soon", "-1", "1" + "0" * 30, "٣"])
def test_a_sequence_that_is_no_number_counts_as_none(impossible: str) -> None:
    assert shown(impossible) == shown()
