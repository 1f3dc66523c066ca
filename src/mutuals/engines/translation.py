"""The formulas in the words of other engines: texts are SQLite's, sqlglot says them otherwise."""

from __future__ import annotations

from typing import Any

from mutuals.engines.extras import library
from mutuals.model.score import Engine

_STEEP = "1000.0"
"""Powers beyond it are 0 to every digit, and PostgreSQL refuses to say so."""


def translated(text: str, engine: Engine) -> str:
    """Return a SELECT or expression of `metrics` in an engine's dialect.

    SQLite's own is the text itself. `:today` becomes a parameter as the engine's driver writes it.
    MutualsError where sqlglot is not installed.
    """
    if engine == "sqlite":
        return text
    sqlglot = library("sqlglot", engine)
    tree = sqlglot.parse_one(text, read="sqlite")
    for rule in (_doubles, *_RULES.get(engine, ())):
        tree = tree.transform(rule)
    return str(tree.sql(dialect=engine))


def _doubles(node: Any) -> Any:  # noqa: ANN401 - sqlglot is an extra
    """Keep numbers with a point binary, as SQLite has them: elsewhere they would be decimal."""
    if node.key == "literal" and not node.is_string and not node.is_int:
        return library("sqlglot.expressions", "duckdb").Cast(this=node, to=_double())
    return node


def _bounded(node: Any) -> Any:  # noqa: ANN401 - sqlglot is an extra
    """Bound an exponent: a power too small to be written is an error in PostgreSQL."""
    if node.key == "pow":
        parts = library("sqlglot.expressions", "postgres")
        steep = parts.Cast(this=parts.Literal.number(_STEEP), to=_double())
        node.set("expression", parts.Least(this=node.expression, expressions=[steep]))
    return node


def _double() -> Any:  # noqa: ANN401 - sqlglot is an extra
    return library("sqlglot.expressions", "duckdb").DataType.build("double")


_RULES = {"postgres": (_bounded,)}
