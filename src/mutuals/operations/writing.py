"""In which language to write to somebody: what every draft of a message to people goes by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from mutuals.operations.allowed import may_read_text
from mutuals.operations.strategy import plan_now
from mutuals.practice.tongue import language_with

if TYPE_CHECKING:
    from mutuals.model.golden import KnownPerson
    from mutuals.model.sign import Language
    from mutuals.model.tie import Contact
    from mutuals.ports import Network


class Writing:
    """Reads what tells the language, as far as drafts ask for it."""

    def __init__(self, network: Network) -> None:
        """Read for one network, up to its day."""
        self._network, self._today = network, network.clock.today

    def language_to(self, person: KnownPerson) -> Language:
        """Return the language of the last exchange, else what else tells it; at last English."""
        contacts = self.latest([person.id])[person.id]
        return language_with(contacts, ways_to(person), self.mine, self._zone)

    def latest(self, ids: Collection[str]) -> Mapping[str, tuple[Contact, ...]]:
        """Return the latest contacts; in which language they were read while that is allowed."""
        found = self._network.interactions.latest(ids, self._today)
        if may_read_text(self._network):
            return found
        return {
            person: tuple(each._replace(language=None) for each in contacts)
            for person, contacts in found.items()
        }

    @cached_property
    def mine(self) -> tuple[str, ...]:
        """Return the subjects of my latest messages to anybody."""
        return tuple(self._network.interactions.subjects_sent(self._today))

    @cached_property
    def _zone(self) -> str:
        return plan_now(self._network).zone


def ways_to(person: KnownPerson) -> tuple[str, ...]:
    """Return the numbers and addresses by which somebody is reached."""
    return (*person.golden.phones, *person.golden.emails)
