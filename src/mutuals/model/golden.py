"""The golden record: what is shown of a person, put together from names, cards and addresses."""

from mutuals.model.person import PersonKind, PersonRef
from mutuals.model.position import Affiliation, JobChange
from mutuals.record import Record


class Golden(Record):
    """What cards and mails together say of one person, in an order that is always the same."""

    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profiles: tuple[str, ...]
    affiliations: tuple[Affiliation, ...]
    tags: tuple[str, ...]
    connected_on: str
    birthday: str = ""
    """MM-DD, empty when unknown."""
    change: JobChange | None = None


class KnownPerson(Record):
    """A person as derived: the golden record with id and kind.

    `connected_day` is the day of the LinkedIn connection, since 1970-01-01.
    """

    id: str
    kind: PersonKind
    golden: Golden
    connected_day: int | None


def title_of(person: KnownPerson) -> str:
    """Return what somebody does now: `Head of Sales, Oak Ltd`; empty when unknown."""
    now = [held for held in person.golden.affiliations if not held.until]
    return ", ".join(filter(None, (now[0].title, now[0].organisation))) if now else ""


def ref_of(person: KnownPerson) -> PersonRef:
    """Return who a person is in an answer."""
    return PersonRef(person.id, person.golden.name)
