"""The words of matters: how they are read, that they are sound, and what a sentence speaks of."""

import time

import pytest
from bench.ledger import LANGUAGES
from hypothesis import given
from hypothesis import strategies as st

from mutuals.detection.judging import LONGEST, MOST_NEW, judge
from mutuals.detection.matters import FOLDER, Matters, entries
from mutuals.detection.ways import _OF_MATTER

ENGLISH = Matters("en")


def test_a_file_is_read_by_matter_and_points() -> None:
    text = "# a note\n\n[asks help]\n4: lend me, borrow\n   your/my van\n2: ladder*\n"
    assert list(entries(text)) == [
        ("asks help", 4, "lend me"),
        ("asks help", 4, "borrow"),
        ("asks help", 4, "your/my van"),
        ("asks help", 2, "ladder*"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_folded_and_their_matters_known(language: str) -> None:
    found = list(entries((FOLDER / f"{language}.txt").read_text(encoding="utf-8")))
    assert {matter for matter, _, _ in found} <= set(_OF_MATTER)
    assert all(1 <= points <= 6 for _, points, _ in found)
    assert all(words.isascii() and words == words.lower() for _, _, words in found)


def test_phrases_stems_and_other_words_in_one_place_are_found() -> None:
    assert ENGLISH.of("she might put us in touch")["asks introduction"] >= 4
    assert ENGLISH.of("a guest lecture")["speaking"] >= 5
    assert ENGLISH.of("lecture of a guest")["speaking"] < ENGLISH.of("a guest lecture")["speaking"]
    assert ENGLISH.of("") == {}


def test_a_phrase_counts_once() -> None:
    assert ENGLISH.of("keynote keynote keynote") == ENGLISH.of("keynote")


_WORDS = sorted(
    {word.strip("*") for language in LANGUAGES for _, _, words in entries(
        (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
    ) for place in words.split() for word in place.split("/")}
)  # fmt: skip


@given(st.lists(st.sampled_from([*_WORDS, ".", "?", "\n", "you", "ich", "te"]), max_size=300))
def test_any_of_the_words_in_any_order_are_judged(chosen: list[str]) -> None:
    judge("", " ".join(chosen))


@pytest.mark.parametrize(
    "piece",
    [
        "you ",
        "could you ",
        "ich ",
        "habe ich ",
        "que ",
        "te ",
        "se lo ",
        "a-",
        "e' ",
        "é ",
        "would be ",
    ],
)
def test_hostile_text_costs_time_in_proportion(piece: str) -> None:
    judge("", piece * 10)
    short = _seconds(piece * (LONGEST // len(piece)))
    whole = _seconds((piece * MOST_NEW)[:MOST_NEW])
    assert whole < 0.5
    assert whole < 8 * (MOST_NEW / LONGEST) * max(short, 0.0005)


def _seconds(text: str) -> float:
    begun = time.process_time()
    judge("", text)
    return time.process_time() - begun
