"""Choosing introductions to give: what both gain, and nobody too often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from mutuals.model.favour import DatedEntry, LedgerEntry
from mutuals.model.match import Side, Signal
from mutuals.model.person import PersonRef
from mutuals.practice.needs import best_match
from mutuals.record import Record

STRANGERS = 0.05
"""P(knows) of two of whom nothing common is seen (pairs across departments of a faculty)."""
ACROSS = 1.2
A_QUARTER, QUARTER_DAYS = 2, 90
"""Introductions that somebody is proposed for within a quarter, those made counted in."""


Offered = tuple[tuple[str, str], int]
"""The two of an introduction that I offered (person ids), and its day."""


class Candidate(Record):
    """Somebody who may be introduced; `circle` is empty where none is known."""

    id: str
    p_contact: float
    circle: str
    signals: tuple[Signal, ...]

    def side(self, side: Side) -> list[Signal]:
        """Return the needs, or the offers."""
        return [signal for signal in self.signals if signal.side == side]


class Fit(Record):
    """A pair and what each has for the other: the need of one, the offer of the other."""

    a: str
    b: str
    score: float
    for_a: tuple[Signal, Signal]
    for_b: tuple[Signal, Signal]


def win_win(gain_a: float, gain_b: float, p_a: float, p_b: float, *, across: bool) -> float:
    """Return SCIENCE's win-win of two strangers: both gain, and both can be reached."""
    harmonic = 2 * gain_a * gain_b / (gain_a + gain_b)
    return float(harmonic * (1 - STRANGERS) * min(p_a, p_b) * (ACROSS if across else 1.0))


def fits(candidates: Iterable[Candidate]) -> list[Fit]:
    """Return the pairs of whom each has something for the other, the best first."""
    able = sorted(each for each in candidates if each.side("need") and each.side("offer"))
    found = [fit for a, b in combinations(able, 2) if (fit := fit_of(a, b))]
    return sorted(found, key=lambda fit: (-fit.score, fit.a, fit.b))


def fit_of(a: Candidate, b: Candidate) -> Fit | None:
    """Return what two have for each other, None where one of them would not gain."""
    for_a = best_match(a.side("need"), b.side("offer"))
    for_b = best_match(b.side("need"), a.side("offer")) if for_a else None
    if not for_a or not for_b:
        return None
    across = bool(a.circle and b.circle and a.circle != b.circle)
    score = win_win(for_a[0], for_b[0], a.p_contact, b.p_contact, across=across)
    return Fit(a.id, b.id, score, for_a[1:], for_b[1:])


def chosen(
    found: Iterable[Fit],
    made: Mapping[str, int],
    most: int,
    are_strangers: Callable[[str, str], bool],
) -> list[Fit]:
    """Return the best of strangers, each person at most twice a quarter; `made` is what there was.

    Whether two are strangers takes long to see, so it is asked only of those it would keep.
    """
    times, kept = Counter(made), list[Fit]()
    for fit in found:
        if len(kept) == most:
            break
        if max(times[fit.a], times[fit.b]) < A_QUARTER and are_strangers(fit.a, fit.b):
            kept.append(fit)
            times.update((fit.a, fit.b))
    return kept


def made(offers: Iterable[Offered], ledger: Iterable[DatedEntry], since: int) -> Counter[str]:
    """Return in how many introductions, offered or given, each person was since a day."""
    offers = tuple(offers)
    recent = [pair for pair, day in offers if day >= since]
    known = {frozenset(pair) for pair, _ in offers}
    for day, entry in ledger:
        if day >= since and _is_introduction(entry):
            pair = entry.person.id, entry.with_[0].id
            if frozenset(pair) not in known:
                recent.append(pair)
    return Counter(person for pair in recent for person in pair)


def _is_introduction(entry: LedgerEntry) -> bool:
    is_one = (entry.direction, entry.type) == ("gave", "introduction")
    return is_one and entry.status != "dismissed" and bool(entry.with_)


def say_gain(one: PersonRef, other: PersonRef, need: Signal, offer: Signal) -> str:
    """Say which need of one the other may meet; it is never more than that."""
    return f"{one.name} may need {need.text}; {other.name} may offer {offer.text}."
