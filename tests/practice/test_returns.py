"""What came back: a reply follows a message of mine, a meeting is a small one, thanks count."""

from typing import Any

import pytest
from tests.operations.letters import hash_of
from tests.practice.scenes import entry, who

from mutuals.model.history import Span
from mutuals.model.returns import Passed
from mutuals.model.tie import LARGEST_MEETING, LARGEST_MESSAGE
from mutuals.practice.returns import LONGEST_WAIT, favours, meetings, openings, replies

DAY = 20_000


def passed(name: str, day: int, direction: Any, **fields: Any) -> Passed:
    """Make a mail to or from one person at noon of a day."""
    given: dict[str, Any] = {
        "id": hash_of(name, day, direction), "person": who(name), "day": day,
        "at": day * 86400 + 43200, "channel": "mail", "direction": direction, "others": 1,
        "subject": "Hello",
    }  # fmt: skip
    return Passed(**{**given, **fields})


def answered(*messages: Passed, asked: tuple[Passed, ...] = ()) -> list[tuple[str, int, int]]:
    """Return name, day and days taken of each reply."""
    found = replies(messages, {each.person.id: each.day for each in asked})
    return [(each.message.person.name, each.message.day, each.days) for each in found]


def test_somebody_answers_who_writes_after_me() -> None:
    assert answered(passed("Ana", DAY, "out"), passed("Ana", DAY + 3, "in")) == [
        ("Ana", DAY + 3, 3)
    ]


def test_who_only_writes_first_answers_nobody() -> None:
    assert answered(passed("Ana", DAY, "in"), passed("Ana", DAY + 1, "out")) == []


def test_the_first_answer_counts_and_each_person_once() -> None:
    talk = [passed("Ana", DAY + n, way) for n, way in enumerate(("out", "in", "out", "in"))]
    assert answered(*talk[::-1]) == [("Ana", DAY + 1, 1)]


def test_what_i_wrote_before_the_days_is_answered_too() -> None:
    mine = passed("Ana", DAY - 9, "out")
    assert answered(passed("Ana", DAY, "in"), asked=(mine,)) == [("Ana", DAY, 9)]
    assert answered(passed("Ben", DAY, "in"), asked=(mine,)) == []


@pytest.mark.parametrize(("wait", "count"), [(LONGEST_WAIT, 1), (LONGEST_WAIT + 1, 0)])
def test_after_three_months_it_is_no_answer_any_more(wait: int, count: int) -> None:
    mine = passed("Ana", DAY - wait, "out")
    assert len(answered(passed("Ana", DAY, "in"), asked=(mine,))) == count


@pytest.mark.parametrize(("others", "count"), [(LARGEST_MESSAGE, 1), (LARGEST_MESSAGE + 1, 0)])
def test_a_message_to_many_is_no_answer(others: int, count: int) -> None:
    mine = passed("Ana", DAY, "out")
    assert len(answered(mine, passed("Ana", DAY + 1, "in", others=others))) == count
    wide = passed("Ana", DAY, "out", others=others)
    assert len(answered(wide, passed("Ana", DAY + 1, "in"))) == count


def test_the_newest_stands_first() -> None:
    found = answered(
        passed("Ana", DAY, "out"), passed("Ben", DAY, "out"),
        passed("Ana", DAY + 1, "in"), passed("Ben", DAY + 2, "in"),
    )  # fmt: skip
    assert [name for name, *_ in found] == ["Ben", "Ana"]


def test_of_two_of_one_moment_mine_is_the_first() -> None:
    assert answered(passed("Ana", DAY, "in"), passed("Ana", DAY, "out")) == [("Ana", DAY, 0)]


def test_a_call_or_meeting_is_no_reply() -> None:
    met = passed("Ana", DAY + 1, "both", channel="meeting")
    assert answered(passed("Ana", DAY, "out"), met) == []


def test_whom_to_look_up_before_the_days() -> None:
    talk = [passed("Ana", DAY, "in"), passed("Ben", DAY, "out"), passed("Ben", DAY + 1, "in")]
    assert openings(talk) == {who("Ana").id}


def test_each_person_is_met_once_the_latest_time() -> None:
    met = [passed("Ana", DAY + n, "both", channel="meeting") for n in range(3)]
    call = passed("Ben", DAY, "both", channel="call")
    (found,) = meetings([*met, call])
    assert (found.meeting.day, found.times) == (DAY + 2, 3)


@pytest.mark.parametrize(("others", "count"), [(LARGEST_MEETING - 1, 1), (LARGEST_MEETING, 0)])
def test_a_gathering_is_no_meeting(others: int, count: int) -> None:
    met = passed("Ana", DAY, "both", channel="meeting", others=others)
    assert len(meetings([met])) == count


def test_favours_are_what_i_was_given_and_thanks() -> None:
    ledger = [
        entry("received", "Ana", DAY), entry("gave", "Ben", DAY + 1, "thanks"),
        entry("gave", "Cleo", DAY), entry("asked", "Dan", DAY), entry("received", "Eve", DAY - 1),
        entry("received", "Fay", DAY),
    ]  # fmt: skip
    dismissed = entry("received", "Gus", DAY)
    ledger.append(dismissed._replace(entry=dismissed.entry._replace(status="dismissed")))
    found = favours(ledger, Span(DAY, DAY + 1), {who("Fay").id})
    assert [dated.entry.person.name for dated in found] == ["Ben", "Ana"]
