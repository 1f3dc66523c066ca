"""The day's list: slots and their order, rest and refusal, and that a nudge stays."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.practice.scenes import candidate, decide, on, slots, tie, who

from mutuals.model.choice import Birthday, Connection, NewJob, OwedAnswer, Slots
from mutuals.model.decision import Standing
from mutuals.practice.standing import standings
from mutuals.practice.strategy import plan_of
from mutuals.practice.today import engage, engage_one, first_day_of_list

TODAY = on("2026-11-18")
START = on("2026-11-09")
SEEKER = plan_of({}, "UTC")
OWNER = plan_of({"stage": "owner"}, "UTC")


def silent(*names, **fields):
    """Make candidates silent for a long time."""
    return [candidate(name, START - 100, TODAY, **fields) for name in names]


def connection(name, link="target employer"):
    return Connection(who(name), "Acme", "Engineer", None, link)


FULL = slots(
    loss=silent("Lea", "Leo", "Lis", "Lou"),
    keep=silent("Kai", "Kim"),
    second=silent("Sam", "Sue"),
    revive=silent("Ria", "Rob"),
    drifting=silent("Dan", "Dee", "Dex", "Dov", "Dua", "Lea"),
    search=silent("Sea", "Seb"),
    connections=[connection("Con"), connection("Cor")],
)


def listed(found=FULL, decisions=(), engaged=None, plan=OWNER, day=TODAY, choose=engage):
    def slots_on(each):
        return found(each) if callable(found) else found

    def standings_on(each):
        return standings(decisions, each)

    days = engaged or {}
    return choose(day, slots_on, standings_on, lambda person: days.get(person, ()), plan)


def names(choices):
    return [choice.person.name for choice in choices]


def test_the_list_begins_on_the_monday_of_the_week_before():
    assert first_day_of_list(TODAY) == START
    assert first_day_of_list(on("2026-11-16")) == START
    assert first_day_of_list(on("2026-11-22")) == START
    assert first_day_of_list(on("2026-11-23")) == START + 7


def test_five_slots_then_drifting_ties():
    found = listed()
    assert names(found) == ["Lea", "Leo", "Kai", "Sam", "Ria", "Dan", "Dee", "Dex"]
    assert [choice.slot for choice in found[:6]] == [
        "loss", "loss", "keep", "second", "revive", "drifting",
    ]  # fmt: skip
    assert {choice.since for choice in found} == {START}


def test_for_a_seeker_two_of_five_serve_the_search():
    found = listed(plan=SEEKER)
    assert names(found) == ["Sea", "Lea", "Con", "Sam", "Ria", "Dan", "Dee", "Dex"]
    assert found[2].connection == connection("Con")


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ({"search": ()}, ["Con", "Lea", "Cor", "Sam", "Ria"]),
        ({"connections": ()}, ["Sea", "Lea", "Seb", "Sam", "Ria"]),
        ({"search": (), "connections": ()}, ["Kai", "Lea", "Leo", "Sam", "Ria"]),
    ],
)
def test_where_nobody_serves_the_search_the_usual_slots_stand(missing, expected):
    assert names(listed(FULL._replace(**missing), plan=SEEKER))[:5] == expected


def test_drifting_ties_fill_the_list_to_eight():
    only = slots(drifting=silent(*(f"D{number}" for number in range(20))))
    assert len(listed(only)) == 8


def test_nobody_stands_twice():
    same = silent("Ana", "Ben")
    found = slots(loss=same, keep=same, second=same, revive=same, drifting=same)
    assert names(listed(found)) == ["Ana", "Ben"]


@pytest.mark.parametrize("mark", ["private", "never", "deceased"])
def test_marked_people_are_not_proposed(mark):
    assert "Lea" not in names(listed(decisions=[decide("mark", "Lea", 0, mark=mark)]))


def test_a_mark_removes_a_standing_nudge_at_once():
    assert "Lea" not in names(listed(decisions=[decide("mark", "Lea", TODAY, mark="never")]))


def test_somebody_taken_back_into_the_network_is_proposed():
    assert "Lea" in names(listed(decisions=[decide("mark", "Lea", 0, mark="network")]))


@pytest.mark.parametrize(("verb", "values"), [("done", {}), ("skip", {}), ("snooze", {"days": 3})])
def test_a_resolved_nudge_leaves_on_its_day_and_the_next_takes_the_place(verb, values):
    found = listed(decisions=[decide(verb, "Lea", TODAY, **values)])
    assert names(found)[:5] == ["Lis", "Leo", "Kai", "Sam", "Ria"]
    assert [choice.since for choice in found[:2]] == [TODAY, START]


def test_a_snooze_holds_its_days_and_brings_the_person_back():
    decisions = [decide("snooze", "Lea", START + 2, days=3)]
    shown = [
        "Lea" in names(listed(decisions=decisions, day=day)) for day in range(START, START + 8)
    ]
    assert shown == [True, True, False, False, False, False, True, True]


def test_who_returns_stands_after_the_five_when_the_list_is_full():
    decisions = [decide("snooze", "Lea", START + 2, days=3)]
    assert names(listed(decisions=decisions)) == [
        "Lis", "Leo", "Kai", "Sam", "Ria", "Lea", "Dan", "Dee", "Dex",
    ]  # fmt: skip


def test_two_people_can_return_at_once():
    decisions = [decide("snooze", name, START + 2, days=3) for name in ("Lea", "Kai")]
    assert names(listed(decisions=decisions))[5:7] == ["Lea", "Kai"]


def test_who_returned_long_ago_waits_like_everybody():
    decisions = [decide("snooze", "Dua", START - 20, days=3)]
    assert "Dua" not in names(listed(decisions=decisions))


def test_a_word_from_me_resolves_a_nudge_from_the_next_day_on():
    found = listed(engaged={"id-lea": [START]})
    assert (found[0].person.name, found[0].since) == ("Lea", START)
    assert "Lea" not in names(listed(engaged={"id-lea": [START + 1]}, found=rested(START + 1)))
    assert "Lea" not in names(listed(engaged={"id-lea": [TODAY]}, found=rested(TODAY)))
    assert "Lea" in names(listed(engaged={"id-lea": [TODAY + 1]}))


def rested(last):
    """Answer with slots in which Lea was in contact on a day."""

    def slots_on(day):
        spoken = candidate("Lea", last, day, gap=None) if day >= last else FULL.loss[0]
        return FULL._replace(loss=(spoken, *FULL.loss[1:]), drifting=FULL.drifting[:5])

    return slots_on


@pytest.mark.parametrize(
    ("silence", "gap", "proposed"),
    [(6, None, False), (7, None, True), (7, 14.0, True), (9, 20.0, False), (10, 20.0, True)],
)
def test_nobody_within_seven_days_or_half_the_gap(silence, gap, proposed):
    found = slots(loss=[candidate("Ana", TODAY - silence, TODAY, gap=gap)])
    day_only = engage(TODAY, lambda day: found if day == TODAY else Slots(), no_one, no_word, OWNER)
    assert bool(day_only) is proposed


def no_word(_person):
    return ()


def no_one(_day):
    return {}


@pytest.mark.parametrize(("days", "proposed"), [(6, False), (7, True)])
def test_done_rests_seven_days(days, proposed):
    found = slots(loss=silent("Ana", gap=None))
    decisions = [decide("done", "Ana", TODAY - days)]
    # Proposed before the decision, the person would only be resolved by it.
    shown = listed(lambda day: found if day == TODAY else Slots(), decisions)
    assert bool(shown) is proposed


@pytest.mark.parametrize(("days", "proposed"), [(29, False), (30, True)])
def test_a_skip_holds_thirty_days(days, proposed):
    found = slots(loss=silent("Ana"))
    shown = listed(found, [decide("skip", "Ana", START - days)], day=START + 0)
    early = engage(START, lambda _: found, lambda _: {"id-ana": skipped(days)}, no_word, OWNER)
    assert bool(early) is proposed
    assert bool(shown) is proposed


def skipped(days):
    return Standing(skipped_on=START - days)


def test_a_newer_contact_lifts_a_skip():
    found = slots(loss=[candidate("Ana", TODAY - 20, TODAY)])
    assert not listed(found, [decide("skip", "Ana", TODAY - 20)])
    assert names(listed(found, [decide("skip", "Ana", TODAY - 21)])) == ["Ana"]


@pytest.mark.parametrize(("days", "proposed"), [(89, False), (90, True)])
def test_a_connection_done_rests_ninety_days(days, proposed):
    found = slots(connections=[connection("Con")])
    decisions = [decide("done", "Con", TODAY - days)]
    shown = engage(
        TODAY,
        lambda day: found if day == TODAY else Slots(),
        lambda day: standings(decisions, day),
        no_word,
        SEEKER,
    )
    assert bool(shown) is proposed


OWED = [OwedAnswer(tie(name, TODAY - 3, TODAY), TODAY - 3) for name in ("Oda", "Ole", "Ott")]
BIRTHDAYS = [Birthday(who(name), TODAY + 1) for name in ("Bea", "Bob", "Boz")]
JOBS = [NewJob(tie(name, TODAY - 60, TODAY), TODAY - 9) for name in ("Jan", "Jim", "Joe")]


def test_an_answer_owed_and_a_birthday_come_before_the_five():
    found = listed(FULL._replace(owed=tuple(OWED), birthdays=tuple(BIRTHDAYS)))
    assert names(found) == [
        "Oda", "Bea", "Lea", "Leo", "Kai", "Sam", "Ria", "Ole", "Bob", "Dan",
    ]  # fmt: skip
    assert [(choice.slot, choice.about) for choice in found[:2]] == [
        ("owed", TODAY - 3),
        ("birthday", TODAY + 1),
    ]


def test_two_of_a_kind_come_before_the_five():
    assert names(listed(FULL._replace(owed=tuple(OWED))))[:3] == ["Oda", "Ole", "Lea"]
    assert names(listed(FULL._replace(birthdays=tuple(BIRTHDAYS))))[:3] == ["Bea", "Bob", "Lea"]
    assert names(listed(FULL._replace(jobs=tuple(JOBS))))[:3] == ["Jan", "Jim", "Lea"]


@pytest.mark.parametrize(
    ("owed", "birthdays", "first", "later"),
    [
        (1, 0, ["Oda", "Jan"], ["Jim"]),
        (0, 1, ["Bea", "Jan"], ["Jim"]),
        (2, 0, ["Oda", "Jan"], ["Ole", "Jim"]),
        (1, 1, ["Oda", "Bea"], ["Jan", "Jim"]),
        (2, 2, ["Oda", "Bea"], ["Jan", "Ole", "Bob"]),
    ],
)
def test_a_new_job_comes_in_its_turn(owed, birthdays, first, later):
    some = FULL._replace(owed=tuple(OWED[:owed]), birthdays=tuple(BIRTHDAYS[:birthdays]))
    found = listed(some._replace(jobs=tuple(JOBS)))
    assert names(found)[:7] == [*first, "Lea", "Leo", "Kai", "Sam", "Ria"]
    assert names(found)[7 : 7 + len(later)] == later
    assert len(found) == 10
    assert {(each.slot, each.about) for each in found if each.person.name[0] == "J"} == {
        ("job", TODAY - 9)
    }


def test_who_overrides_stands_once():
    owed = (OwedAnswer(tie("Leo", TODAY - 3, TODAY), TODAY - 3),)
    birthdays = (Birthday(who("Leo"), TODAY),)
    found = listed(FULL._replace(owed=owed, birthdays=birthdays))
    assert names(found)[:3] == ["Leo", "Lea", "Kai"]
    assert found[0].slot == "owed"


@pytest.mark.parametrize(
    ("verb", "day", "values", "shown"),
    [
        ("done", TODAY - 4, {}, True),
        ("done", TODAY - 3, {}, False),
        ("skip", TODAY - 3, {}, False),
        ("snooze", TODAY, {"days": 1}, False),
        ("mark", TODAY - 9, {"mark": "never"}, False),
    ],
)
def test_an_answer_owed_is_settled_by_a_decision_since(verb, day, values, shown):
    found = listed(slots(owed=OWED[:1]), [decide(verb, "Oda", day, **values)])
    assert bool(found) is shown


@pytest.mark.parametrize(
    ("verb", "day", "values", "shown"),
    [
        ("done", TODAY - 10, {}, True),
        ("done", TODAY - 9, {}, False),
        ("skip", TODAY - 9, {}, False),
        ("skip", TODAY, {}, False),
        ("snooze", TODAY, {"days": 1}, False),
        ("mark", TODAY - 99, {"mark": "private"}, False),
    ],
)
def test_a_new_job_is_settled_by_a_decision_since_it_was_seen(verb, day, values, shown):
    found = listed(slots(jobs=JOBS[:1]), [decide(verb, "Jan", day, **values)])
    assert bool(found) is shown


@pytest.mark.parametrize(("days", "shown"), [(6, False), (7, False), (8, True)])
def test_a_birthday_is_settled_by_a_decision_of_its_week(days, shown):
    found = listed(slots(birthdays=BIRTHDAYS[:1]), [decide("done", "Bea", TODAY + 1 - days)])
    assert bool(found) is shown


def test_a_nudge_stays_when_it_is_no_candidate_any_more():
    found = listed(lambda day: FULL if day == START else FULL._replace(loss=(), keep=()))
    assert names(found)[:3] == ["Lea", "Leo", "Kai"]


def test_slots_are_asked_for_only_when_needed():
    asked = []

    def slots_on(day):
        asked.append(day)
        return FULL

    listed(slots_on, [decide("done", "Lea", START + 3)])
    assert asked == [START, START + 3, TODAY]


def test_an_empty_network_proposes_nobody():
    assert listed(Slots()) == ()


pool = [f"P{number}" for number in range(24)]
picked = st.lists(st.sampled_from(pool), max_size=8, unique=True).map(lambda some: silent(*some))
ties = st.sampled_from(["loss", "keep", "second", "revive", "drifting", "search"])
any_slots = st.builds(
    lambda kinds, linked: slots(**kinds, connections=map(connection, linked)),
    st.dictionaries(ties, picked),
    st.lists(st.sampled_from(["C1", "C2", "C3"]), unique=True),
)
WEEK = range(START + 7, START + 14)
"""The days of one week: their lists all begin on one Monday."""


# A few different days, repeated: most days resemble the one before.
weeks = st.lists(any_slots, min_size=1, max_size=4).map(lambda some: [*some * 14][:14])
verbs = st.sampled_from([("done", {}), ("skip", {}), ("snooze", {"days": 2})])
resolved = st.lists(
    st.builds(
        lambda verb, name, day: decide(verb[0], name, day, **verb[1]),
        verbs,
        st.sampled_from(pool),
        st.integers(START, START + 13),
    ),
    max_size=8,
)
spoken = st.dictionaries(
    st.sampled_from(pool).map(lambda name: who(name).id),
    st.lists(st.integers(START, START + 13), max_size=3),
    max_size=6,
)


@given(weeks, resolved, spoken, st.sampled_from([SEEKER, OWNER]))
def test_a_nudge_stays_until_it_is_resolved(found, decisions, engaged, plan):
    before: tuple[str, ...] = ()
    for day in WEEK:
        shown = listed(lambda each: found[each - START], decisions, engaged, plan, day)
        ids = [choice.person.id for choice in shown]
        over = {decision.target for decision in decisions if decision.day == day}
        over |= {person for person, days in engaged.items() if day in days}
        assert len(ids) == len(set(ids)) <= 10
        lost = set(before) - set(ids) - over
        # Only a full list may let the last drifting ties go, for somebody who returns.
        assert not lost or len(ids) == 10
        before = tuple(ids)


@given(weeks, resolved, st.sampled_from([SEEKER, OWNER]))
def test_slots_hold_no_more_than_their_places(found, decisions, plan):
    shown = listed(lambda each: found[each - START], decisions, None, plan, START + 13)
    counts = Counter(choice.slot for choice in shown)
    assert counts["second"] <= 3
    assert counts["revive"] <= 3


@given(weeks, resolved, st.sampled_from(WEEK))
def test_who_was_just_resolved_is_not_shown(found, decisions, day):
    shown = listed(lambda each: found[each - START], decisions, day=day)
    today = {decision.target for decision in decisions if decision.day == day}
    assert not today & {choice.person.id for choice in shown}


@given(weeks, resolved, spoken, st.booleans(), st.sampled_from(WEEK))
def test_the_first_alone_is_the_first_of_the_list(found, decisions, engaged, overridden, day):
    extra = {"owed": tuple(OWED), "birthdays": tuple(BIRTHDAYS)} if overridden else {}

    def slots_on(each):
        return found[each - START]._replace(**extra)

    whole = listed(slots_on, decisions, engaged, day=day)
    assert listed(slots_on, decisions, engaged, day=day, choose=engage_one) == whole[:1]
