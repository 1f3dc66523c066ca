"""LinkedIn's `messages.csv`: one chat interaction per message. The text is not stored.

Header since 2024: `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE
URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT`; older ones lack the last columns and
the addresses of recipients (FORMATS 1.1, 1.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.detection.judging import MOST_TEXT
from mutuals.model.identifier import Identifier
from mutuals.model.ids import digest64
from mutuals.model.names import fold
from mutuals.model.observed import Claim, Interaction, Observed, Participant, Skipped
from mutuals.model.sign import MOST_IN_CHAT
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.judged import judged
from mutuals.sources.reading.lengths import apart
from mutuals.sources.reading.linkedin import (
    COACH_FILES,
    LinkedInTable,
    Place,
    profile_of,
    slug_of,
)
from mutuals.sources.reading.mail_text import without_markup
from mutuals.sources.reading.moment import Moment, credible_moment
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.table import Row, Signature, read_table, row_key

LARGEST_GROUP = 25
"""People in a chat that still is contact between them."""
SUBJECT = 500
"""Characters of a subject that are kept."""

_SENDER, _RECIPIENTS = "sender profile url", "recipient profile urls"
_MARKUP = re.compile(r"(?i)</?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li)(?:\s[^<>]{0,300})?/?>")
_COACH = re.compile(COACH_FILES)
_DEPARTED = frozenset({
    "linkedin member", "linkedin user", "linkedin-mitglied", "linkedin mitglied", "linkedin-lid",
    "membre linkedin", "membre de linkedin", "miembro de linkedin", "usuario de linkedin",
    "usuário do linkedin", "membro do linkedin", "utente linkedin",
})  # fmt: skip
_LIKELY_ME = 0.9
_FEWEST = 2


class _Messages(LinkedInTable):
    name = "linkedin-messages"
    title = "LinkedIn messages"
    signature = Signature(frozenset({"conversation id", "from", "to", "date", "content"}))
    file_name = re.compile(r"(?i)messages")

    def sniff(self, drop: Drop) -> float:
        return 0.0 if _COACH.match(drop.name) else super().sniff(drop)

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        known = _profiles_by_name(drop, self.signature)
        attendance = _Attendance()
        for row in read_table(drop, self.signature):
            if isinstance(row, Skipped):
                yield row
            else:
                sender, recipients = _sender(row, known), _recipients(row, known)
                attendance.note(row_key(row["conversation id"]), sender, recipients)
                yield _message(Place(drop.name, row, setting), sender, recipients)
        me = attendance.owner()
        if me:
            yield Claim(f"{drop.name}#{slug_of(me)}", me, "wrote in most conversations")


def _message(
    place: Place, sender: Participant | None, recipients: tuple[Participant, ...]
) -> Interaction | Skipped:
    row = place.row
    moment = credible_moment(row["date"], place.setting)
    if isinstance(moment, str):
        return place.skip(moment)
    others = tuple(person for person in recipients if not _is_same(person, sender))
    doubt = _doubt(row, sender, others)
    if sender is None or doubt:
        return place.skip(doubt, moment.at)
    record = _interaction(place, moment, sender, others)
    if not place.setting.reads_text or record.size > MOST_IN_CHAT:
        return record
    return judged(record, _words(row.text("content")))


def _doubt(row: Row, sender: Participant | None, others: tuple[Participant, ...]) -> str:
    """Return why a row is no message between people; empty when it is one."""
    folder = row["folder"].casefold()
    if _is_true(row["is message draft"]) or _is_true(row["is conversation draft"]):
        return "draft"
    if "spam" in folder:
        return "spam"
    if _is_advertising(row):
        return "advertising or a message from LinkedIn"
    if sender is None:
        return "names no sender"
    if not others:
        return "names no recipient"
    return "more than 25 people" if len(others) + 1 > LARGEST_GROUP else ""


def _is_true(cell: str) -> bool:
    return cell.casefold() in {"true", "yes", "1"}


def _is_advertising(row: Row) -> bool:
    """Say whether a row is sponsored: from a company's page or LinkedIn itself, with a subject.

    Members who left have no profile either, but a name that says so.
    """
    if not row.layout.has(_SENDER) or profile_of(row[_SENDER]):
        return False
    name = fold(row["from"])
    if name in _DEPARTED:
        return False
    return bool(row[_SENDER] or row["subject"] or name.startswith("linkedin"))


def _interaction(
    place: Place, moment: Moment, sender: Participant, others: tuple[Participant, ...]
) -> Interaction:
    row = place.row
    conversation, content = row["conversation id"], row_key(row.text("content"))
    writer, when = sender.identifier.value, str(moment.at)
    return Interaction(
        key=digest64("interaction", "linkedin", conversation, writer, when, content),
        at=moment.at,
        channel="chat",
        participants=(sender, *others),
        size=len(others) + 1,
        item=digest64("linkedin-messages", *row.cells),
        ref=place.ref(row_key(conversation, writer, when, content)),
        subject=(row["conversation title"] or row["subject"])[:SUBJECT],
        precision=moment.precision,
    )


def _words(content: str) -> str:
    """Return what a message says, as far as it is judged; some are written in HTML."""
    said = content[:MOST_TEXT]
    return without_markup(said) if _MARKUP.search(said) else said


# --- who ------------------------------------------------------------------------------------


def _is_same(person: Participant, sender: Participant | None) -> bool:
    return sender is not None and person.identifier == sender.identifier


def _sender(row: Row, known: dict[str, Identifier]) -> Participant | None:
    name = clean_name(row["from"]).name
    profile = profile_of(row[_SENDER])
    return Participant(profile, "from", name) if profile else _named(row, name, "from", known)


def _recipients(row: Row, known: dict[str, Identifier]) -> tuple[Participant, ...]:
    profiles = [profile_of(address) for address in re.split(r"[,;\s]+", row[_RECIPIENTS])]
    people = [profile for profile in profiles if profile]
    if not people:
        # Without addresses a comma may separate people or stand in a name.
        names = [row["to"]] if row.layout.has(_RECIPIENTS) else row["to"].split(",")
        found = [_named(row, clean_name(name).name, "to", known) for name in names]
        return tuple({person.identifier: person for person in found if person}.values())
    names = [row["to"]] if len(people) == 1 else row["to"].split(",")
    if len(names) != len(people):
        names = [""] * len(people)
    named = zip(people, names, strict=True)
    found_by_id = {
        person: Participant(person, "to", clean_name(name).name) for person, name in named
    }
    return tuple(found_by_id.values())


def _named(row: Row, name: str, role: str, known: dict[str, Identifier]) -> Participant | None:
    folded = fold(name)
    if not folded:
        return None
    if folded in _DEPARTED:
        # All who left share one name: only within a conversation is it one person.
        folded = apart(f"{folded} ({row['conversation id']})")
    identifier = known.get(folded) or Identifier("display", folded)
    return Participant(identifier, "from" if role == "from" else "to", name)


def _profiles_by_name(drop: Drop, signature: Signature) -> dict[str, Identifier]:
    """Return senders' profiles by name, for archives that give recipients by name only.

    A name that two profiles share is left out.
    """
    found: dict[str, set[Identifier]] = {}
    for row in read_table(drop, signature):
        if isinstance(row, Row):
            if row.layout.has(_RECIPIENTS) or not row.layout.has(_SENDER):
                return {}
            profile = profile_of(row[_SENDER])
            if profile:
                name = fold(clean_name(row["from"]).name)
                found.setdefault(name, set()).add(profile)
    return {name: profiles.pop() for name, profiles in found.items() if len(profiles) == 1}


class _Attendance:
    """Who takes part in how many conversations: the archive's owner is in nearly all."""

    def __init__(self) -> None:
        self._conversations: set[str] = set()
        self._wrote: dict[Identifier, set[str]] = {}
        self._present: dict[Identifier, set[str]] = {}

    def note(
        self, conversation: str, sender: Participant | None, others: tuple[Participant, ...]
    ) -> None:
        """Count one message, whatever becomes of it: drafts are the owner's too."""
        self._conversations.add(conversation)
        if sender:
            self._wrote.setdefault(sender.identifier, set()).add(conversation)
        for person in (*filter(None, [sender]), *others):
            self._present.setdefault(person.identifier, set()).add(conversation)

    def owner(self) -> Identifier | None:
        """Return the profile that wrote in most conversations, when it is in nearly all."""
        presence = sorted(
            ((len(seen), person) for person, seen in self._present.items()), reverse=True
        )[:2]
        if not presence or presence[0][1].kind != "profile":
            return None
        most, person = presence[0]
        is_alone = len(presence) == 1 or presence[1][0] < most
        written = len(self._wrote.get(person, ()))
        is_likely = most >= _LIKELY_ME * len(self._conversations)
        return person if is_alone and is_likely and written >= _FEWEST else None


SOURCE = _Messages()
