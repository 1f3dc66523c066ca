"""What an export of a home tells again: records with where they were read, and what I decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from mutuals.model.decision import Verb
from mutuals.model.identifier import Identifier
from mutuals.model.imports import Progress
from mutuals.model.observed import Card, Favour, Follow, Interaction, Lead, Noted, Occasion, Post

HOME_FORMAT = "mutuals-json"
"""The format of a home's own export. It is no origin of anything: it restates those of others."""


class Origin(NamedTuple):
    """An input that was read before: its path (empty where an export does not tell) and format."""

    path: str
    format: str


@dataclass(frozen=True, slots=True)
class HomeStated:
    """Whose home was exported, and the zone its days are in without a plan; it comes first.

    `region` is where phone numbers without a country were written, empty where none is set.
    """

    mine: tuple[Identifier, ...]
    zone: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class RestatedDecision:
    """A decision of that home; `values` is its JSON text, the rest as in `Decision`."""

    id: str
    verb: Verb
    day: int
    target: str
    values: str
    says: str


@dataclass(frozen=True, slots=True)
class Restated:
    """An observed record with the inputs it was read of; `where` it lies in the export."""

    record: Interaction | Card | Favour | Noted | Follow | Post | Occasion | Lead
    origins: tuple[Origin, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Votes:
    """How many votes there were, for one reason, that an identifier is the owner's."""

    identifier: Identifier
    why: str
    certain: bool
    times: int


@dataclass(frozen=True, slots=True)
class CountedVote:
    """That a vote (the digest of its source, reason and identifier) is among those counted."""

    format: str
    item: int


Retold = HomeStated | Progress | RestatedDecision | Restated | Votes | CountedVote
"""What only an export of a home yields; an input it restates comes as its `Progress`, key 0."""
