"""Are ties right? Rolling-origin evaluation of `score` on any edge list, beside simple rankings.

Run: python -m bench.rolling FILE --form snap|enron|csv --horizon 14 [--start 0.333]

snap: `source target seconds` per line, packed or not; enron: the igraph edge list
(`from,to,Time,Reciptype,...`); csv: a table as `mutuals score` takes it. Everybody who sends or is
written to is an ego. The file is cut at origins one horizon apart, the first one after the share
`start` of the days.
At each, what lies before is scored by the product's own engine; for every ego the alters known by
then are ranked, and the label is contact either way within the horizon. Per ego and origin with
both kinds of alters one AUC and one average precision are taken; the mean of all of them is shown.
"""

from __future__ import annotations

import argparse
import csv
import io
import lzma
import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import groupby
from pathlib import Path
from statistics import fmean
from typing import NamedTuple, cast
from zlib import crc32

from mutuals.engines.scoring import SqliteScores, open_scores
from mutuals.model.moments import day_of
from mutuals.model.outlook import Outlook
from mutuals.model.score import InteractionRow, ScoredTie
from mutuals.operations.interaction_table import LARGEST, InteractionTable
from mutuals.practice.calibration import probability, shift

Pair = tuple[str, str]
History = dict[Pair, list[int]]
"""The days of the messages of a pair, sorted, one entry per message."""

CONTACT_DAYS, GONE_DAYS = 30, 90
BINS = 10
FEWEST, LAST = 20, 3
DRAWS = 200


class Judged(NamedTuple):
    """One ranking of one ego's alters at one origin: the AUC and the average precision."""

    auc: float
    precision: float


# -- reading --------------------------------------------------------------------------------------


def read(path: Path, form: str) -> list[InteractionRow]:
    """Return the rows of a file, each message as seen by either side."""
    return list(_FORMS[form](path))


@contextmanager
def _text(path: Path) -> Iterator[io.TextIOBase]:
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        yield file


def _snap(path: Path) -> Iterator[InteractionRow]:
    with _text(path) as file:
        for line in file:
            sender, receiver, seconds = line.split()[:3]
            yield from _both_ways(sender, receiver, int(seconds) // 86400)


def _enron(path: Path) -> Iterator[InteractionRow]:
    """Join the rows of one sender and second into one mail; 1979 stands for an unknown date."""
    mails: dict[tuple[str, str], set[str]] = defaultdict(set)
    with _text(path) as file:
        for row in csv.DictReader(file):
            if row["from"] != row["to"] and not row["Time"].startswith("1979"):
                mails[row["from"], row["Time"]].add(row["to"])
    for (sender, time), receivers in mails.items():
        if len(receivers) < LARGEST:
            for receiver in sorted(receivers):
                yield from _both_ways(sender, receiver, day_of(date.fromisoformat(time[:10])))


_FORMS: dict[str, Callable[[Path], Iterable[InteractionRow]]] = {
    "snap": _snap,
    "enron": _enron,
    "csv": InteractionTable,
}


def _both_ways(sender: str, receiver: str, day: int) -> Iterator[InteractionRow]:
    yield InteractionRow(sender, receiver, day, "out")
    yield InteractionRow(receiver, sender, day, "in")


def histories(rows: Sequence[InteractionRow]) -> History:
    """Return the days of each pair."""
    found: History = defaultdict(list)
    for row in rows:
        found[row.ego, row.alter].append(row.day)
    return {pair: sorted(days) for pair, days in found.items()}


def origins(history: History, start: float, horizon: int) -> range:
    """Return the days at which the file is cut: one horizon apart, each with a whole one behind."""
    first = min(days[0] for days in history.values())
    last = max(days[-1] for days in history.values())
    return range(first + max(1, round((last - first) * start)), last - horizon + 1, horizon)


def ties_of(scores: SqliteScores, origin: int) -> Iterator[ScoredTie]:
    """Return the ties of a day, as `score` gives them."""
    return cast("Iterator[ScoredTie]", scores.answers(origin))


# -- ranking --------------------------------------------------------------------------------------

Ranking = Callable[[ScoredTie, Sequence[int], int], float]
"""A tie, the days of its messages up to the origin and the origin; larger is closer."""


def _faded(half_life: int) -> Ranking:
    return lambda _tie, days, origin: sum(0.5 ** ((origin - day) / half_life) for day in days)


RANKINGS: dict[str, Ranking] = {
    "S, as `score` gives it": lambda tie, _days, _origin: tie.strength_raw,
    "P(contact), as `score` gives it": lambda tie, _days, _origin: tie.p_contact_30,
    "recency (days since the last)": lambda tie, _days, _origin: -tie.silence_days,
    "frequency (days of contact)": lambda tie, _days, _origin: tie.days,
    "frequency (messages)": lambda _tie, days, _origin: len(days),
    "messages, half-life 30 days": _faded(30),
    "messages, half-life 90 days": _faded(90),
}


def judge(
    scores: SqliteScores, history: History, days: range, horizon: int
) -> dict[str, list[Judged]]:
    """Return, by ranking, what each ego and origin gives that has both kinds of alters."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for origin in days:
        for _ego, ties in groupby(ties_of(scores, origin), key=lambda tie: tie.ego):
            known = list(ties)
            met = [is_met(history, tie, origin, horizon) for tie in known]
            if any(met) and not all(met):
                for name, ranking in RANKINGS.items():
                    found[name].append(_judged(_ranked(known, history, origin, ranking), met))
    return found


def is_met(history: History, tie: ScoredTie, origin: int, horizon: int) -> bool:
    """Say whether there was contact within the horizon behind an origin."""
    days = history[tie.ego, tie.alter]
    return bisect_right(days, origin) < bisect_right(days, origin + horizon)


def _ranked(
    ties: Sequence[ScoredTie], history: History, origin: int, ranking: Ranking
) -> list[float]:
    past = (history[tie.ego, tie.alter] for tie in ties)
    known = (days[: bisect_right(days, origin)] for days in past)
    return [ranking(tie, days, origin) for tie, days in zip(ties, known, strict=True)]


def _judged(values: Sequence[float], met: Sequence[bool]) -> Judged:
    return Judged(auc(values, met), average_precision(values, met))


def auc(values: Sequence[float], met: Sequence[bool]) -> float:
    """Return how often somebody met stands above somebody not met; equals count half."""
    others = sorted(value for value, is_in in zip(values, met, strict=True) if not is_in)
    above = [
        bisect_left(others, value) + bisect_right(others, value)
        for value, is_in in zip(values, met, strict=True)
        if is_in
    ]
    return fmean(above) / (2 * len(others))


def average_precision(values: Sequence[float], met: Sequence[bool]) -> float:
    """Return the mean precision at each of those met; equal values are taken together."""
    total, hits, seen = sum(met), 0, 0
    found = 0.0
    pairs = sorted(zip(values, met, strict=True), reverse=True)
    for _value, group in groupby(pairs, key=lambda pair: pair[0]):
        here = [is_in for _, is_in in group]
        hits, seen = hits + sum(here), seen + len(here)
        found += sum(here) / total * hits / seen
    return found


# -- probabilities --------------------------------------------------------------------------------


def contact_outcomes(
    scores: SqliteScores, history: History, start: float
) -> list[list[tuple[float, bool]]]:
    """Return P(contact in 30 days) and what came, origin by origin."""
    return [
        [
            (t.p_contact_30, is_met(history, t, origin, CONTACT_DAYS))
            for t in ties_of(scores, origin)
        ]
        for origin in origins(history, start, CONTACT_DAYS)
    ]


def gone_outcomes(
    scores: SqliteScores, history: History, start: float
) -> list[list[tuple[float, bool]]]:
    """Return P(gone for 90 days) and what came of all ties that have one, origin by origin."""
    return [
        [
            (tie.p_gone_90, not is_met(history, tie, origin, GONE_DAYS))
            for tie in ties_of(scores, origin)
            if tie.p_gone_90 is not None
        ]
        for origin in origins(history, start, GONE_DAYS)
    ]


def calibrated(blocks: list[list[tuple[float, bool]]]) -> list[tuple[float, bool]]:
    """Shift the log odds by one number, fitted on all origins before the one it is used at."""
    known: list[Outlook] = []
    shifted: list[tuple[float, bool]] = []
    for at, block in enumerate(blocks):
        if known:
            by = shift(known)
            shifted += [(probability(_log_odds(p) + by), came) for p, came in block]
        known += [Outlook(-at, _log_odds(p), 1, int(came)) for p, came in block]
    return shifted


Told = list[list[tuple[str, float, bool]]]
"""Origin by origin: an ego, what was said of a tie of theirs, and what came."""


def told_by_ego(scores: SqliteScores, history: History, start: float) -> dict[str, Told]:
    """Return both probabilities at origins a season apart, as one owner sees them."""
    days = origins(history, start, GONE_DAYS)
    ties = [(origin, list(ties_of(scores, origin))) for origin in days]
    return {
        "P(contact 30 d)": [
            [(t.ego, t.p_contact_30, is_met(history, t, on, CONTACT_DAYS)) for t in known]
            for on, known in ties
        ],
        "P(gone 90 d)": [
            [
                (t.ego, t.p_gone_90, not is_met(history, t, on, GONE_DAYS))
                for t in known
                if t.p_gone_90 is not None
            ]
            for on, known in ties
        ],
    }


def calibrated_by_ego(
    told: Told, half: str
) -> tuple[list[tuple[float, bool]], list[tuple[float, bool]], dict[str, list[tuple[float, bool]]]]:
    """Return what was said and what would be with each owner's own number, for who has a past.

    The last is what would be, owner by owner.

    Twenty ties of the past make one, as in `health`. `half` is `odd`, `even` or `all` of the egos.
    """
    said = list[tuple[float, bool]]()
    past: dict[str, list[Outlook]] = defaultdict(list)
    owners: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for at, block in enumerate(told):
        here: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        for ego, p, came in block:
            if half == "all" or ("odd", "even")[not crc32(ego.encode()) % 2] == half:
                here[ego].append((p, came))
        for ego, ties in here.items():
            if len(past[ego]) >= FEWEST:
                by = shift(past[ego])
                said += ties
                owners[ego] += [(probability(_log_odds(p) + by), came) for p, came in ties]
            past[ego] += [Outlook(-at, _log_odds(p), 1, int(came)) for p, came in ties]
    return said, [each for ties in owners.values() for each in ties], owners


def _log_odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def calibration_error(outcomes: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for p, came in outcomes:
        bins[min(BINS - 1, int(p * BINS))].append((p, came))
    gaps = (abs(sum(p - came for p, came in held)) for held in bins.values())
    return sum(gaps) / len(outcomes)


def perfect(groups: Sequence[Sequence[tuple[float, bool]]]) -> list[float]:
    """Return the errors that would be found if each forecast were right, one for each draw.

    What came is drawn from the forecasts themselves, so that numbers and bins are those of the
    groups (owners); the error is the mean of the groups, by their sizes.
    """
    chance = random.Random(DRAWS)
    return sorted(
        weighted_error([[(p, chance.random() < p) for p, _ in group] for group in groups])
        for _ in range(DRAWS)
    )


def weighted_error(groups: Sequence[Sequence[tuple[float, bool]]]) -> float:
    """Return the mean calibration error of groups, each in bins of its own, by their sizes."""
    return sum(len(each) * calibration_error(each) for each in groups) / sum(map(len, groups))


def brier(outcomes: Sequence[tuple[float, bool]]) -> float:
    """Return the mean squared error of probabilities."""
    return fmean((p - came) ** 2 for p, came in outcomes)


# -- showing --------------------------------------------------------------------------------------


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("file", type=Path)
    reader.add_argument("--form", choices=("snap", "enron", "csv"), default="snap")
    reader.add_argument("--horizon", type=int, default=14)
    reader.add_argument("--start", type=float, default=1 / 3)
    reader.add_argument("--half", choices=("odd", "even", "all"), default="all")
    given = reader.parse_args()
    rows = read(given.file, given.form)
    history = histories(rows)
    with open_scores() as scores:
        scores.add(rows)
        days = origins(history, given.start, given.horizon)
        show_rankings(judge(scores, history, days, given.horizon), len(days))
        show_probabilities(scores, history, given.start)
        show_by_ego(scores, history, given.start, given.half)


def show_rankings(found: dict[str, list[Judged]], cuts: int) -> None:
    """Print a row for each ranking."""
    count = max(map(len, found.values()), default=0)
    print(f"{cuts} origins, {count} rankings of an ego's alters\n")
    print("| ranked by | mean AUC | mean AP |\n|---|---|---|")
    for name, judged in found.items():
        auc_mean, ap_mean = (fmean(column) for column in zip(*judged, strict=True))
        print(f"| {name} | {auc_mean:.4f} | {ap_mean:.4f} |")


def show_probabilities(scores: SqliteScores, history: History, start: float) -> None:
    """Print how well the two probabilities say what came."""
    blocks = contact_outcomes(scores, history, start)
    raw, shifted = [each for block in blocks for each in block], calibrated(blocks)
    for name, outcomes in (("as given", raw), ("after one-number calibration", shifted)):
        if outcomes:
            error, loss = calibration_error(outcomes), brier(outcomes)
            print(f"P(contact 30 d) {name}: ECE {error:.3f}, Brier {loss:.3f}, {len(outcomes)}")
    told = gone_outcomes(scores, history, start)
    gone, fitted = [each for block in told for each in block], calibrated(told)
    kinds = Counter(came for _, came in gone)
    if len(kinds) > 1:
        values, came = zip(*gone, strict=True)
        print(
            f"P(gone 90 d): AUC {auc(values, came):.3f}, Brier {brier(gone):.3f},"
            f" ECE {calibration_error(gone):.3f}, {len(gone)} ties, {kinds[True]} gone"
        )
    if fitted:
        error, loss = calibration_error(fitted), brier(fitted)
        print(f"P(gone 90 d) after calibration: ECE {error:.3f}, Brier {loss:.3f}, {len(fitted)}")


def show_by_ego(scores: SqliteScores, history: History, start: float, half: str) -> None:
    """Print what one number for each owner does, on all origins and without the last three."""
    for name, told in told_by_ego(scores, history, start).items():
        for left_out in (0, LAST):
            said, fitted, owners = calibrated_by_ego(told[: len(told) - left_out], half)
            if said:
                print(
                    f"{name}, one number an owner ({half}), without the last {left_out} origins:"
                    f" ECE {calibration_error(said):.3f} as given, {calibration_error(fitted):.3f}"
                    f" after; Brier {brier(said):.3f}, {brier(fitted):.3f}; {len(said)}"
                )
                show_perfect("all their ties together", [fitted])
                show_perfect(f"each of {len(owners)} owners alone", list(owners.values()))


def show_perfect(what: str, groups: Sequence[Sequence[tuple[float, bool]]]) -> None:
    """Print the error of groups beside that of forecasts which are right."""
    drawn = perfect(groups)
    print(
        f"  {what}: ECE {weighted_error(groups):.3f}; were each forecast right {fmean(drawn):.3f}"
        f" ({drawn[DRAWS // 20]:.3f} to {drawn[-1 - DRAWS // 20]:.3f})"
    )


if __name__ == "__main__":
    main()
