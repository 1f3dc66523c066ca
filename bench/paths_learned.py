"""What a ranking that is learned from everything in the mailbox would reach, beside the paths.

Run: python -m bench.paths_learned HOME... - homes as for bench/paths_hidden.py, and of them those
that the formula was chosen on: to learn a ranking needs many cases, the others are for counting.

Whoever the bound holds (bench/paths_hidden.py) is a candidate, with FACTS of them: those that the
formula looks at, and what else the mails show, the introduction being hidden. A conditional logit,
which says who of them introduced, is fitted on four fifths of the owners and asked about the rest,
five times over. Told is how often the introducer stands among its first three, and among those of
the paths.
"""

from __future__ import annotations

import math
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from operator import mul
from pathlib import Path
from statistics import fmean, pstdev
from typing import NamedTuple

from bench.paths_hidden import HALVES, HORIZONS, TOP, asked_first, at, half, hidden, is_top, share
from mutuals.model.moments import date_of
from mutuals.workspace import STORE, open_workspace

FACTS = (
    "P(ask)", "P(brings)", "days of contact", "days since the last", "days since the first",
    "mails to me", "seen with the newcomer", "of it in small mails", "size of the smallest",
    "mails to the newcomer", "days since the last of them", "days since the first of them",
    "people they wrote to", "people seen with", "mails they sent", "share of sending",
    "people both were seen with", "share of the newcomer's mails",
)  # fmt: skip
"""All as logarithms, counts and days of one more, and put on one scale before the fit."""
_SMALL = 5
_FOLDS, _ROUNDS, _RATE, _SHRINK = 5, 150, 0.5, 0.005

_MAILS = """
SELECT x.key, x.day, x.size, p.role, o.id FROM interaction x
JOIN participation p ON p.interaction = x.key JOIN identifier i ON i.key = p.identifier
JOIN person o ON o.key = i.person
WHERE x.channel = 'mail' AND x.day <= ? AND x.size BETWEEN 2 AND 25 AND o.kind = 'human'
ORDER BY x.key"""
_CONTACT = """
SELECT o.id, count(*), min(c.day), max(c.day), sum(c.n_in) FROM contact_day c
JOIN person o ON o.key = c.person
WHERE c.day <= ? AND c.n_out + c.n_in + c.n_both > 0 GROUP BY o.id"""

Row = list[float]


class Asked(NamedTuple):
    """One case on one day: the candidates' facts, which of them introduced, and how paths did.

    `real` is None where the introducer is no candidate, and so out of reach.
    """

    owner: str
    horizon: str
    rows: list[Row]
    real: int | None
    is_found: bool


class Mail(NamedTuple):
    """Who sent a mail that I have, and who else is in it, other than me."""

    day: int
    size: int
    senders: frozenset[str]
    people: frozenset[str]


# -- facts ----------------------------------------------------------------------------------------


def mails(home: Path, day: int) -> list[Mail]:
    """Return the mails up to a day."""
    found: dict[tuple[int, int, int], list[tuple[int, str]]] = defaultdict(list)
    with closing(sqlite3.connect(home / STORE)) as db:
        for key, when, size, role, who in db.execute(_MAILS, (day,)):
            found[key, when, size].append((role, who))
    return [
        Mail(when, size, frozenset(who for role, who in each if role == 0),
             frozenset(who for _, who in each))
        for (_, when, size), each in found.items()
    ]  # fmt: skip


def facts(home: Path, newcomer: str, day: int) -> dict[str, Row]:
    """Return FACTS by candidate."""
    with open_workspace(home, date_of(day)) as network:
        told = network.acquaintances.askable(day)
        ways = network.acquaintances.ways([newcomer], day)[newcomer]
    asks = {**told.heard, **told.ties}
    with closing(sqlite3.connect(home / STORE)) as db:
        contact = {who: row for who, *row in db.execute(_CONTACT, (day,))}
    had: dict[str, list[Mail]] = defaultdict(list)
    for mail in mails(home, day):
        for who in mail.people:
            had[who].append(mail)
    return {
        who: [math.log(asks[who]), math.log(ways[who])]
        + [math.log1p(some) for some in (*_with_me(contact.get(who), day),
                                         *_seen(had, who, newcomer, day))]
        for who in sorted(ways.keys() & asks.keys())
    }  # fmt: skip


def _with_me(contact: Sequence[int] | None, day: int) -> Row:
    """Return nothing for whom I am linked with and had no contact."""
    days, first, last, came = contact or (0, day, day, 0)
    return [days, day - last, day - first, came]


def _seen(had: dict[str, list[Mail]], who: str, newcomer: str, day: int) -> Row:
    shared = [mail for mail in had[who] if newcomer in mail.people]
    sent = [mail for mail in had[who] if who in mail.senders]
    days = [mail.day for mail in shared] or [day]
    near = {each for mail in had[who] for each in mail.people}
    near_them = {each for mail in had[newcomer] for each in mail.people}
    return [
        sum(1 / (mail.size - 1) for mail in shared),
        sum(1 / (mail.size - 1) for mail in shared if mail.size <= _SMALL),
        min((mail.size for mail in shared), default=25),
        sum(who in mail.senders for mail in shared), day - max(days), day - min(days),
        len({each for mail in sent for each in mail.people} - {who}), len(near), len(sent),
        len(sent) / max(len(had[who]), 1), len(near & near_them),
        len(shared) / max(len(had[newcomer]), 1),
    ]  # fmt: skip


def asked(home: Path) -> Iterator[Asked]:
    """Yield what each hidden introduction of a home asks."""
    for case, horizon, day in hidden(home):
        told = facts(home, case.newcomer, day)
        with open_workspace(home, date_of(day)) as network:
            place = at(asked_first(network, case.newcomer), case.introducer)
        real = at([*told], case.introducer)
        yield Asked(home.name, horizon, [*told.values()], real, is_top(place))


# -- the fit --------------------------------------------------------------------------------------


def scaled(cases: Sequence[Asked]) -> list[Asked]:
    """Put each fact on one scale: mean 0, deviation 1 over all candidates."""
    columns = [*zip(*(row for each in cases for row in each.rows), strict=True)]
    scales = [(fmean(column), pstdev(column) or 1.0) for column in columns]
    return [
        each._replace(
            rows=[[(x - mean) / by for x, (mean, by) in zip(row, scales, strict=True)]
                  for row in each.rows]
        )
        for each in cases
    ]  # fmt: skip


def fit(cases: Sequence[Asked]) -> Row:
    """Return the weight of each fact under which the real introducers are likeliest."""
    told = [each for each in cases if each.real is not None]
    weights = [0.0] * len(FACTS)
    for _ in range(_ROUNDS):
        slope = [-_SHRINK * len(told) * weight for weight in weights]
        for each in told:
            _climb(slope, each, weights)
        weights = [
            weight + _RATE * some / len(told) for weight, some in zip(weights, slope, strict=True)
        ]
    return weights


def _climb(slope: Row, each: Asked, weights: Row) -> None:
    """Add the facts of the real introducer, less those expected by the weights."""
    odds = [math.exp(min(score(row, weights), 50.0)) for row in each.rows]
    whole = sum(odds)
    for number, (row, some) in enumerate(zip(each.rows, odds, strict=True)):
        step = (number == each.real) - some / whole
        for place, x in enumerate(row):
            slope[place] += step * x


def score(row: Row, weights: Row) -> float:
    """Return the log odds of a candidate."""
    found: float = sum(map(mul, row, weights))
    return found


def is_learned(each: Asked, weights: Row) -> bool:
    """Say whether the introducer is among the first three by these weights."""
    if each.real is None:
        return False
    told = [score(row, weights) for row in each.rows]
    return is_top(sum(some > told[each.real] for some in told))


def learned(cases: Sequence[Asked]) -> Iterator[tuple[str, bool]]:
    """Yield (horizon, whether found) of each case by weights that its owner had no part in."""
    owners = sorted({each.owner for each in cases})
    for fold in range(_FOLDS):
        kept = set(owners[fold::_FOLDS])
        weights = fit([each for each in cases if each.owner not in kept])
        yield from ((c.horizon, is_learned(c, weights)) for c in cases if c.owner in kept)


def main(homes: list[Path]) -> None:
    """Print how often each finds the introducer among its first three."""
    cases: list[Asked] = []
    for home in homes:
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / home.name
            shutil.copytree(home, copy)
            if half(copy) == HALVES[0]:
                cases += asked(copy)
    hits = Counter(horizon for horizon, found in learned(scaled(cases)) if found)
    print(f"| asked on | cases | bound | paths, first {TOP} | learned |\n|---|---|---|---|---|")
    for horizon in HORIZONS:
        told = [each for each in cases if each.horizon == horizon]
        figures = (
            sum(e.real is not None for e in told),
            sum(e.is_found for e in told),
            hits[horizon],
        )
        print(f"| {horizon} | {len(told)} | {' | '.join(share(n, len(told)) for n in figures)} |")


if __name__ == "__main__":
    main([Path(text) for text in sys.argv[1:]])
