"""The files of weights: how they are read and written, and what is made of them."""

import pytest
from bench.ledger import LANGUAGES

from mutuals.detection.weights import FEW, FOLDER, Weights, read, weights_of, written

TWO = Weights(
    ("asks help", "gives meal"), (-1.0, -2.0), {"could": ((0, 3000),), "soup": ((1, 900),)}
)


def test_what_is_written_is_read_again() -> None:
    text = written(TWO.kinds, TWO.added, ["could", "soup"], [[30.0, 0.1], [0.0, 9.0]])
    assert read(text) == TWO


def test_a_sum_above_zero_is_shown() -> None:
    shown = dict(TWO.shown(["could", "soup", "unknown"]))
    assert shown == {"asks help": pytest.approx(30 / FEW**0.5 - 1.0)}


def test_each_of_many_features_weighs_less() -> None:
    many = TWO._replace(by_feature={f"w{at}": ((0, 3000),) for at in range(4 * FEW)})
    few, all_of_them = (dict(many.shown([f"w{at}" for at in range(n)])) for n in (FEW, 4 * FEW))
    assert all_of_them["asks help"] + 1.0 == pytest.approx(2 * (few["asks help"] + 1.0))


def test_what_nobody_has_learned_makes_the_rest_count_for_less() -> None:
    strange = [f"strange{at}" for at in range(4 * FEW - 1)]
    plain, among_strange = (
        dict(TWO.shown(each))["asks help"] for each in (["could"], ["could", *strange])
    )
    assert among_strange + 1.0 == pytest.approx((plain + 1.0) / 2)


def test_more_can_be_needed() -> None:
    assert dict(TWO.shown(["could"], needed=1.0))
    assert not dict(TWO.shown(["could"], needed=2.0))


def test_of_nothing_nothing_is_shown() -> None:
    assert not list(TWO.shown([]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_as_they_are_written(language: str) -> None:
    weights = weights_of(language)
    assert len(weights.kinds) == 21
    table = [[0.0] * len(weights.kinds) for _ in weights.by_feature]
    for row, found in zip(table, weights.by_feature.values(), strict=True):
        for place, hundredths in found:
            row[place] = hundredths / 100
    text = written(weights.kinds, weights.added, list(weights.by_feature), table)
    assert text == (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
