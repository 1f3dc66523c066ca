"""What LinkedIn knows beside the messages: connections, invitations, praise, odd senders."""

from dataclasses import replace
from datetime import date, timedelta

from mutuals.sample import phrases, threads
from mutuals.sample.cast import LAID_OFF
from mutuals.sample.chance import Chance
from mutuals.sample.records import Chat, Invitation, Person, Praise, Tie
from mutuals.sample.weeks import Touch
from mutuals.sample.zone import at

SKILLS = (
    "Operations Management",
    "Process Improvement",
    "Supply Chain",
    "Logistics",
    "Team Leadership",
    "Demand Planning",
    "Change Management",
)


def connected(today: date, ties: list[Tie], touches: list[Touch]) -> list[Tie]:
    """The same ties, where new people who were reached are connected a day later."""
    first = {
        touch.tie.person.key: max(0, (today - touch.day).days - 1)
        for touch in reversed(touches)
        if touch.tie.person.group == "fresh" and touch.tie.person.slug
    }
    linked = []
    for tie in ties:
        ago = first.get(tie.person.key, tie.person.connected)
        linked.append(replace(tie, person=replace(tie.person, connected=ago)))
    return linked


_REMEMBERED = 800
"""Days for which the archive keeps invitations."""


def invitations(today: date, ties: list[Tie]) -> tuple[Invitation, ...]:
    """Those of the last year, and some that nobody answered."""
    chance = Chance("invitations")
    rows = []
    for tie in ties:
        ago = tie.person.connected
        if ago is not None and ago < _REMEMBERED and chance.hits(70):
            when = at(today - timedelta(days=ago + chance.between(0, 6)), chance.between(480, 1300))
            note = chance.pick(
                ("", "", f"Hi, I liked your comment on {chance.pick(phrases.TOPICS)}.")
            )
            rows.append(Invitation(when, tie.person, chance.hits(55), note))
    waiting = [t.person for t in ties if t.person.slug and t.person.connected is None][-9:]
    for number, person in enumerate(waiting):
        when = at(today - timedelta(days=3 + 13 * number), chance.between(480, 1300))
        rows.append(Invitation(when, person, number % 3 > 0))
    return tuple(sorted(rows, key=lambda row: row.when, reverse=True))


# days before today, given by me, status, which of the people at hand
_PRAISE = (
    (98, True, "ACCEPTED"), (82, True, "ACCEPTED"), (66, True, "ACCEPTED"),
    (47, True, "ACCEPTED"), (33, True, "ACCEPTED"), (19, True, "ACCEPTED"),
    (8, True, "ACCEPTED"), (90, True, "ACCEPTED"),
    (16, True, "REJECTED"), (240, True, "ACCEPTED"), (410, True, "ACCEPTED"),
    (12, False, "ACCEPTED"), (75, False, "ACCEPTED"), (180, False, "ACCEPTED"),
    (205, False, "ACCEPTED"), (320, False, "ACCEPTED"), (600, False, "REJECTED"),
)  # fmt: skip
_LETTERS = (
    (58, True, "VISIBLE"), (203, True, "VISIBLE"), (25, True, "PENDING"), (700, True, "HIDDEN"),
    (198, False, "VISIBLE"), (201, False, "VISIBLE"), (900, False, "VISIBLE"),
)  # fmt: skip


def praise(today: date, ties: list[Tie]) -> tuple[Praise, ...]:
    """Endorsements and recommendations, given and received."""
    people = [t.person for t in ties if t.person.connected and t.person.group in _CLOSE]
    chance = Chance("praise")
    rows = []
    for ago, given, status in _PRAISE:
        when = at(today - timedelta(days=ago), chance.between(500, 1200), chance.below(60))
        skill = chance.pick(SKILLS)
        rows.append(Praise(when, chance.pick(people), given, status, skill=skill))
    writers = chance.several(people, len(_LETTERS))
    for number, (ago, given, status) in enumerate(_LETTERS):
        when = at(today - timedelta(days=ago), chance.between(500, 1200))
        text = _letter(number, chance.pick(phrases.TOPICS), writers[number].given, given=given)
        rows.append(Praise(when, writers[number], given, status, text=text))
    return tuple(rows)


_CLOSE = ("colleague", "manager", "client", "mentor", "alumni")


_TEXTS = (
    (
        "{name} and I worked on {topic} together. {name} asks the right question early, keeps calm"
        " when it gets late, and shares the credit."
    ),
    (
        "Whoever works with {name} learns to plan backwards from the customer. {topic} would have"
        " taken us twice as long otherwise."
    ),
    (
        "I was responsible for {topic} and could rely on {name} completely, also on"
        " the day on which"
        " nothing went to plan."
    ),
    (
        "{name} explains difficult things simply. In two years I never heard a promise that was not"
        " kept, least of all about {topic}."
    ),
)


def _letter(number: int, topic: str, name: str, *, given: bool) -> str:
    text = _TEXTS[number % len(_TEXTS)].format(name=name if given else "Miriam", topic=topic)
    return ". ".join(part[0].upper() + part[1:] for part in text.split(". "))


def oddities(today: date, ties: list[Tie]) -> list[Chat]:
    """A departed member, an advertisement, a draft, and strangers who were not answered."""
    talks = [_departed(today, 420), _advertisement(today, 130), _advertisement(today, 31)]
    people = [tie.person for tie in ties if tie.person.group == "connection"]
    when = at(today - timedelta(days=9), 1290)
    draft = f"Hi {people[3].given}, we have been connected for ages and never spoken. I"
    unsent = Chat(when, None, (people[3],), draft, threads.conversation(people[3].key), draft=True)
    strangers = [tie.person for tie in ties if tie.person.group == "fresh" and tie.person.slug]
    return [*talks, unsent, *(_unanswered(today, n, p) for n, p in enumerate(strangers[-2:]))]


def _departed(today: date, ago: int) -> Chat:
    when = at(today - timedelta(days=ago), 700)
    said = "Good luck with the audit. I leave the industry, it was a pleasure."
    return Chat(when, None, (None,), said, threads.conversation(-2), stranger="LinkedIn Member")


def _advertisement(today: date, ago: int) -> Chat:
    said = "<p>Your next step: <b>a certificate in eight weeks.</b></p><p>Places are limited.</p>"
    return Chat(
        at(today - timedelta(days=ago), 640),
        None,
        (None,),
        said,
        threads.conversation(-3 - ago),
        subject="Miriam, lead with confidence",
        stranger="Lernwerk Akademie",
    )


def _unanswered(today: date, number: int, person: Person) -> Chat:
    when = at(today - timedelta(days=LAID_OFF // 9 - 8 * number), 905)
    said = phrases.UNASKED[number]
    return Chat(when, person, (None,), said, threads.conversation(person.key))
