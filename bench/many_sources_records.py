"""Records of the generated set: how they merge, and what a careful human could tell from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from bench.many_sources_names import Given, Surname
from mutuals.model.identifier import Identifier, IdentifierKind
from mutuals.model.identity import Features

SHOWN = {"full": 1.5, "common": 0.75, "initial": 1.0, "common initial": 0.25, "given": 0.5}
"""How much a name tells a human."""
TOLD = {
    "phone": 1.5,
    "landline": 1.5,
    "birthday": 1.5,
    "street": 1.0,
    "employer": 1.0,
    "city": 0.25,
}
"""How much an agreeing fact tells a human beside the name."""
ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Someone:
    """The truth about one person. `twin` says that somebody else bears name and home too."""

    id: int
    given: Given
    surname: Surname
    is_rare: bool
    firm: str
    mobile: str
    landline: str
    born: str
    city: str
    street: str
    number: int
    maiden: Surname | None = None
    twin: bool = False
    suffix: str = ""


@dataclass(slots=True)
class Record:
    """What one source shows of a person; `facts` are for the judgement of a careful human only."""

    person: int
    source: str
    names: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    others: list[tuple[IdentifierKind, str]] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)


def of_one_person(records: list[Record]) -> Iterator[tuple[Record, Record]]:
    """Yield the pairs of records of one person, in the order of the records."""
    groups: dict[int, list[Record]] = {}
    for record in records:
        groups.setdefault(record.person, []).append(record)
    for group in groups.values():
        yield from combinations(group, 2)


def can_tell(a: Record, b: Record, someone: Someone) -> bool:
    """Say whether a careful human could tell from two records that they are one person's."""
    facts = a.facts & b.facts - ({"landline", "street", "city"} if someone.twin else set())
    shown = min((best_name(a, someone), best_name(b, someone)), key=lambda n: SHOWN.get(n, 0.0))
    name = SHOWN.get(shown, 0.0)
    if a.surnames and b.surnames and not a.surnames & b.surnames:
        name = min(name, 0.25)
    return name + sum(TOLD[fact] for fact in facts) >= ENOUGH


def best_name(record: Record, someone: Someone) -> str:
    """Return the most telling way in which a record shows the name."""
    common = {"full": "common", "initial": "common initial"}
    ways = [way if someone.is_rare else common.get(way, way) for way in record.shown]
    return max(sorted(ways), key=lambda way: SHOWN[way], default="")


def merged(records: list[Record]) -> Iterator[Record]:
    """Join the records that share an address, or a number written the same way."""
    groups: list[Record] = []
    by_key: dict[tuple[int, str], Record] = {}
    for record in records:
        keys = [(record.person, key) for key in (*record.emails, *record.phones)]
        known = next((by_key[key] for key in keys if key in by_key), None)
        if known:
            absorb(known, record)
        else:
            groups.append(record)
        by_key.update(dict.fromkeys(keys, known or record))
    yield from groups


def absorb(known: Record, record: Record) -> None:
    """Add what one record shows to another."""
    known.source += " " + record.source
    for mine, new in ((known.names, record.names), (known.emails, record.emails),
                      (known.phones, record.phones)):  # fmt: skip
        mine += [value for value in new if value not in mine]
    known.others += record.others
    known.stated = record.stated | known.stated
    known.shown |= record.shown
    known.surnames |= record.surnames
    known.facts |= record.facts


def features(record: Record, key: str) -> Features:
    """Return a record as identity compares it."""
    identifiers: list[tuple[IdentifierKind, str]] = [("email", email) for email in record.emails]
    identifiers += [("phone", phone) for phone in record.phones]
    archives = frozenset(record.source.split()) - {"work", "free"}
    names = tuple(record.names)
    return Features(
        key=key,
        identifiers=tuple(Identifier(kind, value) for kind, value in identifiers + record.others),
        names=names,
        own_names=names if archives else (),
        employers=tuple(filter(None, [record.stated.get("employer", "")])),
        places=tuple(filter(None, [record.stated.get("city", "")])),
        streets=tuple(filter(None, [record.stated.get("street", "")])),
        birthdays=tuple(filter(None, [record.stated.get("birthday", "")])),
        archives=archives,
        reached=not archives,
    )


def flat(made: Features, person: str) -> dict[str, str]:
    """Return a record as a row for the peers: the first value of each field."""
    words = made.names[0].split() if made.names else [""]
    kinds = dict(reversed(made.identifiers))
    return {
        "id": made.key,
        "person": person,
        "first_name": " ".join(words[:-1]).lower(),
        "surname": words[-1].lower(),
        "dob": "".join(made.birthdays[:1]),
        "city": "".join(made.places[:1]).lower(),
        "email": kinds.get("email", ""),
        "phone": kinds.get("phone", ""),
        "employer": "".join(made.employers[:1]).lower(),
    }
