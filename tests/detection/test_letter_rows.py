"""What is learned from a letter: rows of sentences, and what each says or leaves unsaid."""

import pytest
from bench.ledger import LANGUAGES, MARK, letters, marked_letter, taught
from bench.letter_rows import Row, lessons

from mutuals.detection.weights import TO_MANY
from mutuals.model.sign import Language

FENCE = "Could you help me with the fence?"
MAIL = f"Hi Kim, ¶ The roof is done. {{asks help|{FENCE} It leans.}} ¶ It rained all week. ¶ Lee"


def rows(line: str) -> list[Row]:
    """Return the rows of a marked mail."""
    (lesson,) = lessons(marked_letter(line, "en", "me"))
    return list(lesson.rows)


def test_rows_that_hold_all_of_a_mark_show_it() -> None:
    shown = {(row.start, row.end) for row in rows(MAIL) if row.shown}
    assert shown == {(2, 4), (1, 4), (2, 5)}


def test_rows_that_hold_a_part_of_a_mark_tell_nothing_of_it() -> None:
    untold = {(row.start, row.end) for row in rows(MAIL)[1:] if not row.tells("asks help")}
    assert untold == {(2, 3), (3, 4), (1, 3), (3, 5), (0, 3), (3, 6)}
    assert all(row.tells("gives help") for row in rows(MAIL)[1:])


def test_all_of_a_mail_tells_only_whether_it_is_to_many() -> None:
    whole, *others = rows(MAIL)
    assert (whole.start, whole.end, whole.shown) == (0, 6, frozenset())
    assert whole.tells(TO_MANY)
    assert not whole.tells("asks help")
    assert not any(row.tells(TO_MANY) for row in others)


def test_a_mail_to_many_shows_that_and_no_more() -> None:
    whole, *others = rows("{written many|The canteen is closed. ¶ Bring your own lunch.}")
    assert whole.shown == {TO_MANY}
    assert not any(row.shown for row in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_mark_is_learned_from(language: Language) -> None:
    for letter in taught(language):
        if letter.marked:
            (lesson,) = lessons(letter)
            shown = {kind for row in lesson.rows for kind in row.shown}
            assert shown == {mark[1] for mark in MARK.finditer(letter.marked)}, letter.marked


def test_a_letter_without_marks_shows_all_at_once() -> None:
    letter = next(each for each in letters("ninth") if each.kinds)
    for lesson in lessons(letter):
        assert lesson.rows == [Row(0, len(lesson.sentences), letter.kinds)]
