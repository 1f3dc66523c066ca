"""vCard 2.1, 3.0 and 4.0: address books of phones, mail programs and CardDAV servers.

Sources of the format: RFC 2426, RFC 6350, the versit vCard 2.1 paper, Apple's `item1.X-ABLabel`,
the columns of Android's contacts provider (`X-ANDROID-CUSTOM`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.ids import hex16
from mutuals.model.names import fold
from mutuals.model.observed import Card, Field, Observed, Skipped
from mutuals.model.position import Affiliation
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.card_slices import CardSlice, slice_cards
from mutuals.sources.reading.content_lines import (
    VALUES,
    Head,
    check_size,
    decoded_lines,
    is_encoded,
    opens_with,
    parameters_of,
    split_heads,
    split_value,
    to_text,
    unescape,
    unfold,
)
from mutuals.sources.reading.email_value import address_identifier
from mutuals.sources.reading.handles import LONGEST, handle_profile, network_profile
from mutuals.sources.reading.phone import normalise_phone
from mutuals.sources.reading.profile import social_profile
from mutuals.sources.reading.single_file import SingleFile

LONGEST_UID = 250
"""Characters of a UID that serves as reference; a longer one is replaced by a digest."""

_Line = tuple[Head, str]
"""A logical line as it is read here: its head, and the value, still escaped."""

_EMBEDDED = re.compile(
    rb"^(?:[^\n:;.]*\.)?(?:PHOTO|LOGO|KEY|SOUND)[;:][^\n]*(?:\n[A-Za-z0-9+/=]+(?=\n))*",
    re.IGNORECASE | re.MULTILINE,
)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?", re.ASCII)
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)(?:T.*)?", re.ASCII)
_NO_HEAD = Head("", "", "")


@dataclass(slots=True)
class _Draft:
    """A card while its lines are read; `setting.region` is where its phone numbers were written."""

    setting: Setting
    labels: dict[str, str]
    head: Head = _NO_HEAD
    """The head of the line that is read."""
    uid: str = ""
    kind: str = ""
    formatted: str = ""
    structured: str = ""
    identifiers: dict[Identifier, None] = field(default_factory=dict)
    organisations: list[list[str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    fields: dict[Field, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)

    def state(self, name: str, value: str) -> None:
        """Note a field; what is empty or said twice is left out."""
        if value := value.strip():
            self.fields[Field(name, value)] = None

    def label(self) -> str:
        """Return what the owner called this line, in small letters; empty without a label."""
        return self.labels.get(self.head.group, "") if self.head.group else ""


# --- one property each ------------------------------------------------------------------------


def _take_email(draft: _Draft, value: str) -> None:
    written = unescape(value).strip()
    identifier = address_identifier(written)
    if identifier is None:
        draft.state("email", written)
    else:
        draft.identifiers[identifier] = None


def _take_phone(draft: _Draft, value: str) -> None:
    written = unescape(value)
    if "assistant" in (label := draft.label()):
        draft.state(label, written)  # somebody else's number
    elif number := normalise_phone(written, draft.setting.region):
        draft.identifiers[Identifier("phone", number)] = None
    else:
        draft.state("phone", written)


def _take_url(draft: _Draft, value: str) -> None:
    written = unescape(value).strip()
    _take_page(draft, network_profile(written), draft.label() or "url", written)


def _take_profile(draft: _Draft, value: str) -> None:
    written = unescape(value).strip()
    parameters = parameters_of(draft.head.parameters)
    network = next(iter(parameters.get("TYPE") or parameters.get("SERVICE-TYPE", [])), "profile")
    # Apple writes the handle where it knows no page.
    handle = parameters.get("X-USER", [""])[0] or written.removeprefix("x-apple:")
    found = network_profile(written) or handle_profile(network, handle)
    if not found and len(written) <= LONGEST:
        found = social_profile(written)
    _take_page(draft, found, network.lower(), written)


def _take_twitter(draft: _Draft, value: str) -> None:
    written = unescape(value).strip()
    _take_page(draft, handle_profile("twitter", written), "twitter", written)


def _take_page(draft: _Draft, profile: str, name: str, written: str) -> None:
    if profile:
        draft.identifiers[Identifier("profile", profile)] = None
    else:
        draft.state(name, written)


def _take_formatted(draft: _Draft, value: str) -> None:
    draft.formatted = draft.formatted or _one_line(unescape(value))


def _take_structured(draft: _Draft, value: str) -> None:
    family, given, *rest = [*split_value(value, ";"), ""]
    parts = [given, family] if given.strip() or family.strip() else rest
    draft.structured = draft.structured or _one_line(" ".join(parts))


def _take_organisation(draft: _Draft, value: str) -> None:
    units = [_one_line(unit) for unit in split_value(value, ";")]
    if any(units):
        draft.organisations.append([unit for unit in units if unit])


def _take_title(draft: _Draft, value: str) -> None:
    if title := _one_line(unescape(value)):
        draft.titles.append(title)


def _take_address(draft: _Draft, value: str) -> None:
    parts = [_one_line(part) for part in split_value(value, ";")]
    draft.state(draft.label() or "address", ", ".join(part for part in parts if part))


def _take_date(draft: _Draft, value: str) -> None:
    name = draft.label() or _DATES[draft.head.name]
    omitted = parameters_of(draft.head.parameters).get("X-APPLE-OMIT-YEAR", [""])[0]
    draft.state(name, _show_date(unescape(value).strip(), omitted))


def _take_tags(draft: _Draft, value: str) -> None:
    names = [_one_line(name) for name in split_value(value, ",")]
    draft.tags.update(dict.fromkeys(name for name in names if name and name != _EVERYBODY))


def _take_uid(draft: _Draft, value: str) -> None:
    draft.uid = draft.uid or unescape(value).strip()


def _take_kind(draft: _Draft, value: str) -> None:
    draft.kind = value.strip().lower()


def _take_nicknames(draft: _Draft, value: str) -> None:
    for nickname in split_value(value, ","):
        draft.state("nickname", _one_line(nickname))


def _take_related(draft: _Draft, value: str) -> None:
    """Take somebody's name under what they are: spouse, friend; a bare reference names nobody."""
    written = unescape(value).strip()
    types = [kind.lower() for kind in parameters_of(draft.head.parameters).get("TYPE", [])]
    kinds = [kind for kind in types if kind not in _NO_RELATION]
    if not written.lower().startswith("urn:"):
        draft.state(draft.label() or next(iter(kinds), "related"), written)


def _take_android(draft: _Draft, value: str) -> None:
    """Take what Android writes of the things that vCard 2.1 has no property for."""
    kind, *values = [_one_line(part) for part in split_value(value, ";")]
    value, number, label, *_ = [*values, "", "", ""]
    kind = kind.rpartition("/")[2]
    if kind == "nickname":
        draft.state("nickname", value)
    elif kind == "relation":
        draft.state(label.lower() or _RELATIONS.get(number, "related"), value)
    elif kind == "contact_event":
        draft.state(label.lower() or _EVENTS.get(number, "date"), _show_date(value, ""))


def _take_text(draft: _Draft, value: str) -> None:
    draft.state(draft.label() or _TEXTS[draft.head.name], unescape(value))


_DATES = {
    "BDAY": "birthday", "ANNIVERSARY": "anniversary", "X-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary", "X-ABDATE": "date", "DEATHDATE": "death",
}  # fmt: skip
# Everybody in Google's contacts has this label.
_EVERYBODY = "myContacts"
_TEXTS = {
    "NOTE": "note", "ROLE": "role", "IMPP": "impp",
    "X-SPOUSE": "spouse", "X-EVOLUTION-SPOUSE": "spouse",
    "X-MANAGER": "manager", "X-EVOLUTION-MANAGER": "manager", "X-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant", "X-SKYPE": "skype", "X-SKYPE-USERNAME": "skype",
    "X-JABBER": "jabber", "X-AIM": "aim", "X-ICQ": "icq", "X-MSN": "msn", "X-YAHOO": "yahoo",
    "X-QQ": "qq", "X-GTALK": "gtalk", "X-GOOGLE-TALK": "gtalk",
    "HOBBY": "hobby", "INTEREST": "interest", "EXPERTISE": "expertise",
}  # fmt: skip
_NO_RELATION = frozenset({"home", "work", "other", "pref", "internet"})
_RELATIONS = {
    "1": "assistant", "2": "brother", "3": "child", "4": "partner", "5": "father", "6": "friend",
    "7": "manager", "8": "mother", "9": "parent", "10": "partner", "11": "referred by",
    "12": "relative", "13": "sister", "14": "spouse",
}  # fmt: skip
_EVENTS = {"1": "anniversary", "3": "birthday"}
"""Android's numbers for kinds of relations and days."""
_TAKERS: dict[str, Callable[[_Draft, str], None]] = {
    "EMAIL": _take_email, "TEL": _take_phone, "URL": _take_url, "X-SOCIALPROFILE": _take_profile,
    "SOCIALPROFILE": _take_profile, "FN": _take_formatted, "N": _take_structured,
    "ORG": _take_organisation, "TITLE": _take_title, "ADR": _take_address, "UID": _take_uid,
    "CATEGORIES": _take_tags, "NICKNAME": _take_nicknames, "KIND": _take_kind,
    "X-ADDRESSBOOKSERVER-KIND": _take_kind, "RELATED": _take_related,
    "X-ABRELATEDNAMES": _take_related, "X-ANDROID-CUSTOM": _take_android,
    "X-TWITTER": _take_twitter,
    **dict.fromkeys(_DATES, _take_date), **dict.fromkeys(_TEXTS, _take_text),
}  # fmt: skip


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _show_date(written: str, omitted_year: str) -> str:
    """Return YYYY-MM-DD, YYYY-MM or `--MM-DD` (no year); other spellings as written."""
    if found := _DAY.fullmatch(written):
        year, month, day = found.groups()
        return f"--{month}-{day}" if year == omitted_year else f"{year}-{month}-{day}"
    if found := _YEARLESS.fullmatch(written):
        return f"--{found[1]}-{found[2]}"
    return written


# --- one card ---------------------------------------------------------------------------------


def _lines_of(raw: bytes) -> list[_Line]:
    """Return the lines of a card within the caps, those of cards inside it left out."""
    unfolded = unfold(raw)
    check_size(unfolded, _EMBEDDED, "card")
    written = decoded_lines(raw) if is_encoded(unfolded) else to_text(unfolded).split("\n")
    lines = [line for line in split_heads(written) if line[0].name != "VERSION"]
    if len(lines) > VALUES:
        raise UnsoundError(f"card with more than {VALUES} values")
    return list(_outer(lines)) if b"BEGIN" in raw.upper() else lines


def _outer(lines: Iterable[_Line]) -> Iterator[_Line]:
    depth = 0
    for head, value in lines:
        if head.name == "BEGIN":
            depth += 1
        elif head.name == "END":
            depth -= 1
        elif depth <= 0:
            yield head, value


def _draft_of(lines: list[_Line], setting: Setting) -> _Draft:
    draft = _Draft(setting, _labels_of(lines))
    for head, value in lines:
        if take := _TAKERS.get(head.name):
            draft.head = head
            take(draft, value)
    return draft


def _labels_of(lines: list[_Line]) -> dict[str, str]:
    labels = {}
    for head, value in lines:
        if head.name == "X-ABLABEL" and head.group:
            written = _APPLE_LABEL.sub(r"\1", unescape(value))
            labels[head.group] = _one_line(written).lower()
    return labels


def _affiliations_of(draft: _Draft) -> tuple[Affiliation, ...]:
    """Pair organisations and titles in their order; a title alone is a field."""
    if not draft.organisations and not draft.titles:
        return ()
    for title in draft.titles[len(draft.organisations) :]:
        draft.state("title", title)
    for units in draft.organisations:
        draft.state("department", ", ".join(units[1:]))
    pairs = zip_longest(draft.organisations, draft.titles[: len(draft.organisations)], fillvalue="")
    return tuple(dict.fromkeys(Affiliation(units[0], title) for units, title in pairs))


def _name_of(draft: _Draft) -> str:
    """Return FN, else N, else ORG, NICKNAME or the address."""
    if name := draft.formatted or draft.structured:
        return name
    if draft.organisations:
        return draft.organisations[0][0]
    nicknames = [entry.value for entry in draft.fields if entry.name == "nickname"]
    values = [*nicknames, *(found.value for found in draft.identifiers)]
    return _one_line(values[0]) if values else ""


def _to_record(draft: _Draft, ref: str) -> Card | Skipped:
    name = _name_of(draft)
    if draft.kind == "group":
        return Skipped(ref, "a group, no person")
    if not draft.identifiers and not name:
        return Skipped(ref, "neither name nor address", error=True)
    affiliations = _affiliations_of(draft)
    identifiers = tuple(draft.identifiers) or (Identifier("name", fold(name)),)
    return Card(ref, identifiers, name, affiliations, tuple(draft.fields), tuple(draft.tags))


class VcardSource(SingleFile):
    """Reads .vcf files: one Card per card, broken cards as Skipped."""

    name = "vcard"
    title = "vCard address book"

    def sniff(self, drop: Drop) -> float:
        """Return 0.95 when the first lines open a card."""
        return 0.95 if not drop.is_folder and opens_with(drop.head, "VCARD") else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield a Card per card; a card without END gives what is sound and a Skipped."""
        is_empty = True
        with drop.open() as stream:
            for card in slice_cards(stream):
                is_empty = False
                yield from self._read_card(card, drop.name, setting)
        if is_empty:
            raise UnsoundError("holds no card", drop.path)

    def _read_card(self, card: CardSlice, file: str, setting: Setting) -> Iterator[Card | Skipped]:
        ref = f"{file}#{hex16(card.raw)}"
        if stopped := setting.guard.stops(ref):
            yield stopped
            return
        if card.is_too_long:
            yield Skipped(ref, "card longer than any cap allows", error=True)
            return
        try:
            draft = _draft_of(_lines_of(card.raw), setting)
        except UnsoundError as error:
            yield Skipped(ref, str(error), error=True)
            return
        if draft.uid and len(draft.uid) <= LONGEST_UID and draft.uid.isprintable():
            ref = f"{file}#{draft.uid}"
        yield from self._judge(_to_record(draft, ref), card, ref)

    def _judge(self, record: Card | Skipped, card: CardSlice, ref: str) -> Iterator[Card | Skipped]:
        if card.has_end:
            yield record
            return
        if isinstance(record, Card):
            yield record
        yield Skipped(ref, "card without END", error=True)


SOURCE = VcardSource()
