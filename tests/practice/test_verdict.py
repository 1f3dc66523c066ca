"""The verdict on a week: states at their boundaries, windows, the words that come with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.practice.scenes import (
    EVERYTHING,
    LONG_AGO,
    MONDAY,
    OLD,
    SUNDAY,
    Told,
    contact,
    entry,
    history,
    key,
    meeting,
    on,
    who,
)

from mutuals.model.history import Acquaintance, Sight, Span
from mutuals.model.strategy import Floor, Pause, Plan
from mutuals.practice.strategy import plan_of
from mutuals.practice.verdict import judge, judged_days, needed_days, weeks_back

WEEK = weeks_back(SUNDAY, 1)[0]
NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eve", "Fay", "Gus")


def plan(*floors: Floor, pauses: tuple[Pause, ...] = ()) -> Plan:
    return Plan("seeker", "steady", floors, pauses, "UTC")


SEEKER = plan_of({}, "UTC")
FIVE = plan(Floor("reached_out", 5, 7))


def reached(count: int, day: int = SUNDAY):
    return [contact(name, day) for name in NAMES[:count]]


def verdict(found, strategy=SEEKER, seen=EVERYTHING, as_of=SUNDAY):
    return judge(WEEK, as_of, strategy, seen, found.history, Told(found))


def measure(found, name, **fields):
    return {each.name: each for each in verdict(found, **fields).measures}[name]


def test_weeks_are_iso_weeks_newest_first():
    weeks = weeks_back(on("2026-11-18"), 3)
    assert [week.name for week in weeks] == ["2026-W47", "2026-W46", "2026-W45"]
    assert weeks[0][1:] == (MONDAY, SUNDAY)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-31", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("2021-01-01", "2020-W53"),
        ("2024-12-30", "2025-W01"),
    ],
)
def test_week_names_at_the_turn_of_the_year(day, name):
    assert weeks_back(on(day), 1)[0].name == name


def test_judged_days_end_on_sunday_or_on_the_day_of_the_running_week():
    assert judged_days(WEEK, SUNDAY + 30) == (MONDAY, SUNDAY)
    assert judged_days(WEEK, SUNDAY) == (MONDAY, SUNDAY)
    assert judged_days(WEEK, MONDAY) == (MONDAY - 6, MONDAY)


def test_needed_days_are_those_of_the_longest_window():
    assert needed_days(WEEK, SUNDAY, SEEKER) == (SUNDAY - 27, SUNDAY)
    assert needed_days(WEEK, SUNDAY, plan()) == (SUNDAY - 6, SUNDAY)
    longer = plan(Floor("gave", 1, 90))
    assert needed_days(WEEK, MONDAY, longer) == (MONDAY - 89, MONDAY)


def test_measures_come_in_their_order_with_their_windows():
    found = verdict(history())
    assert [(each.name, each.window_days, each.floor) for each in found.measures] == [
        ("reached_out", 7, 5),
        ("existing", 7, 3),
        ("new_people", 28, 2),
        ("face_to_face", 28, 1),
        ("gave", 28, 2),
        ("key_in_touch", 28, 0.5),
        ("in_conversation", 7, None),
        ("asked", 7, None),
        ("found_me", 7, None),
        ("visible", 7, None),
    ]


def test_a_dropped_floor_leaves_a_measure_of_seven_days():
    found = measure(history(), "new_people", strategy=plan())
    assert (found.floor, found.met, found.window_days) == (None, None, 7)


@pytest.mark.parametrize(("count", "state"), [(4, "NOT-working"), (5, "NET-working")])
def test_five_people_make_the_floor(count, state):
    assert verdict(history(*reached(count)), FIVE).state == state


def test_existing_is_a_seven_day_floor_too():
    strategy = plan(Floor("reached_out", 1, 7), Floor("existing", 1, 7))
    people = {"id-ana": Acquaintance(MONDAY - 90)}
    found = verdict(history(*reached(1), people=people), strategy)
    assert found.state == "NOT-working"
    assert verdict(history(*reached(1)), strategy).state == "NET-working"


LONGER = (
    Floor("reached_out", 5, 7),
    Floor("new_people", 1, 28),
    Floor("face_to_face", 1, 28),
    Floor("gave", 1, 28),
)


def longer(count: int):
    """Make a history that meets the 7-day floor and as many of the three longer ones."""
    met = [meeting("Hal", SUNDAY)] if count > 1 else []
    gave = (entry("gave", "Ana", SUNDAY),) if count > 0 else ()
    new = {"id-ana": Acquaintance(SUNDAY, SUNDAY, SUNDAY)} if count > 2 else {}
    return history(*reached(5), *met, ledger=gave, people=new)


@pytest.mark.parametrize(
    ("count", "state"),
    [(0, "NOT-working"), (1, "NOT-working"), (2, "NET-working"), (3, "NET-working")],
)
def test_half_of_three_longer_floors_are_two(count, state):
    assert verdict(longer(count), plan(*LONGER)).state == state


def test_a_measure_that_cannot_be_seen_takes_no_part():
    blind = EVERYTHING._replace(calendars=())
    found = verdict(longer(1), plan(*LONGER), blind)
    assert found.state == "NET-working"
    unseen = next(each for each in found.measures if each.name == "face_to_face")
    assert (unseen.value, unseen.met, unseen.floor) == (None, None, 1)
    assert "Not seen: people met face to face (no calendar covers its 28 days)" in found.why


def test_a_longer_floor_alone_does_not_make_up_for_a_short_one():
    assert verdict(history(*reached(4), meeting("Ana", SUNDAY)), plan(*LONGER[:1])).state == (
        "NOT-working"
    )


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        (MONDAY, MONDAY + 3, "NOT-working"),
        (MONDAY, MONDAY + 2, "UNKNOWN"),
        (SUNDAY - 3, SUNDAY + 9, "NOT-working"),
        (SUNDAY - 2, SUNDAY + 9, "UNKNOWN"),
        (LONG_AGO, MONDAY - 1, "UNKNOWN"),
    ],
)
def test_four_of_seven_days_must_be_covered(first, last, state):
    assert verdict(history(), seen=Sight(messages=(Span(first, last),))).state == state


def test_two_halves_cover_no_week():
    halves = (Span(MONDAY, MONDAY + 2), Span(MONDAY + 3, MONDAY + 5))
    assert verdict(history(), seen=Sight(messages=halves)).state == "UNKNOWN"


def test_the_running_week_is_covered_by_its_last_seven_days():
    seen = Sight(messages=(Span(LONG_AGO, MONDAY - 2),))
    assert verdict(history(), seen=seen, as_of=MONDAY + 1).state == "NOT-working"
    assert verdict(history(), seen=seen, as_of=MONDAY + 2).state == "UNKNOWN"


def test_no_coverage_names_the_command_that_ends_it():
    found = verdict(history(), seen=Sight())
    assert found.state == "UNKNOWN"
    assert "`mutuals import PATH`" in found.why


def paused(first: int, last: int, **fields):
    return verdict(history(), SEEKER._replace(pauses=(Pause(first, last),)), **fields)


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        (MONDAY, SUNDAY, "UNKNOWN"),
        (MONDAY, MONDAY + 3, "UNKNOWN"),
        (MONDAY, MONDAY + 2, "NOT-working"),
        (SUNDAY - 3, SUNDAY + 99, "UNKNOWN"),
        (SUNDAY + 1, SUNDAY + 7, "NOT-working"),
        (MONDAY - 7, MONDAY - 1, "NOT-working"),
    ],
)
def test_a_paused_week_is_not_judged(first, last, state):
    assert paused(first, last).state == state


def test_a_pause_in_the_running_week_looks_forward_and_back():
    assert paused(MONDAY, SUNDAY, as_of=MONDAY).state == "UNKNOWN"
    assert paused(MONDAY - 7, MONDAY - 1, as_of=MONDAY + 2).state == "UNKNOWN"
    assert paused(MONDAY - 7, MONDAY - 1, as_of=MONDAY + 3).state == "NOT-working"


def test_pauses_that_overlap_count_each_day_once():
    twice = (Pause(MONDAY, MONDAY + 1), Pause(MONDAY, MONDAY + 1))
    assert verdict(history(), SEEKER._replace(pauses=twice)).state == "NOT-working"
    split = (Pause(MONDAY, MONDAY + 1), Pause(SUNDAY - 1, SUNDAY))
    assert verdict(history(), SEEKER._replace(pauses=split)).state == "UNKNOWN"


def test_a_pause_says_until_when_and_how_it_ends():
    why = paused(MONDAY, SUNDAY + 2).why
    assert why.startswith("You paused this week until 2026-11-24;")
    assert "`mutuals plan set pause none`" in why


def test_without_any_visible_floor_nothing_is_claimed():
    found = verdict(history(*reached(5)), plan(Floor("key_in_touch", 0.5, 28)))
    assert found.state == "UNKNOWN"
    assert "`mutuals plan set reached_out 3`" in found.why


def test_longer_floors_alone_are_judged_by_their_half():
    strategy = plan(Floor("gave", 1, 28), Floor("face_to_face", 1, 28))
    gave = history(ledger=(entry("gave", "Ana", SUNDAY - 27),))
    assert verdict(gave, strategy).state == "NET-working"
    assert verdict(history(), strategy).state == "NOT-working"


def test_the_running_week_looks_back_seven_days():
    contacts = reached(5, MONDAY - 5)
    assert measure(history(*contacts), "reached_out", as_of=MONDAY + 1).value == 5
    assert measure(history(*contacts), "reached_out", as_of=MONDAY + 2).value == 0


def test_later_contacts_never_count():
    assert measure(history(*reached(5, SUNDAY + 1)), "reached_out").value == 0
    assert measure(history(*reached(5, MONDAY + 1)), "reached_out", as_of=MONDAY).value == 0


def test_a_good_week_says_what_carried_it():
    keys = tuple(key(name, 99) for name in ("Ana", "Ben", "Cleo"))
    found = verdict(history(*reached(6), key_people=keys), plan(*SEEKER.floors[:2]))
    assert found.why == "You are in touch: 6 reached (floor 5), 6 of them known before (floor 3)."


def test_shares_are_said_as_percents():
    people = tuple(key(name, 1) for name in ("Ana", "Ben", "Cleo"))
    found = verdict(history(key_people=people), plan(Floor("key_in_touch", 0.5, 28)))
    assert found.why == "You are in touch: 100% of your key people in touch (floor 50%)."


def test_the_same_reason_is_said_once():
    strategy = plan(Floor("gave", 1, 28), Floor("reached_out", 1, 7))
    blind = Sight(messages=EVERYTHING.messages)
    why = verdict(history(*reached(1)), strategy, blind).why
    assert "times you gave, times you asked (the text of messages is not read)" in why
    assert "key people in touch (it needs 3 key people: `mutuals key WHO`)" in why
    assert "posts and comments (no source shows your posts)" in why


people = st.sampled_from(NAMES)
days = st.integers(SUNDAY - 60, SUNDAY + 2)
contacts = st.builds(
    lambda name, day, way, **fields: contact(name, day, channel=way[0], direction=way[1], **fields),
    people,
    days,
    st.sampled_from(
        [("mail", "out"), ("mail", "in"), ("chat", "out"), ("call", "both"), ("meeting", "both")]
    ),
    others=st.integers(1, 10),
    at=st.integers(0, 3),
    logged=st.booleans(),
)
entries = st.builds(entry, st.sampled_from(["gave", "asked", "received"]), people, days)
keys = st.builds(key, people, st.none() | st.integers(0, 100), st.none() | st.just(10.0))
acquaintances = st.builds(Acquaintance, *[st.none() | st.integers(SUNDAY - 200, SUNDAY)] * 4)
histories = st.builds(
    lambda found, known, **fields: history(*found, people=known, **fields),
    st.lists(contacts, max_size=40),
    st.dictionaries(people.map(lambda name: who(name).id), acquaintances),
    ledger=st.lists(entries, max_size=5, unique_by=lambda each: each.entry.id).map(tuple),
    key_people=st.lists(keys, max_size=5, unique_by=lambda each: each.person).map(tuple),
    suggestions=st.lists(people.map(who), max_size=4, unique=True).map(tuple),
)
sights = st.builds(
    lambda calendar, text, posts: Sight(EVERYTHING.messages, calendar, text, posts),
    st.sampled_from([(), EVERYTHING.calendars]),
    st.booleans(),
    st.booleans(),
)


@given(histories, sights, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(found, seen, random):
    def shuffled(records):
        return tuple(random.sample(records, len(records)))

    other = found._replace(
        contacts=shuffled(found.contacts),
        ledger=shuffled(found.ledger),
        key_people=shuffled(found.key_people),
    )
    assert verdict(found, SEEKER, seen) == verdict(other, SEEKER, seen)


@given(histories, sights, st.integers(MONDAY, SUNDAY))
def test_one_more_person_reached_never_ends_net_working(found, seen, day):
    more = found._replace(
        contacts=(*found.contacts, contact("Zoe", day)),
        people={**found.people, "id-zoe": OLD},
    )
    if verdict(found, SEEKER, seen).state == "NET-working":
        assert verdict(more, SEEKER, seen).state == "NET-working"


@given(histories, sights)
def test_met_agrees_with_value_and_floor(found, seen):
    for each in verdict(found, SEEKER, seen).measures:
        if each.floor is None or each.value is None:
            assert each.met is None
        else:
            assert each.met == (each.value >= each.floor)
        assert len(set(each.evidence)) == len(each.evidence) <= 20


@given(histories)
def test_the_smallest_step_is_enough_and_one_less_is_not(found):
    floors = plan(Floor("reached_out", 5, 7), Floor("existing", 3, 7))
    before = verdict(found, floors)
    if before.state == "NET-working":
        return
    count, names = said_in(before.why)
    fresh = [f"New{number}" for number in range(count - len(names))]
    for some, state in (([*names, *fresh], "NET-working"), ([*names, *fresh][1:], "NOT-working")):
        more = found._replace(
            contacts=(*found.contacts, *(contact(name, SUNDAY) for name in some)),
            people={**found.people, **{who(name).id: OLD for name in fresh}},
        )
        assert verdict(more, floors).state == state


def said_in(why: str) -> tuple[int, list[str]]:
    """Return the number of people a step asks for, and those it names."""
    step = why.split(" Not seen:", maxsplit=1)[0]
    words = step.replace(",", " ").replace(".", " ").split()
    return int(words[0]), [name for name in NAMES if name in words]
