"""What identity works on and gives: traces of me, tallies of kind, the golden record."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card


@dataclass(frozen=True, slots=True)
class Trace:
    """What speaks for one identifier being mine: votes by reason.

    `addressed` counts the mails to it, `written` those from it.
    """

    identifier: Identifier
    votes: dict[str, int]
    certain: bool
    addressed: int
    written: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """An address seen under a name like mine that is not known to be mine.

    `alone` counts the mails to it in which no identifier of mine takes part, `friends` the people
    among their senders to whom I wrote, `written` the mails from it.
    """

    identifier: Identifier
    names: tuple[str, ...]
    alone: int
    friends: int
    written: int


class Tally(NamedTuple):
    """How often an identifier sent mass mail and plain mail, stood for a list, was a room.

    `reached` says that I wrote to it or met it.
    """

    bulk: int = 0
    plain: int = 0
    listed: int = 0
    roomed: int = 0
    reached: bool = False


MODEL, POSER = "!", "?"
"""First signs of tokens by which look-alikes are found: a poser's meet those of models only."""


@dataclass(frozen=True, slots=True)
class Features:
    """What identifiers that are one person by strong keys can be compared by with others.

    `key` is the smallest id among the identifiers. `names` are full names as written, the most
    trusted first; `own_names` those among them that my own archive or address book states (or I
    wrote myself); the rest were chosen by senders. `archives` are the families of my archives in
    which it stands ("linkedin", "vcard", "whatsapp" ...). `numbers` are ids a record states
    (of a register or the like). `reached` says that I wrote to it, called or met it.
    `shown` are addresses of others that senders wrote in place of a name. `shared` are addresses
    and numbers on its cards that stand on a card with another name too.
    """

    key: str
    identifiers: tuple[Identifier, ...] = ()
    names: tuple[str, ...] = ()
    own_names: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    birthdays: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    archives: frozenset[str] = frozenset()
    reached: bool = False
    shown: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Return a hash that costs little: each is looked up for every pair it stands in."""
        return hash(self.key)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for two sets of identifiers being one person, and against.

    `weight` is the match weight in bits: log2 of the odds after all evidence; `probability` follows
    from it. `because` are reasons in words, the strongest first. `beyond_name` says that something
    other than names and local parts of addresses speaks for it.
    """

    a: str
    b: str
    weight: float
    because: tuple[str, ...]
    beyond_name: bool = False

    @property
    def probability(self) -> float:
        """Return how probable it is that the two are one person."""
        return probability_of(self.weight)


def probability_of(weight: float) -> float:
    """Return 2^weight / (1 + 2^weight): the probability that a match weight (bits) stands for."""
    return 1 / (1 + math.exp2(-max(min(weight, 60.0), -60.0)))


@dataclass(frozen=True, slots=True)
class Ruling:
    """What I decided of identifiers: each set of `same` is one person, the two of `apart` are not.

    A later ruling wins over an earlier one.
    """

    same: tuple[frozenset[Identifier], ...] = ()
    apart: tuple[frozenset[Identifier], frozenset[Identifier]] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Identifiers with all that could join or part them; rulings oldest first."""

    identifiers: tuple[Identifier, ...]
    cards: tuple[Card, ...]
    rulings: tuple[Ruling, ...]


JudgedAs = Literal["same", "ask", "look-alike"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A likeness and what follows from it: one person, a question for me, or a warning.

    `poser` is the key of the side that only looks like the other.
    """

    likeness: Likeness
    verdict: JudgedAs
    poser: str = ""


@dataclass(frozen=True, slots=True)
class Portrait:
    """Everything known of one person before it is put together; `key` is local to the store."""

    key: int
    identifiers: tuple[tuple[Identifier, Tally], ...]
    is_me: bool
    cards: tuple[Card, ...]
    names: dict[str, int]
