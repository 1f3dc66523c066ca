"""Which positions are former, and who changed employers, as dated rows of one profile show.

A row was seen from one day to another: the newest days of the first and the last table it stood
in. One whose last day lies before another's first day is the older of the two; all others may be
true at once. A row without an employer says nothing; one that says somebody looks for work, or
works for themselves, ends what was before and is no new job.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from mutuals.identity import shipped
from mutuals.identity.names import plain
from mutuals.identity.organisations import organisation_key, same_organisation
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card
from mutuals.model.position import Affiliation, JobChange
from mutuals.record import Record

MOST_ROWS = 50
"""Rows of one profile that are compared with each other."""
_WORD = re.compile(r"\w+")


class DatedRow(Record):
    """A position as a row states it, the days on which that was seen, and the row's reference."""

    held: Affiliation
    first: str
    last: str
    ref: str


Profiles = Sequence[Sequence[DatedRow]]


def dated_rows(identifiers: Iterable[Identifier], cards: Sequence[Card]) -> Profiles:
    """Return the dated rows of each of a person's profiles; none where one card says it all.

    A profile of which more rows than MOST_ROWS differ is nobody's, and left out.
    """
    own = frozenset(identifiers)
    found: dict[Identifier, list[DatedRow]] = defaultdict(list)
    for card in cards if len(cards) > 1 else ():
        profile = next((each for each in card.identifiers if each.kind == "profile"), None)
        if profile and profile in own and card.seen_until:
            found[profile] += [
                DatedRow(held, card.seen_from, card.seen_until, card.ref)
                for held in card.affiliations
                if organisation_key(held.organisation)
            ]
    return [rows for rows in found.values() if 0 < len(rows) <= MOST_ROWS]


def with_ends(held: Iterable[Affiliation], profiles: Profiles) -> list[Affiliation]:
    """Return positions, those that are former with the last day on which they were seen.

    Whoever left an employer holds no position there, whatever an undated card still says.
    """
    older = [row for rows in profiles for row in _parted(rows)[0]]
    now = [row for rows in profiles for row in _parted(rows)[1]]
    return [each._replace(until=each.until or _end(each, older, now)) for each in held]


def job_change(profiles: Profiles) -> JobChange | None:
    """Return the latest change of employers, None where the rows show none."""
    changes = filter(None, map(_change, profiles))
    return max(changes, key=lambda each: (each.seen, each), default=None)


def _parted(rows: Sequence[DatedRow]) -> tuple[list[DatedRow], list[DatedRow]]:
    """Part those after whose last day another was seen first from the others."""
    latest = max(row.first for row in rows)
    return [row for row in rows if row.last < latest], [row for row in rows if row.last >= latest]


def _end(held: Affiliation, older: Sequence[DatedRow], now: Sequence[DatedRow]) -> str:
    """Return the last day on which a position was seen that is former; empty for any other."""
    is_there = any(_one_employer(row.held, held) for row in now)
    same = _one_position if is_there else _one_employer
    ended = [row.last for row in older if same(row.held, held)]
    end = max(ended, default="")
    is_back = held.since > end or any(_one_position(row.held, held) for row in now)
    return "" if is_back else end


def _change(rows: Sequence[DatedRow]) -> JobChange | None:
    now = _latest(_parted(rows)[1])
    others = [row for row in rows if not _one_employer(row.held, now.held)]
    if not others or _is_between_jobs(now.held):
        return None
    employed = [row for row in others if not _is_between_jobs(row.held)]
    before = _latest(employed or others)
    since = [row.first for row in rows if row not in others and row.first > before.last]
    if not since:
        return None
    former = before.held.organisation if employed else ""
    employer, title = now.held.organisation, now.held.title
    refs = tuple(dict.fromkeys((before.ref, now.ref)))
    return JobChange(former, employer, title, before.last, min(since), refs)


def _latest(rows: Iterable[DatedRow]) -> DatedRow:
    return max(rows, key=lambda row: (row.last, row))


def _is_between_jobs(held: Affiliation) -> bool:
    """Say whether somebody calls it a search, a pause or their own affair: no new job to praise."""
    words = " ".join(_WORD.findall(plain(f"{held.organisation} {held.title}")))
    return bool(_between_jobs().search(words))


@cache
def _between_jobs() -> re.Pattern[str]:
    phrases = map(re.escape, shipped.lines("between_jobs.txt"))
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


def _one_position(one: Affiliation, other: Affiliation) -> bool:
    return one.title.casefold() == other.title.casefold() and _one_employer(one, other)


def _one_employer(one: Affiliation, other: Affiliation) -> bool:
    """Say whether two employers are one, or one of them is a part of the other by its name."""
    keys = sorted((organisation_key(one.organisation), organisation_key(other.organisation)))
    is_part = f"{keys[1]} ".startswith(f"{keys[0]} ")
    return is_part or same_organisation(one.organisation, other.organisation)
