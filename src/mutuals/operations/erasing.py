"""Erasing somebody for good: from the store, its backups, and everything imported from now on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mutuals.errors import DecisionError, UnreadableError
from mutuals.identity.names import plain
from mutuals.identity.transliteration import latin
from mutuals.model.person import PersonRef
from mutuals.model.vault import Erased
from mutuals.operations.base import operation
from mutuals.operations.settling import settle
from mutuals.operations.who import find_person

if TYPE_CHECKING:
    from mutuals.ports import Desk, Network, Swept, Traces

_READ_ELSEWHERE = (
    "another command was reading: run `mutuals doctor --rebuild` when it is done,"
    " so that no trace stays in the files"
)

_UNREAD = "what you sent and was not read to its end was removed too: give it again"


@operation("writes", needs_home=False)
def erase(desk: Desk, who: str, *, yes: bool = False, named: str = "") -> Erased:
    """Erase somebody for good: no `undo` brings them back, and no import or backup either.

    What you had with them alone goes with them. From what others took part in, they go, and its
    subject and reference. Of names and addresses only keyed hashes stay, so that the same files can
    be imported again without them. The automatic backups are written anew, and what waits to be
    imported to its end is removed.

    Args:
        who: An id, e-mail address, phone number, profile address or name.
        yes: You mean it. Without this the command asks, where somebody is there to answer.
        named: You mean it, and this is their name or id: whoever has another is not erased.

    Example:
        mutuals erase ana@mail.example --yes
    """
    with desk.open(desk.vault.home) as network:
        person = _chosen(network, who, yes=yes, named=named)
        desk.vault.keep("before-erase")
        notes = _namesakes(network, person)
        swept = _erase(network, person)
    if desk.vault.drop_unread():
        notes = (*notes, _UNREAD)
    if not desk.vault.wipe():
        notes = (*notes, _READ_ELSEWHERE)
    return Erased(
        swept.interactions, swept.cards, swept.favours, swept.decisions, clean_backups(desk), notes
    )


def _chosen(network: Network, who: str, *, yes: bool, named: str) -> PersonRef:
    person = find_person(network, who)
    if person == network.people.me():
        raise DecisionError("you cannot be erased from your own network", who, "name somebody else")
    if named and not _is_called(person, named):
        raise DecisionError(
            "nothing was erased, for the name is another", named, f"their name is {person.name}"
        )
    if not yes and not named:
        raise DecisionError(
            "nothing was erased, for it cannot be undone", person.name,
            f"to do it: `mutuals erase {person.id} --yes`",
        )  # fmt: skip
    return person


def _is_called(person: PersonRef, word: str) -> bool:
    return plain(word) == plain(person.name) or word.strip().lower() == person.id


def _erase(network: Network, person: PersonRef) -> Swept:
    """Put the person on the list and sweep, both or neither."""
    identifiers = network.people.identifiers(person.id)
    names = [n for n in network.writing.names_of(person.id) if not _others(network, person, n)]
    found = network.writing.traces_of(identifiers, names)
    before = network.tombstones.keep()
    try:
        with network.writing.transaction():
            network.tombstones.add(identifiers, names)
            return _sweep(network, found)
    except BaseException:
        network.tombstones.put_back(before)
        raise


def _sweep(network: Network, found: Traces | None = None) -> Swept:
    swept = network.writing.sweep(found)
    network.writing.compare_anew(swept.ruled)
    # A tag is shown as it was first written, and that may have been for somebody who went.
    network.writing.touch_known({each.target for each in network.decisions.standing("tag")})
    settle(network)
    network.calls.forget()
    return swept


def _others(network: Network, person: PersonRef, name: str) -> list[PersonRef]:
    """Return who else bears a name: it stays theirs, and is not looked for in texts."""
    alike = [other for other in network.people.named(latin(name)) if other.id != person.id]
    return [other for other in alike if plain(other.name) == plain(name)]


def _namesakes(network: Network, person: PersonRef) -> tuple[str, ...]:
    others = _others(network, person, person.name)
    if not others:
        return ()
    ids = ", ".join(other.id for other in others)
    return (f"others here bear the same name, and it stays for them: {ids}",)


def replay(network: Network) -> int:
    """Erase from a home whoever is on its list of the erased; returns how many people went."""
    if not network.tombstones.are_there():
        return 0
    before = network.people.count()
    with network.writing.transaction():
        _sweep(network)
    return max(0, before - network.people.count())


def clean_backups(desk: Desk, others: Sequence[Path] = ()) -> int:
    """Write the automatic backups anew that hold somebody erased, and these; returns how many.

    One that cannot be read is removed: who is in it cannot be known.
    """
    paths = sorted({*desk.vault.outdated(), *others})
    if paths:
        desk.vault.drop_damaged()
    for path in paths:
        try:
            with desk.vault.staged(path) as (folder, backup):
                with desk.open(folder) as network:
                    replay(network)
                desk.vault.pack_again(folder, path, backup)
        except UnreadableError:
            path.unlink()
    return len(paths)
