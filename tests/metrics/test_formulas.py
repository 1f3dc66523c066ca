"""Every measure's example table, against plain arithmetic written down from SCIENCE."""

import importlib
import math
import pkgutil
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

import pytest

import mutuals.metrics
from mutuals.metrics.base import Example, Metric

Row = Mapping[str, Any]


def declared() -> list[Metric]:
    """Collect the measures of every module of the room, each once."""
    names = [module.name for module in pkgutil.iter_modules(mutuals.metrics.__path__)]
    modules = [importlib.import_module(f"mutuals.metrics.{name}") for name in names]
    found = {
        value.name: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Metric)
    }
    return list(found.values())


METRICS = declared()


def ratio(row: Row) -> float:
    span = row["last_day"] - row["first_day"]
    gap = span / (row["days"] - 1) if row["days"] > 1 else 1
    return float(max(row["silence"], 1) / max(gap, 1))


def logistic(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


def gone(row: Row) -> float | None:
    if row["days"] < 4:
        return None
    gap = max((row["last_day"] - row["first_day"]) / (row["days"] - 1), 1)
    r = max(row["silence"], 1) / gap
    return logistic(
        -3.0 + 1.2 * math.log(1 + r) + 0.9 * math.log(1 + gap) - 0.8 * math.log(row["days"])
    )


def state(row: Row) -> str:
    r, p = ratio(row), gone(row)
    if row["days"] < 4 and row["silence"] <= 90:
        return "new"
    if r > 8 or (p is not None and p > 0.5):
        return "lost" if row["silence"] > 1095 else "dormant"
    return "drifting" if r > 3 else "active"


def loss(row: Row) -> float | None:
    p = gone(row)
    return None if p is None else math.log(1 + row["days"]) * p


def keep(row: Row) -> float | None:
    p = gone(row)
    return None if p is None else math.log(1 + row["days"]) * p * (1 - p)


def knows(row: Row) -> float:
    often = min(0.6 + (row["weight"] - 0.5) / 1.5 * 0.2, 0.8) if row["weight"] >= 0.5 else 0.0
    between = 0.5 + 0.25 * (1 - 1 / row["mails"]) if row["mails"] else 0.0
    if "smallest" not in row:
        return max(0.1, often)
    return max(0.8 if row["smallest"] <= 5 else 0.35, often, between)


def balance(row: Row) -> float:
    fade = 0.5 ** (row["silence"] / 90)
    out = (row["outs"] + row["boths"] / 2) * fade
    received = (row["ins"] + row["boths"] / 2) * fade
    return float((out - received) / (out + received + 2))


def cadence(row: Row) -> float | None:
    if row["gaps"] < 3:
        return None
    return math.exp((row["log_gaps"] + 2 * row["rhythm"]) / (row["gaps"] + 2))


def is_second(row: Row) -> int:
    since_first = row["silence"] + row["last_day"] - row["first_day"]
    return int(row["days"] <= 2 and 7 <= since_first <= 30)


def aged(known: float) -> float:
    return (known + 30) / (known + 120)


def ask(row: Row) -> float:
    month = logistic(-0.2 + 0.9 * math.log(row["days"] * (1 + row["silence"]) ** -0.6))
    return (1 - (1 - month) ** 36) * aged(row["silence"] + row["last_day"] - row["first_day"])


def brings(row: Row) -> float:
    return (0.8 if row["dealt"] else knows(row) / 4) * aged(row["known"])


BY_HAND: dict[str, Callable[[Row], float | str | None]] = {
    "ratio": ratio,
    "strength_raw": lambda row: row["decayed"] * (1 + row["silence"]) ** -0.7,
    "p_contact_30": lambda row: logistic(
        -0.2 + 0.9 * math.log(row["days"] * (1 + row["silence"]) ** -0.6)
    ),
    "p_gone_90": gone,
    "state": state,
    "cadence": cadence,
    "balance": balance,
    "knows": knows,
    "p_ask": ask,
    "p_brings": brings,
    "loss": loss,
    "in_time": lambda row: int(3 <= ratio(row) <= 8),
    "keep": keep,
    "is_second": is_second,
    "past": lambda row: row["past"],
}


def computed(metric: Metric, example: Example) -> float | str | None:
    """Run the expression over one row, the columns that it does not name being NULL."""
    columns = [f":{name} AS {name}" for name in metric.reads.columns]
    row = dict.fromkeys(metric.reads.columns, None) | dict(example.row)
    query = f"SELECT {metric.expression} FROM (SELECT {', '.join(columns)})"
    answer: float | str | None = sqlite3.connect(":memory:").execute(query, row).fetchone()[0]
    return answer


CASES = [
    pytest.param(metric, example, id=f"{metric.name}-{number}")
    for metric in METRICS
    for number, example in enumerate(metric.example)
]


@pytest.mark.parametrize(("metric", "example"), CASES)
def test_example_holds_and_agrees_with_arithmetic(metric: Metric, example: Example) -> None:
    expected: object = example.expected
    if isinstance(expected, float):
        expected = pytest.approx(expected, rel=1e-12)
    assert computed(metric, example) == expected
    assert BY_HAND[metric.name](example.row) == expected


def test_every_measure_is_computed_by_hand() -> None:
    assert {metric.name for metric in METRICS} == set(BY_HAND)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_measure_says_what_it_is(metric: Metric) -> None:
    assert metric.example
    assert metric.unit
    assert metric.source
    assert metric.meaning.endswith(".")


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_examples_name_columns_of_the_relation(metric: Metric) -> None:
    named = {name for example in metric.example for name in example.row}
    assert named <= set(metric.reads.columns)


def tie(days: int, span: int, silence: int) -> Example:
    """A tie whose gaps are even."""
    gap = span / (days - 1) if days > 1 else None
    row = {"days": days, "first_day": 0, "last_day": span, "silence": silence, "gap": gap}
    return Example(row, None)


STATE = next(metric for metric in METRICS if metric.name == "state")
BORDERS = [
    ("r = 3", tie(31, 60, 6), "active"),
    ("r above 3", tie(31, 60, 7), "drifting"),
    ("r = 8", tie(31, 60, 16), "drifting"),
    ("r above 8", tie(31, 60, 17), "dormant"),
    # 10/3 is no whole number, three times 10/3 is.
    ("r = 3 of thirds", tie(4, 10, 10), "active"),
    ("r above 3 of thirds", tie(4, 10, 11), "drifting"),
    # By hand: 4 days, gap 10: -3 + 1.2 ln(1 + s/10) + .9 ln 11 - .8 ln 4 = 0 at s = 40.8 days.
    ("P(gone) below .5", tie(4, 30, 40), "drifting"),
    ("P(gone) above .5", tie(4, 30, 41), "dormant"),
    ("three days, silent for 90", tie(3, 2, 90), "new"),
    ("three days, silent for 91", tie(3, 2, 91), "dormant"),
    ("three far days, silent for 91", tie(3, 80, 91), "active"),
    ("four days, silent for 9", tie(4, 3, 9), "dormant"),
    ("silent for 1095", tie(31, 60, 1095), "dormant"),
    ("silent for 1096", tie(31, 60, 1096), "lost"),
    ("once, silent for 90", tie(1, 0, 90), "new"),
    ("once, silent for 91", tie(1, 0, 91), "dormant"),
    ("once, silent for 1096", tie(1, 0, 1096), "lost"),
]


@pytest.mark.parametrize(("name", "example", "expected"), BORDERS, ids=[row[0] for row in BORDERS])
def test_state_at_its_borders(name: str, example: Example, expected: str) -> None:
    assert computed(STATE, example) == expected
