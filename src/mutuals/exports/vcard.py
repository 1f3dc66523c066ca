"""People as vCard 4.0: RFC 6350, social profiles as in RFC 9554."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

from mutuals.exports.base import Stock
from mutuals.exports.writing.lines import component, one_line, parameter, text, uri, write_lines
from mutuals.model.export import Entry, PartCount
from mutuals.model.person_page import Person

_IDS = uuid.UUID("8d0f6f0e-6c1e-5d0c-9b5e-0a1b7d4c2f63")
"""The name space in which a person's id becomes the UID of the card."""
_SERVICES = {"linkedin.com": "LinkedIn", "x.com": "X", "github.com": "GitHub"}


class _Vcard:
    def write(self, stock: Stock, path: Path) -> tuple[PartCount, ...]:
        """Write a card for each person."""
        count = 0
        with path.open("wb") as file:
            for count, entry in enumerate(stock.entries(), 1):  # noqa: B007 - a count
                write_lines(component("VCARD", _card(entry)), file)
        return (PartCount("people", count),)


FORM = _Vcard()


def _card(entry: Entry) -> Iterator[str]:
    person = entry.person
    yield "VERSION:4.0"
    yield f"UID:{uuid.uuid5(_IDS, person.id).urn}"
    yield "KIND:group" if person.kind == "list" else "KIND:individual"
    yield f"FN:{text(one_line(person.name))}"
    yield f"N:{text(one_line(entry.family))};{text(one_line(entry.given))};;;"
    yield from _filled("EMAIL", person.emails)
    yield from _filled("TEL", person.phones)
    for profile in person.profiles:
        yield from _profile(profile)
    yield from _positions(person)
    yield from _filled("BDAY", [_day(entry.birthday)])
    if tags := [text(shown) for tag in person.tags if (shown := one_line(tag))]:
        yield f"CATEGORIES:{','.join(tags)}"
    yield from (f"NOTE:{text(remark)}" for remark in entry.remarks)


def _filled(name: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{name}:{text(shown)}" for value in values if (shown := one_line(value)))


def _profile(profile: str) -> Iterator[str]:
    """Yield a profile as programs of today know it, and as any program knows it."""
    host = profile.partition("/")[0]
    page = uri(f"https://{profile}")
    yield f"SOCIALPROFILE;SERVICE-TYPE={parameter(_SERVICES.get(host, host))}:{page}"
    yield f"URL:{page}"


def _positions(person: Person) -> Iterator[str]:
    """Yield the positions held now; those with a title first, as readers pair them in order."""
    held = [each for each in person.organisations if not each.to_]
    for each in sorted(held, key=lambda each: not each.title):
        yield from _filled("ORG", [each.name])
        yield from _filled("TITLE", [each.title or ""])


def _day(birthday: str) -> str:
    """Return a day in the basic form: 19850412, or `--0412` without a year."""
    return (
        f"--{birthday[2:].replace('-', '')}" if birthday[:2] == "--" else birthday.replace("-", "")
    )
