"""A small program with operations of its own, for trying the command line without a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal, NamedTuple

from mutuals.errors import InterruptedImportError, MutualsError, UsageError
from mutuals.faces.cli import main
from mutuals.faces.docstring import manual_of
from mutuals.model.advice import Measure, Today, Verdict
from mutuals.model.evidence import Evidence
from mutuals.model.golden import Golden, KnownPerson
from mutuals.model.moments import day_of
from mutuals.model.nudge import Nudge
from mutuals.model.person import PersonRef
from mutuals.operations.base import Operation, operation

EVIL = "Eve\x1b[2J\x1b]0;owned\x07\u202eLIVE\u2066\x9b31m\r\nFrom: x\x00\u200b"
"""A name that clears the screen, sets the title, turns writing round and forges a line."""

RAW = tuple("\x1b\x07\x9b\x00\r\u202e\u2066\u200b")


class Greeting(NamedTuple):
    """What the stand-in operations return."""

    says: str
    times: int = 1
    on: date | None = None
    with_: tuple[str, ...] = ()
    from_: str | None = None
    aside: str | None = None

    @staticmethod
    def left_out() -> tuple[str, ...]:
        """Name what is left out where it is unknown."""
        return ("aside",)


@dataclass(frozen=True)
class Partly:
    """A record that stands although something failed."""

    done: int

    @property
    def exit_status(self) -> int:
        return 1

    @property
    def notes(self) -> tuple[str, ...]:
        return (f"one input gave nothing: {EVIL}",)


class Face(NamedTuple):
    """A face about to start: it is shown, or it has standard output to itself."""

    where: str
    is_silent: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        return ("Ctrl-C ends it",)

    def run(self) -> int:
        print("running")  # noqa: T201
        return 3


@operation("reads", needs_home=False)
def start(_desk: Any, *, silent: bool = False) -> Face:
    """Start a face.

    Args:
        silent: Standard output is its own.

    Example:
        mutuals start
    """
    return Face("here", silent)


@operation("reads")
def greet(
    _network: Any,
    name: str,
    *,
    times: int = 1,
    loud: bool = False,
    tone: Literal["warm", "cool"] = "warm",
    on: date | None = None,
    tag: tuple[str, ...] = (),
) -> Greeting:
    """Greet somebody.

    A second paragraph.

    Args:
        name: Whom to greet,
            by name.
        times: How often.
        loud: Shout.
        tone: How.
        on: The day.
        tag: May be given often.

    Example:
        mutuals greet "Ana Lopes" --times 2
    """
    return Greeting(f"{tone} {name.upper() if loud else name}", times, on, tag)


@operation("writes")
def gather(_network: Any, *who: str, note: str = "") -> Greeting:
    """Gather people.

    Args:
        who: One or more.
        note: Why.
    """
    return Greeting(note, len(who), None, who)


@operation("writes")
def chat(_network: Any, *words: str) -> Greeting:
    """Take words, or none."""
    return Greeting(" ".join(words), len(words))


@operation("writes")
def wait(_network: Any, who: str, *, days: int) -> Greeting:
    """Wait some days."""
    return Greeting(who, days)


@operation("reads")
def evil(_network: Any) -> Greeting:
    """Return what a stranger wrote."""
    return Greeting(EVIL)


@operation("reads")
def day(_network: Any) -> Greeting:
    """Return the day of the network and its home."""
    return Greeting(str(_network.home), _network.clock.today)


@operation("writes")
def partly(_network: Any) -> Partly:
    """Do half of it."""
    return Partly(1)


@operation("reads")
def refuse(_network: Any) -> Greeting:
    """Refuse."""
    raise MutualsError(f"nobody answers to {EVIL}", "Ana", "try another name")


@operation("reads")
def misuse(_network: Any) -> Greeting:
    """Find the call wrong."""
    raise UsageError("the words do not fit", "Ana")


@operation("reads")
def fault(_network: Any) -> Greeting:
    """Fail by a fault."""
    raise RuntimeError(f"a fault {EVIL}")


@operation("reads")
def stop(_network: Any) -> Greeting:
    """Be stopped."""
    raise KeyboardInterrupt


@operation("reads")
def halt(_network: Any) -> Greeting:
    """Be stopped during an import."""
    raise InterruptedImportError("the import was stopped")


@operation("reads", page=True)
def today(_network: Any) -> Today:
    """Show today."""
    return the_day()


@operation("reads", home="demo")
def elsewhere(_network: Any) -> Greeting:
    """Live in a folder of the default home."""
    return Greeting(str(_network.home))


@operation("writes")
def init(
    _network: Unknown,  # type: ignore[name-defined]  # noqa: F821
    *,
    stage: str = "none",
    me: tuple[str, ...] = (),
    yes: bool = False,
) -> Unknown:  # type: ignore[name-defined]  # noqa: F821
    """Set up."""
    return Greeting(stage, len(me))


@operation("writes", name="import")
def import_(_network: Any, *words: str) -> Greeting:
    """Import."""
    return Greeting("imported")


OPERATIONS = (
    import_,
    init,
    greet, gather, chat, wait, evil, day, partly, refuse, misuse, fault, stop, halt, today,
    elsewhere, start,
)  # fmt: skip


def marked(function: Any) -> Operation:
    found: Operation = function.__operation__
    return found


class Stage:
    """The stand-in program; `known` are the people whose addresses it has."""

    def __init__(self, known: tuple[KnownPerson, ...] = ()) -> None:
        self.operations = {marked(each).name: marked(each) for each in OPERATIONS}
        self.names = tuple(self.operations)
        self.known = known
        self.counts = [0, 0]
        self.opened: list[tuple[Path | str | None, str, date | None]] = []

    def summaries(self) -> Mapping[str, str]:
        return {name: manual_of(each.function).summary for name, each in self.operations.items()}

    def load(self, name: str) -> Operation:
        return self.operations[name]

    def again(self, _arguments: Sequence[str]) -> str | None:
        return None

    def keep(self, answer: str, _holds: tuple[float, float]) -> None:
        raise AssertionError(f"nothing of the stage lasts, not even {answer!r}")

    @contextmanager
    def open(
        self, home: Path | str | None, inside: str, as_of: date | None, _watcher: object
    ) -> Iterator[Any]:
        self.opened.append((home, inside, as_of))
        people = SimpleNamespace(
            count=lambda: self.counts.pop(0),
            some=lambda ids: [each for each in self.known if each.id in ids],
        )
        clock = SimpleNamespace(today=day_of(as_of or date(2026, 11, 23)))
        yield SimpleNamespace(
            home=home or Path(inside), people=people, clock=clock, snapshot=nullcontext
        )


def run(*words: str, stage: Stage | None = None) -> int:
    """Run a command line on the stand-in program."""
    return main(list(words), stage or Stage())


def the_day(
    name: str = "Ana Lopes",
    draft: str = "Hello Ana,\n\nHow are you?",
    why: str = "It has been long.",
) -> Today:
    """Make a day with one nudge."""
    measures = (
        Measure("reached_out", 4, 5, 7, False, ()),
        Measure("key_in_touch", 0.5, 0.5, 28, True, ()),
        Measure("gave", None, 2, 28, None, ()),
    )
    evidence = (Evidence("mbox", "<b@x>"), Evidence("mbox", "c@x"))
    return Today(
        "2026-11-23",
        Verdict("2026-W48", "NOT-working", measures, "1 person to go: Ana would do."),
        (
            Nudge(
                PersonRef("aaaaaaaaaaaaa", name), why, evidence, "2026-10-01", 30.0, 53,
                "thanks", "advice", "mail", draft, 0.5,
            ),
        ),
    )  # fmt: skip


def known(
    emails: tuple[str, ...] = (), phones: tuple[str, ...] = (), profiles: tuple[str, ...] = ()
) -> KnownPerson:
    """Make the person of that nudge with ways to reach them."""
    golden = Golden("Ana Lopes", emails, phones, profiles, (), (), "")
    return KnownPerson("aaaaaaaaaaaaa", "human", golden, None)
