"""Introductions to give: two people who do not know each other, and what each has for the other."""

from typing import Literal

from mutuals.model.evidence import Evidence
from mutuals.model.person import PersonRef
from mutuals.record import Record

Side = Literal["need", "offer"]


class Signal(Record):
    """Something a person needs or offers: the words it is compared by, how it reads, how sure.

    `weight` is 1 where it was said or written down, less where a title suggests it.
    """

    side: Side
    words: frozenset[str]
    text: str
    weight: float
    evidence: tuple[Evidence, ...]


class Match(Record):
    """Two people; `why_a` says which need of the first the second may meet, `why_b` the reverse.

    The drafts ask each of them first.
    """

    a: PersonRef
    b: PersonRef
    why_a: str
    why_b: str
    evidence: tuple[Evidence, ...]
    score: float
    draft_a: str
    draft_b: str


class MatchList(Record):
    """Introductions to give, the best first."""

    matches: tuple[Match, ...]
