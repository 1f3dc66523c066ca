"""One mail's header block in, one Interaction or the reason for none out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.ids import digest64, hex16
from mutuals.model.observed import BULK, SENT, Interaction, Participant, Role, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading import mail_kind as kinds
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.judged import judged
from mutuals.sources.reading.mail_address import only_address, read_addresses
from mutuals.sources.reading.mail_date import EARLIEST, parse_date, received_at
from mutuals.sources.reading.mail_header import Fields, read_fields, readable
from mutuals.sources.reading.mail_identity import display
from mutuals.sources.reading.mail_place import Place, place_of_path
from mutuals.sources.reading.mail_text import text_of

_DAY = 86400
_ADDRESSES_OF_ONE = 1_000
_ROLES: tuple[Role, ...] = ("to", "cc", "bcc")
_REASONS: dict[Place, str] = {
    "drafts": "draft",
    "spam": "spam",
    "trash": "deleted mail",
    "chat": "chat kept as mail",
}
_AMONG_MAIL = ("", "sent")
_LARGEST = 2**63 - 1
_CORE = ("from", "to", "cc", "date", "subject")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a mail lies: the place its folder is, and the list that an archive of posts is of."""

    place: Place = ""
    archived: Identifier | None = None

    @classmethod
    def of(cls, drop: Drop, archived: Identifier | None = None) -> Whereabouts:
        """Return what the names of a drop and of its folders say."""
        return cls(place_of_path((*drop.folders, drop.name)), archived)


class RawMail(NamedTuple):
    """A mail as cut out of its mailbox.

    `block` are the header lines; `body` returns at most the first 64 kB behind them when asked;
    `arrived` tells when the mailbox says that it came, in seconds since 1970.
    """

    block: bytes
    where: str
    body: Callable[[], bytes] = bytes
    arrived: Callable[[], int | None] = lambda: None


class _Named(NamedTuple):
    """An address field read: who it names, whether in doubt, and how many entries it has."""

    people: tuple[Participant, ...]
    doubtful: bool
    entries: int


@dataclass(slots=True)
class _Letter:
    """A mail being judged: its headers, and what was found out so far."""

    fields: Fields
    place: Place
    labels: kinds.Labels
    at: int | None = None
    dated: int | None = None
    why_not: str = ""
    sender: Participant | None = None
    recipients: list[Participant] = field(default_factory=list)
    entries: int = 0


class MailReader:
    """Reads one mail after the other, remembering the values that return in every mailbox."""

    def __init__(self, setting: Setting, whereabouts: Whereabouts) -> None:
        """Begin with empty tables, for mails that all lie in one place."""
        self._now, self._whereabouts = setting.now, whereabouts
        self._guard, self._reads_text = setting.guard, setting.reads_text
        self._readings: dict[tuple[str, Role, bool], _Named] = {}
        self._delivered: dict[str, Identifier | None] = {}

    def read(self, mail: RawMail) -> Interaction | Skipped:
        """Return what a mail says, or why it says nothing; never raises."""
        return self._guard.stops(mail.where) or self._read(mail)

    def _read(self, mail: RawMail) -> Interaction | Skipped:
        try:
            letter = self._open(mail)
        except UnsoundError as problem:
            return Skipped(mail.where, problem.what, error=True)
        reason = _no_mail(letter) or letter.why_not or _not_personal(letter, mail.body)
        if reason or letter.at is None or letter.sender is None:
            return Skipped(mail.where, reason, at=letter.at)
        return self._interaction(letter, letter.sender, letter.at, mail)

    def _open(self, mail: RawMail) -> _Letter:
        fields = read_fields(mail.block)
        labels = kinds.labels_of(fields)
        letter = _Letter(fields, self._whereabouts.place or kinds.place_in(fields, labels), labels)
        self._date(letter, mail.arrived)
        unwrap = "received" not in fields
        self._read_sender(letter, unwrap=unwrap)
        self._read_recipients(letter, unwrap=unwrap)
        return letter

    def _date(self, letter: _Letter, arrived: Callable[[], int | None]) -> None:
        """Fix the mail's time: a sender chooses the Date, so it is never later than the arrival.

        Arrival is what Received says. A separator line is taken for it only where there is no Date
        or one from the future: it may have been written when the mailbox was copied.
        """
        fields = letter.fields
        came = (received_at(fields["received"]) or 0) if "received" in fields else 0
        dated = parse_date(kinds.first(fields, "date"))
        if dated is None:
            came = came or arrived() or 0
            letter.at = came if EARLIEST <= came <= self._now + _DAY else None
            letter.why_not = "no date" if letter.at is None else ""
        elif EARLIEST <= dated <= max(came, self._now) or self._now < dated <= (arrived() or 0):
            letter.at = came if came >= EARLIEST and dated > came + _DAY else dated
            letter.dated = dated
        else:
            letter.why_not = "date not credible"

    def _read_sender(self, letter: _Letter, *, unwrap: bool) -> None:
        values = letter.fields.get("from", ())
        named = [self._named(value, "from", unwrap=unwrap) for value in values]
        letter.entries = sum(reading.entries for reading in named)
        if letter.entries > 1 or len(values) > 1 or any(reading.doubtful for reading in named):
            letter.why_not = letter.why_not or "two readings of From"
        elif not letter.entries or not named[0].people:
            letter.why_not = letter.why_not or "no sender"
        else:
            letter.sender = named[0].people[0]

    def _read_recipients(self, letter: _Letter, *, unwrap: bool) -> None:
        for role in _ROLES:
            for value in letter.fields.get(role, ()):
                named = self._named(value, role, unwrap=unwrap)
                letter.entries += named.entries
                letter.recipients += named.people
        if letter.entries > limits.ADDRESSES:
            raise UnsoundError("more than 1,000 addresses")

    def _named(self, value: str, role: Role, *, unwrap: bool) -> _Named:
        known = self._readings.get((value, role, unwrap))
        if known is None:
            if len(self._readings) >= limits.MEMORY_ENTRIES:
                self._readings.clear()
            reading = read_addresses(value, unwrap=unwrap)
            people = tuple(Participant(who, role, name) for who, name in reading.mailboxes)
            known = _Named(people, reading.doubtful, reading.entries)
            if len(value) < limits.REMEMBERED_CHARACTERS:
                self._readings[value, role, unwrap] = known
        return known

    def _delivered_to(self, fields: Fields) -> Identifier | None:
        value = kinds.first(fields, "delivered-to")
        if value not in self._delivered:
            # A mailbox has few addresses of its own.
            if len(self._delivered) >= _ADDRESSES_OF_ONE:
                self._delivered.clear()
            self._delivered[value] = only_address(value)
        return self._delivered[value]

    def _interaction(
        self, letter: _Letter, sender: Participant, at: int, mail: RawMail
    ) -> Interaction | Skipped:
        fields = letter.fields
        post_to = self._list_of(letter)
        traits = SENT if letter.place == "sent" else 0
        if post_to is None and kinds.is_bulk(fields, letter.labels):
            traits |= BULK
        delivered = self._delivered_to(fields)
        if post_to is None:
            people = _people(sender, letter.recipients, None if traits else delivered)
        else:
            people = _posting(_unmasked(sender, self._whereabouts.archived), post_to)
        if len(people) > limits.PEOPLE:
            return Skipped(mail.where, "more than 25 people", at=at)
        ref = _message_id(fields)
        record = Interaction(
            key=_fingerprint(ref, people[0].identifier, letter),
            at=at,
            channel="mail",
            participants=people,
            size=len(people),
            item=_digest(mail.block, people, at) if post_to is None else _last(mail.block, at),
            ref=ref,
            subject=readable(kinds.first(fields, "subject"), limits.SUBJECT_CHARACTERS),
            traits=traits,
            delivered=delivered,
        )
        is_personal = post_to is None and not traits & BULK
        if not self._reads_text or not is_personal:
            return record
        content_type = kinds.first(fields, "content-type")
        return judged(record, text_of(mail.block, content_type, mail.body()))

    def _list_of(self, letter: _Letter) -> Identifier | None:
        if letter.place == "sent":
            return None
        if self._whereabouts.archived and not letter.recipients and "received" not in letter.fields:
            return self._whereabouts.archived
        return kinds.list_of(letter.fields, [box.identifier for box in letter.recipients])


def _no_mail(letter: _Letter) -> str:
    """Return why the record is no mail between people at all, empty when it may be one."""
    fields, sender = letter.fields, letter.sender
    if letter.place in _AMONG_MAIL and kinds.is_ordinary(fields, sender and sender.identifier):
        return ""
    reason = kinds.item_in(fields) or _REASONS.get(letter.place, "")
    if reason:
        return reason
    if kinds.is_deleted(fields):
        return "deleted mail"
    if kinds.is_spam(fields):
        return "spam"
    if kinds.is_automatic(fields):
        return "automatic reply"
    return "bounce" if kinds.is_bounce(fields, sender and sender.identifier) else ""


def _not_personal(letter: _Letter, body: Callable[[], bytes]) -> str:
    """Return what else speaks against the mail, looking into its body only where it must."""
    content_type = kinds.first(letter.fields, "content-type").lower()
    if kinds.is_calendar(content_type):
        return "calendar mail"
    if kinds.fails_check(letter.fields) and "list-id" not in letter.fields:
        return "sender failed the provider's check"
    if content_type.startswith("multipart/") and kinds.has_calendar_part(body()):
        return "calendar mail"
    return ""


def _people(
    sender: Participant, recipients: list[Participant], delivered: Identifier | None
) -> tuple[Participant, ...]:
    """Return everybody once, in the first role, and who the mail was delivered to unnamed."""
    people = {sender.identifier: sender}
    for person in recipients:
        people.setdefault(person.identifier, person)
    if delivered is not None:
        people.setdefault(delivered, Participant(delivered, "bcc"))
    return tuple(people.values())


def _posting(poster: Participant, post_to: Identifier) -> tuple[Participant, ...]:
    people = {poster.identifier: poster._replace(role="poster")}
    people.setdefault(post_to, Participant(post_to, "list"))
    return tuple(people.values())


def _unmasked(sender: Participant, archived: Identifier | None) -> Participant:
    """Tell posters apart by name where an archive shows the list's address as everybody's."""
    local = sender.identifier.value.partition("@")[0]
    named = display(sender.name) if archived and local == archived.value else None
    return sender._replace(identifier=named) if named else sender


def _message_id(fields: Fields) -> str | None:
    """Return the Message-ID without brackets, None when it is missing or unusable."""
    text = kinds.first(fields, "message-id")
    start, end = text.find("<"), text.rfind(">")
    text = text[start + 1 : end if end > start else None].strip()
    usable = 0 < len(text) <= limits.MESSAGE_ID_CHARACTERS
    return text if usable and text.isprintable() else None


def _fingerprint(ref: str | None, sender: Identifier, letter: _Letter) -> int:
    """Return the key all copies of a mail share (CONTRACT: Message-ID, From address, Date)."""
    if ref is None:
        core = (" ".join(kinds.first(letter.fields, name).split()) for name in _CORE)
        ref = hex16("\0".join(core).encode("utf-8", "surrogateescape"))
    dated = "" if letter.dated is None else str(letter.dated)
    return digest64("interaction", ref, sender.value, dated)


def _digest(block: bytes, people: tuple[Participant, ...], at: int) -> int:
    """Tell copies apart: the same bytes say other things in a Sent folder or a list's archive."""
    place = "".join(part.role[0] for part in people) + str(at)
    digest = hashlib.sha256(block + place.encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def _last(block: bytes, at: int) -> int:
    """Return a digest behind all others: where a copy came by itself, it speaks for the mail.

    What somebody sent me and a list, or I sent to people and a list, is more than a post.
    """
    digest = hashlib.sha256(block + str(at).encode()).digest()
    return _LARGEST - int.from_bytes(digest[:5], "big")
