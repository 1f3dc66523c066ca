"""The first help line of every operation, read from the source text so that none is imported."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache

# Loading pathlib alone would take a tenth of the time that `--help` has.
_FOLDER = os.path.join(__file__, os.pardir, os.pardir)  # noqa: PTH118

# The mark, its arguments, the function's name, its parameters, the first line of its docstring.
_MARKED = re.compile(
    r"^@operation\((.*?)\)\s*\ndef (\w+)\(.*?\n    \"\"\"(.+?)(?:\"\"\")?$",
    re.MULTILINE | re.DOTALL,
)
_NAMED = re.compile(r"name=\"([\w-]+)\"")


def summaries(modules: Iterable[str]) -> Mapping[str, str]:
    """Return operation name -> summary, as far as the source of the modules lies at hand.

    A module is one of `mutuals.operations` unless it has its whole name.
    """
    return {name: said for module in dict.fromkeys(modules) for name, said in _read(module)}


@cache
def _read(module: str) -> tuple[tuple[str, str], ...]:
    try:
        inner = module.removeprefix("mutuals.") if "." in module else f"operations.{module}"
        place = f"{inner.replace('.', os.sep)}.py"
        path = os.path.join(os.path.normpath(_FOLDER), place)  # noqa: PTH118
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            text = file.read()
    except OSError:
        return ()
    return tuple((_name(mark, name), said) for mark, name, said in _MARKED.findall(text))


def _name(mark: str, function: str) -> str:
    named = _NAMED.search(mark)
    return named[1] if named else function.strip("_")
