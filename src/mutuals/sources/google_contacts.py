"""Google Contacts as CSV, the layout of today and that of the years before 2024.

Today's header: `First Name,Middle Name,Last Name,Phonetic First Name,...,Organization Name,...,
Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,...`; the older one: `Name,Given Name,
Additional Name,Family Name,...,Group Membership,E-mail 1 - Type,E-mail 1 - Value,...` (FORMATS 2).
How many numbered groups there are varies with the contacts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from mutuals.sources.reading.card_draft import CardDraft, join_name, one_line, show_day
from mutuals.sources.reading.contact_table import ContactTable
from mutuals.sources.reading.table import Signature

_GROUPED = re.compile(r"([a-z][a-z -]{0,40}) (\d{1,3}) - ([a-z .]{1,40})", re.ASCII)
_BETWEEN = re.compile(r" ?::: ?")
_EVERYBODY = frozenset({"mycontacts", "my contacts"})
_TEXTS = {
    "nickname": "nickname", "notes": "note", "name prefix": "prefix", "name suffix": "suffix",
    "maiden name": "maiden name", "gender": "gender", "occupation": "occupation", "hobby": "hobby",
    "location": "location",
}  # fmt: skip


@dataclass(frozen=True)
class _GoogleSignature(Signature):
    """A first or given name and at least one numbered address or number in Google's spelling."""

    def fits(self, columns: tuple[str, ...]) -> bool:
        """Say whether a row of column names is the header."""
        kinds = {found[0] for column in columns if (found := _parse(column))}
        has_name = not {"first name", "given name"}.isdisjoint(columns)
        return has_name and super().fits(columns) and not kinds.isdisjoint({"e-mail", "phone"})


@lru_cache(maxsize=4096)
def _parse(column: str) -> tuple[str, int, str] | None:
    """Return what `e-mail 2 - value` is: the kind, the number and the part; None for others."""
    found = _GROUPED.fullmatch(column)
    return (found[1], int(found[2]), found[3]) if found else None


class _GoogleContacts(ContactTable):
    name = "google-contacts"
    title = "Google Contacts"
    family = "google"
    signature = _GoogleSignature(frozenset())

    def fill(self, cells: dict[str, str], draft: CardDraft) -> None:
        draft.name = _name(cells)
        draft.state("birthday", show_day(cells.get("birthday", "")))
        for column, name in _TEXTS.items():
            draft.state(name, cells.get(column, ""))
        _fill_work(draft, cells, "organization ")
        for (kind, number), group in _groups(cells).items():
            if kind == "organization":
                _fill_work(draft, cells, f"organization {number} - ")
            elif take := _TAKERS.get(kind):
                take(draft, group)
        for tag in _tags(cells):
            draft.add_tag(tag)


def _name(cells: dict[str, str]) -> str:
    given = cells.get("first name") or cells.get("given name", "")
    middle = cells.get("middle name") or cells.get("additional name", "")
    family = cells.get("last name") or cells.get("family name", "")
    return join_name(given, middle, family) or cells.get("name") or cells.get("file as", "")


def _groups(cells: dict[str, str]) -> dict[tuple[str, int], dict[str, str]]:
    """Return the numbered groups with the cells of each by part: label, value, street."""
    groups: dict[tuple[str, int], dict[str, str]] = {}
    for column, text in cells.items():
        if found := _parse(column):
            kind, number, part = found
            groups.setdefault((kind, number), {})["label" if part == "type" else part] = text
    return groups


def _tags(cells: dict[str, str]) -> list[str]:
    """Return the labels; `* ` stands before Google's own, of which everybody has the first."""
    written = cells.get("labels") or cells.get("group membership", "")
    labels = [label.removeprefix("* ").strip() for label in _BETWEEN.split(written)]
    return [label for label in labels if label.casefold() not in _EVERYBODY]


def _fill_work(draft: CardDraft, cells: dict[str, str], prefix: str) -> None:
    names = _values(cells.get(f"{prefix}name", ""))
    titles = _values(cells.get(f"{prefix}title", ""))
    for organisation, title in zip_longest(names, titles, fillvalue=""):
        draft.add_work(organisation, title)
    draft.state("department", one_line(cells.get(f"{prefix}department", "")))


def _values(text: str) -> list[str]:
    return [value.strip() for value in _BETWEEN.split(text) if value.strip()]


def _label(group: dict[str, str], otherwise: str) -> str:
    """Return what the owner called a group, in small letters; `* ` marks the preferred one."""
    return one_line(group.get("label", "")).removeprefix("* ").lower() or otherwise


# --- one numbered group each ------------------------------------------------------------------


def _take_email(draft: CardDraft, group: dict[str, str]) -> None:
    for value in _values(group.get("value", "")):
        draft.add_email(value)


def _take_phone(draft: CardDraft, group: dict[str, str]) -> None:
    label = _label(group, "")
    for value in _values(group.get("value", "")):
        if "fax" in label or "assistant" in label:
            draft.state(label, value)  # no number on which to reach the person
        else:
            draft.add_phone(value)


def _take_page(draft: CardDraft, group: dict[str, str]) -> None:
    for value in _values(group.get("value", "")):
        draft.add_page(value)


def _take_address(draft: CardDraft, group: dict[str, str]) -> None:
    parts = ("extended address", "street", "city", "region", "postal code", "country", "po box")
    written = group.get("formatted") or "\n".join(group.get(part, "") for part in parts)
    for address in _values(written):
        draft.state("address", ", ".join(filter(None, map(one_line, address.splitlines()))))


def _take_day(draft: CardDraft, group: dict[str, str]) -> None:
    for value in _values(group.get("value", "")):
        draft.state(_label(group, "day"), show_day(value))


def _take_handle(draft: CardDraft, group: dict[str, str]) -> None:
    network = _label({"label": group.get("service", "")}, "") or _label(group, "im")
    for value in _values(group.get("value", "")):
        draft.add_handle(network, value)


def _take_text(draft: CardDraft, group: dict[str, str]) -> None:
    for value in _values(group.get("value", "")):
        draft.state(_label(group, "related"), value)


def _take_own_field(draft: CardDraft, group: dict[str, str]) -> None:
    for value in _values(group.get("value", "")):
        draft.add_handle(_label(group, "custom field"), value)


_TAKERS: dict[str, Callable[[CardDraft, dict[str, str]], None]] = {
    "e-mail": _take_email, "phone": _take_phone, "website": _take_page, "address": _take_address,
    "event": _take_day, "im": _take_handle, "relation": _take_text,
    "custom field": _take_own_field,
}  # fmt: skip

SOURCE = _GoogleContacts()
