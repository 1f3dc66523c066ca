"""Standings: the fold of decisions about people up to a day."""

from tests.practice.scenes import decide

from mutuals.model.decision import Standing
from mutuals.practice.standing import is_snoozed, is_suggestible, standings


def test_each_verb_leaves_its_trace():
    found = standings(
        [
            decide("key", "ana", 1, key=True),
            decide("mark", "ben", 2, mark="private"),
            decide("snooze", "cleo", 3, days=5),
            decide("skip", "dan", 4),
            decide("done", "eve", 5),
            decide("log", "fay", 5),
        ],
        10,
    )
    assert found == {
        "id-ana": Standing(key=True),
        "id-ben": Standing(mark="private"),
        "id-cleo": Standing(snoozed_until=8),
        "id-dan": Standing(skipped_on=4),
        "id-eve": Standing(done_on=5),
    }


def test_key_can_be_taken_off_and_a_mark_replaced():
    decisions = [
        decide("key", "ana", 1, key=True),
        decide("mark", "ana", 1, mark="never"),
        decide("mark", "ana", 2, mark="network"),
        decide("key", "ana", 3, key=False),
    ]
    assert standings(decisions, 3)["id-ana"] == Standing(mark="network")
    assert standings(decisions, 2)["id-ana"].key


def test_later_days_do_not_count():
    decisions = [decide("skip", "ana", 5), decide("done", "ana", 6)]
    assert standings(decisions, 4) == {}
    assert standings(decisions, 5) == {"id-ana": Standing(skipped_on=5)}


def test_the_later_day_wins_over_the_later_entry():
    decisions = [decide("snooze", "ana", 9, days=2), decide("skip", "ana", 8)]
    assert standings(decisions, 9)["id-ana"].snoozed_until == 11


def test_done_ends_snooze_and_skip_and_snooze_ends_skip():
    steps = [decide("skip", "ana", 1), decide("snooze", "ana", 2, days=9)]
    assert standings(steps, 2)["id-ana"] == Standing(snoozed_until=11)
    steps.append(decide("done", "ana", 3))
    assert standings(steps, 3)["id-ana"] == Standing(done_on=3)


def test_identifiers_of_one_person_are_folded_together():
    decisions = [decide("mark", "a1", 1, mark="never"), decide("mark", "a2", 2, mark="network")]
    found = standings(decisions, 5, {"id-a1": "p", "id-a2": "p"})
    assert found == {"p": Standing(mark="network")}


def test_a_snooze_holds_to_its_last_day():
    standing = standings([decide("snooze", "ana", 10, days=3)], 10)["id-ana"]
    assert [is_snoozed(standing, day) for day in (10, 13, 14)] == [True, True, False]


def test_marks_that_are_never_suggested():
    marks = [None, "network", "private", "never", "deceased"]
    assert [is_suggestible(Standing(mark=mark)) for mark in marks] == [True] * 2 + [False] * 3
