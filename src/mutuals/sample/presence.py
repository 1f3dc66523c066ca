"""What LinkedIn keeps of the owner in public and of her search: posts, events, jobs."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from mutuals.sample import phrases
from mutuals.sample.cast import LAID_OFF
from mutuals.sample.chance import Chance
from mutuals.sample.companies import TARGETS
from mutuals.sample.zone import MONTHS, at, clock, twelve_hours

Row = tuple[str, ...]

_HEADERS = {
    "Shares.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
    "Comments.csv": "Date,Link,Message",
    "Reactions.csv": "Date,Type,Link",
    "Events.csv": "Event Name,Event Time,Status,External Url",
    "Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name",
    "Job Applications.csv": (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
        "Resume Name,Question And Answers"
    ),
    "Volunteering.csv": "Company Name,Role,Cause,Started On,Finished On,Description",
}
_POST = "https://www.linkedin.com/feed/update/urn%3Ali%3A"
_JOB = "https://www.linkedin.com/jobs/view/"
_TITLES = ("Operations Lead", "Head of Operations", "Site Lead Berlin", "Programme Lead")
_EVENTS = (
    (300, "Night shifts that work", "attending"),
    (121, "Operations Circle: an evening on returns", "attending"),
    (58, "Fair for planners and buyers", "declined"),
    (-9, "Breakfast of the job seekers", "attending"),
)
"""Days before today, name, and what the owner answered; one lies ahead."""


def tables(today: date) -> list[tuple[str, str, list[Row]]]:
    """The members of the archive, each with its header and rows."""
    rows = {
        "Shares.csv": _shares(today),
        "Comments.csv": _comments(today),
        "Reactions.csv": _reactions(today),
        "Events.csv": _events(today),
        "Saved Jobs.csv": _saved(today),
        "Job Applications.csv": _applications(today),
        "Volunteering.csv": _volunteering(today),
    }
    return [(name, header, rows[name]) for name, header in _HEADERS.items()]


def _shares(today: date) -> list[Row]:
    """A post every three weeks since the owner is looking, two before."""
    moments = _moments(today, "share", (830, 510, *range(204, 1, -23)))
    said = phrases.POSTS
    return [
        (_stamp(when), _link("share", when), said[n % len(said)], "", "", "MEMBER_NETWORK")
        for n, when in enumerate(moments)
    ]


def _comments(today: date) -> list[Row]:
    days = (700, 410, *range(LAID_OFF - 20, 2, -9))
    return [
        (_stamp(when), _link("activity", when), phrases.COMMENTS[n % len(phrases.COMMENTS)])
        for n, when in enumerate(_moments(today, "comment", days))
    ]


def _reactions(today: date) -> list[Row]:
    moments = _moments(today, "reaction", range(LAID_OFF, 1, -6))
    return [(_stamp(when), "LIKE", _link("activity", when)) for when in moments]


def _events(today: date) -> list[Row]:
    rows: list[Row] = []
    for ago, name, answer in _EVENTS:
        day = today - timedelta(days=ago)
        start, end = (_spoken(at(day, minute)) for minute in (1110, 1200))
        rows.append((name, f"{start} - {end}", answer, ""))
    return rows


def _saved(today: date) -> list[Row]:
    moments = _moments(today, "saved", range(LAID_OFF - 9, 3, -17))
    return [(_short(when), *_job(n, when)) for n, when in enumerate(moments)]


def _applications(today: date) -> list[Row]:
    rows: list[Row] = []
    for number, when in enumerate(_moments(today, "applied", range(LAID_OFF - 30, 6, -28))):
        link, title, employer = _job(number, when)
        rows.append((_short(when), "", "", employer, title, link, "cv-koester.pdf", ""))
    return rows


def _volunteering(today: date) -> list[Row]:
    begun = today - timedelta(days=600)
    since = f"{MONTHS[begun.month - 1]} {begun.year}"
    place = "Operations Circle Berlin e.V."
    return [(place, "Board member", "Education", since, "", "Evenings and the list.")]


def _moments(today: date, what: str, days: Iterable[int]) -> list[datetime]:
    chance = Chance("presence", what)
    return [
        at(today - timedelta(days=ago), chance.between(430, 1290), chance.below(60)) for ago in days
    ]


def _job(number: int, when: datetime) -> tuple[str, str, str]:
    link = f"{_JOB}{int(when.timestamp()) * 2}/"
    return link, _TITLES[number % len(_TITLES)], TARGETS[number % len(TARGETS)]


def _link(what: str, when: datetime) -> str:
    return f"{_POST}{what}%3A{int(when.timestamp()) * 4_194_304_000}"


def _stamp(when: datetime) -> str:
    return f"{when.date().isoformat()} {clock(when)}"


def _short(when: datetime) -> str:
    hour, half = twelve_hours(when)
    return f"{when.month}/{when.day}/{when.year % 100:02}, {hour}:{when.minute:02} {half}"


def _spoken(when: datetime) -> str:
    hour, half = twelve_hours(when)
    day = f"{MONTHS[when.month - 1]} {when.day}, {when.year}"
    return f"{day} {hour}:{when.minute:02} {half}"
