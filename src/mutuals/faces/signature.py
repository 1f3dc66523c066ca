"""What an operation takes, read off its signature: the words and options of every face."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from mutuals.errors import UsageError
from mutuals.record import Record

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""NUL ends a text for other programs, halves of signs (surrogates) cannot be written."""

# A parameter of this name is a small grammar of the operation's own, and may be empty.
_GRAMMAR = "words"

_TAKES_REST = 0x04
"""The flag of a function's code that says there are `*words` (CO_VARARGS)."""


class Parameter(Record):
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


def parameters_of(function: Callable[..., Any]) -> tuple[Parameter, ...]:
    """Return what a person may give to an operation: all its parameters but the network."""
    # Read off the code itself: loading `inspect` takes as long as bare Python does to start.
    code = function.__code__
    taken = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    words, options = taken[1 : code.co_argcount], taken[code.co_argcount :]
    rest = code.co_varnames[len(taken) : len(taken) + bool(code.co_flags & _TAKES_REST)]
    hints = _hints(function, (*words, *rest, *options))
    first = dict(zip(reversed(words), reversed(function.__defaults__ or ()), strict=False))
    defaults = first | (function.__kwdefaults__ or {})
    return (
        *(_parameter(name, hints[name], "word", defaults) for name in words),
        *(_rest(name, hints[name]) for name in rest),
        *(_parameter(name, hints[name], "option", defaults) for name in options),
    )


def returned_by(function: Callable[..., Any]) -> object:
    """Return the type of the record that an operation returns."""
    return _hints(function, ["return"])["return"]


def _hints(function: Callable[..., Any], names: Iterable[str]) -> dict[str, object]:
    """Resolve these annotations only: those of the network and the record may be for mypy alone."""
    asked = SimpleNamespace(__annotations__={n: function.__annotations__[n] for n in names})
    return get_type_hints(asked, function.__globals__)


def _parameter(
    name: str, hint: object, place: Literal["word", "option"], defaults: Mapping[str, object]
) -> Parameter:
    kind, choices, many = _meaning(hint)
    is_flag = place == "option" and kind is bool
    default = defaults.get(name)
    shape: Literal["word", "option", "flag"] = "flag" if is_flag else place
    return Parameter(name, _label(name), shape, kind, choices, many, name not in defaults, default)


def _rest(name: str, hint: object) -> Parameter:
    kind, choices, _ = _meaning(hint)
    needs_one = name != _GRAMMAR
    return Parameter(name, _label(name), "word", kind, choices, True, needs_one, None)  # noqa: FBT003


def _label(name: str) -> str:
    return name.strip("_").replace("_", "-")


def _meaning(hint: object) -> tuple[type, tuple[str, ...], bool]:
    """Return the type of one value, the values to choose from, and whether there may be many."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _meaning(next(each for each in inner if each is not NoneType))
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
    if parameter.type is str and _NO_TEXT.search(text):
        raise UsageError(f"{shown(parameter)} holds a sign that is no text", text, "leave it out")
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
