"""What is asked of a table of interactions of many egos: the SELECTs one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from mutuals.metrics.base import Relation
from mutuals.metrics.counted import COUNTED, INTERACTION
from mutuals.metrics.pairs import COMMON, MESSAGE, PAIRS, SEATS
from mutuals.metrics.scores import SCORES
from mutuals.model.score import Asked


class Stage(NamedTuple):
    """A table made of those before it. `key` are columns no two rows agree in, in a useful order.

    `dated` says that the text reads :today; without it the table serves every day.
    """

    table: str
    text: str
    key: tuple[str, ...]
    dated: bool = False


class Question(NamedTuple):
    """What to read, what to make of it in turn, and the SELECT that answers.

    `reads` has the name `interaction`; `whole` are its columns of numbers, the others are texts.
    `rows` counts, over a row of the first stage, the rows that went into it, where it can be told.
    """

    name: Asked
    reads: Relation
    whole: frozenset[str]
    stages: tuple[Stage, ...]
    answer: str
    rows: str = ""


QUESTIONS: Mapping[Asked, Question] = MappingProxyType(
    {
        "ties": Question(
            "ties",
            INTERACTION,
            frozenset({"day"}),
            (Stage("contact_day", COUNTED, ("ego", "person", "day")),),
            SCORES,
            "n_out + n_in + n_both",
        ),
        "pairs": Question(
            "pairs",
            MESSAGE,
            frozenset({"day", "size"}),
            (
                Stage("seat", SEATS, ("ego", "message", "day", "person")),
                Stage("common", COMMON, ("ego", "one", "two"), dated=True),
            ),
            PAIRS,
        ),
    }
)
