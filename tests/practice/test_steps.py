"""The smallest step: what is said, and that doing it changes the state."""

import pytest
from tests.practice.scenes import (
    EVERYTHING,
    MONDAY,
    OLD,
    SUNDAY,
    Told,
    contact,
    entry,
    history,
    key,
    meeting,
    who,
)

from mutuals.model.history import Acquaintance
from mutuals.model.strategy import Floor, Plan
from mutuals.practice.strategy import plan_of
from mutuals.practice.verdict import judge, weeks_back

WEEK = weeks_back(SUNDAY, 1)[0]
REACH = Floor("reached_out", 3, 7)
KNOWN = Floor("existing", 2, 7)
KEYS = Floor("key_in_touch", 0.5, 28)
NEW = Floor("new_people", 1, 28)
GAVE = Floor("gave", 1, 28)
MET = Floor("face_to_face", 1, 28)
YOUNG = Acquaintance(SUNDAY - 9, SUNDAY - 9, SUNDAY - 9)


def judged(found, plan):
    return judge(WEEK, SUNDAY, plan, EVERYTHING, found.history, Told(found))


def why(found, *floors):
    plan = Plan("seeker", "steady", floors, (), "UTC")
    verdict = judged(found, plan)
    assert verdict.state == "NOT-working"
    return verdict.why.split(" Not seen:")[0]


def suggesting(*names, contacts=(), young=(), **fields):
    known = {who(name).id: OLD for name in names} | {who(name).id: YOUNG for name in young}
    return history(
        *contacts, people=known | fields.pop("people", {}), suggestions=tuple(map(who, names)),
        **fields,
    )  # fmt: skip


ONE = (contact("Zoe", SUNDAY),)


def test_the_words_of_the_contract():
    found = suggesting("Ana", "Ben", "Cleo", contacts=ONE)
    assert why(found, REACH) == "2 people to go: Ana and Ben would do."


def test_one_person():
    found = suggesting("Ana", contacts=(*ONE, contact("Yan", SUNDAY)))
    assert why(found, REACH) == "1 person to go: Ana would do."


def test_too_few_names_are_examples():
    assert why(suggesting("Ana", contacts=ONE), REACH) == "2 people to go: for example Ana."


def test_at_most_three_names():
    found = suggesting("Ana", "Ben", "Cleo", "Dan", "Eve")
    said = why(found, Floor("reached_out", 5, 7))
    assert said == "5 people to go: for example Ana, Ben and Cleo."


def test_without_names_the_ways_are_said():
    assert why(suggesting(), REACH, KNOWN) == (
        "3 people to go, 2 of them known for over 90 days: write to them, call them or meet them."
    )


def test_who_was_reached_or_is_daily_life_is_not_named():
    daily = [contact("Ben", MONDAY - 1 - back, direction="in") for back in range(12)]
    found = suggesting("Zoe", "Ben", "Ana", "Cleo", contacts=(*ONE, *daily))
    assert why(found, REACH) == "2 people to go: Ana and Cleo would do."


def test_long_known_people_count_twice_and_come_first():
    found = suggesting("Ana", "Ben", "Cleo", young=("Ana",), people={"id-zoe": YOUNG}, contacts=ONE)
    assert why(found, REACH, KNOWN) == "2 people to go: Ben and Cleo would do."


def test_somebody_new_stands_in_no_long_known_persons_place():
    found = suggesting("Ana", "Ben", young=("Ana",), people={"id-zoe": YOUNG}, contacts=ONE)
    assert why(found, REACH, KNOWN) == (
        "2 people to go, 2 of them known for over 90 days: for example Ben."
    )


def test_a_key_person_serves_the_short_floor_too():
    people = (key("Ana", 30), key("Ben", 20), key("Cleo", None))
    known = {who(name).id: OLD for name in ("Ana", "Ben", "Cleo")}
    found = suggesting(
        "Dan", contacts=(*ONE, contact("Yan", SUNDAY)), key_people=people, people=known
    )
    assert why(found, REACH, KEYS) == "2 people to go: Ben and Ana would do."


def test_half_of_four_key_people_are_two():
    people = (key("Ana", 1), *(key(name, 50) for name in ("Ben", "Cleo", "Dan")))
    assert why(history(key_people=people), KEYS) == "1 person to go: Ben would do."


def test_the_cheaper_longer_floor_is_taken():
    found = suggesting("Ana", contacts=(*ONE, contact("Yan", SUNDAY), contact("Xia", SUNDAY)))
    two_new = Floor("new_people", 2, 28)
    assert why(found, REACH, two_new, GAVE) == (
        "1 give to go: an introduction, a recommendation, a piece of advice or a hand."
    )


def test_a_meeting_among_the_people_to_go_costs_nothing_more():
    found = suggesting("Ana", "Ben", contacts=ONE)
    assert why(found, REACH, MET, GAVE) == (
        "2 people to go: Ana and Ben would do. Meet one of them face to face."
    )
    assert why(suggesting(), MET) == "1 person to meet face to face, over a coffee, say."


def test_an_answer_makes_a_new_person():
    stranger = Acquaintance(SUNDAY - 9, None, SUNDAY - 9)
    found = suggesting("Ana", "Ben", people={"id-ben": stranger})
    assert why(found, NEW) == "1 new person to go: an answer to Ben would do."
    assert why(found, Floor("new_people", 2, 28)) == (
        "2 new people to go: an answer to Ben makes 1."
    )
    assert why(suggesting(), NEW) == "1 new person to go: write first, or answer."


def test_only_as_many_longer_floors_as_needed_are_named():
    found = suggesting(contacts=ONE, ledger=(entry("gave", "Zoe", SUNDAY),))
    assert "give" not in why(found, Floor("reached_out", 2, 7), GAVE, MET)
    assert "Meet" not in why(found, Floor("reached_out", 2, 7), GAVE, MET)


@pytest.mark.parametrize("stage", ["seeker", "employed", "student"])
def test_doing_the_step_changes_the_state(stage):
    """Start from nothing, do what the seeker's step says, and be NET-working."""
    names = ("Ana", "Ben", "Cleo", "Dan", "Eve")
    people = tuple(key(name, 50) for name in names[:3])
    before = suggesting(*names, key_people=people)
    plan = plan_of({"stage": stage}, "UTC")
    assert judged(before, plan).state == "NOT-working"
    reached = [meeting("Ana", SUNDAY), *(contact(name, SUNDAY) for name in names[1:])]
    answered = tuple(key(name, 0) for name in names[:3])
    gave = tuple(entry("gave", name, SUNDAY) for name in names[:2])
    after = before._replace(contacts=tuple(reached), key_people=answered, ledger=gave)
    assert judged(after, plan).state == "NET-working"
