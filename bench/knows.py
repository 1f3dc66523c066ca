"""Who knows whom, seen from one mailbox: rolling-origin evaluation of `score --pairs`.

Run: python -m bench.knows FILE --form enron|groups|snap [--horizon 30] [--start 0.333]

enron: the igraph edge list, rows of one sender and second joined into one mail; snap: `source
target seconds` per line, joined likewise; groups: a folder of ScHoLP, unpacked (nobody is known to
have sent: all count as met). Everybody in a mail is an ego who sees its own mails only.

At each origin (as in bench.rolling) the mails an ego saw before are scored by the product's own
engine; all pairs of people it has seen by then are ranked by K (0 where the answer has no row). The
label is that the two write to each other within the horizon in a mail the ego is not in. Per ego
and origin with both kinds of pairs one AUC is taken; the mean of all of them is shown, for K, for
its first term alone and for P(knows). Then, for each P(knows) that was given, how many of those
pairs write to each other without the ego anywhere in the file.
"""

from __future__ import annotations

import argparse
import csv
import lzma
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import NamedTuple, cast

from bench.rolling import auc
from mutuals.engines.scoring import SqliteScores, open_scores
from mutuals.model.moments import day_of
from mutuals.model.score import MessageRow, ScoredPair
from mutuals.operations.interaction_table import LARGEST

Pair = tuple[str, str]
PAIR = 2
_FEWEST = 200
"""A value of P(knows) given less often than this is not shown by itself."""


class Mail(NamedTuple):
    """One mail: who sent it (None where nobody knows), who is in it, on which day."""

    sender: str | None
    people: tuple[str, ...]
    day: int


# -- reading --------------------------------------------------------------------------------------


def _joined(edges: Iterable[tuple[str, str, str, int]]) -> Iterator[Mail]:
    """Join edges (sender, moment, receiver, day) of one sender and moment into mails."""
    mails: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for sender, moment, receiver, day in edges:
        if receiver != sender:
            mails[sender, moment, day].add(receiver)
    for (sender, _, day), receivers in mails.items():
        if len(receivers) < LARGEST:
            yield Mail(sender, (sender, *sorted(receivers)), day)


def _enron(path: Path) -> Iterator[Mail]:
    with lzma.open(path, "rt") as file:
        rows = [row for row in csv.DictReader(file) if not row["Time"].startswith("1979")]
    return _joined(
        (row["from"], row["Time"], row["to"], day_of(date.fromisoformat(row["Time"][:10])))
        for row in rows
    )


def _snap(path: Path) -> Iterator[Mail]:
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        lines = [line.split()[:3] for line in file]
    return _joined((one, at, two, int(at) // 86400) for one, two, at in lines)


def _groups(folder: Path) -> Iterator[Mail]:
    counts, members, times = (
        [int(line) for line in next(iter(folder.glob(f"*{end}.txt"))).read_text().split()]
        for end in ("nverts", "simplices", "times")
    )
    left = iter(members)
    for count, time in zip(counts, times, strict=True):
        people = tuple(sorted({str(next(left)) for _ in range(count)}))
        if 1 < len(people) <= LARGEST:
            yield Mail(None, people, time // 86_400_000)


_FORMS: Mapping[str, Callable[[Path], Iterable[Mail]]] = {
    "enron": _enron,
    "snap": _snap,
    "groups": _groups,
}


def rows_of(mails: Sequence[Mail]) -> Iterator[MessageRow]:
    """Yield what each of the people in a mail sees of the others."""
    for number, mail in enumerate(mails):
        for ego in mail.people:
            for other in mail.people:
                if other != ego:
                    way = "out" if mail.sender == ego else "in" if mail.sender == other else "both"
                    yield MessageRow(ego, other, mail.day, way, len(mail.people), str(number))


# -- judging --------------------------------------------------------------------------------------


class Judged(NamedTuple):
    """The AUC of each ranking by ego and origin; what came of each P(knows) that was given."""

    areas: dict[str, list[float]]
    came: dict[float, list[bool]]


def judge(mails: Sequence[Mail], start: float, horizon: int) -> Judged:
    """Score at each origin what was seen before, and look at what came after."""
    found = Judged(defaultdict(list), defaultdict(list))
    first, last = min(mail.day for mail in mails), max(mail.day for mail in mails)
    begin = first + max(1, round((last - first) * start))
    ever = written(mails)
    with open_scores("pairs") as scores:
        scores.add(rows_of(mails))
        for origin in range(begin, last - horizon + 1, horizon):
            seen = known_by([mail for mail in mails if mail.day <= origin])
            soon = written([mail for mail in mails if origin < mail.day <= origin + horizon])
            told = _told(scores, origin)
            for ego, people in seen.items():
                pairs = list(combinations(sorted(people - {ego}), 2))
                rows = [told.get((ego, *pair), NOTHING) for pair in pairs]
                for row, pair in zip(rows, pairs, strict=True):
                    found.came[row.p_knows].append(is_without(ego, ever[pair]))
                _rank(found.areas, rows, [is_without(ego, soon[pair]) for pair in pairs])
    return found


class Told(NamedTuple):
    """What the answer says of a pair: K, P(knows), and the first term of K."""

    k: float
    p_knows: float
    first: float


NOTHING = Told(0.0, 0.0, 0.0)


def _told(scores: SqliteScores, origin: int) -> dict[tuple[str, str, str], Told]:
    rows = cast("list[ScoredPair]", list(scores.answers(origin)))
    firsts = {(ego, a, b): weight for ego, a, b, weight, *_ in scores.made("common")}
    return {row[:3]: Told(row.knows_raw, row.p_knows, firsts.get(row[:3], 0.0)) for row in rows}


def known_by(mails: Iterable[Mail]) -> dict[str, set[str]]:
    """Return whom each has been in a mail with, itself included."""
    known: dict[str, set[str]] = defaultdict(set)
    for mail in mails:
        for ego in mail.people:
            known[ego].update(mail.people)
    return known


def written(mails: Iterable[Mail]) -> dict[Pair, list[Mail]]:
    """Return the mails from one to the other of each pair."""
    found: dict[Pair, list[Mail]] = defaultdict(list)
    for mail in mails:
        for pair in _written(mail):
            found[pair].append(mail)
    return found


def is_without(ego: str, mails: Iterable[Mail]) -> bool:
    """Say whether the ego is missing in one of these mails."""
    return any(ego not in mail.people for mail in mails)


def _rank(areas: dict[str, list[float]], rows: Sequence[Told], came: Sequence[bool]) -> None:
    if any(came) and not all(came):
        for name, place in RANKINGS.items():
            areas[name].append(auc([row[place] for row in rows], came))


RANKINGS = {
    "K, as `score --pairs` gives it": 0,
    "its first term alone": 2,
    "P(knows), as given": 1,
}


def _written(mail: Mail) -> Iterable[Pair]:
    """Return the pairs of whom one writes to the other; all where nobody knows who sent it."""
    if mail.sender is None:
        return combinations(mail.people, 2)
    return (
        (min(mail.sender, each), max(mail.sender, each))
        for each in mail.people
        if each != mail.sender
    )


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("file", type=Path)
    reader.add_argument("--form", choices=sorted(_FORMS), default="enron")
    reader.add_argument("--horizon", type=int, default=30)
    reader.add_argument("--start", type=float, default=1 / 3)
    given = reader.parse_args()
    mails = list(_FORMS[given.form](given.file))
    several = sum(len(mail.people) > PAIR for mail in mails)
    print(f"{len(mails):,} mails, {several:,} of them with more than one receiver")
    found = judge(mails, given.start, given.horizon)
    for name, areas in found.areas.items():
        print(f"| {name} | {fmean(areas):.4f} | {len(areas):,} |")
    for p, came in sorted(found.came.items()):
        if len(came) >= _FEWEST:
            print(f"P(knows) {p:.3f}: {fmean(came):.3f} of {len(came):,}")


if __name__ == "__main__":
    main()
