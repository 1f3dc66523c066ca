"""The give-first ledger: what archives and my own log state, with my word on each entry."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mutuals.errors import DecisionError, UsageError
from mutuals.model.favour import FavourStatus, Ledger
from mutuals.model.ids import is_id
from mutuals.operations.base import operation
from mutuals.operations.entries import EntryInThread, entries, entries_in_threads
from mutuals.operations.outcomes import with_results
from mutuals.operations.who import find_person

if TYPE_CHECKING:
    from mutuals.ports import Network

_WORDS: dict[str, FavourStatus] = {"confirm": "confirmed", "dismiss": "dismissed"}


@operation("writes")
def ledger(network: Network, *words: str) -> Ledger:
    """Show what I gave, asked for and received; confirm or dismiss an entry.

    Args:
        words: Nothing, a person, or `confirm ID` or `dismiss ID`.

    Example:
        mutuals ledger "Ana Lopes"
    """
    if words and words[0] in _WORDS:
        _judge(network, words)
        return _ledger(network, entries_in_threads(network))
    if len(words) > 1:
        raise UsageError("the ledger takes one person", " ".join(words), 'try `ledger "Ana Lopes"`')
    if words:
        person = find_person(network, words[0])
        return _ledger(network, entries_in_threads(network, persons=[person.id]))
    return _ledger(network, entries_in_threads(network))


def _judge(network: Network, words: tuple[str, ...]) -> None:
    if len(words) != len(("confirm", "ID")):
        raise UsageError("which entry?", " ".join(words), f"try `ledger {words[0]} ID`")
    verb, wanted = words[0], words[1].lower()
    found = [dated.entry for dated in entries(network) if dated.entry.id == wanted]
    if not is_id(wanted) or not found:
        raise DecisionError("no entry of the ledger has this id", words[1], "see `mutuals ledger`")
    says = f"{_WORDS[verb]}: {found[0].direction} {found[0].type}, {{}}"
    values = {"status": _WORDS[verb]}
    with network.deciding():
        network.decisions.add("ledger", network.clock.today, wanted, values, says)


def _ledger(network: Network, found: list[EntryInThread]) -> Ledger:
    shown = with_results(network, found)
    sides = Counter(entry.direction for entry in shown if entry.status != "dismissed")
    return Ledger(shown, sides["gave"], sides["received"], sides["asked"])
