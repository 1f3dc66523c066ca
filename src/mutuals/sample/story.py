"""What happened in three years, put together from everybody's part in it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from mutuals.sample import (
    agenda,
    calendar,
    circles,
    contacts,
    guises,
    machines,
    phrases,
    profile,
    threads,
    trade,
    weeks,
)
from mutuals.sample.cast import LAID_OFF, ME, OWNER, SPAN
from mutuals.sample.chance import Chance
from mutuals.sample.contacts import Happened
from mutuals.sample.people import cast
from mutuals.sample.records import Chat, Entry, Mail, Person, Story, Tie
from mutuals.sample.threads import Talk
from mutuals.sample.zone import at, shifted


def told(today: date) -> Story:
    """The whole story up to the morning of `today`; the same day gives the same story."""
    ties = cast()
    course = _courses(today, ties)
    planner = weeks.Planner(today, ties, last_contact(course, ties))
    touches = planner.touches()
    ties = profile.connected(today, ties, touches)
    course.add(weeks.happened(today, touches))
    course.entries += agenda.calendar(today, ties)
    course.mails += _around(today, ties, course)
    now = at(today, 540)
    return Story(
        today=today,
        people=tuple(tie.person for tie in ties),
        mails=_archived(today, [mail for mail in course.mails if mail.when <= now]),
        chats=tuple(sorted(_talks(today, ties, course, now), key=_chat_order)),
        entries=tuple(sorted(course.entries, key=lambda entry: (entry.start, entry.uid))),
        invitations=profile.invitations(today, ties),
        praise=profile.praise(today, ties),
    )


def _courses(today: date, ties: list[Tie]) -> Happened:
    course = contacts.nothing()
    for tie in ties:
        course.add(contacts.natural(today, tie))
        course.mails += contacts.last_words(today, tie)
        course.mails += _goodbye(today, tie)
    return _before_plan(today, course)


def _before_plan(today: date, course: Happened) -> Happened:
    """Without what the owner would have written to others in the weeks she plans."""
    edge = at(contacts.boundary(today), 0)
    daily = {tie.person.emails[0] for tie in cast() if tie.person.group == "daily"}
    course.mails = [
        m for m in course.mails if m.when < edge or not m.sent or m.to[0].email in daily
    ]
    course.chats = [chat for chat in course.chats if chat.when < edge or chat.sender]
    return course


def last_contact(course: Happened, ties: list[Tie]) -> dict[int, date]:
    """The last day of contact of everybody, by the person's key."""
    by_email = {email: tie.person.key for tie in ties for email in tie.person.emails}
    last: dict[int, date] = {}
    for mail in course.mails:
        for address in (mail.sender, *mail.to):
            _later(last, by_email.get(address.email), mail.when)
    for chat in course.chats:
        for person in (chat.sender, *chat.to):
            _later(last, person.key if person else None, chat.when)
    return last


def _later(last: dict[int, date], key: int | None, when: datetime) -> None:
    if key is not None:
        last[key] = max(last.get(key, date.min), shifted(when).date())


def _goodbye(today: date, tie: Tie) -> list[Mail]:
    """A word of her own to those she worked with, in the fortnight after the last day."""
    chance = Chance("goodbye", tie.person.key)
    likely = tie.person.group in ("colleague", "client", "manager") and tie.start > LAID_OFF + 90
    if not likely or tie.end > LAID_OFF or tie.channel != "mail" or not chance.hits(60):
        return []
    day = today - timedelta(days=LAID_OFF - chance.between(1, 13))
    return threads.mails(chance, Talk(tie, day, trade.GOODBYE, mine_first=True, turns=2))


def _around(today: date, ties: list[Tie], course: Happened) -> list[Mail]:
    """Everything in the mailboxes that is not one person writing to one other."""
    many = circles.discussion(today, ties) + circles.round_mails(today, ties)
    many += circles.introductions(today, ties) + circles.on_behalf(today, ties)
    many += circles.introduced(today, ties) + circles.drafts(today, ties)
    many += machines.to_self(today) + guises.mails(today)
    many += machines.bulk(today) + machines.applications(today) + machines.bounce(today)
    many += machines.auto_replies(course.mails)
    many += _invitations(course.entries)
    return many + machines.reminders(today, course.entries)


def _invitations(entries: list[Entry]) -> list[Mail]:
    """The mails by which others invited the owner to what stands in her calendar."""
    mails = []
    for entry in entries:
        chance = Chance("request", entry.uid)
        host, when = entry.organiser, entry.start - timedelta(days=chance.between(2, 6))
        if host and host.email not in OWNER.emails and not entry.rules and chance.hits(55):
            name = threads.ident(chance, when, host.email.split("@")[1])
            words = f"Invitation: {entry.title}", f"{host.name} invites you: {entry.title}\n"
            mail = Mail(when, host, (ME,), *words, name, labels=("Inbox", "Opened"))
            mails.append(calendar.invitation(mail, entry))
    return mails


def _archived(today: date, mails: list[Mail]) -> tuple[Mail, ...]:
    """Each mail with the mailboxes that hold it: some were copied, some moved along."""
    start = at(today - timedelta(days=SPAN - 1), 0)
    copied = start + timedelta(days=45)
    kept = [_filed(mail, start, copied) for mail in mails]
    return tuple(sorted((mail for mail in kept if mail.boxes), key=_mail_order))


def _filed(mail: Mail, start: datetime, copied: datetime) -> Mail:
    box = mail.boxes[0]
    if box == "home" and mail.when < start:
        return replace(mail, boxes=())
    if box == "home" and mail.when < copied and not mail.extra:
        return replace(mail, boxes=("home", "older"))
    copy = Chance("copy", mail.ident).hits(35)
    if box == "work" and mail.when > start and copy:
        labels = ("Inbox", "Opened", "Kaiserspeicher")
        return replace(mail, boxes=("work", "home"), cc=(ME,), labels=labels)
    return mail


def _talks(today: date, ties: list[Tie], course: Happened, now: datetime) -> list[Chat]:
    talks = course.chats + _group(today, ties) + profile.oddities(today, ties)
    return [chat for chat in talks if chat.when <= now]


def _group(today: date, ties: list[Tie]) -> list[Chat]:
    """Six people of the old job, one thread, long before the planned weeks."""
    crew = [t.person for t in ties if t.person.group == "old-colleague" and t.person.connected][:5]
    members: list[Person | None] = [None, *crew]
    when = at(today - timedelta(days=262), 1080)
    talk = []
    for turn, said in enumerate(phrases.GROUP):
        sender = members[turn % len(members)]
        to = tuple(person for person in members if person is not sender)
        name = threads.conversation(-1)
        talk.append(Chat(when, sender, to, said, name, title="Kaiserspeicher crew"))
        when += timedelta(minutes=17 + 40 * turn)
    return talk


def _mail_order(mail: Mail) -> tuple[datetime, str]:
    return mail.when, mail.ident


def _chat_order(chat: Chat) -> tuple[datetime, str]:
    return chat.when, chat.conversation
