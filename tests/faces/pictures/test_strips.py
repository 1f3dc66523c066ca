"""The strips: what is drawn is what the records say, and the rows say the same."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.faces.pictures.drawn import EVIL, number, of_class, read, text_of

import mutuals.faces
from mutuals.faces.pictures.rhythm import rhythm, rhythm_figures, rhythm_says
from mutuals.faces.pictures.weeks import weeks, weeks_figures, weeks_says
from mutuals.model.advice import Measure, Verdict, Verdicts
from mutuals.model.person import TimelineEntry

TODAY = date(2026, 11, 23)
STYLE = (Path(mutuals.faces.__file__).parent / "static" / "style.css").read_text()


def entry(day, direction="out"):
    return TimelineEntry("t", f"{day}T12:00:00+00:00", "mail", direction, None, ())


def measure(value, floor: float | None = 5.0, name="reached_out", days=7):
    met = None if value is None or floor is None else value >= floor
    return Measure(name, value, floor, days, met, ())


def week(number_of, *measures, state="NET-working"):
    return Verdict(f"2026-W{number_of:02}", state, measures, "why")


# --- rhythm ----------------------------------------------------------------------------------


@given(
    st.lists(
        st.tuples(st.integers(0, 9000), st.sampled_from(["out", "in", "both", None])), max_size=40
    )
)
def test_every_contact_is_counted_once_in_the_rows(contacts):
    timeline = [entry(TODAY - timedelta(days=ago), way) for ago, way in contacts]
    rows = rhythm_figures(timeline, TODAY).rows
    counted = [sum(int(row[at]) for row in rows) for at in (1, 2, 3)]
    assert counted == [sum(way == each for _, way in contacts) for each in ("out", "in", "both")]
    assert read(rhythm(timeline, TODAY, name=EVIL)) is not None


def test_from_me_stands_above_the_line_and_from_them_below():
    root = read(rhythm([entry("2026-11-02"), entry("2026-11-03", "in")], TODAY))
    (axis,) = of_class(root, "pic-axis")
    (out,), (back,) = of_class(root, "pic-out"), of_class(root, "pic-in")
    assert number(out, "y") + number(out, "height") <= number(axis, "y1")
    assert number(back, "y") >= number(axis, "y1")


def test_more_contacts_make_a_higher_bar():
    few, many = (
        of_class(read(rhythm([entry("2026-11-02"), *more], TODAY)), "pic-out")[-1]
        for more in ([entry("2026-10-02")], [entry("2026-11-03")] * 2)
    )
    assert number(many, "height") == pytest.approx(3 * number(few, "height"), rel=0.02)


@pytest.mark.parametrize(
    ("first", "named"),
    [("2026-06-01", "2026-06-01"), ("2021-03-15", "2021-03"), ("1990-05-05", "1990")],
)
def test_the_step_of_time_fits_the_years(first, named):
    assert rhythm_figures([entry(first)], TODAY).rows[-1][0] == named


def test_what_lies_ahead_and_notes_are_no_contact():
    timeline = [entry("2026-12-24"), entry("2026-11-01", None)]
    assert rhythm_figures(timeline, TODAY).rows == ()
    assert rhythm_says(timeline, TODAY) == "No contact yet."


def test_silence_is_said_and_shown_up_to_today():
    says = rhythm_says([entry("2024-01-10"), entry("2026-08-10", "both")], TODAY)
    assert "1 message from you, 0 from them, 1 call or meeting." in says
    assert "The last 3 months had none." in says


# --- weeks -----------------------------------------------------------------------------------

RECORD = Verdicts(
    (
        week(48, measure(6), measure(None, 1.0, "face_to_face", 28), measure(2, None, "asked")),
        week(47, measure(2), measure(1, 1.0, "face_to_face", 28), state="NOT-working"),
        week(46, measure(0), measure(2, 1.0, "face_to_face", 28), state="UNKNOWN"),
    )
)


def test_weeks_stand_oldest_first_with_their_values():
    root = read(weeks(RECORD, None))
    met = of_class(root, "pic-met")[0]
    (short,) = of_class(root, "pic-short")
    assert number(short, "x") < number(met, "x")
    assert number(met, "height") == pytest.approx(3 * number(short, "height"), rel=0.02)
    assert len(of_class(root, "pic-unseen")) == 1


def test_every_measure_with_a_floor_has_its_line():
    assert len(of_class(read(weeks(RECORD, None)), "pic-floor")) == 2


def test_verdicts_differ_in_form_too():
    root = read(weeks(RECORD, None))
    marks = [of_class(root, f"pic-{kind}")[0] for kind in ("unknown", "not", "net")]
    forms = {(mark.tag, mark.attrib.get("r")) for mark in marks}
    assert len(forms) == 3


def test_weeks_before_the_set_up_have_bars_and_no_verdict():
    set_up = date.fromisocalendar(2026, 47, 3)
    root = read(weeks(RECORD, set_up))
    assert len(of_class(root, "pic-before")) == 1
    assert not of_class(root, "pic-unknown")
    assert len(of_class(root, "pic-met")) == len(of_class(read(weeks(RECORD, None)), "pic-met"))
    assert [row[1] for row in weeks_figures(RECORD, set_up).rows] == [
        "NET-working",
        "NOT-working",
        "before the set-up",
    ]
    assert weeks_says(RECORD, set_up).startswith("2 weeks: 1 NET-working, 1 NOT-working")


def test_weeks_as_rows():
    figures = weeks_figures(RECORD, None)
    assert figures.heads == (
        "Week",
        "Verdict",
        "people you reached out to",
        "people met face to face",
    )
    assert figures.rows[0] == ("2026-W48", "NET-working", "6 of 5", "cannot be seen")


def test_no_week_is_drawn_too():
    assert read(weeks(Verdicts(()), None)) is not None
    assert weeks_figures(Verdicts(()), None).rows == ()


def test_the_newest_week_is_named():
    words = [text_of(each) for each in of_class(read(weeks(RECORD, None)), "pic-words")]
    assert words[-1] == "W48"


NARROW = 22
"""The size of letters that the style sheet gives on a narrow screen, in units of the picture."""


@pytest.mark.parametrize(
    "drawn", [weeks(RECORD, None), rhythm([entry("2021-03-15"), entry("2026-06-01")], TODAY)]
)
def test_words_are_large_on_a_narrow_screen_and_stay_in_the_picture(drawn):
    root = read(drawn)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    assert f"font-size: {NARROW}px" in STYLE
    assert NARROW * 358 / width > 10
    words = of_class(root, "pic-words")
    assert words
    for each in words:
        assert NARROW * 0.8 <= number(each, "y") <= height - 4
