"""Mail to many: the discussion list, round mails, drafts, and mail sent for somebody else."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from mutuals.sample import phrases, threads
from mutuals.sample.cast import LAID_OFF, ME
from mutuals.sample.chance import Chance
from mutuals.sample.contacts import on_holiday
from mutuals.sample.records import Address, Mail, Person, Tie
from mutuals.sample.zone import at, monday

LIST = Address("Ops Talk", "ops-talk@lists.opscircle.example")
_LIST_HEADERS = (
    ("List-Id", "Ops Talk <ops-talk.lists.opscircle.example>"),
    ("List-Post", "<mailto:ops-talk@lists.opscircle.example>"),
    ("List-Unsubscribe", "<mailto:ops-talk-leave@lists.opscircle.example>"),
    ("Precedence", "list"),
)


def discussion(today: date, ties: list[Tie]) -> list[Mail]:
    """About one thread a week on the list of the Operations Circle."""
    members = [tie.person for tie in ties if tie.person.group == "community"]
    chance = Chance("list")
    mails: list[Mail] = []
    for ago in range(900, 1, -8):
        day = today - timedelta(days=ago)
        posters = chance.several(members, chance.between(1, 4))
        mails += _list_thread(chance, day, posters, mine=not on_holiday(today, day))
    return mails


def _list_thread(chance: Chance, day: date, posters: list[Person], *, mine: bool) -> list[Mail]:
    topic = chance.pick(phrases.TOPICS)
    when = at(day, chance.between(480, 900), chance.below(60))
    posts: list[Mail] = []
    for person in posters:
        posts.append(_post(chance, person.address, when, topic, posts))
        when += timedelta(minutes=chance.between(20, 160))
    if mine and chance.hits(30):
        own = _post(chance, ME, when, topic, posts)
        posts.append(replace(own, sent=True, labels=("Sent", "Opened"), extra=()))
    return posts


def _post(chance: Chance, author: Address, when: datetime, topic: str, before: list[Mail]) -> Mail:
    said = chance.pick(_REPLIES if before else _QUESTIONS).format(topic=topic)
    return Mail(
        when=when,
        sender=author,
        to=(LIST,),
        subject=f"{'Re: ' if before else ''}[ops-talk] {topic[0].upper()}{topic[1:]}",
        text=f"{said}\n\n{author.name}\n-- \nOps Talk, the list of the Operations Circle\n",
        ident=threads.ident(chance, when, author.email.split("@")[1]),
        answers=tuple(mail.ident for mail in before),
        labels=("Inbox", "Opened" if chance.hits(50) else "Unread", "Category Forums"),
        extra=_LIST_HEADERS,
    )


_QUESTIONS = (
    "Does anybody have experience with {topic} in a site of 40 people? What would you avoid?",
    "We start with {topic} next quarter. Who can recommend a trainer?",
    "Who would speak on {topic} at the evening in spring? Fifteen minutes would do.",
)
_REPLIES = (
    "We did it twice. Start small, and take somebody from the night shift on board.",
    "Same question here, I am curious about the answers.",
    "There is a good chapter on {topic} in the older handbook; I can bring it on Thursday.",
)


def round_mails(today: date, ties: list[Tie]) -> list[Mail]:
    """Mail to many at once: farewell, moving house, a call for speakers, an evening."""
    people = [tie.person for tie in ties if tie.person.group in ("colleague", "client")]
    friends = [tie.person for tie in ties if tie.person.group in ("friend", "family")]
    week = monday(today) - timedelta(weeks=10)
    return [
        _round(today - timedelta(days=LAID_OFF), people[:34], "Goodbye and thank you", _FAREWELL),
        _round(today - timedelta(days=620), friends[:12], "New address", _MOVED),
        _round(week + timedelta(days=2), people[2:10], "Evening on the night shift", _EVENING),
        _invited(today - timedelta(days=400), people[0], people[:38]),
    ]


_FAREWELL = (
    "Dear all,\n\ntoday is my last day at Harborlight. Thank you for two good years.\n"
    "From tomorrow on you reach me at this address.\n\nMiriam\n"
)
_MOVED = "Dear all,\n\nwe have moved, only two streets on. Come and see us.\n\nMiriam and Jonas\n"
_EVENING = (
    "Hello everybody,\n\nthe Circle has an evening on the night shift next month."
    " Perhaps it is of use to one of you.\n\nMiriam\n"
)


def _round(day: date, people: list[Person], subject: str, text: str) -> Mail:
    chance = Chance("round", subject)
    to = tuple(person.address for person in people)
    return threads.mine(chance, to, at(day, 615), subject, text)


def _invited(day: date, host: Person, people: list[Person]) -> Mail:
    chance = Chance("party")
    when = at(day, 540)
    to = (ME, *(person.address for person in people))
    name = threads.ident(chance, when, "mail.example")
    text = "Summer party on the roof, Thursday at six. Bring somebody.\n"
    return Mail(when, host.address, to, "Summer party", text, name, labels=("Inbox", "Opened"))


def drafts(today: date, ties: list[Tie]) -> list[Mail]:
    """Begun, and never sent: these are no contact."""
    chance = Chance("drafts")
    mails = []
    for tie in chance.several([tie for tie in ties if tie.person.group == "alumni"], 7):
        when = at(today - timedelta(days=chance.between(2, 160)), chance.between(1200, 1380))
        text = f"Hi {tie.person.given},\n\nit has been far too long. I wanted to ask\n"
        draft = threads.mine(chance, (tie.person.address,), when, "Long time", text)
        mails.append(replace(draft, labels=("Drafts", "Opened")))
    return mails


def on_behalf(today: date, ties: list[Tie]) -> list[Mail]:
    """Mail an office sends for its professor: Sender differs from From."""
    chance = Chance("office")
    mentor = next(tie for tie in ties if tie.person.group == "mentor")
    mails = []
    for ago in (760, 560, 300):
        when = at(today - timedelta(days=ago), 600)
        said = "the programme of the symposium is attached. It would be good to see you there."
        mail = threads.alone(chance, mentor, when, "Symposium in Havelberg", said)
        office = (("Sender", "Sekretariat Thielemann <sekretariat@havelberg-uni.example>"),)
        mails.append(replace(mail, extra=office, boxes=("saved",)))
    return mails


def introductions(today: date, ties: list[Tie]) -> list[Mail]:
    """The owner brings two people together."""
    chance = Chance("introductions")
    known = [tie for tie in ties if tie.alive and tie.channel == "mail" and _professional(tie)]
    mails = []
    for ago in (500, 330, 190, 150, 121):
        one, other = chance.several(known, 2)
        day = today - timedelta(days=ago)
        mails += _introduction(chance, day, one.person, other.person)
    return mails


def _professional(tie: Tie) -> bool:
    return tie.person.group in ("colleague", "client", "community", "mentor", "alumni")


def _introduction(chance: Chance, day: date, one: Person, other: Person) -> list[Mail]:
    when = at(day, chance.between(560, 700), chance.below(60))
    topic = chance.pick(phrases.TOPICS)
    text = (
        f"Dear {one.given}, dear {other.given},\n\nI would like to introduce you to each other:"
        f" you both work on {topic}, from two ends. I leave the rest to you.\n\nMiriam\n"
    )
    subject = f"Introduction: {one.given} <> {other.given}"
    first = threads.mine(chance, (one.address, other.address), when, subject, text)
    later = when + timedelta(minutes=chance.between(60, 900))
    thanks = Mail(
        later,
        one.address,
        (other.address,),
        f"Re: {subject}",
        f"Thank you for the introduction, Miriam! {other.given}, when could we talk?\n",
        threads.ident(chance, later, one.emails[0].split("@")[1]),
        cc=(ME,),
        answers=(first.ident,),
        labels=("Inbox", "Opened"),
    )
    return [first, thanks]


def introduced(today: date, ties: list[Tie]) -> list[Mail]:
    """Those who know her bring the owner together with recruiters, and ask later how it went."""
    chance = Chance("introduced")
    known = [t for t in ties if t.alive and t.channel == "mail" and _professional(t)]
    known = [tie for tie in known if tie.start > _LONG]
    met = [t for t in ties if t.person.group == "recruiter" and t.channel == "mail"]
    newcomers = [tie for tie in met if tie.end < tie.start - _LASTED][:_FRIENDS]
    mails = []
    for tie, friend in zip(newcomers, chance.several(known, len(newcomers)), strict=True):
        day = today - timedelta(days=tie.start + chance.between(3, 5))
        mails += _brought(chance, day, friend.person, tie.person)
    return mails


_LONG, _LASTED, _FRIENDS = 400, 30, 4


def _brought(chance: Chance, day: date, friend: Person, newcomer: Person) -> list[Mail]:
    subject = f"Introduction: {newcomer.given} <> Miriam"
    when = at(day, chance.between(560, 700), chance.below(60))
    text = (
        f"Dear {newcomer.given}, dear Miriam,\n\nI would like to introduce you to each other:"
        f" {newcomer.given} fills posts in operations, and Miriam is free for a new one. I leave"
        f" the rest to you.\n\n{friend.given}\n"
    )
    first = _to_both(chance, friend, newcomer, when, (subject, text))
    later = when + timedelta(days=chance.between(12, 20))
    text = f"Dear both,\n\nhow did it go? Tell me when we meet.\n\n{friend.given}\n"
    return [first, _to_both(chance, friend, newcomer, later, (f"Re: {subject}", text), first.ident)]


def _to_both(
    chance: Chance,
    friend: Person,
    newcomer: Person,
    when: datetime,
    words: tuple[str, str],
    *answers: str,
) -> Mail:
    name = threads.ident(chance, when, friend.emails[0].split("@")[1])
    to = (newcomer.address, ME)
    return Mail(when, friend.address, to, *words, name, answers=answers, labels=("Inbox", "Opened"))
