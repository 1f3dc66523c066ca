"""Everything that writes observations and what follows from them, behind one door."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from mutuals.model.golden import Golden
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Block, Features, Judged, Namesake, Portrait, Ruling, Trace
from mutuals.model.observed import Observed
from mutuals.model.person import PersonKind
from mutuals.model.restated import CountedVote, Votes
from mutuals.store.blocks import Blocks
from mutuals.store.connection import path_of
from mutuals.store.contact_days import ContactDays
from mutuals.store.cores import Cores, Linked
from mutuals.store.derived import derived_hashes
from mutuals.store.erased_traces import Traces, look
from mutuals.store.intake import Added, Intake
from mutuals.store.people_rows import PeopleRows
from mutuals.store.portraits import PEOPLE, portraits
from mutuals.store.seals import sealed_transaction
from mutuals.store.sweeping import Sweep, Swept, names_borne
from mutuals.store.tombstones import Tombstones
from mutuals.store.touched import empty_lists, make_lists, touch_known
from mutuals.store.twins import Twins
from mutuals.store.waiting import BOTH, FEATURES, LIKENESS, Waiting
from mutuals.store.withdrawal import Withdrawal


class Writing:
    """The one writer of a home; every method but `transaction` runs inside it."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        ego: int,
        day_of: Callable[[int], int],
        tombstones: Tombstones,
        waiting: Callable[[], object],
    ) -> None:
        """Make the lists of what is touched; `day_of` gives the day of an instant.

        `waiting` is called now and then while another command holds the store.
        """
        make_lists(connection)
        self._db, self._ego, self._day_of = connection, ego, day_of
        self._waiting = waiting
        self._path = path_of(connection)
        self._intake = Intake(connection, ego, day_of, tombstones)
        self._tombstones = tombstones
        self._withdrawal = Withdrawal(connection, ego)
        self._blocks = Blocks(connection, ego)
        self._cores = Cores(connection, ego)
        self._people = PeopleRows(connection, ego)
        self._days = ContactDays(connection, ego)
        self._twins = Twins(connection, ego)
        self._left = Waiting(connection, ego)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block in one transaction; on any error nothing of it remains.

        StoreError when the store cannot be written.
        """
        try:
            with sealed_transaction(self._db, self._ego, self._path, self._waiting):
                yield
        except BaseException:
            self._intake.forget()
            raise

    def add(self, source: int, format_name: str, records: Sequence[Observed]) -> Added:
        """Store a batch of records; returns what was new."""
        return self._intake.add(source, format_name, records)

    def restate(self, votes: Sequence[Votes], counted: Sequence[CountedVote]) -> None:
        """Take over the votes of an export that identifiers are mine."""
        self._intake.restate(votes, counted)

    def touch(self, identifier: Identifier) -> None:
        """Have the person of an identifier settled, making its row when it is new."""
        self._intake.touch(identifier)

    def touch_known(self, ids: Iterable[str]) -> None:
        """Have the people of these identifiers (ids) settled; ids that nobody has are left out."""
        touch_known(self._db, self._ego, ids)

    def withdraw(self, decision: str) -> None:
        """Remove what a logged decision brought."""
        self._withdrawal.withdraw(decision)
        self._intake.forget()

    def forget_bare(self, identifiers: Iterable[Identifier]) -> None:
        """Drop those of these identifiers that nothing mentions."""
        self._withdrawal.forget_bare(identifiers)
        self._intake.forget()

    def traces_of(self, identifiers: Iterable[Identifier], names: Iterable[str]) -> Traces:
        """Return where somebody who is to be erased is named, before the store is held."""
        return look(self._db, self._ego, self._tombstones.foreseeing(identifiers, names))

    def sweep(self, found: Traces | None = None) -> Swept:
        """Remove everybody on the list of the erased; `found` is where they were just named."""
        swept = Sweep(self._db, self._ego, self._tombstones).run(found)
        self._intake.forget()
        return swept

    def names_of(self, person: str) -> list[str]:
        """Return all names under which a person (id) was seen."""
        return names_borne(self._db, self._ego, person)

    def derived(self) -> dict[str, str]:
        """Return a hash of all that is derived, by kind; deriving anew must give the same."""
        return derived_hashes(self._db, self._ego)

    def traces(self, stated: frozenset[Identifier]) -> list[Trace]:
        """Return what speaks for identifiers being mine, those I stated among them."""
        return self._blocks.traces(stated)

    def namesakes(self, mine: frozenset[Identifier], names: Sequence[str]) -> list[Namesake]:
        """Return addresses under names like mine that are not known to be mine."""
        return self._blocks.namesakes(mine, names)

    def mine(self) -> frozenset[Identifier]:
        """Return the identifiers that are me."""
        return self._blocks.mine()

    def set_mine(self, mine: frozenset[Identifier]) -> None:
        """Say which identifiers are me."""
        self._blocks.set_mine(mine)

    def take_part(self) -> None:
        """Work out my part in what came in."""
        self._days.take_part()

    def block(self) -> Block:
        """Return the touched identifiers, the cards that could join them, what I ruled of them."""
        return self._blocks.block()

    def rulings(self, identifiers: Iterable[Identifier]) -> tuple[Ruling, ...]:
        """Return what I decided of any of these identifiers, the oldest first."""
        return self._blocks.rulings(identifiers)

    # -- cores ------------------------------------------------------------------------------

    def assign(self, cores: Iterable[frozenset[Identifier]]) -> None:
        """Make each group of identifiers a core; it is to be compared."""
        self._cores.assign(cores)

    def compare_anew(self, ids: Iterable[str]) -> None:
        """Have the cores of these identifiers (ids) settled and compared again."""
        self._cores.compare_anew(ids)

    def touched_cores(self) -> list[int]:
        """Return the cores (keys) of what was touched."""
        return self._cores.touched()

    def undescribed(self, most: int) -> list[int]:
        """Return at most so many cores (keys) that were left and are to be described."""
        return self._left.cores((FEATURES, BOTH), most)

    def uncompared(self, most: int) -> list[int]:
        """Return at most so many cores (keys) that were left, are described and to be compared."""
        return self._left.cores((LIKENESS,), most)

    def core_portraits(self, cores: Sequence[int]) -> list[Portrait]:
        """Return what is known of each of these cores."""
        return self._cores.portraits(cores)

    def differing(
        self, described: Iterable[tuple[int, Features | None]]
    ) -> list[tuple[int, Features | None]]:
        """Return those of these cores whose features are not those that were written."""
        return self._cores.differing(described)

    def describe(
        self, changed: Sequence[tuple[int, Features | None, frozenset[str]]], cap: int
    ) -> list[int]:
        """Write what cores are compared by, with their tokens; returns those to compare now."""
        return self._cores.describe(changed, cap)

    def neighbours(self, of: Sequence[int], cap: int) -> list[tuple[Features, Features]]:
        """Return the pairs of these cores and others that share a token with them."""
        return self._cores.neighbours(of, cap)

    def write_likenesses(self, of: Sequence[int], judged: Sequence[Judged]) -> None:
        """Write whom these cores are like, in place of what was written before."""
        self._cores.write(of, judged)

    def linked(self) -> Linked:
        """Return the touched cores with all that are linked to them."""
        return self._cores.linked()

    # -- people -----------------------------------------------------------------------------

    def link(self, groups: Iterable[frozenset[Identifier]]) -> None:
        """Make each group of identifiers one person."""
        self._people.link(groups)

    def count_days(self, *, everybody: bool) -> list[int]:
        """Bring the days of contact up to date; returns the people (keys) whose ties to refresh.

        All who were touched, or those alone whose ties nobody could show: new and changed people.
        """
        self._twins.match()
        self._days.count()
        return self._days.stale() if everybody else self._days.without_ties()

    def portraits(self) -> list[Portrait]:
        """Return what is known of each touched person."""
        return portraits(self._db, self._ego, PEOPLE)

    def write_people(
        self, people: Iterable[tuple[Portrait, PersonKind, Golden, str]], *, cards: bool = True
    ) -> None:
        """Write the golden records; `cards` says that what stands on cards may have changed."""
        self._people.write(people, cards=cards)

    def date_some(self, after: int, most: int) -> int | None:
        """Count the days anew of the next interactions behind a key, after the zone changed.

        Whose they are is left to be recorded. Returns the last key, None when there were none.
        """
        last = self._days.date_some(self._day_of, after, most)
        self._twins.match()
        self._days.count()
        self._days.touch_counted()
        self.leave()
        return last

    def touch_everything(self) -> None:
        """Have everybody settled, compared and counted anew."""
        self._db.execute(
            "INSERT INTO touched_identifier SELECT key FROM identifier WHERE ego = ?"
            " ON CONFLICT DO NOTHING",
            (self._ego,),
        )
        self._cores.forget_all()
        self._db.execute("DELETE FROM account WHERE ego = ?", (self._ego,))
        self._db.execute("UPDATE interaction SET mine = NULL WHERE ego = ?", (self._ego,))
        # So that everybody counts as changed and is written for searching too.
        self._db.execute("UPDATE person SET golden = '' WHERE ego = ?", (self._ego,))

    def touch_left(self, most: int) -> bool:
        """Have at most so many settled that were left and compared; says whether there are any."""
        return self._left.touch(most)

    def leave(self) -> None:
        """Leave what was touched to a later step."""
        self._left.leave_touched()
        empty_lists(self._db)

    def settled(self, *, wholly: bool) -> None:
        """Forget what was touched; wholly settled is who has been compared as well."""
        if wholly:
            self._left.is_done()
        empty_lists(self._db)
