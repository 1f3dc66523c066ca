"""Monica 4's export of an account as JSON: contacts, activities, calls, conversations, gifts.

What I noted there about meeting and calling somebody counts as logged by me; the messages of a
conversation count as chat. The text of notes is kept as a remark on the person, the text of
messages and calls is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mutuals.model.favour import FavourDirection
from mutuals.model.identifier import Identifier
from mutuals.model.ids import digest64
from mutuals.model.observed import (
    LOGGED,
    Card,
    Channel,
    Claim,
    Favour,
    Field,
    Interaction,
    Note,
    Observed,
    Participant,
    Skipped,
)
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.card_draft import CardDraft, join_name
from mutuals.sources.reading.judged import judged
from mutuals.sources.reading.lengths import apart
from mutuals.sources.reading.mail_identity import email
from mutuals.sources.reading.moment import Moment
from mutuals.sources.reading.monica_records import (
    Entry,
    Person,
    created_at,
    day_of,
    entries,
    is_true,
    long_said,
    moment_of,
    person_in,
    said,
    text,
    uuid_of,
    uuids,
)
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.social_json import inner, objects, read_json

FAMILY = "monica"
LARGEST_GROUP = 25
"""People in an activity that still is contact between them."""
SUBJECT = 500
"""Characters of an activity's summary that are kept."""

_SURE = 0.95
_OPENING = 4096
_KEYS = (b'"app_version"', b'"exported_by"', b'"version"')
_GIVEN: dict[str, FavourDirection] = {"offered": "gave", "received": "received"}
_NUMBER = re.compile(r"\+?[\d ()./-]{6,30}", re.ASCII)
_TEXTS = {
    "nickname": "nickname", "description": "description", "food_preferences": "food",
}  # fmt: skip


class _Account(NamedTuple):
    """An account while its contacts are read: what they refer to by uuid, and who I am."""

    file: str
    setting: Setting
    people: dict[str, Person]
    activities: dict[str, Entry]
    types: dict[str, Entry]
    relations: dict[str, list[tuple[str, str]]]
    parties: dict[str, int]
    me: Participant
    own: str

    def ref(self, uuid: str) -> str:
        """Return the evidence reference of an entry."""
        return f"{self.file}#{uuid}"

    def skip(self, uuid: str, why: str) -> Skipped:
        """Return an entry that gives nothing."""
        return Skipped(self.ref(uuid), why)


class _Monica(SingleFile):
    name = "monica"
    title = "Monica export (JSON)"

    def sniff(self, drop: Drop) -> float:
        """Return 0.95 when the first bytes hold the keys of an export."""
        if drop.is_folder or not drop.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return 0.0
        opening = drop.head[:_OPENING]
        return _SURE if all(key in opening for key in _KEYS) else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped | Note]:
        """Yield what the export says of me, then contact by contact."""
        found = read_json(drop)
        account = _account(found.value, drop.name, setting)
        yield from _claims(found.value, account)
        for contact in entries(inner(found.value, "account"), "contact"):
            yield from _observe(contact, account)
        if found.trouble:
            yield Skipped(drop.path, found.trouble, error=True)


# --- the account ------------------------------------------------------------------------------


def _account(value: object, file: str, setting: Setting) -> _Account:
    held = inner(value, "account")
    contacts = list(entries(held, "contact"))
    people = {person.uuid: person for person in map(person_in, contacts) if person.uuid}
    user = _exporter(value)
    own = said(user, "me_contact")
    return _Account(
        file, setting, people,
        activities={uuid_of(entry): entry for entry in entries(held, "activity")},
        types=_types(value),
        relations=_relations(held, people),
        parties=_parties(contacts, own),
        me=_me(own or text(inner(value, "exported_by"))),
        own=own,
    )  # fmt: skip


def _exporter(value: object) -> Entry:
    """Return the user who asked for the export, an empty one when it is not told."""
    wanted = text(inner(value, "exported_by"))
    users = list(entries(inner(value, "account"), "user"))
    return next((user for user in users if uuid_of(user) == wanted), {})


def _me(written: str) -> Participant:
    return Participant(_identifier(apart(written) or "me"), "from")


def _types(value: object) -> dict[str, Entry]:
    """Return the kinds of contact fields by uuid; they stand in or beside the account."""
    held = inner(value, "account", "instance") or inner(value, "instance")
    return {uuid_of(each): each for each in objects(inner(held, "contact_field_types"))}


def _relations(held: object, people: dict[str, Person]) -> dict[str, list[tuple[str, str]]]:
    """Return for each contact who is what to them: `spouse`, `Ana Lopes`."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in entries(held, "relationship"):
        other, kind = people.get(said(entry, "contact_is")), said(entry, "type")
        if other and other.name and kind:
            found.setdefault(said(entry, "of_contact"), []).append((kind, other.name))
    return found


def _parties(contacts: list[Entry], own: str) -> dict[str, int]:
    """Return how many contacts other than me took part in each activity."""
    counts: dict[str, int] = {}
    for contact in (each for each in contacts if uuid_of(each) != own):
        for uuid in set(uuids(contact, "activity")):
            counts[uuid] = counts.get(uuid, 0) + 1
    return counts


def _identifier(uuid: str) -> Identifier:
    return Identifier("account", f"{FAMILY}:{uuid}")


def _claims(value: object, account: _Account) -> Iterator[Claim]:
    why = "the account of the export"
    yield Claim(account.file, account.me.identifier, why, certain=True)
    if address := email(text(_exporter(value).get("email"))):
        yield Claim(account.file, address, why, certain=True)


# --- one contact ------------------------------------------------------------------------------


def _observe(contact: Entry, account: _Account) -> Iterator[Observed | Skipped]:
    person = person_in(contact)
    if not person.uuid:
        yield Skipped(account.file, "contact without an id", error=True)
        return
    if person.is_partial:
        yield account.skip(person.uuid, "noted only as somebody's relative")
        return
    yield _card(contact, person, account)
    if person.uuid != account.own:
        yield from _meetings(contact, person, account)
        yield from _calls(contact, person, account)
        yield from _messages(contact, person, account)
        yield from _gifts(contact, person, account)


def _card(contact: Entry, person: Person, account: _Account) -> Card | Skipped:
    draft = CardDraft(account.setting.region)
    draft.identifiers[_identifier(person.uuid)] = None
    names = (said(contact, f"{part}_name") for part in ("first", "middle", "last"))
    draft.name = join_name(*names)
    draft.add_work(said(contact, "company"), said(contact, "job"))
    for entry in entries(contact, "contact_field"):
        _take_field(draft, said(entry, "data"), account.types.get(said(entry, "type"), {}))
    for name, value in _facts(contact, account):
        draft.state(name, value)
    for kind, name in account.relations.get(person.uuid, []):
        draft.state(kind, name)
    tags = inner(contact, "properties", "tags")
    for tag in tags if isinstance(tags, list) else []:
        draft.add_tag(text(tag))
    ref = account.ref(person.uuid)
    return draft.to_card(ref, ref, FAMILY, own=person.uuid == account.own)


def _take_field(draft: CardDraft, written: str, kind: Entry) -> None:
    name, protocol = said(kind, "name").casefold(), said(kind, "protocol")
    if not written:
        return
    if said(kind, "type") == "email" or protocol == "mailto:" or (not kind and "@" in written):
        draft.add_email(written)
    elif said(kind, "type") == "phone" or protocol == "tel:" or _is_number(name, written):
        draft.add_phone(written)
    else:
        draft.add_handle(name, written)


def _is_number(name: str, written: str) -> bool:
    """Say whether a value is a telephone number: a messenger's account, or of an unknown type.

    The types stand at the end of the file: one that breaks off lacks them.
    """
    return name in ("whatsapp", "") and bool(_NUMBER.fullmatch(written))


def _facts(contact: Entry, account: _Account) -> Iterator[Field]:
    """Yield what the contact's page states, in fields named as other address books name them."""
    for key, name in _TEXTS.items():
        yield Field(name, long_said(contact, key))
    for key, name in (("birthdate", "birthday"), ("first_met_date", "first met")):
        yield Field(name, day_of(inner(contact, "properties", key)))
    introducer = account.people.get(said(contact, "first_met_through"))
    yield Field("referred by", introducer.name if introducer else "")
    yield Field("last talked to", day_of(inner(contact, "properties", "last_talked_to")))
    yield Field("starred", "yes" if is_true(contact, "is_starred") else "")
    if is_true(contact, "is_dead"):
        yield Field("deceased", day_of(inner(contact, "properties", "deceased_date")) or "yes")
    if days := said(contact, "stay_in_touch_frequency"):
        yield Field("stay in touch", f"every {days} days")
    yield from _held_facts(contact)


def _held_facts(contact: Entry) -> Iterator[Field]:
    parts = ("street", "city", "province", "postal_code", "country")
    for entry in entries(contact, "address"):
        written = [said(entry, part) for part in parts]
        yield Field("address", ", ".join(filter(None, written)))
    for entry in entries(contact, "note"):
        yield Field("note", long_said(entry, "body"))
    for entry in entries(contact, "debt"):
        yield Field("debt", _debt(entry))
    for entry in entries(contact, "life_event"):
        day = day_of(inner(entry, "properties", "happened_at"))
        yield Field("life event", f"{day} {said(entry, 'name')}".strip())
    for entry in entries(contact, "pet"):
        yield Field("pet", said(entry, "name"))


def _debt(entry: Entry) -> str:
    currency = inner(entry, "properties", "currency")
    unit = text(inner(currency, "iso")) if isinstance(currency, dict) else text(currency)
    who = "I owe" if is_true(entry, "in_debt") else "owes me"
    settled = ", settled" if said(entry, "status") == "complete" else ""
    return f"{who} {said(entry, 'amount')} {unit}".strip() + settled


# --- what we did together ---------------------------------------------------------------------


def _meetings(contact: Entry, person: Person, account: _Account) -> Iterator[Interaction | Skipped]:
    for uuid in dict.fromkeys(uuids(contact, "activity")):
        size = account.parties[uuid] + 1
        if size > LARGEST_GROUP:
            yield account.skip(uuid, f"more than {LARGEST_GROUP} people")
        elif entry := account.activities.get(uuid):
            moment = moment_of(entry, "happened_at", account.setting)
            yield _logged(entry, "meeting", moment, person, account, size)
        else:
            yield account.skip(uuid, "activity that the export does not hold")


def _calls(contact: Entry, person: Person, account: _Account) -> Iterator[Interaction | Skipped]:
    for entry in entries(contact, "call"):
        moment = moment_of(entry, "called_at", account.setting)
        yield _logged(entry, "call", moment, person, account)


def _logged(
    entry: Entry,
    channel: Channel,
    moment: Moment | str,
    person: Person,
    account: _Account,
    size: int = 2,
) -> Interaction | Skipped:
    """Return a contact as I noted it; each of several people has one of their own."""
    uuid = uuid_of(entry)
    if isinstance(moment, str):
        return account.skip(uuid, moment)
    return Interaction(
        key=digest64("interaction", FAMILY, uuid, person.uuid),
        at=moment.at,
        channel=channel,
        participants=(Participant(_identifier(person.uuid), "attendee", person.name),),
        size=size,
        item=digest64(FAMILY, uuid, str(moment.at), said(entry, "summary")),
        ref=account.ref(uuid),
        subject=said(entry, "summary")[:SUBJECT],
        precision=moment.precision,
        traits=LOGGED,
    )


def _messages(contact: Entry, person: Person, account: _Account) -> Iterator[Interaction | Skipped]:
    for conversation in entries(contact, "conversation"):
        for entry in objects(inner(conversation, "properties", "messages")):
            yield _message(entry, person, account)


def _message(entry: Entry, person: Person, account: _Account) -> Interaction | Skipped:
    uuid, is_mine = uuid_of(entry), is_true(entry, "written_by_me")
    moment = moment_of(entry, "written_at", account.setting)
    if isinstance(moment, str):
        return account.skip(uuid, moment)
    them = Participant(_identifier(person.uuid), "to" if is_mine else "from", person.name)
    me = account.me._replace(role="from" if is_mine else "to")
    record = Interaction(
        key=digest64("interaction", FAMILY, uuid, person.uuid),
        at=moment.at,
        channel="chat",
        participants=(me, them) if is_mine else (them, me),
        size=2,
        item=digest64(FAMILY, uuid, str(moment.at), str(is_mine)),
        ref=account.ref(uuid),
        precision=moment.precision,
    )
    reads_text = account.setting.reads_text
    return judged(record, long_said(entry, "content")) if reads_text else record


def _gifts(contact: Entry, person: Person, account: _Account) -> Iterator[Favour | Skipped]:
    for entry in entries(contact, "gift"):
        direction = _GIVEN.get(said(entry, "status"))
        moment = moment_of(entry, "date", account.setting)
        if isinstance(moment, str):
            # Without a day of its own the gift was noted when it was given.
            moment = created_at(entry, account.setting)
        if direction is None or isinstance(moment, str):
            why = "gift that is only an idea" if direction is None else str(moment)
            yield account.skip(uuid_of(entry), why)
        else:
            yield _favour(entry, direction, moment, person, account)


def _favour(
    entry: Entry, direction: FavourDirection, moment: Moment, person: Person, account: _Account
) -> Favour:
    return Favour(
        ref=account.ref(uuid_of(entry)),
        direction=direction,
        type="other",
        identifier=_identifier(person.uuid),
        at=moment.at,
        precision=moment.precision,
        name=person.name,
        family=FAMILY,
        note=f"gift: {said(entry, 'name')}",
    )


SOURCE = _Monica()
