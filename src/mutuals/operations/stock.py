"""What a home lets out: everything, or all that is known of one person, as the formats take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from mutuals.identity.name_parts import parts
from mutuals.model.decision import Decision, ids_ruled
from mutuals.model.export import Contact, Document, Entry, Gathering, Part
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.moments import date_text
from mutuals.model.observed import card_values
from mutuals.model.person import PersonRef
from mutuals.model.person_page import Person
from mutuals.operations.allowed import may_read_text
from mutuals.operations.people import describe, person

if TYPE_CHECKING:
    from mutuals.ports import Network

LAYOUT = 2
"""The layout of a home's export; it is raised when a part changes its meaning."""
PERSON_LAYOUT = 1
"""The layout of what is known of one person."""

_REMARKS = frozenset({"note", "notes", "remark", "background"})
"""Fields in which people write about others in their own words."""
_DIGITS = 6
"""Significant digits of a number, as in every answer."""


class HomeStock:
    """What a network lets out; `whose` narrows it to one person, `remarked` lets my words out."""

    def __init__(self, network: Network, whose: PersonRef | None, *, remarked: bool) -> None:
        """Read nothing yet."""
        self._network, self._whose, self._remarked = network, whose, remarked
        self._id = whose.id if whose else ""

    def document(self) -> Document:
        """Return the whole home, or all that is known of the person."""
        if self._whose is not None:
            return _access(self._network, self._whose)
        return Document(
            _head(self._network), self._network.whole.parts(signs=may_read_text(self._network))
        )

    def entries(self) -> Iterator[Entry]:
        """Yield the humans but me by their ids, or the one person."""
        network = self._network
        if self._whose is not None:
            known = network.people.some([self._id])
        else:
            known = [each for each in network.people.all() if each.kind == "human"]
        birthdays = {each.id: each.golden.birthday for each in known}
        for each in describe(network, known):
            yield self._entry(each, birthdays[each.id])

    def contacts(self) -> Iterator[Contact]:
        """Yield every contact with humans, by person, oldest first."""
        return self._network.passing.contacts(self._id)

    def gatherings(self) -> Iterator[Gathering]:
        """Yield the meetings and calls I took part in, oldest first."""
        return self._network.passing.gatherings(self._id)

    def _entry(self, known: Person, birthday: str) -> Entry:
        stated = self._network.cards.fields(known.id) if birthday or self._remarked else ()
        days = [field.value for field in stated if field.name == "birthday"]
        remarks = [field.value for field in stated if field.name in _REMARKS]
        given, family = _halves(known.name)
        return Entry(
            known,
            given,
            family,
            _whole_day(birthday, days),
            tuple(remarks if self._remarked else ()),
        )


def _halves(name: str) -> tuple[str, str]:
    """Return the given and the family name, as many words of each as the name is known to have."""
    words = name.split()
    count = min(len(parts(name).surname.split()), len(words) - 1)
    return " ".join(words[: len(words) - count]), " ".join(words[len(words) - count :])


def _whole_day(birthday: str, stated: Iterable[str]) -> str:
    """Return the birthday with its year where a card states it, else `--MM-DD`; empty for none."""
    if not birthday:
        return ""
    years = sorted(day for day in stated if day.endswith(f"-{birthday}") and day[:4].isdigit())
    return years[0] if years else f"--{birthday}"


# -- the whole home -----------------------------------------------------------------------------


def _head(network: Network) -> dict[str, Any]:
    me = network.people.me()
    return {
        "mutuals": LAYOUT, "zone": str(network.clock.zone),
        "home_zone": network.settings.get("zone"), "region": network.settings.get("region"),
        "me": sorted(network.people.identifiers(me.id)) if me else [],
    }  # fmt: skip


# -- one person ---------------------------------------------------------------------------------


def _access(network: Network, whose: PersonRef) -> Document:
    """Return what is known of a person, from where, and what I decided: what they may ask for.

    Whoever else took part in an interaction is counted and not named: that is theirs.
    """
    page = person(network, whose.id)
    summary = {name: getattr(page, name) for name in Person.__slots__}
    head = {
        "mutuals_person": PERSON_LAYOUT, "as_of": date_text(network.clock.today),
        **{name: _plain(value) for name, value in summary.items()},
    }  # fmt: skip
    identifiers = network.people.identifiers(whose.id)
    lists = {"fields": page.fields, "ties": page.ties, "ledger": page.ledger}
    known: list[Part] = [
        ("identifiers", iter([_named(identifier) for identifier in identifiers])),
        (
            "cards",
            iter(
                [{"format": name, **card_values(card)} for name, card in network.cards.of(whose.id)]
            ),
        ),
        *((name, map(_plain, found)) for name, found in lists.items()),
        ("timeline", map(_plain, page.timeline)),
        ("decisions", map(_decided, _decisions(network, identifiers))),
    ]
    return Document(head, iter(known))


def _named(identifier: Identifier) -> Mapping[str, Any]:
    return {"kind": identifier.kind, "value": identifier.value, "id": identifier_id(identifier)}


def _decisions(network: Network, identifiers: Iterable[Identifier]) -> Iterator[Decision]:
    ids = {identifier_id(identifier) for identifier in identifiers}
    for decision in network.decisions.standing():
        logged = {identifier_id(Identifier(*each[:2])) for each in decision.values.get("who", ())}
        if ids & {decision.target, *ids_ruled(decision.values), *logged}:
            yield decision


def _decided(decision: Decision) -> Mapping[str, Any]:
    values = {name: value for name, value in decision.values.items() if name != "who"}
    return {
        "id": decision.id, "on": date_text(decision.day), "what": decision.verb,
        "values": values, "says": decision.says,
    }  # fmt: skip


def _plain(value: Any) -> Any:  # noqa: ANN401 - any record, any JSON
    """Return a record as plain JSON values, its fields under the names of every answer."""
    if isinstance(value, float):
        return float(f"{value:.{_DIGITS}g}")
    if is_dataclass(value):
        named = ((each, getattr(value, each.name)) for each in fields(value))
        return {
            each.metadata.get("json") or each.name.removesuffix("_"): _plain(item)
            for each, item in named
            if not ("omit" in each.metadata and item is None)
        }
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(item) for name, item in value._asdict().items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
