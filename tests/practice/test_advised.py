"""What became of nudges: who is one nudge, what followed, and the counts of a slot."""

import pytest
from tests.practice.scenes import who

from mutuals.model.choice import Choice
from mutuals.practice.advised import Course, Decided, Named, by_slot, course, named, told

ANA, BO = who("Ana"), who("Bo")


def lists(*days, slot="loss"):
    """Return lists of successive days, each naming these people."""
    return [(n, [Choice(each, slot, 1.0, n) for each in people]) for n, people in enumerate(days)]


def test_somebody_who_stays_is_one_nudge():
    found = named(lists([ANA], [ANA, BO], [], [BO]), 0)
    assert found == [Named(ANA, "loss", 0, 1), Named(BO, "loss", 1, 3)]


def test_who_comes_back_after_more_than_a_week_is_named_anew():
    assert len(named(lists([ANA], *[[]] * 6, [ANA]), 0)) == 1
    assert len(named(lists([ANA], *[[]] * 7, [ANA]), 0)) == 2


def test_who_stood_there_before_is_not_counted():
    assert named(lists([ANA], [ANA, BO]), 1) == [Named(BO, "loss", 1, 1)]


def went(decisions=(), mine=(), theirs=(), first=10, last=12, p=0.5):
    return course(Named(ANA, "loss", first, last), decisions, mine, theirs, p)


@pytest.mark.parametrize(
    ("mine", "followed", "reached"),
    [((), None, None), ((10,), None, None), ((11,), 11, 11), ((17, 40), 17, 17),
     ((18,), None, 18), ((40,), None, 40), ((41,), None, None)],
)  # fmt: skip
def test_a_nudge_is_followed_within_a_week(mine, followed, reached):
    found = went(mine=mine)
    assert (found.followed, found.reached) == (followed, reached)


@pytest.mark.parametrize(
    ("theirs", "answered"),
    [((), None), ((11,), None), ((12,), 12), ((11, 20), 20), ((40,), 40), ((41,), None)],
)
def test_an_answer_comes_after_my_word_and_within_thirty_days(theirs, answered):
    assert went(mine=(12,), theirs=theirs).answered == answered
    assert went(theirs=theirs).answered is None


def test_done_counts_as_followed_and_only_what_was_decided_while_it_stood():
    assert went([Decided(13, "done")]).followed == 13
    for day in (9, 14):
        assert went([Decided(day, "done")]).decided is None
    assert went([Decided(12, "snoozed"), Decided(11, "skipped")]).decided == (11, "skipped")
    assert went([Decided(12, "snoozed")]).followed is None


def test_a_slot_in_counts():
    courses = [
        went(mine=(11,), theirs=(12,), p=0.5),
        went(mine=(11,), p=0.25),
        went(theirs=(12,), p=0.25),
        went([Decided(12, "skipped")], p=0.25),
        went(first=30, last=31, mine=(31,), theirs=(32,), p=0.9),
        went([Decided(31, "snoozed")], first=30, last=31, p=0.9),
    ]
    (found,) = by_slot(courses, today=40)
    assert found == ("loss", 6, 3, 1, 1, 4, 3, 1.25, 2, 1, 1)
    assert by_slot([], 40) == ()
    assert by_slot(courses, 39)[0].passed == 0


def test_slots_come_in_the_order_of_the_list():
    courses = [Course(Named(ANA, slot, 1, 1), None, None, None, None, 0.1)
               for slot in ("drifting", "loss", "owed")]  # fmt: skip
    assert [each.slot for each in by_slot(courses, 9)] == ["owed", "loss", "drifting"]


def test_only_nudges_of_which_something_became_are_told_of():
    done = went([Decided(12, "done")], mine=(11,), theirs=(14,))
    found = told([went(theirs=(12,)), done, went([Decided(11, "skipped")], first=11)])
    assert [(each.became, each.became_on, each.answered_on) for each in found] == [
        ("skipped", "1970-01-12", None),
        ("done", "1970-01-13", "1970-01-15"),
    ]
    assert told([went(mine=(11,))])[0][3:] == ("followed", "1970-01-12", None)
