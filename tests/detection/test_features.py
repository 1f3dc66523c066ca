"""What a sentence is known by, and how a text is cut into sentences."""

import pytest

from mutuals.detection.features import features_of
from mutuals.detection.sentences import LONGEST, folded, sentences_of


def test_words_stand_alone_in_a_row_and_with_one_between() -> None:
    assert features_of("put us in") == {
        "put", "us", "in",
        "< put", "put us", "us in", "in >",
        "< put us", "put us in", "us in >",
        "< _ us", "put _ in", "us _ >",
    }  # fmt: skip


def test_long_words_are_known_by_their_parts_too() -> None:
    parts = {each for each in features_of("thanked") if each.startswith("#")}
    assert parts == {"#<than", "#thank", "#hanke", "#anked", "#nked>"}


def test_figures_are_alike_and_marks_are_words() -> None:
    assert features_of("at 7?") == features_of("at 1830?")
    assert features_of("at 7?") != features_of("at 7")


def test_nothing_said_has_hardly_a_feature() -> None:
    assert features_of("") == {"< >"}


@pytest.mark.parametrize(
    ("written", "read"),
    [("Größe", "groesse"), ("¿Cuándo?", "¿cuando?"), ("firmé", "firme'"), ("I’m", "i'm")],
)
def test_letters_are_folded(written: str, read: str) -> None:
    assert folded(written) == read


def test_sentences_end_where_they_end() -> None:
    said = "dr. berg came. did you see her? the line\nbroke"
    assert list(sentences_of(said)) == [
        "dr. berg came.", "did you see her?", "the line", "broke",
    ]  # fmt: skip


def test_a_sentence_without_end_comes_in_pieces() -> None:
    assert [len(each) for each in sentences_of("a" * (2 * LONGEST + 3))] == [LONGEST, LONGEST, 3]
