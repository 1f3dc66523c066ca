"""The composition root: a home folder becomes a network with its store, engine and clock."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mutuals.clock import HomeClock
from mutuals.errors import HomeError
from mutuals.home import usual_home
from mutuals.identity.rules import VERSION
from mutuals.silent import Silent
from mutuals.store.connection import EGO, clear_errors, make_private, open_store
from mutuals.store.settings import Settings
from mutuals.store.version import STORE
from mutuals.store.zone import system_zone

if TYPE_CHECKING:
    from pathlib import Path

    from mutuals.engines.acquaintances import SqliteAcquaintances
    from mutuals.engines.odds import SqliteOdds
    from mutuals.engines.seasons import SqliteSeasons
    from mutuals.engines.sqlite import SqliteMeasures
    from mutuals.model.score import Asked, Engine
    from mutuals.ports import Desk, Inputs, Network, Offers, Scoring, Watcher
    from mutuals.store.calls import Calls
    from mutuals.store.cards import Cards
    from mutuals.store.coverage import Coverage
    from mutuals.store.decisions import Decisions
    from mutuals.store.favours import Favours
    from mutuals.store.interactions import Interactions
    from mutuals.store.likenesses import Likenesses
    from mutuals.store.passing import Passing
    from mutuals.store.people import People
    from mutuals.store.presence import Presence
    from mutuals.store.proposals import Proposals
    from mutuals.store.returning import Returning
    from mutuals.store.search import Search
    from mutuals.store.shelf import Backups
    from mutuals.store.sources import Sources
    from mutuals.store.tombstones import Tombstones
    from mutuals.store.vault import Vault
    from mutuals.store.whole import Whole
    from mutuals.store.writing import Writing

__all__ = ["STORE", "Workspace", "as_desk", "as_network", "open_desk", "open_workspace"]

_RULES = "rules"


class Workspace:
    """One person's network, opened from a home folder.

    Each gateway is loaded when an answer first asks for it: a daily command starts the sooner.
    """

    def __init__(
        self, home: Path | str, as_of: date | None, watcher: Watcher, inputs: Inputs | None = None
    ) -> None:
        """Open the store and put the gateways around it."""
        self._folder, self._in_snapshot = home, False
        self._connection = open_store(os.path.join(home, STORE), partial(_keep, home))
        self.settings = Settings(self._connection, EGO)
        self.clock = HomeClock(self._zone(), as_of)
        self.watcher = watcher
        if inputs is not None:
            self.inputs = inputs

    @cached_property
    def home(self) -> Path:
        """The folder it lies in; what handles paths is loaded for who needs it."""
        return home_path(self._folder)

    @cached_property
    def inputs(self) -> Inputs:
        """Where files are read: a child process, loaded when something is imported."""
        from mutuals.confinement.inputs import ConfinedInputs

        return ConfinedInputs()

    @cached_property
    def people(self) -> People:
        """Who is known."""
        from mutuals.store.people import People

        return People(self._connection, EGO)

    @cached_property
    def cards(self) -> Cards:
        """What my address books and archives state."""
        from mutuals.store.cards import Cards

        return Cards(self._connection, EGO)

    @cached_property
    def interactions(self) -> Interactions:
        """What passed between people and me."""
        from mutuals.store.interactions import Interactions

        return Interactions(self._connection, EGO)

    @cached_property
    def returning(self) -> Returning:
        """What passed on given days."""
        from mutuals.store.returning import Returning

        return Returning(self._connection, EGO)

    @cached_property
    def favours(self) -> Favours:
        """The favours stated."""
        from mutuals.store.favours import Favours

        return Favours(self._connection, EGO)

    @cached_property
    def likenesses(self) -> Likenesses:
        """Who may be one with whom."""
        from mutuals.store.likenesses import Likenesses

        return Likenesses(self._connection, EGO)

    @cached_property
    def presence(self) -> Presence:
        """What others can see of me."""
        from mutuals.store.presence import Presence

        return Presence(self._connection, EGO)

    @cached_property
    def offers(self) -> Offers:
        """What else there is to give; loaded where nothing is owed to somebody shown."""
        from mutuals.operations.offering import Offering

        return Offering(as_network(self))

    @cached_property
    def whole(self) -> Whole:
        """Everything there is."""
        from mutuals.store.whole import Whole

        return Whole(self._connection, EGO)

    @cached_property
    def passing(self) -> Passing:
        """Who passes between homes."""
        from mutuals.store.passing import Passing

        return Passing(self._connection, EGO)

    @cached_property
    def sources(self) -> Sources:
        """What was read."""
        from mutuals.store.sources import Sources

        return Sources(self._connection, EGO, lambda: self.tombstones)

    @cached_property
    def coverage(self) -> Coverage:
        """Which days the sources cover."""
        from mutuals.store.coverage import Coverage

        return Coverage(self._connection, EGO)

    @cached_property
    def decisions(self) -> Decisions:
        """What I decided."""
        from mutuals.store.decisions import Decisions

        return Decisions(self._connection, EGO)

    @cached_property
    def proposals(self) -> Proposals:
        """What assistants proposed."""
        from mutuals.store.proposals import Proposals

        return Proposals(self._connection, EGO)

    @cached_property
    def calls(self) -> Calls:
        """What assistants asked for."""
        from mutuals.store.calls import Calls

        return Calls(self.home)

    @cached_property
    def search(self) -> Search:
        """Finding people."""
        from mutuals.metrics.closeness import CLOSENESS
        from mutuals.store.search import Search

        return Search(self._connection, EGO, CLOSENESS)

    @cached_property
    def measures(self) -> SqliteMeasures:
        """The formulas, run in the store itself."""
        from mutuals.engines.sqlite import SqliteMeasures

        measures = SqliteMeasures(
            self._connection, EGO, self.clock.today, lambda: self._in_snapshot
        )
        measures.prepare()
        return measures

    @cached_property
    def seasons(self) -> SqliteSeasons:
        """The formulas, looked back over by seasons."""
        from mutuals.engines.seasons import SqliteSeasons

        return SqliteSeasons(self.measures)

    @cached_property
    def odds(self) -> SqliteOdds:
        """How forecasts did on ties of my own."""
        from mutuals.engines.odds import SqliteOdds

        return SqliteOdds(self.measures)

    @cached_property
    def acquaintances(self) -> SqliteAcquaintances:
        """Who knows whom."""
        from mutuals.engines.acquaintances import SqliteAcquaintances

        return SqliteAcquaintances(self._connection, EGO, self.measures)

    @cached_property
    def writing(self) -> Writing:
        """The one writer."""
        from mutuals.store.writing import Writing

        waiting = self.watcher.waiting
        return Writing(self._connection, EGO, self.clock.day_of, self.tombstones, waiting)

    @cached_property
    def tombstones(self) -> Tombstones:
        """Who was erased; looked at when something is imported."""
        from mutuals.store.tombstones import ERASED, Tombstones

        return Tombstones(self.home / ERASED)

    @cached_property
    def backups(self) -> Backups:
        """The backups known of this home."""
        from mutuals.store.shelf import Backups

        return Backups(self.home)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read in the block be of one moment, whatever others write meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        self._in_snapshot = True
        try:
            yield
        finally:
            self._in_snapshot = False
            self._connection.execute("COMMIT")

    def deciding(self) -> AbstractContextManager[None]:
        """Run a block that writes decisions and nothing else, in one transaction.

        `writing` is for all that takes observations in or settles: it loads far more.
        """
        from mutuals.store.seals import sealed_transaction

        return sealed_transaction(
            self._connection, EGO, os.path.join(self._folder, STORE), self.watcher.waiting
        )

    def _zone(self) -> ZoneInfo:
        known = self.settings.get("zone in use") or self.settings.get("zone")
        if known is None:
            known = system_zone()
            self.settings.set("zone", known)
        return ZoneInfo(known)

    def close(self) -> None:
        """Close the store, and end the child that read files, if there is one."""
        if "inputs" in vars(self):
            self.inputs.close()
        self._connection.close()


class HomelessDesk:
    """Where operations work that need no open home; days are those of UTC."""

    def __init__(self, as_of: date | None, watcher: Watcher, home: Path | str | None) -> None:
        """Take a place; nothing is opened yet."""
        self._home = home
        self.clock = HomeClock(ZoneInfo("UTC"), as_of)
        self.as_of = None if as_of is None else self.clock.today
        self.watcher = watcher

    def scoring(self, engine: Engine, asked: Asked) -> AbstractContextManager[Scoring]:
        """Open an engine that scores tables; MutualsError where what it needs is missing."""
        from mutuals.engines.opening import open_scoring

        return open_scoring(engine, asked)

    @cached_property
    def vault(self) -> Vault:
        """The backups and the soundness of the home, which is not opened for it."""
        from mutuals.store.vault import Vault

        return Vault(home_path(self._home))

    def open(self, home: Path) -> AbstractContextManager[Network]:
        """Open the network of a home."""
        return open_workspace(home, watcher=self.watcher)


def as_desk(desk: HomelessDesk) -> Desk:
    """Return the desk as what operations know of it; the type checker holds the two equal."""
    return desk


@contextmanager
def open_desk(
    as_of: date | None = None, watcher: Watcher | None = None, home: Path | str | None = None
) -> Iterator[HomelessDesk]:
    """Open a desk beside a home, for operations that need none or not an open one."""
    yield HomelessDesk(as_of, watcher or Silent(), home)


def as_network(workspace: Workspace) -> Network:
    """Return the workspace as what operations know of it; the type checker holds the two equal."""
    return workspace


@contextmanager
def open_workspace(
    home: Path | str | None = None,
    as_of: date | None = None,
    watcher: Watcher | None = None,
    inputs: Inputs | None = None,
) -> Iterator[Workspace]:
    """Open the network of a home, making the home when it is new; closes it at the end.

    Files are read by `inputs`, a child process when none are given.

    HomeError when the folder cannot be used, StoreError when its store cannot, then or later.
    """
    folder = _made(home or usual_home())
    with clear_errors(os.path.join(folder, STORE)):
        workspace = Workspace(folder, as_of, watcher or Silent(), inputs)
        try:
            _keep_rules(workspace)
            yield workspace
        finally:
            workspace.close()


def _keep_rules(workspace: Workspace) -> None:
    """Derive a home anew that was derived by other rules of identity than today's."""
    if workspace.settings.get(_RULES) != VERSION:
        from mutuals.operations.settling import settle_anew

        if workspace.sources.are_there():
            _keep(workspace.home, "before-new-rules")
        with workspace.writing.transaction():
            settle_anew(workspace)
            workspace.settings.set(_RULES, VERSION)


def _keep(home: Path | str, why: str) -> None:
    """Make an automatic backup of a home before it is changed as a whole."""
    from mutuals.store.shelf import keep

    keep(home_path(home), why)


def home_path(named: Path | str | None = None) -> Path:
    """Return the folder of the home named, else of the one where none is."""
    from pathlib import Path

    return Path(named or usual_home())


def _made(home: Path | str) -> Path | str:
    try:
        make_private(home)
    except OSError as error:
        raise HomeError(
            f"the home folder cannot be used ({error.strerror})", str(home), "name another --home"
        ) from error
    return home
