"""Every formula in the words of every engine: what an institution runs in its own database."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import mutuals.metrics
from mutuals.engines.translation import translated
from mutuals.metrics.base import Metric
from mutuals.metrics.questions import QUESTIONS
from mutuals.model.score import Asked, Engine


def metrics() -> dict[str, Metric]:
    """Return every measure by its name."""
    return {metric.name: metric for metric in _declared()}


def _declared() -> Iterator[Metric]:
    for module in pkgutil.iter_modules(mutuals.metrics.__path__):
        held = vars(importlib.import_module(f"mutuals.metrics.{module.name}"))
        yield from (value for value in held.values() if isinstance(value, Metric))


def expression_of(name: str, engine: Engine) -> str:
    """Return one measure as an expression over the columns of its relation.

    KeyError for a name that is no measure's, MutualsError where sqlglot is not installed.
    """
    return translated(metrics()[name].expression, engine)


def texts_of(asked: Asked, engine: Engine) -> dict[str, str]:
    """Return what is run in turn for a question: a SELECT for each table, then `answer`.

    The first reads `interaction`, whose columns the question lists; `:today` is a parameter, a day
    counted from 1970-01-01.
    """
    question = QUESTIONS[asked]
    made = {stage.table: translated(stage.text, engine) for stage in question.stages}
    return {**made, "answer": translated(question.answer, engine)}
