"""Reading the export of a home: as the home itself into an empty one, else as observations only.

Whoever can put a file in my way must not be able to put words into my mouth. So decisions, and what
says who I am, are taken over only where nothing stands yet, and only from a file that was named
itself; an export of somebody else's home is refused wherever I am known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mutuals.errors import MutualsError, SettingError
from mutuals.model.identifier import Identifier
from mutuals.model.imports import Progress
from mutuals.model.observed import (
    LOGGED,
    Card,
    Favour,
    Interaction,
    Noted,
    Observed,
    Skipped,
)
from mutuals.model.restated import (
    HOME_FORMAT,
    CountedVote,
    HomeStated,
    Origin,
    Restated,
    RestatedDecision,
    Votes,
)
from mutuals.operations.logging import FORMAT as LOG
from mutuals.operations.planning import settle_zone
from mutuals.operations.reading import Reading, Told, least, most
from mutuals.practice.strategy import understand

if TYPE_CHECKING:
    from mutuals.ports import Brought, Input, Network

_UNDER_WAY = "taking over"
"""The setting that holds the digest of the export that is being taken over, empty when none is."""
_NOT_EMPTY = (
    "this home holds something already, so the export was taken as observations only:"
    " import it into a new --home to take over its decisions and who you are"
)
_NOT_NAMED = (
    "an export inside a folder or archive is taken as observations only:"
    " name the file itself to take over its decisions and who you are"
)
_DECIDED = "decided, not observed: it is taken over into an empty home only"
_MINE = "says who I am: it is taken over into an empty home only"
_UNFIT = "the decision does not fit what it says of itself"
_ANOTHER = "is the export of somebody else's home"


class Restoring(Reading):
    """One export of a home; `is_named` says that it is the file that a person named."""

    def __init__(self, network: Network, found: Input, now: int, *, is_named: bool) -> None:
        """Look up how far it was read before."""
        super().__init__(network, found, HOME_FORMAT, now)
        self._is_named, self._takes_over = is_named, False
        self._digest = ""
        self._decisions: list[RestatedDecision] = []
        self._votes: list[Votes | CountedVote] = []
        self._stated: list[Progress] = []

    def _records(self, *, retry: bool) -> Iterator[Told]:
        """Yield the records; the export of somebody else's home is one that is broken."""
        self._digest = self._input.digest()
        for record in super()._records(retry=retry):
            if isinstance(record, HomeStated) and self._is_somebody_elses(record):
                do = "import it into a home of its own: `--home DIR`"
                why = str(MutualsError(_ANOTHER, self._input.path, do))
                yield Skipped(self._input.path, why, error=True)
                return
            yield record

    def _is_somebody_elses(self, home: HomeStated) -> bool:
        mine = self._network.writing.mine()
        return bool(mine and home.mine) and mine.isdisjoint(home.mine)

    def _take(self, record: Told) -> None:
        match record:
            case HomeStated():
                self._enter(record)
            case Progress():
                self._cover_as_stated(record)
            case RestatedDecision():
                self._hold(record)
            case Votes() | CountedVote():
                self._votes += [record] if self._takes_over else []
            case Restated() if why := self._objection(record):
                super()._take(Skipped(record.where, why))
            case _:
                super()._take(record)

    # -- taking over ------------------------------------------------------------------------

    def _enter(self, home: HomeStated) -> None:
        """Decide how the export is taken, and count days as that home does if it is this one."""
        network = self._network
        with network.writing.transaction():
            under_way = network.settings.get(_UNDER_WAY)
            is_begun = bool(under_way) and under_way == self._digest
            self._takes_over = self._is_named and (is_begun or network.whole.is_empty())
            if self._takes_over:
                network.settings.set(_UNDER_WAY, self._digest)
                self._settle_in(home)
            else:
                self._notes.append(_NOT_EMPTY if self._is_named else _NOT_NAMED)

    def _settle_in(self, home: HomeStated) -> None:
        for name in ("zone", "zone in use"):
            self._network.settings.set(name, home.zone)
        self._network.clock.move(ZoneInfo(home.zone))
        if home.region:
            self._network.settings.set("region", home.region)

    def _hold(self, decision: RestatedDecision) -> None:
        """Keep a decision for the next transaction; none is taken into a home that has its own."""
        if self._takes_over:
            self._decisions.append(decision)
            self._records_read += 1
        else:
            super()._take(Skipped(f"decision {decision.id}", _DECIDED))

    def _decide(self) -> None:
        """Write the decisions, each once, however often the reading began anew."""
        decisions, standing = self._network.decisions, self._network.decisions.standing()
        known = {decision.id for decision in standing}
        for stated in self._decisions:
            if stated.id in known:
                self._unchanged += 1
            elif not _is_understood(stated):
                self._refuse(stated)
            else:
                values = json.loads(stated.values)
                made = decisions.add(stated.verb, stated.day, stated.target, values, stated.says)
                self._learn(stated, made.id)
        self._decisions = []
        settle_zone(self._network)

    def _learn(self, stated: RestatedDecision, made: str) -> None:
        """Make room for who is stated; a decision that bears another's id is taken back."""
        if made != stated.id:
            self._network.decisions.undo(made)
            self._refuse(stated)
            return
        self._added = replace(self._added, other=self._added.other + 1)
        for address in json.loads(stated.values).get("me", ()):
            self._network.writing.touch(Identifier("email", address))
        if stated.verb == "tag":
            self._network.writing.touch_known([stated.target])

    def _refuse(self, stated: RestatedDecision) -> None:
        self._skip(Skipped(f"decision {stated.id}", _UNFIT, error=True))

    # -- observations -----------------------------------------------------------------------

    def _objection(self, restated: Restated) -> str:
        """Return why a record is not taken: what is no observation belongs to an empty home."""
        if self._takes_over:
            return ""
        match restated.record:
            case Interaction(traits=traits) if traits & LOGGED:
                return _DECIDED
            case Favour() if restated.origins[0].format == LOG:
                return _DECIDED
            case Card(own=True):
                return _MINE
        return ""

    def _cover_as_stated(self, stated: Progress) -> None:
        """Let an input cover the days that it covered there; it counts as read at the end only."""
        known = self._network.sources.begin(stated.path, stated.format)
        self._stated += [replace(stated, key=known.key)] if self._takes_over else []
        is_new = known.first_at is None
        self._network.sources.save(
            replace(
                known,
                first_at=_earlier(known.first_at, stated.first_at),
                last_at=_later(known.last_at, stated.last_at),
                skipped_first=_earlier(known.skipped_first, stated.skipped_first),
                skipped_last=_later(known.skipped_last, stated.skipped_last),
                calendar=stated.calendar if is_new else known.calendar,
            )
        )

    def _bring(self) -> None:
        """Write decisions first, then records under the inputs they were read of, then votes."""
        if self._takes_over:
            self._decide()
        told = [
            record if self._takes_over else _without_signs(record)
            for record in self._batch
            if isinstance(record, Restated)
        ]
        for origin, records in _by_origin((each.record, each.origins[:1]) for each in told):
            self._count(self._write(origin, records))
        # Where else they were seen is no news of theirs.
        for origin, records in _by_origin((each.record, each.origins[1:]) for each in told):
            self._write(origin, records)
        self._restate()

    def _write(self, origin: Origin, records: Sequence[Observed]) -> Brought:
        return self._network.writing.add(self._key_of(origin), origin.format, records)

    def _key_of(self, origin: Origin) -> int:
        """Return the local key of an input; a card is of no input that an export names."""
        if not origin.path:
            return self._progress.key
        return self._network.sources.begin(origin.path, origin.format).key

    def _restate(self) -> None:
        votes = [each for each in self._votes if isinstance(each, Votes)]
        counted = [each for each in self._votes if isinstance(each, CountedVote)]
        self._network.writing.restate(votes, counted)
        self._votes = []

    def _save(self, digest: str, *, finished: bool) -> None:
        super()._save(digest, finished=finished)
        if finished and self._takes_over:
            for stated in self._stated:
                self._network.sources.save(stated)
            self._network.settings.set(_UNDER_WAY, "")


def _without_signs(restated: Restated) -> Restated:
    """Return a record without what words showed: only my own reading of them counts here."""
    match restated.record:
        case Interaction() as record:
            return replace(restated, record=record._replace(signs=(), judged=0))
        case Noted() as record:
            return replace(restated, record=replace(record, signs=(), stale=(), judged=0))
    return restated


def _by_origin(
    records: Iterable[tuple[Observed, tuple[Origin, ...]]],
) -> list[tuple[Origin, list[Observed]]]:
    found: dict[Origin, list[Observed]] = {}
    for record, origins in records:
        for origin in origins:
            found.setdefault(origin, []).append(record)
    return sorted(found.items(), key=lambda item: item[0])


def _is_understood(stated: RestatedDecision) -> bool:
    """Say whether a setting of the plan has a value that the plan can be made of."""
    if stated.verb != "plan":
        return True
    value = json.loads(stated.values)["value"]
    written = value if isinstance(value, str) else ", ".join(value) or "none"
    try:
        return understand(stated.target, written) == (stated.target, value)
    except SettingError:
        return False


def _earlier(known: int | None, stated: int | None) -> int | None:
    return known if stated is None else least(known, stated)


def _later(known: int | None, stated: int | None) -> int | None:
    return known if stated is None else most(known, stated)
