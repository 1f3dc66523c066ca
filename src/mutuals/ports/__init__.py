"""What the operations need from the outside: gateways to the rows, the measures, the clock."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from mutuals.ports.outside import Clock, Input, Inputs, Watcher
from mutuals.ports.reading import (
    Acquaintances,
    Calls,
    Cards,
    Counted,
    Coverage,
    Decisions,
    Favours,
    InteractionFile,
    Interactions,
    Likenesses,
    Measures,
    Odds,
    Offers,
    Passing,
    People,
    Presence,
    Proposals,
    Returning,
    Scoring,
    Search,
    Seasons,
    Settings,
    SlotName,
    Sources,
    Which,
    Whole,
)
from mutuals.ports.writing import (
    Backups,
    Brought,
    Linked,
    Swept,
    Tombstones,
    Traces,
    Vault,
    Writing,
)

if TYPE_CHECKING:
    from pathlib import Path

    from mutuals.model.score import Asked, Engine

__all__ = [
    "Acquaintances",
    "Backups",
    "Brought",
    "Calls",
    "Cards",
    "Clock",
    "Counted",
    "Coverage",
    "Decisions",
    "Desk",
    "Favours",
    "Input",
    "Inputs",
    "InteractionFile",
    "Interactions",
    "Likenesses",
    "Linked",
    "Measures",
    "Network",
    "Offers",
    "Passing",
    "People",
    "Presence",
    "Proposals",
    "Returning",
    "Scoring",
    "Search",
    "Seasons",
    "Settings",
    "SlotName",
    "Sources",
    "Swept",
    "Tombstones",
    "Traces",
    "Vault",
    "Watcher",
    "Which",
    "Whole",
    "Writing",
]


class Desk(Protocol):
    """What an operation reaches that needs no open home; `as_of` is None where no day was named."""

    @property
    def as_of(self) -> int | None: ...
    @property
    def watcher(self) -> Watcher: ...
    def scoring(self, engine: Engine, asked: Asked) -> AbstractContextManager[Scoring]: ...
    @property
    def vault(self) -> Vault: ...
    def open(self, home: Path) -> AbstractContextManager[Network]: ...


class Network(Protocol):
    """One person's network: everything an operation may reach; `home` is its folder."""

    @property
    def home(self) -> Path: ...
    @property
    def people(self) -> People: ...
    @property
    def cards(self) -> Cards: ...
    @property
    def interactions(self) -> Interactions: ...
    @property
    def returning(self) -> Returning: ...
    @property
    def favours(self) -> Favours: ...
    @property
    def offers(self) -> Offers: ...
    @property
    def presence(self) -> Presence: ...
    @property
    def likenesses(self) -> Likenesses: ...
    @property
    def whole(self) -> Whole: ...
    @property
    def passing(self) -> Passing: ...
    @property
    def search(self) -> Search: ...
    @property
    def sources(self) -> Sources: ...
    @property
    def inputs(self) -> Inputs: ...
    @property
    def coverage(self) -> Coverage: ...
    @property
    def decisions(self) -> Decisions: ...
    @property
    def proposals(self) -> Proposals: ...
    @property
    def calls(self) -> Calls: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def measures(self) -> Measures: ...
    @property
    def seasons(self) -> Seasons: ...
    @property
    def odds(self) -> Odds: ...
    @property
    def acquaintances(self) -> Acquaintances: ...
    @property
    def writing(self) -> Writing: ...
    @property
    def tombstones(self) -> Tombstones: ...
    @property
    def backups(self) -> Backups: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def watcher(self) -> Watcher: ...
    def snapshot(self) -> AbstractContextManager[None]: ...
    def deciding(self) -> AbstractContextManager[None]: ...
