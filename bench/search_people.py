"""Invented people and the keystrokes of somebody looking for them: the same for every engine."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

SEED = 20_261_122
PEOPLE = 50_000
SOUGHT = 300
LONGEST = 12
"""Keystrokes of one search."""
_MISTYPED_SHARE, _EMPLOYER_SHARE = 0.2, 0.2
_SYLLABLES = re.findall(
    r"\w+",
    "an ber cor da el fa gar ho il ja ko lin mar ne or pe ri sa tor u va wil ber gen son man ski"
    " dorf ton vic ley mas tes rin go rez",
)


class Invented(NamedTuple):
    """Somebody with what is known of them."""

    key: int
    name: str
    email: str
    employer: str
    title: str
    note: str


def people(count: int = PEOPLE) -> list[Invented]:
    """Return people whose names and employers are as uneven as real ones: a few are everywhere."""
    rng = random.Random(SEED)
    given, families = _words(rng, 900, (2, 3)), _words(rng, 14_000, (2, 4))
    employers, places = _words(rng, 4_000, (2, 4)), _words(rng, 300, (2, 3))
    titles = [
        "engineer",
        "manager",
        "analyst",
        "director",
        "designer",
        "lecturer",
        "nurse",
        "lawyer",
    ]
    columns = zip(
        _drawn(rng, given, count), _drawn(rng, families, count), _drawn(rng, employers, count),
        _drawn(rng, places, count), rng.choices(titles, k=count), strict=True,
    )  # fmt: skip
    return [_invented(key, *row) for key, row in enumerate(columns, 1)]


def _invented(key: int, first: str, last: str, employer: str, place: str, title: str) -> Invented:
    kind = "Group" if key % 3 else "Labs"
    email = f"{first}.{last}{key % 97}@{employer}.example"
    name = f"{first.title()} {last.title()}"
    return Invented(
        key, name, email, f"{employer.title()} {kind}", title, f"met in {place.title()}"
    )


def _words(rng: random.Random, count: int, syllables: tuple[int, int]) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(rng.choices(_SYLLABLES, k=rng.randint(*syllables)))] = None
    return list(found)


def _drawn(rng: random.Random, words: list[str], count: int) -> list[str]:
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    return rng.choices(words, cum_weights=weights, k=count)


def keystrokes(known: list[Invented]) -> Iterator[str]:
    """Yield what stands in the box after each key, for some people; a fifth of them mistyped."""
    rng = random.Random(SEED + 1)
    for one in rng.sample(known, SOUGHT):
        text = (one.employer if rng.random() < _EMPLOYER_SHARE else one.name).lower()
        text = _slipped(rng, text) if rng.random() < _MISTYPED_SHARE else text
        for length in range(1, min(LONGEST, len(text)) + 1):
            if not text[:length].endswith(" "):
                yield text[:length]


def _slipped(rng: random.Random, text: str) -> str:
    at = rng.randrange(1, min(6, len(text) - 1))
    kind = rng.choice(("lose", "swap", "other"))
    if kind == "lose":
        return text[:at] + text[at + 1 :]
    if kind == "swap":
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return f"{text[:at]}x{text[at + 1 :]}"
