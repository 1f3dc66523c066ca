"""The last twelve weeks, planned: whom the owner reaches in which week, and how."""

from dataclasses import dataclass
from datetime import date, timedelta

from mutuals.sample import contacts, phrases, threads, trade
from mutuals.sample.chance import Chance
from mutuals.sample.contacts import Happened
from mutuals.sample.records import Mail, Tie
from mutuals.sample.threads import Talk
from mutuals.sample.zone import at, is_workday, monday


@dataclass(frozen=True, slots=True)
class Week:
    """How many people are reached: known for long, and written to for the first time."""

    existing: int
    new: int
    met: int = 0
    called: int = 0

    @property
    def reached(self) -> int:
        """Distinct people reached in the week."""
        return self.existing + self.new


# From the oldest to the last complete week; the fifth is full of new people but not of old
# ones, the sixth is the week at the sea.
PLAN: tuple[Week, ...] = (
    Week(5, 1, met=1),
    Week(2, 0),
    Week(4, 1, met=1, called=1),
    Week(6, 1, met=2, called=1),
    Week(2, 3, met=1),
    Week(0, 0),
    Week(2, 1, called=1),
    Week(5, 1, met=2),
    Week(6, 2, met=2, called=1),
    Week(2, 0),
    Week(5, 1, met=1),
)
RUNNING = Week(3, 1, met=1)
"""The seven days that end today: one person short of the floor."""

# Days since the first contact, and a usual gap in days.
_SETTLED, _RARE = 200, 200
_SPREAD = (0, 1, 3, 2, 4, 0, 1, 3)


@dataclass(frozen=True, slots=True)
class Touch:
    """One person reached on one day; `how` is thread, met or called."""

    tie: Tie
    day: date
    how: str


class Planner:
    """Picks who is most due, remembers who was seen last, and hands out new faces in order."""

    def __init__(self, today: date, ties: list[Tie], last: dict[int, date]) -> None:
        self._today = today
        self._last = dict(last)
        self._known = [tie for tie in ties if _plannable(tie)]
        self._fresh = [tie for tie in ties if tie.person.group == "fresh"]

    def touches(self) -> list[Touch]:
        """Everyone reached from the first planned week to today."""
        done: list[Touch] = []
        for index, week in enumerate(PLAN[:-1]):
            start = monday(self._today) - timedelta(weeks=len(PLAN) - index)
            days = [start + timedelta(days=n) for n in _SPREAD]
            done += self._reach(week, days)
        return done + self._end()

    def _end(self) -> list[Touch]:
        """The last complete week and the running seven days, which may overlap."""
        offsets = [n for n in range(5, 0, -1) if is_workday(self._back(n))]
        days = [self._back(n) for n in (offsets + offsets)[: RUNNING.reached]]
        last_monday = monday(self._today) - timedelta(weeks=1)
        shared = sum(monday(day) == last_monday for day in days)
        free = min(self._today.weekday(), 4) + 1
        earlier = [last_monday + timedelta(days=n % free) for n in range(PLAN[-1].reached)]
        first = self._reach(_without(PLAN[-1], shared), earlier)
        return first + self._reach(RUNNING, sorted(days))

    def _back(self, days: int) -> date:
        return self._today - timedelta(days=days)

    def _reach(self, week: Week, days: list[date]) -> list[Touch]:
        chosen = self._due(week.existing, days[0] if days else self._today)
        chosen += [self._fresh.pop(0) for _ in range(week.new)]
        ways = ["met"] * week.met + ["called"] * week.called
        ways += ["thread"] * (len(chosen) - len(ways))
        # Two who are met in one week are met at one table.
        days = [days[0]] * min(week.met, len(days)) + days[week.met :]
        touches = [Touch(*each) for each in zip(chosen, days, ways, strict=False)]
        for touch in touches:
            self._last[touch.tie.person.key] = touch.day
        return touches

    def _due(self, n: int, day: date) -> list[Tie]:
        def overdue(tie: Tie) -> tuple[int, int]:
            silence = (day - self._last[tie.person.key]).days
            return -(silence * 1000 // tie.gap), tie.person.key

        ago = (self._today - day).days
        open_ties = [tie for tie in self._known if tie.alive or tie.end < ago - 3]
        ranked = sorted((tie for tie in open_ties if tie.person.key in self._last), key=overdue)
        return sorted(ranked[:n], key=_meets_first)


def _plannable(tie: Tie) -> bool:
    daily = tie.person.group in ("daily", "fresh")
    return (
        not daily and tie.account in ("home", "circle") and tie.start > _SETTLED and tie.gap < _RARE
    )


def _meets_first(tie: Tie) -> tuple[bool, bool]:
    """Those near enough for a meal come first, and the trade before friends."""
    far = tie.channel == "linkedin" or tie.person.offset is not None
    return far, contacts.is_personal(tie)


def _without(week: Week, shared: int) -> Week:
    """What is left of a week when the running days already hold this many of its people."""
    new = week.new if shared < RUNNING.reached else 0
    existing = max(0, week.reached - shared - new)
    return Week(existing, new, met=min(week.met, existing))


def happened(today: date, touches: list[Touch]) -> Happened:
    """The mails, messages and entries that carry these touches."""
    course = contacts.nothing()
    for touch in touches:
        chance = Chance("touch", touch.tie.person.key, (today - touch.day).days)
        course.add(_carried(chance, touch))
    for day in sorted({touch.day for touch in touches if touch.how == "met"}):
        table = tuple(t.tie for t in touches if t.how == "met" and t.day == day)
        course.entries.append(contacts.meal(Chance("table", (today - day).days), table, day))
    return course


def _carried(chance: Chance, touch: Touch) -> Happened:
    course = contacts.nothing()
    if touch.how == "met":
        course.mails += _after_meal(chance, touch)
    elif touch.how == "called":
        by_phone = chance.hits(40)
        course.entries.append(contacts.call(chance, touch.tie, touch.day, by_phone=by_phone))
    elif touch.tie.channel == "linkedin":
        course.chats += threads.chats(chance, _talk(chance, touch))
    else:
        course.mails += threads.mails(chance, _talk(chance, touch))
    return course


def _talk(chance: Chance, touch: Touch) -> Talk:
    if touch.tie.person.group == "fresh":
        theirs = chance.hits(60)
        theme = trade.STRANGER if theirs else trade.REACHING
        # Strangers come one after the other, each with a reason of their own.
        number = touch.tie.person.key
        return Talk(touch.tie, touch.day, theme, not theirs, 3, swift=True, hour=8, variant=number)
    theme, mine_first = contacts.theme_for(chance, touch.tie, seeking=True)
    return Talk(touch.tie, touch.day, theme, mine_first, chance.pick((2, 3, 3)), swift=True)


def _after_meal(chance: Chance, touch: Touch) -> list[Mail]:
    if touch.tie.channel != "mail" or chance.hits(40):
        return []
    variants = phrases.AFTER_HOURS if contacts.is_personal(touch.tie) else phrases.AFTER_WORK
    said = chance.pick(variants).format(topic=chance.pick(phrases.TOPICS))
    when = at(touch.day, chance.between(1000, 1250))
    return [threads.alone(chance, touch.tie, when, "Thank you", said)]
