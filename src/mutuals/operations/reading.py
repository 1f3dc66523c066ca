"""Reading one input into the network: batches of records with their cursor, each whole or not."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mutuals.detection.judging import VERSION
from mutuals.model.imports import (
    FROM_ME_ALONE,
    START,
    AddedCounts,
    ImportedSource,
    Progress,
    SkippedCount,
    Trouble,
)
from mutuals.model.observed import Cursor, Interaction, Note, Observed, Skipped, is_counted
from mutuals.model.restated import Restated, Retold
from mutuals.operations.allowed import may_read_text
from mutuals.operations.dating import follow_zone
from mutuals.operations.settling import GAP, TURN, settle, settle_left

if TYPE_CHECKING:
    from mutuals.ports import Brought, Input, Network

BATCH = 5_000
"""Records in one transaction at the most; as many as take TIME."""
TIME = TURN
_GAP = GAP
_FEWEST = 100
"""Records in the first batch, and in any: each batch has its own cost as well."""
_LEAST = 1e-6
BROKEN_CAP = 10_000
"""Broken records after which the rest of an input is left."""
_TOO_BROKEN = "too much is broken; the rest was left - check that it is what its name says"
_PLANS_AHEAD = 31 * 86400
"""A calendar with plans covers today; seconds ahead beyond which a plan says nothing of that."""
_ERASED = "about somebody who was erased"

Told = Observed | Skipped | Note | Cursor | Retold
"""What a source yields."""


class Reading:
    """One input of a known format; `run` reads what is not in the network yet."""

    def __init__(self, network: Network, found: Input, format_name: str, now: int) -> None:
        """Look up how far this input was read before; `now` is the moment of the import."""
        self._network, self._input, self._format, self._now = network, found, format_name, now
        self._judging = VERSION if may_read_text(network) else 0
        # The same relative path means another file in another folder.
        path = str(Path(found.path).absolute())
        with network.writing.transaction():
            self._progress = network.sources.begin(path, format_name)
        self._skipped: Counter[str] = Counter()
        self._errors: list[Trouble] = []
        self._notes: list[str] = []
        self._added = AddedCounts()
        self._unchanged = 0
        self._records_read = 0
        self._batch: list[Observed | Retold] = []
        self._size = _FEWEST

    def run(self, *, retry: bool) -> ImportedSource:
        """Read, and return what came of it; `retry` reads known input again."""
        known = None if retry else self._known()
        if known is not None:
            return _nothing_new(self._input.path, known)
        self._network.watcher.started(self._input.path, self._input.size)
        people = self._network.people.count()
        for record in self._records(retry=retry):
            self._take(record)
            if len(self._errors) >= BROKEN_CAP:
                self._errors.append(Trouble(self._input.path, _TOO_BROKEN))
                break
        self._end()
        more = self._network.people.count() - people
        # Cards may show that two of the people known are one: nobody was added then.
        self._added = replace(self._added, people=max(more, 0))
        return self._report()

    def _known(self) -> Progress | None:
        """Return the finished reading of the very same bytes, without reading their records."""
        if self._input.is_folder or self._progress.cursor != START:
            return None
        before = self._network.sources.finished(self._format, self._input.name)
        digest = self._input.digest() if before else ""
        return next((p for p in before if p.digest == digest and p.judged >= self._judging), None)

    # -- records ----------------------------------------------------------------------------

    def _records(self, *, retry: bool) -> Iterator[Told]:
        """Yield the records, from where an earlier reading stopped if the input only grew.

        Words that were not judged by the rules of today are read again.
        """
        is_anew = retry or self._progress.judged < self._judging
        start = None if is_anew or self._progress.cursor == START else self._progress.cursor
        records = self._input.records(start)
        first = next(records, None)
        self._begin(goes_on=start is not None and first == start)
        if first is not None:
            yield first
        yield from records

    def _begin(self, *, goes_on: bool) -> None:
        """Take over the counts of an earlier reading that this one goes on with."""
        if goes_on:
            self._skipped.update({each.reason: each.count for each in self._progress.skipped})
            self._errors.extend(self._progress.errors)
            self._records_read = self._progress.records
            self._unchanged = self._progress.records - self._skipped.total() - len(self._errors)
        else:
            self._progress = replace(
                self._progress,
                cursor=START,
                finished=False,
                skipped=(),
                errors=(),
                judged=self._judging,
            )

    def _take(self, record: Told) -> None:
        if isinstance(record, Cursor):
            self._progress = self._counted(replace(self._progress, cursor=record))
            return
        if isinstance(record, Note):
            self._notes.append(record.says)
            return
        if isinstance(record, Skipped):
            self._skip(record)
        else:
            self._batch.append(record)
        self._records_read += _is_counted(record)
        if len(self._batch) >= min(self._size, BATCH):
            self._flush()

    def _skip(self, record: Skipped) -> None:
        if record.error:
            self._errors.append(Trouble(record.where, record.why))
        else:
            self._skipped[record.why] += 1
        self._cover_skipped(record.at)

    # -- coverage ---------------------------------------------------------------------------

    def _cover_skipped(self, at: int | None) -> None:
        if at is not None:
            self._progress = replace(
                self._progress,
                skipped_first=least(self._progress.skipped_first, at),
                skipped_last=most(self._progress.skipped_last, at),
            )

    def _cover(self) -> None:
        met = [each for each in self._batch if isinstance(each, Interaction) and is_counted(each)]
        latest = self._now + _PLANS_AHEAD
        times = [record.at for record in met if record.at <= latest]
        if times:
            self._progress = replace(
                self._progress,
                first_at=least(self._progress.first_at, min(times)),
                last_at=most(self._progress.last_at, max(times)),
                calendar=self._is_calendar_so_far() and all(map(_has_guests, met)),
            )

    def _is_calendar_so_far(self) -> bool:
        return self._progress.calendar or self._progress.first_at is None

    # -- batches ----------------------------------------------------------------------------

    def _flush(self) -> None:
        """Write the batch, what follows from it and the cursor in one transaction."""
        self._cover()
        written = len(self._batch)
        with self._network.writing.transaction():
            began = time.thread_time()
            self._write_batch(comparing=False)
            self._save("", finished=False)
        self._paced(time.thread_time() - began)
        self._network.watcher.advanced(written)

    def _end(self) -> None:
        """Write the last batch and settle who was left, in as many transactions as that takes."""
        self._cover()
        digest = self._input.digest() if self._has_digest() else ""
        written = len(self._batch)
        self._wind_up(digest, writes=True)
        self._network.watcher.advanced(written)
        while not self._progress.finished:
            time.sleep(_GAP)
            self._wind_up(digest, writes=False)

    def _wind_up(self, digest: str, *, writes: bool) -> None:
        """Write the batch, if that is still to be done, and settle who was left as time allows."""
        with self._network.writing.transaction():
            began = time.thread_time()
            if writes:
                self._write_batch(comparing=len(self._batch) <= _FEWEST)
            is_done = settle_left(self._network, max(0.0, TIME - (time.thread_time() - began)))
            if is_done:
                self._leave_out_mine()
            self._save(digest if is_done else "", finished=is_done)

    def _write_batch(self, *, comparing: bool) -> None:
        """Write the batch and settle it; few people are compared at once, and recorded once."""
        follow_zone(self._network)
        self._bring()
        settle(self._network, comparing=comparing)
        self._batch = []

    def _paced(self, seconds: float) -> None:
        """Have the next batch take about as long as a transaction may."""
        fits = int(self._size * TIME / max(seconds, _LEAST))
        self._size = max(_FEWEST, min(fits, 2 * self._size, BATCH))

    def _bring(self) -> None:
        """Write the batch; what only an export of a home tells is `Restoring`'s to take."""
        batch = [record for record in self._batch if isinstance(record, Observed)]
        self._count(self._network.writing.add(self._progress.key, self._format, batch))

    def _count(self, brought: Brought) -> None:
        self._unchanged += brought.unchanged
        if brought.erased:
            self._skipped[_ERASED] += brought.erased
        self._added = replace(
            self._added,
            interactions=self._added.interactions + brought.interactions,
            organisations=self._added.organisations + brought.organisations,
            events=self._added.events + brought.events,
            posts=self._added.posts + brought.posts,
            other=self._added.other + brought.other,
        )

    def _leave_out_mine(self) -> None:
        """Count what went from me to me as left out: it is no interaction with anybody."""
        alone = self._network.sources.from_me_alone(self._progress.key)
        more = alone - self._skipped[FROM_ME_ALONE]
        new = max(0, min(more, self._added.interactions))
        self._added = replace(self._added, interactions=self._added.interactions - new)
        self._unchanged -= more - new
        if alone:
            self._skipped[FROM_ME_ALONE] = alone

    def _has_digest(self) -> bool:
        return not self._input.is_folder and self._progress.cursor == START

    def _save(self, digest: str, *, finished: bool) -> None:
        """Write how far it was read; what lies behind the cursor will be read and counted again."""
        self._progress = replace(self._progress, digest=digest, finished=finished)
        if self._progress.cursor == START:
            self._progress = self._counted(self._progress)
        self._network.sources.save(self._progress)

    def _counted(self, progress: Progress) -> Progress:
        return replace(
            progress,
            records=self._records_read,
            skipped=_counts(self._skipped),
            errors=tuple(self._errors),
        )

    def _report(self) -> ImportedSource:
        return ImportedSource(
            self._input.path, self._format, self._records_read, self._added,
            self._unchanged, _counts(self._skipped), tuple(self._errors), tuple(self._notes),
        )  # fmt: skip


def _nothing_new(path: str, known: Progress) -> ImportedSource:
    skipped = sum(count.count for count in known.skipped)
    return ImportedSource(
        path, known.format, known.records, AddedCounts(),
        known.records - skipped - len(known.errors), known.skipped, known.errors,
    )  # fmt: skip


def _counts(skipped: Counter[str]) -> tuple[SkippedCount, ...]:
    return tuple(SkippedCount(why, count) for why, count in sorted(skipped.items()))


def _is_counted(told: Observed | Retold | Skipped) -> bool:
    record = told.record if isinstance(told, Restated) else told
    return not isinstance(record, Observed | Skipped) or is_counted(record)


def _has_guests(record: Interaction) -> bool:
    """Say whether it is an entry of a calendar, or a call: a chat with calls has messages too."""
    return any(part.role in {"organiser", "attendee"} for part in record.participants)


def least(known: int | None, at: int) -> int:
    """Return the earlier of two instants, of which the first may be unknown."""
    return at if known is None else min(known, at)


def most(known: int | None, at: int) -> int:
    """Return the later of two instants, of which the first may be unknown."""
    return at if known is None else max(known, at)
