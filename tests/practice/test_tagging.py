"""Tags: the later word holds, case does not count, the first writing is shown."""

import pytest
from tests.practice.scenes import decide

from mutuals.model.tag import LONGEST_TAG, is_tag, same_tag
from mutuals.practice.tagging import tags_given, tags_of


def given(who: str, text: str, *, tagged: bool = True):
    return decide("tag", who, 1, tag=text, tagged=tagged)


def test_a_person_has_the_tags_of_all_its_identifiers() -> None:
    told = tags_given([given("a1", "mentor"), given("a2", "Book Club"), given("b", "other")])
    assert tags_of(told, ["id-a1", "id-a2", "id-a3"]) == ("Book Club", "mentor")


def test_the_later_word_holds_whichever_identifier_it_was_tied_to() -> None:
    steps = [given("a1", "mentor"), given("a2", "Mentor", tagged=False)]
    assert tags_of(tags_given(steps), ["id-a2", "id-a1"]) == ()
    assert tags_of(tags_given(steps[::-1]), ["id-a2", "id-a1"]) == ("Mentor",)


def test_a_tag_is_shown_as_it_was_first_written_by_anybody() -> None:
    steps = [given("a", "Book Club"), given("b", "book  club")]
    assert tags_of(tags_given(steps), ["id-b"]) == ("Book Club",)
    assert tags_of(tags_given(steps[1:]), ["id-b"]) == ("book  club",)


@pytest.mark.parametrize("text", ["a", "Book Club", "x" * LONGEST_TAG, "é", "👩‍🚀", "a{}b", "<b>"])
def test_a_tag_can_be_any_word(text: str) -> None:
    assert is_tag(text)


@pytest.mark.parametrize(
    "text", ["", " ", " a", "a ", "x" * (LONGEST_TAG + 1), "a\nb", "a\x1b[m", "a\u202eb", "\ud800"]
)
def test_what_cannot_be_seen_is_no_tag(text: str) -> None:
    assert not is_tag(text)


def test_one_tag_may_be_composed_in_two_ways() -> None:
    assert same_tag("Caf\u00e9") == same_tag("CAFE\u0301")
