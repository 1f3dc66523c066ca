"""The files of weights: how they are read and written, and what is made of them."""

from string import ascii_lowercase

import pytest
from bench.ledger import LANGUAGES
from hypothesis import given
from hypothesis import strategies as st

from mutuals.detection.weights import (
    FEW,
    FOLDER,
    RIVAL,
    TO_MANY,
    Weights,
    packed,
    read,
    unpacked,
    weights_of,
    written,
)

THREE = Weights(
    ("asks help", "gives meal", TO_MANY),
    (-1.0, -2.0, -3.0),
    {"could": "a3000", "soup": "b900", "offer": "c8000"},
)


def points(*sentences: list[str]) -> dict[str, float]:
    """Return the points of sentences, given by their features."""
    return THREE.points([THREE.sums(each) for each in sentences])


def test_what_is_written_is_read_again() -> None:
    table = [[30.0, 0.1, 0.0], [0.0, 9.0, 0.0], [0.0, 0.0, 80.0]]
    assert read(written(THREE.kinds, THREE.added, ["could", "soup", "offer"], table)) == THREE


def test_the_plainest_kind_has_what_its_features_come_to() -> None:
    assert points(["could", "unknown"])["asks help"] == pytest.approx(30 / FEW**0.5 - 1.0)


def test_another_kind_has_the_less_the_plainer_that_one_is() -> None:
    plain = 30 / FEW**0.5 - 1.0
    assert points(["could"])["gives meal"] == pytest.approx(-2.0 - RIVAL * (plain + 2.0))


def test_sentences_together_come_to_what_each_does() -> None:
    assert points(["could"], ["soup"]) == points(["could", "soup"])


def test_each_of_many_features_weighs_less() -> None:
    many = THREE._replace(by_feature={f"w{at}": "a3000" for at in range(4 * FEW)})
    few, all_of_them = (
        many.points([many.sums([f"w{at}" for at in range(n)])])["asks help"] for n in (FEW, 4 * FEW)
    )
    assert all_of_them + 1.0 == pytest.approx(2 * (few + 1.0))


def test_what_nobody_has_learned_makes_the_rest_count_for_less() -> None:
    strange = [f"strange{at}" for at in range(4 * FEW - 1)]
    plain, among_strange = (points(each)["asks help"] for each in (["could"], ["could", *strange]))
    assert among_strange + 1.0 == pytest.approx((plain + 1.0) / 2)


def test_of_nothing_hardly_anything_is_likely() -> None:
    assert max(points().values()) == -1.0
    assert not THREE.are_to_many([])


def test_whether_a_letter_is_to_many_is_no_sign_and_no_rival() -> None:
    assert TO_MANY not in points(["offer"])
    assert points(["could", "offer"]) == points(["could", "unknown"])
    assert THREE.are_to_many([THREE.sums(["offer"])])
    assert not THREE.are_to_many([THREE.sums(["could"])])


@given(st.lists(st.lists(st.integers(-99_999, 99_999), min_size=22, max_size=22), max_size=200))
def test_what_is_packed_adds_up(rows: list[list[int]]) -> None:
    total = sum(packed(as_written(row)) for row in rows)
    assert unpacked(total, 22) == tuple(sum(column) for column in zip([0] * 22, *rows, strict=True))


def as_written(row: list[int]) -> str:
    """Return hundredths as a file of weights names them."""
    return "".join(f"{letter}{each}" for letter, each in zip(ascii_lowercase, row, strict=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_as_they_are_written(language: str) -> None:
    weights = weights_of(language)
    assert len(weights.kinds) == 22
    table = [[0.0] * len(weights.kinds) for _ in weights.by_feature]
    for row, found in zip(table, weights.by_feature.values(), strict=True):
        row[:] = [hundredths / 100 for hundredths in unpacked(packed(found), len(row))]
    text = written(weights.kinds, weights.added, list(weights.by_feature), table)
    assert text == (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
