"""A contact day turned into the mails or LinkedIn messages of one thread."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mutuals.sample import phrases
from mutuals.sample.cast import ME, me
from mutuals.sample.chance import Chance
from mutuals.sample.companies import TARGETS
from mutuals.sample.records import Address, Chat, Mail, Person, Tie
from mutuals.sample.themes import Theme
from mutuals.sample.zone import at, rfc5322, shifted

_SOON = (18, 25, 45, 70, 110, 160, 240)
_MORNING, _NIGHT = 7, 22
_LATER = (*_SOON, 480, 1100, 1500, 2600)
_PERSONAL = ("daily", "family", "friend", "neighbour")


@dataclass(frozen=True, slots=True)
class Talk:
    """A thread to be: who, when it starts, about what, who begins, how many turns."""

    tie: Tie
    day: date
    theme: Theme
    mine_first: bool
    turns: int
    swift: bool = False
    """All within the day, as far as it is me who answers."""
    hour: int = 0
    """The hour at which it starts, 0 for any."""
    agreed: tuple[str, str] = ("", "")
    """The weekday and place it speaks of, where a meal follows."""
    variant: int = -1
    """Which of the theme's variants, -1 for any."""


def ident(chance: Chance, when: datetime, domain: str) -> str:
    """A Message-ID without brackets, in one of the usual shapes."""
    stamp = f"{when:%Y%m%d%H%M%S}"
    if domain in ("mail.example", "inbox.test"):
        return f"CA{chance.letters(8)}{stamp}{chance.letters(6)}@{domain}"
    return f"{stamp}.{chance.letters(10)}@{domain}"


def mails(chance: Chance, talk: Talk) -> list[Mail]:
    """The thread as mails, oldest first."""
    filled, variant = _filling(chance, talk), _variant(chance, talk)
    subject = _said(talk.theme.subjects, variant, filled)
    thread: list[Mail] = []
    for turn, when in enumerate(_times(chance, talk)):
        mine = talk.mine_first == (turn % 2 == 0)
        said = _said(talk.theme.turns[turn], variant, filled)
        thread.append(_mail(chance, talk.tie, (subject, said), when, mine=mine, thread=thread))
    return thread


def chats(chance: Chance, talk: Talk) -> list[Chat]:
    """The thread as LinkedIn messages, oldest first."""
    filled, variant = _filling(chance, talk), _variant(chance, talk)
    person = talk.tie.person
    lines = []
    for turn, when in enumerate(_times(chance, talk)):
        mine = talk.mine_first == (turn % 2 == 0)
        said = _said(talk.theme.turns[turn], variant, filled)
        greeting = f"Hi {person.given if mine else 'Miriam'}, " if turn == 0 else ""
        to: Person | None = person if mine else None
        sender = None if mine else person
        lines.append(Chat(when, sender, (to,), greeting + said, conversation(person.key)))
    return lines


def conversation(number: int) -> str:
    """The id of a conversation, the same in every thread with one person."""
    return f"2-{Chance('conversation', number).letters(48)}=="


def _variant(chance: Chance, talk: Talk) -> int:
    return chance.below(60) if talk.variant < 0 else talk.variant


def _said(variants: tuple[str, ...], variant: int, filled: dict[str, str]) -> str:
    """The variant of this thread; places that run out of variants begin again."""
    said = variants[variant % len(variants)].format_map(filled)
    return said[0].upper() + said[1:]


def _filling(chance: Chance, talk: Talk) -> dict[str, str]:
    day, place = talk.agreed
    return {
        "topic": chance.pick(phrases.TOPICS),
        "place": place or chance.pick(phrases.PLACES),
        "outing": chance.pick(phrases.OUTINGS),
        "day": day or chance.pick(phrases.WEEKDAYS[:5]),
        "firm": talk.tie.person.company.name,
        "org": chance.pick(TARGETS),
    }


def _times(chance: Chance, talk: Talk) -> list[datetime]:
    """When each turn is written; a swift thread ends where I would answer on another day."""
    hour = talk.hour or chance.between(8, 11 if talk.swift else 17)
    when = at(talk.day, hour * 60 + chance.between(3, 59), chance.below(60))
    times = [when]
    for turn in range(1, min(talk.turns, len(talk.theme.turns))):
        mine = talk.mine_first == (turn % 2 == 0)
        delay = chance.pick(_SOON if talk.swift and mine else _LATER)
        when = _awake(when + timedelta(minutes=delay, seconds=chance.below(60)))
        if talk.swift and mine and shifted(when).date() != talk.day:
            break
        times.append(when)
    return times


def _awake(when: datetime) -> datetime:
    hour = shifted(when).hour
    if _MORNING <= hour < _NIGHT:
        return when
    return when + timedelta(hours=10 if hour >= _NIGHT else 9)


def _mail(
    chance: Chance,
    tie: Tie,
    words: tuple[str, str],
    when: datetime,
    *,
    mine: bool,
    thread: list[Mail],
) -> Mail:
    own, other = me(tie.account), _written_as(tie)
    sender, to = (own, other) if mine else (other, own)
    subject = ("Re: " if thread else "") + words[0]
    names = ("Miriam", tie.person.given) if mine else (tie.person.given, "Miriam")
    return Mail(
        when=when,
        sender=sender,
        to=(to,),
        subject=subject,
        text=_letter(chance, tie.person, words[1], names) + _quoted(thread),
        ident=ident(chance, when, sender.email.split("@")[1]),
        answers=tuple(mail.ident for mail in thread),
        boxes=(tie.account,),
        labels=_labels(chance, mine=mine, personal=tie.person.group in _PERSONAL),
        offset=None if mine else tie.person.offset,
        sent=mine,
    )


def _written_as(tie: Tie) -> Address:
    """The person's address of that mailbox: colleagues of the old job wrote from work."""
    if tie.account == "work":
        return Address(tie.person.shown, tie.person.emails[-1])
    return tie.person.address


def _letter(chance: Chance, person: Person, said: str, names: tuple[str, str]) -> str:
    writer, reader = names
    if person.group in _PERSONAL:
        start = f"{reader},\n" if chance.hits(40) else ""
        return f"{start}{said}\n{writer if chance.hits(60) else ''}".rstrip() + "\n"
    hello = chance.pick(phrases.HELLOS).format(reader)
    return f"{hello},\n\n{said}\n\n{chance.pick(phrases.CLOSINGS)}\n{writer}\n"


def _quoted(thread: list[Mail]) -> str:
    if not thread:
        return ""
    last = thread[-1]
    # Some programs quote without a space, which gives lines that start with `>From `.
    mark = ">" if len(last.text) % 5 == 0 else "> "
    own = last.text.split("\nOn ")[0].rstrip().splitlines()
    name = last.sender.name or last.sender.email
    quoted = "\n".join(f"{mark}{line}".rstrip() for line in own)
    return f"\nOn {rfc5322(last.when)[:-15]}, {name} wrote:\n{quoted}\n"


def _labels(chance: Chance, *, mine: bool, personal: bool) -> tuple[str, ...]:
    if mine:
        return ("Sent", "Opened")
    first = ("Inbox",) if chance.hits(55) else ("Archived",)
    middle = ("Important",) if chance.hits(50) else ()
    return (*first, *middle, "Opened", "Persönlich" if personal else "Category Personal")


def alone(chance: Chance, tie: Tie, when: datetime, subject: str, said: str) -> Mail:
    """One mail from this person that stands for itself."""
    return _mail(chance, tie, (subject, said), when, mine=False, thread=[])


def mine(
    chance: Chance,
    to: tuple[Address, ...],
    when: datetime,
    subject: str,
    text: str,
) -> Mail:
    """One mail of mine from the private mailbox, to any number of people."""
    name = ident(chance, when, ME.email.split("@")[1])
    return Mail(when, ME, to, subject, text, name, labels=("Sent", "Opened"), sent=True)
