"""Reading a command line: the shared options anywhere, the others as the operation takes them.

Written here because a daily command starts in the time that a general parser takes to load.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from mutuals.errors import UsageError
from mutuals.faces.signature import Parameter, shown, understood, understood_day
from mutuals.record import Record


class WrongCallError(UsageError):
    """A word that fits nothing; `known` are the words that would have fitted."""

    def __init__(self, what: str, thing: str, known: Sequence[str] = ()) -> None:
        """Keep what was known, for a hint at what was meant."""
        super().__init__(what, thing)
        self.known = tuple(known)


class Shared:
    """The options that every command takes, before or after its name."""

    FLAGS = ("json", "debug", "help", "version")
    VALUED = ("home", "as-of")

    def __init__(self) -> None:
        """Start with nothing given."""
        self.flags: set[str] = set()
        self.home: str | None = None
        self.as_of: date | None = None

    def take(self, label: str, text: str) -> None:
        """Take the value of an option."""
        if not text:
            raise UsageError(f"--{label} needs a value")
        if label == "home":
            self.home = text
        else:
            self.as_of = understood_day(text, label)


class Opening(Record):
    """The command line up to the command's name; an empty name when there is none."""

    shared: Shared
    command: str
    rest: tuple[str, ...]


class Given(Record):
    """What the operation is called with, and the file a page is to be written to."""

    words: tuple[Any, ...]
    options: dict[str, Any]
    page: str | None


def read_opening(arguments: Sequence[str]) -> Opening:
    """Read the shared options before the command, and its name."""
    shared = Shared()
    line = _Line(arguments, (), shared)
    while line.left and line.left[0].startswith("-"):
        line.take_option(line.left.pop(0))
    command = line.left.pop(0) if line.left else ""
    return Opening(shared, command, tuple(line.left))


def read_call(
    opening: Opening, parameters: Sequence[Parameter], *, offers_page: bool = False
) -> Given:
    """Read what follows the command; UsageError says what does not fit."""
    line = _Line(opening.rest, parameters, opening.shared, offers_page=offers_page)
    line.read()
    if "help" in opening.shared.flags:
        return Given((), {}, None)
    return Given(line.placed(), line.options, line.page)


class _Line:
    """A command line while it is being read."""

    def __init__(
        self,
        arguments: Sequence[str],
        parameters: Sequence[Parameter],
        shared: Shared,
        *,
        offers_page: bool = False,
    ) -> None:
        self.left = list(arguments)
        self.options: dict[str, Any] = {}
        self.page: str | None = None
        self._shared = shared
        self._words: list[str] = []
        self._more = ""
        self._places = [each for each in parameters if each.place == "word"]
        self._known = {each.label: each for each in parameters if each.place != "word"}
        self._offers_page = offers_page

    def read(self) -> None:
        while self.left:
            word = self.left.pop(0)
            if word == "--":
                self._words += self.left
                self.left = []
            elif _is_option(word):
                self.take_option(word)
            elif self._more and self._is_full():
                self._take_value(self._more, word)
            else:
                self._words.append(word)

    def _is_full(self) -> bool:
        """Say whether no argument is left: what comes now can only be more of an option."""
        takes_all = any(place.many for place in self._places)
        return not takes_all and len(self._words) >= len(self._places)

    def take_option(self, word: str) -> None:
        label, equals, text = word.removeprefix("--").partition("=")
        label = "help" if word == "-h" else label
        self._more = ""
        parameter = self._known.get(label)
        if label in Shared.FLAGS or (parameter is not None and parameter.place == "flag"):
            self._take_flag(label, text if equals else None)
        elif label in self._valued() and word.startswith("--"):
            self._take_value(label, text if equals else self._next(label))
        else:
            known = (f"--{each}" for each in (*self._known, *Shared.FLAGS, *Shared.VALUED))
            raise WrongCallError("there is no such option", word.partition("=")[0], [*known])

    def _valued(self) -> set[str]:
        return {*self._known, *Shared.VALUED, *(["to"] if self._offers_page else [])}

    def _take_flag(self, label: str, text: str | None) -> None:
        if text is not None:
            raise UsageError(f"--{label} takes no value", text)
        if label in self._known:
            parameter = self._known[label]
            self.options[parameter.name] = not parameter.default
        else:
            self._shared.flags.add(label)

    def _take_value(self, label: str, text: str) -> None:
        parameter = self._known.get(label)
        if parameter is None and label == "to":
            self.page = text
        elif parameter is None:
            self._shared.take(label, text)
        elif parameter.many:
            self._more = label
            before = self.options.get(parameter.name, ())
            self.options[parameter.name] = (*before, understood(parameter, text))
        else:
            self.options[parameter.name] = understood(parameter, text)

    def _next(self, label: str) -> str:
        """Take the value behind an option; an option there means that the value is missing."""
        if not self.left or (self.left[0].startswith("--") and len(self.left[0]) > len("--")):
            raise UsageError(f"--{label} needs a value")
        return self.left.pop(0)

    def placed(self) -> tuple[Any, ...]:
        """Return the words as positional arguments, in the order of the signature."""
        values: list[Any] = []
        left = list(self._words)
        for place in self._places:
            if place.required and not left:
                raise UsageError(f"{shown(place)} is missing")
            if place.many:
                values += [understood(place, word) for word in left]
                left = []
            elif left:
                values.append(understood(place, left.pop(0)))
        self._refuse(left)
        self._require()
        return tuple(values)

    def _refuse(self, left: Sequence[str]) -> None:
        if left:
            hint = 'put a name of several words in quotes: "Ana Lopes"' if self._places else ""
            raise UsageError("this is one word too many", left[0], hint)

    def _require(self) -> None:
        for parameter in self._known.values():
            if parameter.required and parameter.name not in self.options:
                raise UsageError(f"--{parameter.label} is missing")


def _is_option(word: str) -> bool:
    """Say whether a word is an option: `-` alone and negative numbers are not."""
    return word.startswith("-") and word != "-" and not word[1:2].isdigit()
