"""One person of an address book while the record is read: tables and programs fill it alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mutuals.model.identifier import Identifier
from mutuals.model.names import fold
from mutuals.model.observed import Card, Field, Skipped
from mutuals.model.position import Affiliation
from mutuals.sources.reading.email_value import address_identifier
from mutuals.sources.reading.handles import handle_profile, network_profile
from mutuals.sources.reading.mojibake import repaired
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.phone import normalise_phone

VALUES = 500
"""Identifiers, fields and tags that one card may hold."""

_EASTERN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u30fb\s]+")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", re.ASCII | re.DOTALL)
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: .*)?", re.ASCII)
_NO_DAY = re.compile(r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}(?:[T ].*)?", re.ASCII | re.DOTALL)
_MONTHS = 12


@dataclass(slots=True)
class CardDraft:
    """What is known of one person; `region` is where the numbers were written."""

    region: str | None = None
    name: str = ""
    identifiers: dict[Identifier, None] = field(default_factory=dict)
    affiliations: dict[Affiliation, None] = field(default_factory=dict)
    fields: dict[Field, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)

    def state(self, name: str, value: str) -> None:
        """Note a field; what is empty or said twice is left out."""
        if value := value.strip():
            self.fields[Field(name, value)] = None

    def add_email(self, written: str) -> None:
        """Take an SMTP, X.500 or Notes address; what is none becomes a field."""
        identifier = address_identifier(written)
        if identifier is None:
            self.state("email", written)
        else:
            self.identifiers[identifier] = None

    def add_phone(self, written: str) -> None:
        """Take a telephone number; what holds no digit becomes a field."""
        if number := normalise_phone(written, self.region):
            self.identifiers[Identifier("phone", number)] = None
        else:
            self.state("phone", written)

    def add_page(self, written: str, name: str = "url") -> None:
        """Take a page's address: a profile where the network is known, else a field."""
        if profile := network_profile(written):
            self.identifiers[Identifier("profile", profile)] = None
        else:
            self.state(name, written)

    def add_handle(self, network: str, written: str) -> None:
        """Take a handle or page on a network; what is none becomes a field of its name."""
        if profile := handle_profile(network, written):
            self.identifiers[Identifier("profile", profile)] = None
        else:
            self.add_page(written, network.strip().casefold() or "url")

    def add_work(self, organisation: str, title: str = "") -> None:
        """Take a position; a title without an organisation becomes a field."""
        organisation, title = one_line(organisation), one_line(title)
        if organisation:
            self.affiliations[Affiliation(organisation, title)] = None
        else:
            self.state("title", title)

    def add_tag(self, tag: str) -> None:
        """Take a label."""
        if tag := one_line(tag):
            self.tags[tag] = None

    def to_card(self, ref: str, where: str, family: str, *, own: bool = False) -> Card | Skipped:
        """Return the card; Skipped when there is nobody on it or far too much."""
        name = repaired(one_line(self.name)) or self._name_instead()
        if not name:
            return Skipped(where, "neither name nor address")
        if len(self.identifiers) + len(self.fields) + len(self.tags) > VALUES:
            return Skipped(where, f"person with more than {VALUES} values", error=True)
        shown = clean_name(name).name or name
        if shown != name:
            self.state("name as written", name)
        return Card(
            ref=ref,
            identifiers=tuple(self.identifiers) or (Identifier("name", fold(shown)),),
            name=shown,
            affiliations=tuple(self.affiliations),
            fields=tuple(self.fields),
            tags=tuple(self.tags),
            own=own,
            family=family,
        )

    def _name_instead(self) -> str:
        """Return what a card without a name is called by: nickname, organisation or address."""
        nicknames = [entry.value for entry in self.fields if entry.name == "nickname"]
        organisations = [position.organisation for position in self.affiliations]
        # An account's number is no name anybody would know.
        addresses = [each.value for each in self.identifiers if each.kind != "account"]
        return one_line(next(iter([*nicknames, *organisations, *addresses]), ""))


def one_line(text: str) -> str:
    """Return text with every run of white space as one space."""
    return " ".join(text.split())


def join_name(given: str, middle: str, family: str) -> str:
    """Return a name in the order of its script: the family first in Chinese, Japanese, Korean."""
    written = f"{given}{middle}{family}"
    if written.strip() and _EASTERN.fullmatch(written):
        return one_line(f"{family}{middle}{given}")
    return one_line(f"{given} {middle} {family}")


def show_day(written: str) -> str:
    """Return YYYY-MM-DD or `--MM-DD` (no year); empty for `0/0/00`; else the day as written.

    Programs write days as the computer's country does: 3/4/1980 stays as it is, 3/24/1980 does not.
    """
    written = one_line(written)
    if _NO_DAY.fullmatch(written):
        return ""
    if found := _ISO_DAY.fullmatch(written):
        return "-".join(found.groups())
    if found := _YEARLESS.fullmatch(written):
        return f"--{found[1]}-{found[2]}"
    if found := _DOTTED.fullmatch(written):
        return _joined(found[3], found[2], found[1]) or written
    if found := _SLASHED.fullmatch(written):
        return _unslashed(*found.groups()) or written
    return written


def _unslashed(first: str, second: str, year: str) -> str:
    """Return the day where only one order of day and month makes sense."""
    if int(first) > _MONTHS:
        return _joined(year, second, first)
    return _joined(year, first, second) if int(second) > _MONTHS or first == second else ""


def _joined(year: str, month: str, day: str) -> str:
    is_day = 1 <= int(month) <= _MONTHS and 1 <= int(day) <= 31  # noqa: PLR2004 - days of a month
    return f"{year}-{int(month):02}-{int(day):02}" if is_day else ""
