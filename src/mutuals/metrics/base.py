"""The contract of a formula: what it reads, what it says, in which unit, and who found it."""

from collections.abc import Mapping

from mutuals.record import Record

Value = float | int | str | None


class Relation(Record):
    """Rows that a formula reads: the name, and each column with its meaning and unit."""

    name: str
    columns: Mapping[str, str]


class Example(Record):
    """One row of a relation (columns not named are NULL) and what the measure makes of it."""

    row: Mapping[str, Value]
    expected: Value


class Metric(Record):
    """One measure as a scalar SQL expression over the columns of one relation.

    The text is SQLite's dialect with portable functions only (ln, exp, pow, CASE), so that it can
    be translated for other engines. `source` is the literature, or where the formula was measured.
    """

    name: str
    unit: str
    meaning: str
    source: str
    reads: Relation
    expression: str
    example: tuple[Example, ...]


NOBODY = "0"
"""The condition for coming first where all are in the order of their scores."""


class Slot(Record):
    """A list of people to think of, best first: those of `first`, then by falling `score`.

    `among` is the condition for being on it; `bound` is a cheap condition that `among` implies,
    over the stored columns of a tie and `:today` only: it spares the formulas on everybody else.
    `heads` are narrower bounds, each with a ceiling: whoever is outside comes after all inside, or
    scores the ceiling at most. Where one fills the list with higher scores, nobody else need be
    looked at. `indexed` says that an index of the table of ties finds those within the bounds.
    """

    name: str
    meaning: str
    score: Metric
    among: str
    bound: str
    first: str = NOBODY
    heads: tuple[tuple[str, float], ...] = ()
    indexed: bool = False
