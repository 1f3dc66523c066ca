"""Dates as archives write them: LinkedIn's seven shapes, ISO, month names in seven languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from typing import NamedTuple

from mutuals.model.observed import Precision
from mutuals.sources.base import Setting

_EARLIEST = int(datetime(1980, 1, 1, tzinfo=UTC).timestamp())
_NOON, _DAY = 12 * 3600, 86400

_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
)
"""English, German, French, Spanish, Portuguese, Italian and Dutch, without accents."""
_SPECIAL = {"mrz": 3, "maerz": 3, "janner": 1, "mrt": 3, "setiembre": 9}
_CLOCK = (
    r"(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<s>\d\d))?(?:\.\d+)?"
    r"\s*(?P<half>[AaPp])?\.?(?(half)\s*[Mm]\.?)"
)
_NAME = r"(?P<name>[^\W\d]+)\.?"
# 2026-07-01 10:00:00 UTC; 2025/06/10 23:13:46 UTC; 2024-03-05
_YEAR_FIRST = (
    r"(?P<y>\d{4})(?P<sep>[-/])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
    rf"(?:[T ]+{_CLOCK}\s*(?:UTC|GMT|Z|\+00:?00)?)?"
)
# 7/8/26, 3:43 PM; 01/19/13, 12:10 AM; 11/20/2024: always in American order
_AMERICAN = rf"(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})/(?P<y>\d{{4}}|\d\d)(?:,?\s+{_CLOCK})?"
# 05.03.2024
_DOTTED = rf"(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d{{4}})(?:,?\s+{_CLOCK})?"
# 05 Mar 2024; 5. März 2024; 5 de mar. de 2024
_DAY_FIRST = (
    rf"(?P<d>\d{{1,2}})\.?[\s-]+(?:de\s+)?{_NAME},?[\s-]+(?:de\s+)?(?P<y>\d{{4}})(?:,?\s+{_CLOCK})?"
)
# Mar 5, 2024
_MONTH_FIRST = rf"{_NAME}\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})(?:,?\s+{_CLOCK})?"
# Wed Jun 24 12:43:42 UTC 2026
_JAVA = rf"[^\W\d]{{3}}\s+{_NAME}\s+(?P<d>\d{{1,2}})\s+{_CLOCK}\s+(?:UTC|GMT)\s+(?P<y>\d{{4}})"
_SHAPES = tuple(map(re.compile, (_YEAR_FIRST, _AMERICAN, _DOTTED, _DAY_FIRST, _MONTH_FIRST, _JAVA)))
_MONTH_OF_YEAR = re.compile(r"(?P<name>[^\W\d]+)\.?\s+(?:de\s+)?(?P<y>\d{4})")
_YEAR = re.compile(r"\d{4}")


class Moment(NamedTuple):
    """An instant in seconds since 1970 UTC; noon of the day where only the day is known."""

    at: int
    precision: Precision

    @property
    def day(self) -> str:
        """The day in UTC as YYYY-MM-DD."""
        return datetime.fromtimestamp(self.at, UTC).strftime("%Y-%m-%d")


def _month_words() -> dict[str, int]:
    """Return every beginning of a month's name that means one month in all the languages."""
    meant: dict[str, set[int]] = {}
    for names in _MONTHS:
        for number, name in enumerate(names.split(), 1):
            for length in range(3, len(name) + 1):
                meant.setdefault(name[:length], set()).add(number)
    return {word: numbers.pop() for word, numbers in meant.items() if len(numbers) == 1} | _SPECIAL


_MONTH_WORDS = _month_words()


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's name or abbreviation, None when it is none."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return _MONTH_WORDS.get("".join(sign for sign in plain if not unicodedata.combining(sign)))


def parse_moment(text: str) -> Moment | None:
    """Return the moment a cell states, None when there is no reading it; zoneless times are UTC."""
    text = " ".join(text.split())
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        if found:
            return _moment(found.groupdict())
    return None


def credible_moment(text: str, setting: Setting) -> Moment | str:
    """Return the moment a cell states, or the reason why it does not count."""
    moment = parse_moment(text)
    if moment is None:
        return "no date that can be read" if text.strip() else "no date"
    if moment.at < _EARLIEST:
        return "date before 1980"
    start = moment.at - _NOON if moment.precision == "day" else moment.at
    return "date in the future" if start > setting.now else moment


def parse_period_end(text: str) -> str:
    """Return YYYY-MM-DD, YYYY-MM or YYYY as far as a position's date goes; empty when unknown."""
    text = " ".join(text.split())
    if _YEAR.fullmatch(text):
        return text
    found = _MONTH_OF_YEAR.fullmatch(text)
    month = month_number(found["name"]) if found else None
    if found and month:
        return f"{found['y']}-{month:02}"
    moment = parse_moment(text)
    return moment.day if moment else ""


def _moment(parts: dict[str, str | None]) -> Moment | None:
    name, year = parts.get("name"), int(parts["y"] or 0)
    month = month_number(name) if name else int(parts["m"] or 0)
    # LinkedIn was founded in 2002: two digits are of this century.
    year = year + 2000 if len(parts["y"] or "") == len("26") else year
    try:
        day = datetime(year, month or 0, int(parts["d"] or 0), tzinfo=UTC)
    except ValueError:
        return None
    start = int((day - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    if parts["h"] is None:
        return Moment(start + _NOON, "day")
    seconds = _seconds(parts)
    return None if seconds is None else Moment(start + seconds, "second")


def _seconds(parts: dict[str, str | None]) -> int | None:
    hour, minute, second = (int(parts[unit] or 0) for unit in ("h", "mi", "s"))
    half = (parts["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - a clock face
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    total = hour * 3600 + minute * 60 + second
    return total if hour < 24 and minute < 60 and total < _DAY else None  # noqa: PLR2004
