"""What an operation is: a typed function with a docstring and an effect."""

import importlib
from collections.abc import Callable
from typing import Any, Literal, TypeVar

from mutuals.operations import CATALOGUE
from mutuals.record import Record

Effect = Literal["reads", "suggests", "writes", "leaves"]
"""`suggests` puts a draft into our own store; `leaves` sends or publishes and always asks first."""

_Function = TypeVar("_Function", bound=Callable[..., Any])
_MARK = "__operation__"


class Operation(Record):
    """A use case as the faces see it.

    The first parameter of `function` is the network; the others are the person's words, with type
    and default from the signature and their help from the docstring's Args section. What it
    returns is a record that every face renders; `page` says that it can be written as a page.
    `home` is a folder inside the default home, for what has a home of its own unless one is named.
    What needs no home takes a Desk for its first parameter, and none is opened or made.
    `lasts` says that the answer follows from the store and the day alone: it may be given again
    until one of the two changes.
    """

    name: str
    effect: Effect
    function: Callable[..., Any]
    page: bool = False
    home: str = ""
    needs_home: bool = True
    lasts: bool = False


def operation(
    effect: Effect,
    *,
    name: str = "",
    page: bool = False,
    home: str = "",
    needs_home: bool = True,
    lasts: bool = False,
) -> Callable[[_Function], _Function]:
    """Mark a function as an operation."""

    def mark(function: _Function) -> _Function:
        known = name or function.__name__.strip("_")
        setattr(function, _MARK, Operation(known, effect, function, page, home, needs_home, lasts))
        return function

    return mark


def load(name: str) -> Operation:
    """Return the operation of that name, importing its module only; KeyError if there is none."""
    return marked_in(f"mutuals.operations.{CATALOGUE[name]}", name)


def marked_in(module: str, name: str) -> Operation:
    """Import a module and return the function it marks as that operation; KeyError if none is."""
    for value in vars(importlib.import_module(module)).values():
        found = getattr(value, _MARK, None)
        if found is not None and found.name == name:
            return found  # type: ignore[no-any-return]
    raise KeyError(name)
