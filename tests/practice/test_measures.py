"""Measures: what counts, at the edges of windows, circles and daily life."""

import pytest
from tests.practice.scenes import (
    EVERYTHING,
    LONG_AGO,
    MONDAY,
    SUNDAY,
    Story,
    Told,
    contact,
    entry,
    history,
    key,
    meeting,
)

from mutuals.model.evidence import Evidence
from mutuals.model.history import Acquaintance, Post, Sight, Span
from mutuals.practice.measures import MEASURES, Scene, read_measure

WEEK = Span(MONDAY, SUNDAY)
MONTH = Span(SUNDAY - 27, SUNDAY)
BLIND = Sight()


def read(name, found: Story, window=WEEK, seen=EVERYTHING):
    return read_measure(name, window, Scene(seen, found.history, Told(found)))


def value(name, *contacts, window=WEEK, **fields):
    return read(name, history(*contacts, **fields), window).value


def met(first_day, first_out=None, first_in=None, connected_on=None):
    return {"people": {"id-ana": Acquaintance(first_day, first_out, first_in, connected_on)}}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 1),
        ({"others": 5}, 1),
        ({"others": 6}, 0),
        ({"direction": "in"}, 0),
        ({"channel": "chat"}, 1),
        ({"channel": "note", "direction": None}, 0),
        ({"channel": "note", "direction": "out"}, 1),
        ({"channel": "call", "direction": "both", "others": 20}, 1),
        ({"channel": "call", "direction": "in"}, 0),
        ({"channel": "meeting", "direction": "both", "others": 7}, 1),
        ({"channel": "meeting", "direction": "both", "others": 8}, 0),
    ],
)
def test_who_is_reached(fields, expected):
    assert value("reached_out", contact("Ana", SUNDAY, **fields)) == expected


@pytest.mark.parametrize(("day", "expected"), [(-1, 0), (0, 1), (6, 1), (7, 0)])
def test_window_edges(day, expected):
    assert value("reached_out", contact("Ana", MONDAY + day)) == expected


def test_people_count_once():
    contacts = [contact("Ana", MONDAY), contact("Ana", SUNDAY), contact("Ben", SUNDAY)]
    assert value("reached_out", *contacts) == 2


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (met(MONDAY - 90), 0),
        (met(MONDAY - 91), 1),
        (met(MONDAY, connected_on=MONDAY - 91), 1),
        (met(MONDAY, connected_on=MONDAY - 90), 0),
        (met(None), 0),
    ],
)
def test_existing_is_known_for_more_than_90_days(known, expected):
    assert value("existing", contact("Ana", SUNDAY), **known) == expected


def test_existing_counts_only_the_reached():
    assert value("existing", contact("Ana", SUNDAY, direction="in")) == 0


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (met(LONG_AGO, LONG_AGO, MONDAY), 1),
        (met(LONG_AGO, MONDAY, LONG_AGO), 1),
        (met(LONG_AGO, LONG_AGO, LONG_AGO), 0),
        (met(LONG_AGO, LONG_AGO, SUNDAY), 1),
        (met(LONG_AGO, LONG_AGO, SUNDAY + 1), 0),
        (met(MONDAY, MONDAY, None), 0),
        (met(MONDAY, None, MONDAY), 0),
        (met(MONDAY - 1, MONDAY - 1, MONDAY), 1),
        (met(MONDAY - 1, MONDAY - 1, MONDAY - 1), 0),
    ],
)
def test_new_people_have_both_directions_since_the_window(known, expected):
    contacts = [contact("Ana", day, direction="in", others=9) for day in range(MONDAY, SUNDAY + 1)]
    assert value("new_people", *contacts, **known) == expected


def test_new_people_show_both_first_messages():
    contacts = [
        contact("Ana", MONDAY),
        contact("Ana", MONDAY + 1, direction="in"),
        contact("Ana", SUNDAY),
    ]
    found = read("new_people", history(*contacts, **met(MONDAY, MONDAY, MONDAY + 1)))
    assert found.evidence == contacts[0].evidence + contacts[1].evidence


def test_the_day_of_a_connection_proves_no_message():
    contacts = [contact("Ana", MONDAY), contact("Ana", MONDAY + 1)]
    known = met(MONDAY, MONDAY, MONDAY, connected_on=MONDAY + 1)
    assert read("new_people", history(*contacts, **known)).evidence == contacts[0].evidence


def test_face_to_face_counts_people_met_in_any_circle():
    contacts = [
        meeting("Ana", MONDAY, others=20),
        meeting("Ana", SUNDAY),
        contact("Ben", SUNDAY, channel="call", direction="both"),
    ]
    assert value("face_to_face", *contacts) == 1


def test_face_to_face_needs_a_calendar_over_the_whole_window():
    whole = Sight(calendars=(Span(MONTH.first, MONTH.last),))
    short = Sight(
        calendars=(Span(MONTH.first + 1, MONTH.last + 9), Span(MONTH.first - 9, MONTH.last - 1))
    )
    assert read("face_to_face", history(), MONTH, whole).value == 0
    found = read("face_to_face", history(meeting("Ana", SUNDAY)), MONTH, short)
    assert (found.value, found.unseen) == (None, "no calendar covers its 28 days")


def test_a_logged_meeting_shows_itself():
    logged = meeting("Ana", MONTH.first, logged=True)
    earlier = meeting("Ana", MONTH.first - 1, logged=True)
    assert read("face_to_face", history(logged), MONTH, BLIND).value == 1
    assert read("face_to_face", history(earlier), MONTH, BLIND).value is None


@pytest.mark.parametrize(("name", "direction"), [("gave", "gave"), ("asked", "asked")])
def test_favours_count_entries_of_their_direction(name, direction):
    ledger = (
        entry(direction, "Ana", MONDAY),
        entry(direction, "Ana", SUNDAY),
        entry(direction, "Ben", MONDAY - 1),
        entry(direction, "Ben", SUNDAY + 1),
        entry("received", "Ben", SUNDAY),
    )
    found = read(name, history(ledger=ledger))
    assert found.value == 2
    assert found.evidence == ledger[0].entry.evidence + ledger[1].entry.evidence


@pytest.mark.parametrize(("name", "direction"), [("gave", "gave"), ("asked", "asked")])
def test_favours_are_unseen_without_text_unless_there_is_one(name, direction):
    inside = history(ledger=(entry(direction, "Ana", MONDAY),))
    outside = history(ledger=(entry(direction, "Ana", MONDAY - 1),))
    assert read(name, inside, seen=BLIND).value == 1
    assert read(name, outside, seen=BLIND).value is None
    assert read(name, outside, seen=Sight(text=True)).value == 0


def test_key_in_touch_is_a_share_of_three_or_more():
    people = (key("Ana", 10), key("Ben", 11), key("Cleo", None), key("Dan", 90, cadence=None))
    assert read("key_in_touch", history(key_people=people)).value == 0.5
    found = read("key_in_touch", history(key_people=people[:2]))
    assert (found.value, found.unseen) == (None, "it needs 3 key people: `mutuals key WHO`")


def test_key_silence_without_cadence_is_judged_by_90_days():
    people = tuple(key(name, 91, cadence=None) for name in ("Ana", "Ben", "Cleo"))
    assert read("key_in_touch", history(key_people=people)).value == 0


def test_key_evidence_is_that_of_people_in_touch_oldest_first():
    people = (key("Ana", 2), key("Ben", 9), key("Cleo", 11))
    found = read("key_in_touch", history(key_people=people))
    assert [each.ref for each in found.evidence] == ["last-Ben", "last-Ana"]


def test_one_direction_is_no_conversation():
    assert value("in_conversation", contact("Ana", MONDAY), contact("Ana", SUNDAY)) == 0
    assert value("in_conversation", contact("Ana", MONDAY, direction="in")) == 0


def test_conversation_needs_both_directions_inside_the_window():
    both = [contact("Ana", MONDAY), contact("Ana", SUNDAY, direction="in")]
    half = [contact("Ben", MONDAY - 1, direction="in"), contact("Ben", MONDAY)]
    assert value("in_conversation", *both, *half, meeting("Cleo", MONDAY)) == 2


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (met(MONDAY, None, MONDAY), 1),
        (met(MONDAY, MONDAY + 1, MONDAY), 1),
        (met(MONDAY, MONDAY, MONDAY), 1),
        (met(MONDAY - 1, None, MONDAY - 1), 0),
        (met(MONDAY - 1, MONDAY - 1, MONDAY), 0),
    ],
)
def test_found_me_wrote_first_ever(known, expected):
    contacts = [
        contact("Ana", MONDAY, direction="in", at=MONDAY * 86400 + 1),
        contact("Ana", MONDAY, at=MONDAY * 86400 + 2),
    ]
    assert value("found_me", *contacts, **known) == expected


def test_who_answers_the_same_day_did_not_find_me():
    contacts = [
        contact("Ana", MONDAY, direction="in", at=MONDAY * 86400 + 2),
        contact("Ana", MONDAY, at=MONDAY * 86400 + 1),
    ]
    assert value("found_me", *contacts, **met(MONDAY, MONDAY, MONDAY)) == 0


def test_of_two_first_messages_known_by_day_mine_counts_as_first():
    contacts = [contact("Ana", MONDAY, direction="in"), contact("Ana", MONDAY)]
    assert value("found_me", *contacts, **met(MONDAY, MONDAY, MONDAY)) == 0


def test_visible_counts_posts_of_the_window():
    posts = tuple(Post(day, Evidence("linkedin", str(day))) for day in (SUNDAY, MONDAY, MONDAY - 1))
    found = read("visible", history(posts=posts))
    assert found.value == 2
    assert [each.ref for each in found.evidence] == [str(MONDAY), str(SUNDAY)]


def test_visible_is_unseen_without_a_source_of_posts():
    post = Post(MONDAY, Evidence("linkedin", "1"))
    assert read("visible", history(), seen=BLIND).unseen == "no source shows your posts"
    assert read("visible", history(), seen=Sight(posts=True)).value == 0
    assert read("visible", history(posts=(post,)), seen=BLIND).value == 1


def daily(days: int, last: int):
    """Make contacts on as many days, the last of them on `last`."""
    return [contact("Ana", last - back, direction="in", others=20) for back in range(days)]


@pytest.mark.parametrize(("days", "expected"), [(11, 1), (12, 0)])
def test_daily_life_is_twelve_of_the_28_days_before(days, expected):
    assert value("reached_out", contact("Ana", SUNDAY), *daily(days, MONDAY - 1)) == expected


def test_daily_life_ends_28_days_before_the_window():
    inside = daily(12, MONDAY - 28 + 11)
    outside = daily(12, MONDAY - 29 + 11)
    assert value("reached_out", contact("Ana", SUNDAY), *inside) == 0
    assert value("reached_out", contact("Ana", SUNDAY), *outside) == 1


def test_daily_life_is_judged_before_each_measures_own_window():
    contacts = [meeting("Ana", SUNDAY), *daily(12, MONDAY - 1)]
    assert value("reached_out", *contacts) == 0
    assert value("face_to_face", *contacts, window=MONTH) == 1


def test_a_note_makes_no_daily_life():
    notes = [each._replace(direction=None, channel="note") for each in daily(12, MONDAY - 1)]
    assert value("reached_out", contact("Ana", SUNDAY), *notes) == 1


@pytest.mark.parametrize("name", [name for name in MEASURES if name not in ("visible", "existing")])
def test_daily_life_counts_in_no_measure_but_that_of_key_people(name):
    found = history(
        contact("Ana", SUNDAY, direction="in", at=1),
        contact("Ana", SUNDAY),
        meeting("Ana", SUNDAY),
        *daily(12, MONDAY - 1),
        ledger=(entry("gave", "Ana", SUNDAY), entry("asked", "Ana", SUNDAY)),
        key_people=tuple(key(each, 1) for each in ("Ana", "Ben", "Cleo")),
        people=met(SUNDAY, SUNDAY, SUNDAY)["people"],
    )
    assert read(name, found).value == (1 if name == "key_in_touch" else 0)


def test_evidence_is_distinct_oldest_first_and_at_most_twenty():
    shared = (Evidence("mail", "shared"),)
    contacts = [contact(name, MONDAY, evidence=shared) for name in ("Ana", "Ben")]
    many = [contact(f"P{number:02}", MONDAY + 1, at=number) for number in range(30)]
    found = read("reached_out", history(*reversed(many), *contacts))
    assert found.value == 32
    assert found.evidence[:2] == (*shared, *many[0].evidence)
    assert len(found.evidence) == 20
