"""Who may be one person with whom: the questions, best first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.model.duplicates import DuplicatePair, Duplicates, LookAlike, Question
from mutuals.model.golden import Golden
from mutuals.model.identity import probability_of
from mutuals.model.person import PersonRef
from mutuals.operations.base import operation

if TYPE_CHECKING:
    from mutuals.ports import Network

_MOST_LOOK_ALIKES = 50


@operation("reads")
def duplicates(network: Network, *, limit: int = 0) -> Duplicates:
    """Ask who is one person: the pairs that may be, with the reasons, the best question first.

    Answer with `mutuals merge A B` or `mutuals apart A B`; the answer is kept for ever.

    Args:
        limit: How many pairs to show; 0 shows all.

    Example:
        mutuals duplicates --limit 10
    """
    if limit < 0:
        raise UsageError("how many?", str(limit), "give a number; 0 shows all")
    questions = sorted(network.likenesses.questions(), key=_worth)
    shown = questions[: limit or None]
    people = network.people.some({side.id for question in shown for side in question[:2]})
    addresses = {person.id: _address(person.golden) for person in people}
    pairs = tuple(_pair(question, addresses) for question in shown)
    return Duplicates(pairs, len(questions), tuple(_look_alikes(network)))


def _look_alikes(network: Network) -> Iterator[LookAlike]:
    warnings = network.likenesses.warnings()
    for person in network.people.some(sorted(warnings)[:_MOST_LOOK_ALIKES]):
        ref = PersonRef(person.id, person.golden.name)
        yield LookAlike(ref, _address(person.golden), warnings[person.id])


def _worth(question: Question) -> tuple[float, str, str]:
    """Order by how likely the answer is yes, times what hangs on it."""
    gain = probability_of(question.weight) * (1 + math.log1p(question.days))
    return (-gain, question.a.id, question.b.id)


def _address(golden: Golden) -> str:
    return next(iter((*golden.emails, *golden.phones, *golden.profiles)), "")


def _pair(question: Question, addresses: Mapping[str, str]) -> DuplicatePair:
    a, b = question.a, question.b
    return DuplicatePair(
        a.id, b.id, probability_of(question.weight), question.because,
        a.name, b.name, addresses[a.id], addresses[b.id],
    )  # fmt: skip
