"""Who may be one person with whom: questions for me."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from mutuals.model.person import PersonRef, Warned


class Question(NamedTuple):
    """Two people who may be one; `weight` in bits, `days` the contact days that hang on it."""

    a: PersonRef
    b: PersonRef
    weight: float
    because: tuple[str, ...]
    days: int


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """A question as it is shown: the ids of the two, how probable it is, and why.

    `a_name` and `b_name` are what they are called now, `a_address` and `b_address` an e-mail
    address, else a number, a profile, or nothing.
    """

    a: str
    b: str
    probability: float
    because: tuple[str, ...]
    a_name: str
    b_name: str
    a_address: str = ""
    b_address: str = ""


class LookAlike(NamedTuple):
    """Somebody who only looks like people I know: nobody is asked about them."""

    person: PersonRef
    address: str
    warned: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The questions, the one worth most first; `total` counts them without the limit.

    `look_alikes` are some of those who only look like somebody.
    """

    pairs: tuple[DuplicatePair, ...]
    total: int = field(default=0, metadata={"hidden": True})
    look_alikes: tuple[LookAlike, ...] = field(default=(), metadata={"hidden": True})
