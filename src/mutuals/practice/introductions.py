"""Warm paths: the best ways from me to somebody through at most two others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from heapq import nlargest
from math import prod

from mutuals.model.introduction import Route

Near = Callable[[Collection[str]], Mapping[str, Sequence[tuple[str, float]]]]
"""For each person those they know with P(knows), surest first; asked in few calls."""

CERTAIN = 0.95
"""No P(knows) is higher."""
FURTHER_HOP = 0.35
"""What of a request is left behind each hop after the first one (Dodds 2003: path attrition)."""
ASKED_DAYS = 90
_FATIGUE = 0.5
_COLLEAGUES, _CIRCLE_AT_WORK = 0.4, 12
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
    return 1 - prod(1 - route.probability for route in routes)


def find_routes(
    reach: Mapping[str, float],
    firsts: Mapping[str, float],
    targets: Collection[str],
    near: Near,
    most: int,
) -> list[Route]:
    """Return the best route by way of each first person, best first, at most `most`.

    `reach` has P30 of whom I can write to, `firsts` that of possible brokers after my asks. A
    route has at most two brokers, none of them a target. Equal ones stand by length and ids. The
    search is exact: it leaves out only what cannot be among the best.
    """
    return _Search(reach, firsts, frozenset(targets), near, most).run()


class _Search:
    """One search. `bar` is the probability below which a route is not among the best.

    Bounds multiply in the order in which routes do, so that rounding cannot put one below them.
    """

    def __init__(
        self,
        reach: Mapping[str, float],
        firsts: Mapping[str, float],
        targets: frozenset[str],
        near: Near,
        most: int,
    ) -> None:
        self._reach, self._firsts, self._targets = reach, firsts, targets
        self._near, self._most = near, most
        self._top = max(firsts.values(), default=0.0)
        self._best: dict[str, Route] = {}
        self._bar = 0.0

    def run(self) -> list[Route]:
        self._directly()
        if self._targets and self._top and self._top * CERTAIN >= self._bar:
            self._through_two(self._through_one())
        return sorted(self._best.values(), key=_place)[: self._most]

    def _directly(self) -> None:
        tied = [target for target in self._targets if target in self._reach]
        for target in sorted(tied, key=lambda each: -self._reach[each]):
            if self._reach[target] < self._bar:
                break
            self._offer(self._reach[target], target)

    def _through_one(self) -> dict[str, tuple[float, str]]:
        """Offer the routes through one; return by person the surest last step to a target."""
        last: dict[str, tuple[float, str]] = {}
        known = self._near(self._targets)
        for target in sorted(self._targets):
            for broker, knows in known[target]:
                if broker in self._targets:
                    continue
                if broker not in last or knows > last[broker][0]:
                    last[broker] = knows, target
                if self._top * knows >= self._bar and broker in self._firsts:
                    self._offer(self._firsts[broker] * knows, broker, target)
        return last

    def _through_two(self, last: Mapping[str, tuple[float, str]]) -> None:
        seconds = sorted(last, key=lambda each: (-last[each][0], each))
        for some in _growing(seconds):
            if self._top * CERTAIN * last[some[0]][0] * FURTHER_HOP < self._bar:
                return
            known = self._near(some)
            for second in some:
                self._by_way_of(second, known[second], *last[second])

    def _by_way_of(
        self, second: str, known: Sequence[tuple[str, float]], knows: float, target: str
    ) -> None:
        for first, p in known:
            if self._top * p * knows * FURTHER_HOP < self._bar:
                return
            if first in self._firsts and first not in self._targets:
                self._offer(self._firsts[first] * p * knows * FURTHER_HOP, first, second, target)

    def _offer(self, probability: float, *people: str) -> None:
        if probability < self._bar or not probability:
            return
        route, before = Route(people, probability), self._best.get(people[0])
        if before is None or _place(route) < _place(before):
            self._best[people[0]] = route
            if len(self._best) >= self._most:
                found = (each.probability for each in self._best.values())
                self._bar = nlargest(self._most, found)[-1]


def _place(route: Route) -> tuple[float, int, tuple[str, ...]]:
    return -route.probability, len(route.people), route.people


def _growing(people: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield few at first, then more: a bound often ends the search early."""
    start, size = 0, _FIRST_LOOK
    while start < len(people):
        yield people[start : start + size]
        start, size = start + size, 2 * size
