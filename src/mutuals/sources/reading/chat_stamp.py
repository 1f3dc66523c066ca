"""The dated lines of WhatsApp: every order of day, month and year, clocks of 12 and 24 hours.

`13/6/2026, 12:34 - Name: text` on Android, `[2026/07/01 12:34:56] Name: text` on iPhones, with
`/ . -` between the numbers and any digits Unicode knows (FORMATS 8).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from mutuals.sources.reading.chat import plain_text

_BEFORE_NOON, _AFTER_NOON = ("上午", "午前", "오전"), ("下午", "午後", "오후")
_AFTER = frozenset({*_AFTER_NOON, "م", "μ.μ."})
_DATE = r"(?P<a>\d{1,4})(?P<sep>[./-]) ?(?P<b>\d{1,2})(?P=sep) ?(?P<c>\d{1,4})\.?"
# "à" in French, "kl." in Danish; never half a day.
_JOIN = rf"[,،]? (?:(?!{'|'.join(_BEFORE_NOON + _AFTER_NOON)})[^\W\d_]{{1,4}}\.? )?"
_CLOCK = (
    rf"(?:(?P<early>{'|'.join(_BEFORE_NOON + _AFTER_NOON)}) ?)?"
    r"(?P<h>\d{1,2})[:.](?P<mi>\d\d)(?:[:.](?P<s>\d\d))?"
    r"(?: ?(?P<half>[AaPp]\.? ?[Mm]\b\.?|ص|م|π\.μ\.|μ\.μ\.))?"
)
_ANDROID = re.compile(rf"{_DATE}{_JOIN}{_CLOCK} [-–] (?P<rest>.*)", re.DOTALL)
_IPHONE = re.compile(rf"\[{_DATE}{_JOIN}{_CLOCK}\] ?(?P<rest>.*)", re.DOTALL)
_LONGEST_NAME = 150
_MARK = "\u200e"
_FOUR_DIGITS, _LAST_DAY, _LAST_MONTH, _NOON = 1000, 31, 12, 12


class Stamped(NamedTuple):
    """A dated line: three numbers of which the file decides what they mean, time, name and body.

    `author` is empty on lines nobody wrote. `is_marked` says that the body begins with a mark of
    direction: on iPhones WhatsApp itself wrote it, a file's place or a notice. `is_bracketed`
    tells iPhones' lines, `is_iso` those that begin with a year and a dash.
    """

    numbers: tuple[int, int, int]
    seconds: int | None
    author: str
    body: str
    is_marked: bool
    is_bracketed: bool
    has_seconds: bool
    is_iso: bool


def stamped(line: str) -> Stamped | None:
    """Return what a dated line holds, None for a line that goes on with the one before."""
    plain = plain_text(line).lstrip()
    found = _IPHONE.match(plain) or _ANDROID.match(plain)
    if found is None:
        return None
    author, body = _split(found["rest"])
    return Stamped(
        (int(found["a"]), int(found["b"]), int(found["c"])),
        _seconds(found),
        author,
        body,
        bool(author) and f": {_MARK}" in line,
        plain.startswith("["),
        found["s"] is not None,
        len(found["a"]) == len("2026") and found["sep"] == "-",
    )


def _split(rest: str) -> tuple[str, str]:
    """Split who from what; a line without a name has no author."""
    author, colon, body = rest.partition(": ")
    if not colon:
        author, body = (rest[:-1], "") if rest.endswith(":") else ("", rest)
    if len(author) > _LONGEST_NAME:
        return "", rest
    return author.strip(), body


def _seconds(found: re.Match[str]) -> int | None:
    """Return the seconds since midnight, None for no time of a day."""
    hour, minute, second = (int(found[unit] or 0) for unit in ("h", "mi", "s"))
    half = found["early"] or found["half"] or ""
    if half and hour <= _NOON:
        is_after = half in _AFTER or half[0] in "Pp"
        hour = hour % _NOON + (_NOON if is_after else 0)
    total = hour * 3600 + minute * 60 + second
    is_time = hour < 24 and minute < 60 and second < 60  # noqa: PLR2004 - a clock's numbers
    return total if is_time else None


# --- order ----------------------------------------------------------------------------------


class Order(NamedTuple):
    """Which of the three numbers is the day, the month and the year."""

    day: int
    month: int
    year: int

    def date(self, numbers: Sequence[int]) -> tuple[int, int, int] | None:
        """Return (year, month, day), None when the numbers cannot be read in this order."""
        year, month, day = numbers[self.year], numbers[self.month], numbers[self.day]
        if self.year == 0 and year <= _LAST_DAY:
            return None
        if not (1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY):
            return None
        return (year if year >= _FOUR_DIGITS else 2000 + year), month, day


DAY_FIRST, MONTH_FIRST, YEAR_FIRST = Order(0, 1, 2), Order(1, 0, 2), Order(2, 1, 0)


class Orders:
    """Which order fits a whole file: the one with fewest impossible days, then fewest steps back.

    A number above 12 decides; where none is, a chat that would run backwards shows the order not
    to be right.
    """

    def __init__(self) -> None:
        self._tallies = [_Tally(order) for order in (DAY_FIRST, MONTH_FIRST, YEAR_FIRST)]
        self._differ = False

    def note(self, numbers: tuple[int, int, int]) -> None:
        """Take in the numbers of one line."""
        self._differ = self._differ or numbers[0] != numbers[1]
        for tally in self._tallies:
            tally.note(numbers)

    def best(self) -> Order:
        """Return the order that fits best; where several do, the day comes first."""
        return min(self._tallies, key=lambda tally: tally.cost).order

    @property
    def is_guess(self) -> bool:
        """Whether day and month could as well be the other way round."""
        day_first, month_first, year_first = self._tallies
        is_even = day_first.cost == month_first.cost < year_first.cost
        return self._differ and is_even


class _Tally:
    def __init__(self, order: Order) -> None:
        self.order = order
        self.cost = (0, 0)
        self._last = (0, 0, 0)

    def note(self, numbers: tuple[int, int, int]) -> None:
        impossible, back = self.cost
        date = self.order.date(numbers)
        if date is None:
            self.cost = (impossible + 1, back)
            return
        self.cost = (impossible, back + (date < self._last))
        self._last = date


def moment(line: Stamped, order: Order) -> datetime | None:
    """Return when a line was written, without zone; None when there is no such day or time."""
    date = order.date(line.numbers)
    if date is None or line.seconds is None:
        return None
    hour, rest = divmod(line.seconds, 3600)
    try:
        return datetime(*date, hour, rest // 60, rest % 60)  # noqa: DTZ001 - the zone is the home's
    except ValueError:
        return None
