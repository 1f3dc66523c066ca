"""What a source saw: interactions, cards, favours, follows, posts, claims, and what it skipped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from mutuals.model.favour import FavourDirection, FavourType
from mutuals.model.identifier import Identifier
from mutuals.model.position import Affiliation
from mutuals.model.sign import Sign

Channel = Literal["mail", "chat", "call", "meeting", "note"]
Role = Literal["from", "to", "cc", "bcc", "list", "poster", "organiser", "attendee", "room"]
"""`poster` wrote to a `list`: no contact between the two of us, only with the list."""
Precision = Literal["second", "day"]

SENT = 1
"""Trait: lay in a folder or under a label for what the owner sent."""
BULK = 2
"""Trait: a newsletter or other mass mail, by its headers (not a discussion list's post)."""

LOGGED = 4
"""Trait: I wrote it down myself; I take part in it whatever my identifiers are."""


class Participant(NamedTuple):
    """Somebody's part in an interaction; `name` is the display name as the source wrote it."""

    identifier: Identifier
    role: Role
    name: str = ""


class Interaction(NamedTuple):
    """A message, call, meeting or note; `key` is the 64-bit digest of its fingerprint.

    `at` is in seconds since 1970 UTC (noon of the day when `precision` is day); `size` counts the
    people in it, the sender included; `ref` is None where the source has no natural reference;
    `item` is the digest of the bytes that supplied the fields: of several copies the smallest wins.
    `signs` are what its words showed to the rules of version `judged`; 0 says they were not read.
    `entry` is the digest of what a calendar may state anew, None elsewhere: of its readings that of
    the highest `version` wins, wherever it moved it to. One without participants did not happen.
    """

    key: int
    at: int
    channel: Channel
    participants: tuple[Participant, ...]
    size: int
    item: int
    ref: str | None = None
    subject: str = ""
    precision: Precision = "second"
    traits: int = 0
    delivered: Identifier | None = None
    signs: tuple[Sign, ...] = ()
    judged: int = 0
    entry: int | None = None
    version: str = ""


class Field(NamedTuple):
    """Something a card states about its person: birthday, place, note, the day we connected."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """One record of my own address book or archive about one person.

    Its identifiers are one person's (SECURITY, rule 4a). `own` says that the person is me.
    `connected_on` (YYYY-MM-DD) is the day of a LinkedIn connection. `family` groups formats within
    which a bare name means the same account, such as "linkedin". `seen_from` and `seen_until`
    (YYYY-MM-DD, both empty where unknown) are the first and the last newest day of the tables that
    this record stood in: each table was made on its newest day or later. They say when, not what,
    so that they are no part of what makes two records the same.
    """

    ref: str
    identifiers: tuple[Identifier, ...]
    name: str = ""
    affiliations: tuple[Affiliation, ...] = ()
    fields: tuple[Field, ...] = ()
    tags: tuple[str, ...] = ()
    connected_on: str = ""
    own: bool = False
    kind: Literal["", "room", "list"] = ""
    family: str = ""
    seen_from: str = ""
    seen_until: str = ""


def card_values(card: Card) -> dict[str, Any]:
    """Return a card as plain values by the names of its fields, positions by theirs.

    The days on which it was seen are left out where they are unknown.
    """
    values = {name: getattr(card, name) for name in Card.__slots__}
    if not card.seen_until:
        del values["seen_from"], values["seen_until"]
    return values | {"affiliations": [held._asdict() for held in card.affiliations]}


@dataclass(frozen=True, slots=True)
class Favour:
    """Something given, asked for or received, as an archive or my own log states it.

    `others` took part in it beside the one it concerns: the two sides of an introduction.
    """

    ref: str
    direction: FavourDirection
    type: FavourType
    identifier: Identifier
    at: int
    precision: Precision = "second"
    name: str = ""
    family: str = ""
    note: str = ""
    others: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Follow:
    """An organisation I follow on a site, since `at` (None when unknown)."""

    ref: str
    organisation: str
    site: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """What the note to an invitation showed, without its words: a fact beside it, no interaction.

    `identifier` is the other person's, `by_me` says who wrote it; it is answered in a chat of the
    format `chat`. `signs` are what the rules of version `judged` found, `stale` what only older
    ones did: they show where I decided about them.
    """

    ref: str
    identifier: Identifier
    by_me: bool
    at: int
    precision: Precision = "second"
    chat: str = ""
    signs: tuple[Sign, ...] = ()
    stale: tuple[Sign, ...] = ()
    judged: int = 0


PostKind = Literal["post", "comment", "reaction", "repost", "article"]
LeadStage = Literal["saved", "applied"]


@dataclass(frozen=True, slots=True)
class Post:
    """Something of mine that others can see on a site; its text is never kept."""

    ref: str
    site: str
    kind: PostKind
    at: int
    precision: Precision = "second"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event I was invited to or attended, as an archive states it: without its people."""

    ref: str
    name: str
    at: int
    status: str = ""
    link: str = ""
    place: str = ""
    precision: Precision = "second"


@dataclass(frozen=True, slots=True)
class Lead:
    """An opening I saved or applied to; `contacts` are those the archive names for it."""

    ref: str
    stage: LeadStage
    organisation: str
    title: str = ""
    at: int | None = None
    link: str = ""
    contacts: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A source's statement that an identifier is its owner's: certain, or one vote among many."""

    ref: str
    identifier: Identifier
    why: str
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that gave nothing: where it lay and why.

    `error` marks a broken record (reported one by one); the others are counted by reason. `at`
    is its credible date, if it has one: a skipped mail still shows that its day was covered.
    """

    where: str
    why: str
    error: bool = False
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a source wants its reader to know of the input as a whole; it is no record."""

    where: str
    says: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a growing file was read: a later read may start here if `tail` still matches."""

    offset: int
    tail: str


Observed = Interaction | Card | Favour | Noted | Follow | Post | Occasion | Lead | Claim


def is_counted(record: Observed | Skipped) -> bool:
    """Say whether a record counts as read.

    Not a claim, nor what stands beside an invitation, nor a word that something did not happen.
    """
    if isinstance(record, Interaction):
        return bool(record.participants)
    return not isinstance(record, Claim | Noted)


def identifiers_in(record: Observed) -> tuple[Identifier, ...]:
    """Return the identifiers that a record names beside those who take part in an interaction."""
    match record:
        case Card():
            return record.identifiers
        case Claim() | Noted():
            return (record.identifier,)
        case Favour():
            return (record.identifier, *record.others)
        case Lead():
            return record.contacts
        case _:
            return ()
