"""What a sentence is known by, and how a text is cut into sentences."""

import pytest

from mutuals.detection.features import features_of
from mutuals.detection.languages import spoken
from mutuals.detection.sentences import LONGEST, folded, sentences_of
from mutuals.model.sign import Language

ENGLISH = spoken("en")


def test_words_stand_alone_in_a_row_with_one_between_and_beside_whom_they_speak_of() -> None:
    assert features_of("put us in", ENGLISH) == {
        "put", "us", "in",
        "1^put", "1^us", "1^in",
        "< put", "put us", "us in", "in >",
        "< put us", "put us in", "us in >",
        "< _ us", "put _ in", "us _ >",
    }  # fmt: skip


def test_long_words_are_known_by_their_parts_too() -> None:
    parts = {each for each in features_of("thanked", ENGLISH) if each.startswith("#")}
    assert parts == {"#<than", "#thank", "#hanke", "#anked", "#nked>"}


def test_figures_are_alike_and_marks_are_words() -> None:
    assert features_of("at 7?", ENGLISH) == features_of("at 1830?", ENGLISH)
    assert features_of("at 7?", ENGLISH) != features_of("at 7", ENGLISH)


@pytest.mark.parametrize(
    ("language", "said", "known"),
    [
        ("en", "i lent you my saw", "12^lent"),
        ("en", "she lent her the saw", "^lent"),
        ("de", "leihst du ihr die saege", "2^leihst"),
        ("es", "te presto la sierra", "2^presto"),
    ],
)
def test_a_word_is_another_by_whom_the_sentence_speaks_of(
    language: Language, said: str, known: str
) -> None:
    assert known in features_of(said, spoken(language))


def test_words_of_a_question_are_known_as_asked() -> None:
    assert {"?lend", "?saw"} <= features_of("lend me a saw?", ENGLISH)
    assert "?lend" not in features_of("lend me a saw.", ENGLISH)


def test_nothing_said_has_hardly_a_feature() -> None:
    assert features_of("", ENGLISH) == {"< >"}


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
