"""The past of a figure as a line: every point once, gaps where nothing can be told."""

from datetime import date

from mutuals.faces.pictures.trend import trend, trend_figures, trend_says
from mutuals.model.health import Figure

FIGURE = Figure("stayed", 0.5, "share", (0.25, None, 0.75, 0.5), 0.5, 1.0, "It is so.", "Do it.")


def test_every_known_point_is_drawn_and_no_line_crosses_a_gap() -> None:
    drawn = str(trend(FIGURE))
    assert drawn.count("<circle") == 3
    assert drawn.count("pic-course") == 1
    assert drawn.count("pic-usual") == 1


def test_without_a_range_there_is_no_band() -> None:
    assert "pic-usual" not in str(trend(FIGURE._replace(low=None, high=None)))


def test_it_is_told_in_words_and_rows() -> None:
    assert trend_says(FIGURE) == "From 25% to 50%, 90 days a step; for 8 in 10 people 50% to 100%."
    assert trend_says(FIGURE._replace(trend=(None, 0.5))) == "No past to compare with yet."
    rows = trend_figures(FIGURE, date(2026, 3, 20)).rows
    assert rows == (
        ("2026-03-20", "50%"),
        ("2025-12-20", "75%"),
        ("2025-09-21", "too few to tell"),
        ("2025-06-23", "25%"),
    )
