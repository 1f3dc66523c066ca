"""Lessons: each ends in one act, seen from records; the texts keep their form."""

from typing import Any

import pytest
from tests.practice.scenes import decide, entry, who
from tests.practice.test_returns import passed

from mutuals.model.evidence import Evidence
from mutuals.model.history import Acquaintance, Post, Span
from mutuals.model.lesson import Act, Dated, Practised
from mutuals.practice.curriculum import CURRICULUM
from mutuals.practice.lessons import LONG_QUIET, THANKED_WITHIN, recognise

DAY = 20_000
PROOF = Evidence("linkedin-posts", "Shares.csv#1")
NAMES = [lesson.name for lesson in CURRICULUM]


def seen(name: str, **records: Any) -> Act | None:
    """Return what a lesson recognises in some records."""
    return recognise(name, Practised(window=Span(DAY - 89, DAY), **records))


def of_whom(act: Act | None) -> tuple[str, int | None]:
    """Return with whom an act was, and when."""
    assert act is not None
    assert act.person is not None
    return act.person.name, act.day


def targets(*names: str, day: int = DAY):
    return decide("plan", "x", day, value=names)._replace(target="targets")


def test_there_are_a_dozen_and_giving_stands_before_asking() -> None:
    assert len(NAMES) == len(set(NAMES)) == 12
    assert NAMES.index("giving") < NAMES.index("asking")


@pytest.mark.parametrize("lesson", CURRICULUM, ids=NAMES)
def test_a_lesson_takes_five_minutes(lesson) -> None:
    assert lesson.why.count(".") == 2
    assert 3 <= len(lesson.steps) <= 5
    words = " ".join((lesson.title, lesson.why, *lesson.steps, lesson.act)).split()
    assert len(words) < 130
    assert not {"!", "must", "should"} & {word.strip(".,") for word in words}


@pytest.mark.parametrize("name", NAMES)
def test_of_nothing_nothing_is_recognised(name: str) -> None:
    assert seen(name) is None


def test_profile() -> None:
    assert seen("profile", profile=(PROOF,)) == Act(evidence=(PROOF,))


def test_plan_has_targets_as_it_stands() -> None:
    named, emptied = targets("Acme"), targets()
    act = seen("plan", decisions=(named,))
    assert act == Act(DAY, evidence=(Evidence("decision", named.id),))
    assert seen("plan", decisions=(named, emptied)) is None
    assert seen("plan", decisions=(decide("plan", "pace", DAY, value="gentle"),)) is None


def test_three_key_people() -> None:
    decisions = tuple(decide("key", name, DAY - 1, key=True) for name in ("Ana", "Ben", "Cleo"))
    three = tuple(map(who, ("Ana", "Ben", "Cleo")))
    act = seen("key-people", key_people=three, decisions=decisions)
    assert act is not None
    assert (act.day, len(act.evidence)) == (DAY - 1, 3)
    assert seen("key-people", key_people=three[:2], decisions=decisions) is None


def test_thanks_are_an_entry_or_a_message_soon_after_something_received() -> None:
    thanks = entry("received", "Ana", DAY - 1, "thanks")
    assert of_whom(seen("thanking", ledger=(thanks,))) == ("Ana", DAY - 1)
    received = entry("received", "Ben", DAY - THANKED_WITHIN)
    wrote = passed("Ben", DAY, "out")
    assert of_whom(seen("thanking", ledger=(received,), passed=(wrote,))) == ("Ben", DAY)
    assert of_whom(seen("thanking", ledger=(thanks, received), passed=(wrote,))) == ("Ben", DAY)
    too_late = entry("received", "Ben", DAY - THANKED_WITHIN - 1)
    assert seen("thanking", ledger=(too_late,), passed=(wrote,)) is None
    assert seen("thanking", ledger=(received,), passed=(passed("Cleo", DAY, "out"),)) is None
    assert seen("thanking", ledger=(received,), passed=(passed("Ben", DAY, "in"),)) is None


def test_giving_is_more_than_thanks() -> None:
    ledger = (entry("gave", "Ana", DAY - 5), entry("gave", "Ben", DAY - 1, "thanks"))
    assert of_whom(seen("giving", ledger=ledger)) == ("Ana", DAY - 5)
    dismissed = entry("gave", "Ana", DAY)
    dismissed = dismissed._replace(entry=dismissed.entry._replace(status="dismissed"))
    assert seen("giving", ledger=(dismissed,)) is None


def test_an_introduction_is_an_entry_or_a_mail_to_two() -> None:
    given = entry("gave", "Ana", DAY, "introduction")
    assert of_whom(seen("introducing", ledger=(given,))) == ("Ana", DAY)
    both = tuple(passed(name, DAY, "out", id=1, others=2) for name in ("Ana", "Ben"))
    act = seen("introducing", passed=both)
    assert act is not None
    assert act.interaction == 1
    assert seen("introducing", passed=both[:1]) is None
    chat = tuple(each._replace(channel="chat") for each in both)
    assert seen("introducing", passed=chat) is None


def test_following_the_latest_organisation() -> None:
    other = Evidence("linkedin-follows", "a")
    act = seen("following", follows=(Dated(DAY - 9, PROOF), Dated(None, other)))
    assert act == Act(DAY - 9, evidence=(PROOF,))


def test_being_seen() -> None:
    other = Evidence("linkedin-posts", "later")
    act = seen("being-seen", posts=(Post(DAY, other), Post(DAY - 3, PROOF)))
    assert act == Act(DAY, evidence=(other,))


@pytest.mark.parametrize(("quiet", "is_seen"), [(LONG_QUIET, True), (LONG_QUIET - 1, False)])
def test_writing_after_a_year(*, quiet: int, is_seen: bool) -> None:
    wrote = passed("Ana", DAY, "out")
    found = seen("reconnecting", passed=(wrote,), quiet_since={wrote.person.id: DAY - quiet})
    assert (found is not None) is is_seen


def test_only_my_first_word_takes_up_an_old_tie() -> None:
    last = {who("Ana").id: DAY - 3 * LONG_QUIET}
    theirs = passed("Ana", DAY - 1, "in"), passed("Ana", DAY, "out")
    assert seen("reconnecting", passed=theirs, quiet_since=last) is None
    assert seen("reconnecting", passed=(passed("Ana", DAY, "out"),)) is None


def test_meeting_in_a_small_circle() -> None:
    met = passed("Ana", DAY, "both", channel="meeting", others=7)
    assert of_whom(seen("meeting", passed=(met,))) == ("Ana", DAY)
    assert seen("meeting", passed=(met._replace(others=8),)) is None
    assert seen("meeting", passed=(met._replace(channel="call"),)) is None


def test_somebody_new_has_both_directions_first() -> None:
    wrote, known = passed("Ana", DAY, "in"), Acquaintance(DAY - 3, DAY - 3, DAY)
    assert of_whom(seen("new-people", passed=(wrote,), known={wrote.person.id: known})) == (
        "Ana",
        DAY,
    )
    for other in (Acquaintance(DAY - 3, None, DAY), Acquaintance(DAY - 900, DAY - 900, DAY - 800)):
        assert seen("new-people", passed=(wrote,), known={wrote.person.id: other}) is None


def test_asking() -> None:
    assert of_whom(seen("asking", ledger=(entry("asked", "Ana", DAY),))) == ("Ana", DAY)
