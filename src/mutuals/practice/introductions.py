"""Warm paths: the best ways from me to somebody through at most two others."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Mapping
from math import prod
from types import MappingProxyType
from typing import NamedTuple

from mutuals.model.introduction import Route

Near = Callable[[Collection[str]], Mapping[str, Mapping[str, float]]]
"""By person, and by whom they know: P(brings). Asked in few calls."""

CERTAIN = 0.95
"""No P(brings) is higher."""
FURTHER_HOP = 0.35
"""What of a request is left behind each hop after the first one (Dodds 2003: path attrition)."""
ASKED_DAYS = 90
_FATIGUE = 0.5
_COLLEAGUES, _CIRCLE_AT_WORK = 0.4, 12
CROWD = 240
"""Of more people at one employer, two know each other no sooner than two strangers (1 in 20)."""
_FIRST_LOOK = 8


def after_asks(p: float, asks: int) -> float:
    """Return how probably somebody helps whom I asked so often in the last 90 days."""
    return float(p * _FATIGUE**asks)


def colleagues_know(people: int) -> float:
    """Return how probably two of so many people at one employer know each other.

    In departments of 19 to 33 people four in ten pairs are friends, each with about twelve.
    """
    return min(_COLLEAGUES, _CIRCLE_AT_WORK / max(people - 1, 1))


def together(routes: Collection[Route]) -> float:
    """Return how probably one of the routes works, each being asked by itself."""
    return 1.0 - prod((1.0 - route.probability for route in routes), start=1.0)


class Known(NamedTuple):
    """Who knows whom, as the search asks for it.

    `near` is asked about the targets; `among` about those who know them, of whom only who stands
    among my own ties matters: it may leave out all others, and people of whom nobody is left.
    `guessed` has, by target, who may know it without any trace of the two: good enough for somebody
    I would ask myself, and not for a link behind another one.
    """

    near: Near
    among: Near
    guessed: Mapping[str, Mapping[str, float]] = MappingProxyType({})


def find_routes(
    reach: Mapping[str, float],
    firsts: Mapping[str, float],
    targets: Collection[str],
    known: Known,
    most: int,
) -> list[Route]:
    """Return the best route by way of each first person, best first, at most `most`.

    `reach` has P(ask) of whom I can turn to, `firsts` the same after my asks. A
    route has at most two brokers, none of them a target. Equal ones stand by length and ids. The
    search is exact: it leaves out only what cannot be among the best.
    """
    return _Search(reach, firsts, frozenset(targets), known, most).run()


class _Search:
    """One search. `bar` is the probability below which a route is not among the best.

    Bounds multiply in the order in which routes do, so that rounding cannot put one below them.
    """

    def __init__(
        self,
        reach: Mapping[str, float],
        firsts: Mapping[str, float],
        targets: frozenset[str],
        known: Known,
        most: int,
    ) -> None:
        self._reach, self._firsts, self._targets = reach, firsts, targets
        self._known, self._most = known, most
        self._top = max(firsts.values(), default=0.0)
        self._best: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._odds: list[float] = []
        self._bar = 0.0

    def run(self) -> list[Route]:
        self._directly()
        if self._targets and self._top and self._top * CERTAIN >= self._bar:
            self._through_two(self._through_one())
        best = sorted(_place(*each) for each in self._best.values())[: self._most]
        return [Route(people, -negated) for negated, _, people in best]

    def _directly(self) -> None:
        tied = self._targets & self._reach.keys()
        for target in sorted(tied, key=lambda each: -self._reach[each]):
            if self._reach[target] < self._bar:
                break
            self._offer(self._reach[target], target)

    def _through_one(self) -> dict[str, tuple[float, str]]:
        """Offer the routes through one; return by person the surest last step to a target."""
        last: dict[str, tuple[float, str]] = {}
        known = self._known.near(self._targets)
        for target in sorted(self._targets):
            for broker in known[target].keys() - self._targets:
                knows = known[target][broker]
                if broker not in last or knows > last[broker][0]:
                    last[broker] = knows, target
                self._by_one(broker, knows, target)
            for broker, knows in self._known.guessed.get(target, {}).items():
                if broker not in known[target] and broker not in self._targets:
                    self._by_one(broker, knows, target)
        return last

    def _by_one(self, broker: str, knows: float, target: str) -> None:
        if broker in self._firsts:
            self._offer(self._firsts[broker] * knows, broker, target)

    def _through_two(self, last: Mapping[str, tuple[float, str]]) -> None:
        """Offer the routes through two, those first who know a target best."""
        seconds = sorted(last, key=lambda each: -last[each][0])
        start, look = 0, _FIRST_LOOK
        while start < len(seconds):
            some = seconds[start : start + look]
            if self._top * CERTAIN * last[some[0]][0] * FURTHER_HOP < self._bar:
                return
            known = self._known.among(some)
            for second in some:
                self._by_way_of(second, known.get(second, {}), *last[second])
            start, look = start + look, 2 * look

    def _by_way_of(
        self, second: str, known: Mapping[str, float], knows: float, target: str
    ) -> None:
        for first in known.keys() & self._firsts.keys():
            p = self._firsts[first] * known[first] * knows * FURTHER_HOP
            if p >= self._bar and first not in self._targets:
                self._offer(p, first, second, target)

    def _offer(self, probability: float, *people: str) -> None:
        before = self._best.get(people[0])
        if probability < self._bar or not probability or (before and before[0] > probability):
            return
        if before is None or before[0] < probability:
            self._raise_bar(before[0] if before else 0.0, probability)
        if before is None or _place(*before) > _place(probability, people):
            self._best[people[0]] = probability, people

    def _raise_bar(self, before: float, now: float) -> None:
        """Note that the best route by way of somebody became better, in the negated best odds."""
        if before and before >= self._bar:
            self._odds.remove(-before)
        insort(self._odds, -now)
        del self._odds[self._most :]
        if len(self._odds) == self._most:
            self._bar = -self._odds[-1]


def _place(probability: float, people: tuple[str, ...]) -> tuple[float, int, tuple[str, ...]]:
    return -probability, len(people), people
