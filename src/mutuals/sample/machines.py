"""Mail that no human wrote to the owner: newsletters, alerts, tickets, spam, bounces."""

from dataclasses import replace
from datetime import date, timedelta

from mutuals.sample import senders
from mutuals.sample.cast import ACCOUNTS, HIRED, LAID_OFF, ME
from mutuals.sample.chance import Chance
from mutuals.sample.companies import TARGET_KEYS, TARGETS
from mutuals.sample.records import Address, Entry, Mail
from mutuals.sample.threads import ident
from mutuals.sample.zone import at, basic, is_workday

Headers = tuple[tuple[str, str], ...]


def bulk(today: date) -> list[Mail]:
    """Newsletters, services and spam of three years."""
    mails = []
    for newsletter in senders.NEWSLETTERS:
        mails += _issues(today, newsletter)
    for service in senders.SERVICES:
        mails += _notices(today, service)
    return mails + _spam(today)


def _incoming(
    chance: Chance,
    day: date,
    sender: Address,
    words: tuple[str, str],
    extra: Headers = (),
    labels: tuple[str, ...] = ("Inbox", "Category Updates"),
) -> Mail:
    when = at(day, chance.between(380, 520), chance.below(60))
    name = ident(chance, when, sender.email.split("@")[1])
    return Mail(when, sender, (ME,), words[0], words[1] + "\n", name, labels=labels, extra=extra)


def _issues(today: date, letter: senders.Newsletter) -> list[Mail]:
    chance = Chance("newsletter", letter.sender.email)
    extra = (
        ("List-Id", f"{letter.sender.name} <{letter.list_id}>"),
        ("List-Unsubscribe", f"<https://{letter.list_id}/off?u={chance.letters(12)}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("Precedence", "bulk"),
    )
    mails = []
    for ago in range(letter.first, -1, -letter.every):
        day = today - timedelta(days=ago)
        if letter.every > 1 or is_workday(day):
            words = chance.pick(letter.subjects), letter.lead
            labels = ("Inbox", "Category Promotions", "Opened" if chance.hits(40) else "Unread")
            mail = _incoming(chance, day, letter.sender, words, extra, labels)
            mails.append(replace(mail, shape="html"))
    return mails


def _notices(today: date, service: senders.Service) -> list[Mail]:
    chance = Chance("service", service.sender.email)
    mails = []
    for ago in range(service.first, -1, -service.every):
        if chance.hits(service.percent):
            words = chance.pick(service.subjects), service.text
            day = today - timedelta(days=ago)
            labels = ("Inbox", service.label, "Opened" if chance.hits(60) else "Unread")
            mails.append(_incoming(chance, day, service.sender, words, labels=labels))
    return mails


def _spam(today: date) -> list[Mail]:
    chance = Chance("spam")
    mails = []
    for ago in range(1080, 0, -6):
        name, address, subject = chance.pick(senders.SPAM)
        words = subject, "Click the link within 24 hours. Do not tell anybody about this mail."
        day = today - timedelta(days=ago)
        labels = ("Spam",) if chance.hits(85) else ("Trash",)
        mails.append(_incoming(chance, day, Address(name, address), words, labels=labels))
    return mails


def applications(today: date) -> list[Mail]:
    """Letters to jobs@ and info@, with what the ticket systems answer."""
    chance = Chance("applications")
    mails = []
    for number, ago in enumerate(range(LAID_OFF - 12, 2, -9)):
        company = TARGETS[number % len(TARGETS)]
        domain = TARGET_KEYS[number % len(TARGET_KEYS)]
        role = "jobs" if (number + 4) % 7 else "info"
        desk = Address(f"{company} Careers" if role == "jobs" else "", f"{role}@{domain}.example")
        day = today - timedelta(days=ago)
        mails += _application(chance, desk, day, 4100 + number * 37)
    return mails


def _application(chance: Chance, desk: Address, day: date, number: int) -> list[Mail]:
    when = at(day, chance.between(560, 1000), chance.below(60))
    subject = f"Application: Operations Lead ({number})"
    text = "Dear team,\n\nplease find my application attached.\n\nKind regards\nMiriam Köster\n"
    name = ident(chance, when, "mail.example")
    letter = Mail(when, ME, (desk,), subject, text, name, labels=("Sent", "Opened"), sent=True)
    later = when + timedelta(minutes=1)
    answer = Mail(
        later,
        Address(f"{desk.name or 'Ticket desk'} via Desk", f"support@desk.{desk.email[5:]}"),
        (ME,),
        f"[#{number}] Re: {subject}",
        "We received your message and opened a ticket. Please keep the number in the subject.\n",
        ident(chance, later, f"desk.{desk.email[5:]}"),
        answers=(letter.ident,),
        labels=("Inbox", "Opened", "Category Updates"),
        extra=(("Auto-Submitted", "auto-generated"), ("X-Ticket", f"T-{number}")),
    )
    return [letter, answer] if chance.hits(80) else [letter]


def auto_replies(mails: list[Mail]) -> list[Mail]:
    """Absence notes to some of the owner's mails, in both of the usual dialects."""
    chance = Chance("absent")
    written = [m for m in mails if m.sent and m.boxes == ("home",) and len(m.to) == 1]
    return [_absent(chance, mail) for mail in written if chance.hits(2)]


def _absent(chance: Chance, mail: Mail) -> Mail:
    when = mail.when + timedelta(seconds=chance.between(4, 50))
    marks: Headers = (("Auto-Submitted", "auto-replied"), ("X-Autoreply", "yes"))
    if chance.hits(30):
        marks = (("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"))
    return Mail(
        when,
        mail.to[0],
        (mail.sender,),
        f"Automatic reply: {mail.subject}",
        "I am out of the office until Monday and read mail now and then.\n",
        ident(chance, when, mail.to[0].email.split("@")[1]),
        answers=(mail.ident,),
        labels=("Inbox", "Opened"),
        extra=marks,
    )


def bounce(today: date) -> list[Mail]:
    """A mail to an address that is gone, and the report that came back."""
    chance = Chance("bounce")
    when = at(today - timedelta(days=171), 640)
    gone = Address("Katrin Ebeling", "katrin.ebeling@harborlight.example")
    text = "Hi Katrin,\n\nis this still your address? I would like to stay in touch.\n\nMiriam\n"
    name = ident(chance, when, "mail.example")
    sent = Mail(when, ME, (gone,), "Still here?", text, name, labels=("Sent",), sent=True)
    report = Mail(
        when + timedelta(seconds=9),
        Address("Mail Delivery Subsystem", "MAILER-DAEMON@mail.example"),
        (ME,),
        "Delivery Status Notification (Failure)",
        f"The address {gone.email} could not be found: 550 5.1.1 user unknown.\n",
        ident(chance, when, "mail.example"),
        labels=("Inbox", "Opened"),
        extra=(("Auto-Submitted", "auto-replied"), ("X-Failed-Recipients", gone.email)),
        shape="bounce",
        attached=f"Message-ID: <{sent.ident}>\nSubject: Still here?\nTo: {gone.email}\n",
    )
    return [sent, report]


def reminders(today: date, entries: list[Entry]) -> list[Mail]:
    """The calendar's own notices, from an address nobody reads."""
    sender = Address("Calendar", "calendar-notification@calendar.example")
    mails = []
    for entry in entries:
        chance = Chance("reminder", entry.uid)
        day = entry.start.date() - timedelta(days=1)
        if entry.minutes and chance.hits(65) and today - timedelta(days=1090) < day < today:
            words = f"Notification: {entry.title}", f"{entry.title}, {basic(entry.start)}Z"
            mails.append(_incoming(chance, day, sender, words, _AUTO))
    return mails


_AUTO: Headers = (("Auto-Submitted", "auto-generated"),)


def to_self(today: date) -> list[Mail]:
    """Notes of the owner to herself, some from the job that is gone."""
    chance = Chance("self")
    mails = []
    for ago in range(HIRED - 20, 3, -38):
        when = at(today - timedelta(days=ago), chance.between(900, 1200), chance.below(60))
        sender = ME if ago < LAID_OFF else Address(ME.name, ACCOUNTS["harborlight"])
        subject = chance.pick(("Note", "For the tax", "Read later", "Boarding pass", "CV, new"))
        name = ident(chance, when, sender.email.split("@")[1])
        labels = ("Inbox", "Sent", "Opened") if sender == ME else ("Inbox", "Opened")
        mail = Mail(when, sender, (ME,), subject, "See the attachment.\n", name, labels=labels)
        mails.append(replace(mail, sent=sender == ME))
    return mails
