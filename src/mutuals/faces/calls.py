"""An operation called with texts or JSON, as the web and assistants give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from mutuals.errors import UsageError
from mutuals.faces.signature import Parameter, parameters_of, shown, understood
from mutuals.operations.base import Operation
from mutuals.ports import Network

_ON = {"on", "true", "1", "yes"}
_OFF = {"", "off", "false", "0", "no"}
_KINDS: dict[type, tuple[type, ...]] = {int: (int,), float: (int, float), bool: (bool,)}
_WANTED = {
    int: "takes a whole number",
    float: "takes a number",
    bool: "is on or off (true or false)",
}


class Call(NamedTuple):
    """An operation with the values it is to be called with."""

    operation: Operation
    words: tuple[Any, ...]
    options: dict[str, Any]

    def run(self, network: Network) -> object:
        """Run it; what only reads answers of one moment."""
        reads = self.operation.effect == "reads" and self.operation.needs_home
        with network.snapshot() if reads else nullcontext():
            return self.operation.function(network, *self.words, **self.options)


def key_of(parameter: Parameter) -> str:
    """Return the name of a parameter in forms, queries and JSON."""
    return parameter.name.strip("_")


def call_of(
    operation: Operation, given: Mapping[str, Sequence[str]], paths: Sequence[Path] = ()
) -> Call:
    """Return the call that texts ask for, by parameter; UsageError says what does not fit.

    No text names a file: `paths` are those that the web itself keeps for the operation.
    """
    parameters = parameters_of(operation.function)
    known = {key_of(each) for each in parameters if not names_file(each)}
    for name in given:
        if name not in known:
            raise UsageError("there is no such value", name, f"known: {', '.join(sorted(known))}")
    words: list[Any] = []
    options: dict[str, Any] = {}
    for parameter in parameters:
        is_file = names_file(parameter)
        texts = [*map(str, paths)] if is_file else given.get(key_of(parameter), ())
        _take(parameter, texts, words, options)
    return Call(operation, tuple(words), options)


def names_file(parameter: Parameter) -> bool:
    """Say whether a parameter is the path of a file."""
    return issubclass(parameter.type, Path)


def texts_of(operation: Operation, document: object) -> dict[str, list[str]]:
    """Return a JSON object's values as texts; UsageError where one is of another kind."""
    if not isinstance(document, dict):
        raise UsageError("a JSON object is wanted", type(document).__name__)
    known = {key_of(each): each for each in parameters_of(operation.function)}
    return {name: _texts(name, known.get(name), value) for name, value in document.items()}


def _texts(name: str, parameter: Parameter | None, value: object) -> list[str]:
    if value is None or parameter is None:
        return []
    if parameter.many and not isinstance(value, list):
        raise UsageError(f"{shown(parameter)} takes a list")
    listed = value if isinstance(value, list) else [value]
    if isinstance(value, list) and not parameter.many:
        raise UsageError(f"{shown(parameter)} takes one value", "a list")
    return [_text(name, parameter, each) for each in listed]


def _text(name: str, parameter: Parameter, value: object) -> str:
    """Return one value as a text; UsageError when it is of another kind."""
    if not isinstance(value, str | int | float):
        raise UsageError("this is no plain value", name)
    if type(value) not in _KINDS.get(parameter.type, (str,)):
        raise UsageError(
            f"{shown(parameter)} {_WANTED.get(parameter.type, 'takes text')}", str(value)
        )
    return str(value).lower() if isinstance(value, bool) else str(value)


def _take(
    parameter: Parameter, texts: Sequence[str], words: list[Any], options: dict[str, Any]
) -> None:
    """Put the value of a parameter where it belongs; nothing given leaves its default."""
    given = [text for text in texts if text]
    if parameter.place == "flag":
        if _flag(parameter, texts):
            options[parameter.name] = not parameter.default
    elif not given:
        _leave(parameter, words)
    elif parameter.place == "option":
        options[parameter.name] = _value(parameter, given)
    elif parameter.many:
        words += [understood(parameter, text) for text in given]
    else:
        words.append(_value(parameter, given))


def _leave(parameter: Parameter, words: list[Any]) -> None:
    """Leave a value at its default; a word keeps its place."""
    if parameter.required:
        raise UsageError(f"{shown(parameter)} is missing")
    if parameter.place == "word" and not parameter.many:
        words.append(parameter.default)


def _flag(parameter: Parameter, texts: Sequence[str]) -> bool:
    text = texts[-1].lower() if texts else ""
    if text in _ON | _OFF:
        return text in _ON
    raise UsageError(f"{shown(parameter)} is on or off", text)


def _value(parameter: Parameter, texts: Sequence[str]) -> object:
    values = [understood(parameter, text) for text in texts]
    if parameter.many:
        return tuple(values)
    if len(values) > 1:
        raise UsageError(f"{shown(parameter)} takes one value", texts[1])
    return values[0]
