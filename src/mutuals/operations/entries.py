"""The ledger's entries as they stand: what was stated, with my word on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.model.favour import DatedEntry, LedgerEntry

if TYPE_CHECKING:
    from mutuals.ports import Network


def entries(network: Network) -> list[DatedEntry]:
    """Return all entries up to the network's day, newest first, with my word on each."""
    today = network.clock.today
    words = {
        decision.target: decision.values["status"]
        for decision in network.decisions.standing("ledger")
        if decision.day <= today
    }
    dated = [
        DatedEntry(
            _day(network, at, entry), entry._replace(status=words.get(entry.id, entry.status))
        )
        for at, entry in network.favours.stated()
    ]
    shown = sorted((d for d in dated if d.day <= today), key=lambda d: d.entry.id)
    return sorted(shown, key=lambda d: d.entry.at, reverse=True)


def _day(network: Network, at: int, entry: LedgerEntry) -> int:
    """Return an entry's day; what is known by day only is that day in every zone."""
    return at // 86_400 if entry.precision == "day" else network.clock.day_of(at)


def concerns(entry: LedgerEntry, person: str) -> bool:
    """Say whether an entry is with a person, alone or beside others."""
    return any(who.id == person for who in (entry.person, *entry.with_))


def entries_with(network: Network, person: str) -> tuple[LedgerEntry, ...]:
    """Return the entries with one person, newest first."""
    return tuple(d.entry for d in entries(network) if concerns(d.entry, person))
