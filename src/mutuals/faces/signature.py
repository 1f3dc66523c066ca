"""What an operation takes, read off its signature: the words and options of every face."""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Callable
from datetime import date
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from mutuals.errors import UsageError
from mutuals.faces.docstring import Manual

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

# A parameter of this name is a small grammar of the operation's own, and may be empty.
_GRAMMAR = "words"


class Parameter(NamedTuple):
    """One parameter of an operation as a person gives it.

    `name` is that of the function, `label` the one shown (`all-kinds`). A flag is an option
    without a value. `required` says that at least one value must be given.
    """

    name: str
    label: str
    place: Literal["word", "option", "flag"]
    type: type
    choices: tuple[str, ...]
    many: bool
    required: bool
    default: Any
    help: str


def parameters_of(function: Callable[..., Any], manual: Manual) -> tuple[Parameter, ...]:
    """Return what a person may give to an operation: all its parameters but the network."""
    _, *taken = inspect.signature(function).parameters.values()
    # Only these are resolved: the network and the record need not be importable at run time.
    asked = types.SimpleNamespace(__annotations__={each.name: each.annotation for each in taken})
    hints = get_type_hints(asked, getattr(function, "__globals__", None))
    return tuple(_parameter(each, hints[each.name], manual) for each in taken)


def _parameter(given: inspect.Parameter, hint: object, manual: Manual) -> Parameter:
    kind, choices, many = _meaning(hint)
    is_rest = given.kind is given.VAR_POSITIONAL
    is_option = given.kind is given.KEYWORD_ONLY
    is_flag = is_option and kind is bool
    label = given.name.strip("_").replace("_", "-")
    return Parameter(
        name=given.name,
        label=label,
        place="flag" if is_flag else "option" if is_option else "word",
        type=kind,
        choices=choices,
        many=many or is_rest,
        required=given.name != _GRAMMAR if is_rest else given.default is given.empty,
        default=None if given.default is given.empty else given.default,
        help=manual.arguments.get(given.name, ""),
    )


def _meaning(hint: object) -> tuple[type, tuple[str, ...], bool]:
    """Return the type of one value, the values to choose from, and whether there may be many."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _meaning(next(each for each in inner if each is not types.NoneType))
    if origin is Literal:
        return str, inner, False
    if origin in (tuple, list):
        kind, choices, _ = _meaning(inner[0])
        return kind, choices, True
    if not isinstance(hint, type):
        raise TypeError(f"{hint} cannot be given on a command line")
    return hint, (), False


def understood(parameter: Parameter, text: str) -> object:
    """Return the value that a person's text stands for; UsageError when it stands for none."""
    if parameter.choices:
        return _chosen(parameter, text)
    if parameter.type is date:
        return understood_day(text, parameter.label)
    try:
        value: object = parameter.type(text)
    except ValueError:
        wanted = _WANTED.get(parameter.type, "something else")
        raise UsageError(f"{shown(parameter)} takes {wanted}", text) from None
    return value


def _chosen(parameter: Parameter, text: str) -> str:
    if text not in parameter.choices:
        choices = ", ".join(parameter.choices)
        raise UsageError(f"{shown(parameter)} is no such thing", text, f"choose from {choices}")
    return text


_FIRST, _LAST = "1900-01-01", "2999-12-31"
"""The days that can be asked about; beyond lie the ends of the calendar."""


def understood_day(text: str, label: str) -> date:
    """Return a day written YYYY-MM-DD; UsageError when it is none."""
    try:
        if _DAY.fullmatch(text) and _FIRST <= text <= _LAST:
            return date.fromisoformat(text)
    except ValueError:
        pass  # the shape is right and no calendar has such a day
    raise UsageError(f"--{label} takes a day as YYYY-MM-DD", text)


def shown(parameter: Parameter) -> str:
    """Return a parameter as usage lines show it: `WHO`, `--limit`, one `PATH` of several."""
    if parameter.place != "word":
        return f"--{parameter.label}"
    return (parameter.label.removesuffix("s") if parameter.many else parameter.label).upper()


_WANTED = {int: "a whole number", float: "a number"}
