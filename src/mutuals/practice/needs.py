"""What people need and offer, as far as titles, notes and tags say it, by readable rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from mutuals.model.evidence import Evidence
from mutuals.model.golden import Golden
from mutuals.model.match import Side, Signal
from mutuals.model.names import fold
from mutuals.record import Record

SAID, DONE = 1.0, 0.6
"""Weights: somebody said it or I wrote it down; a title suggests it."""
_STEM, _SHORTEST = 6, 3
_MOST, _LONGEST = 200, 5000
"""Signs of a thing needed or offered, and of a note that is looked at."""

NEEDS = (
    "looking for", "look for", "looks for", "seeking", "seeks", "in search of", "need", "needs",
    "wants to meet", "would like to meet", "hiring", "sucht", "braucht", "benötigt",
    "möchte kennenlernen", "busca", "buscando", "necesita", "quiere conocer",
)  # fmt: skip
OFFERS = (
    "offers", "offering", "can help with", "helps with", "advises on", "expert in", "expert on",
    "specialises in", "specializes in", "knows about", "teaches", "invests in", "bietet",
    "hilft bei", "kann helfen bei", "berät zu", "kennt sich aus mit", "unterrichtet",
    "ofrece", "ayuda con", "asesora en", "experto en", "experta en", "enseña", "invierte en",
)  # fmt: skip
_LITTLE = frozenset({
    "a", "an", "the", "for", "and", "with", "who", "that", "new", "his", "her", "their", "some",
    "somebody", "someone", "people", "ein", "eine", "einen", "einer", "der", "die", "das", "und",
    "mit", "für", "neue", "neuen", "jemanden", "un", "una", "los", "las", "para", "con", "alguien",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")

Told = tuple[str, tuple[Evidence, ...]]
"""A text, and where it stands."""


class Role(Record):
    """Words of a title, and what whoever bears it usually offers and needs."""

    words: tuple[str, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]


ROLES = (
    Role(("recruiter", "recruiting", "talent", "headhunter", "people partner", "personalreferent"),
          ("job openings",), ("candidates",)),
    Role(("founder", "gründer", "gründerin", "fundador", "fundadora"),
          ("start-ups", "cases from practice"), ("funding", "candidates")),
    Role(("investor", "investorin", "venture", "angel", "inversor", "inversora"),
          ("funding",), ("start-ups",)),
    Role(("professor", "professorin", "lecturer", "dozent", "dozentin", "profesor", "profesora"),
          ("candidates among students",), ("cases from practice", "job openings for students")),
    Role(("student", "studentin", "werkstudent", "estudiante", "graduate", "trainee"),
          ("candidates",), ("job openings",)),
    Role(("journalist", "journalistin", "reporter", "redakteur", "redakteurin", "periodista"),
          ("press",), ("cases from practice",)),
    Role(("speaker", "keynote"), ("cases from practice",), ("a stage",)),
    Role(("organiser", "organizer", "veranstalter", "chair"),
          ("a stage",), ("cases from practice",)),
)  # fmt: skip
SAME = {
    "job": "job openings", "jobs": "job openings", "role": "job openings", "work": "job openings",
    "position": "job openings", "stelle": "job openings", "arbeit": "job openings",
    "empleo": "job openings", "trabajo": "job openings", "hires": "candidates",
    "money": "funding", "investor": "funding", "investors": "funding", "investoren": "funding",
    "inversores": "funding", "kapital": "funding", "startups": "start-ups",
}  # fmt: skip


def of_title(title: str, evidence: tuple[Evidence, ...]) -> Iterator[Signal]:
    """Yield what a title suggests: what its role needs and offers, and the work itself."""
    words = f" {' '.join(_WORD.findall(fold(title)))} "
    for role in ROLES:
        if any(f" {word} " in words for word in role.words):
            yield from suggested("offer", role, evidence)
            yield from suggested("need", role, evidence)
    if known := words_of(title):
        yield Signal("offer", known, f"work as {title}", DONE, evidence)


def suggested(side: Side, role: Role, evidence: tuple[Evidence, ...] = ()) -> list[Signal]:
    """Return what whoever has a role usually needs, or offers."""
    texts = role.needs if side == "need" else role.offers
    return [Signal(side, words_of(text), text, DONE, evidence) for text in texts]


def of_text(text: str, evidence: tuple[Evidence, ...]) -> Iterator[Signal]:
    """Yield what a note, headline or tag says somebody needs or offers: `looking for ...`."""
    lines = (line for line in map(fold, text[:_LONGEST].splitlines()) if _may_say(line))
    for found in (found for line in lines for found in _says().finditer(line) if _is_meant(found)):
        side: Side = "need" if found[1] in NEEDS else "offer"
        what = found[2].strip()
        words = words_of(what)
        if words:
            yield Signal(side, words, what, SAID, evidence)
        if side == "need" and words & words_of("job openings"):
            yield Signal("offer", words_of("candidates"), "candidates", SAID, evidence)


def signals(
    golden: Golden,
    cards: tuple[Evidence, ...],
    fields: Iterable[Told],
    remarks: Iterable[Told],
    latest: Callable[[], tuple[Evidence, ...]],
) -> Iterator[Signal]:
    """Yield what somebody's titles, fields of cards and tags say, and what I wrote down.

    `cards` state titles and tags; where there are none, the `latest` contact stands for a tag.
    """
    for held in golden.affiliations:
        if not held.until and held.title:
            yield from of_title(held.title, cards)
    proofs = cards or (latest() if golden.tags else ())
    for text, evidence in (*fields, *((tag, proofs) for tag in golden.tags), *remarks):
        yield from of_text(text, evidence)


def _may_say(line: str) -> bool:
    """Say whether a line is worth a closer look: the pattern is compiled for few homes."""
    return any(phrase in line for phrase in (*NEEDS, *OFFERS))


@cache
def _says() -> re.Pattern[str]:
    phrase = rf"\b(?:{'|'.join(sorted((*NEEDS, *OFFERS), key=len, reverse=True))})\b"
    return re.compile(rf"({phrase}):?\s+(.{{3,{_MOST}}}?)(?=[.;!?]|,?\s*{phrase}|$)")


def _is_meant(found: re.Match[str]) -> bool:
    """Say whether a phrase is affirmed: `not looking for`, `sucht keine` say the reverse."""
    before = found.string[: found.start()]
    return not re.search(_DENIED_BEFORE, before) and not re.match(_DENIED, found[2])


_DENIED_BEFORE = (
    r"(?:\b(?:not|never|no longer|nicht|nicht mehr|no|ya no)|n['’]t)\s+(?:(?!only\b|nur\b)\w+\s+)?$"
)
_DENIED = (
    r"(?:\w+\s+)?(?:no(?!-)|not|nothing|nobody|nicht|nichts|niemanden|keine?[mnrs]?|nada|nadie)\b"
)
"""Compiled where somebody says something, as the pattern of phrases is."""


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """Return the words that tell, cut to their beginnings, so that endings do not matter."""
    told = (word for word in _WORD.findall(fold(text)) if word not in _LITTLE)
    meant = (each for word in told for each in _meant(word))
    return frozenset(word[:_STEM] for word in meant if len(word) >= _SHORTEST)


def _meant(word: str) -> Iterable[str]:
    return _WORD.findall(SAME[word]) if word in SAME else (word,)


def match(need: Signal, offer: Signal) -> float:
    """Return how well an offer meets a need, 0 to 1: the share of its words, 0 below one half."""
    share = len(need.words & offer.words) / len(need.words)
    return need.weight * offer.weight * share if 2 * share >= 1 else 0.0


def best_match(
    needs: Iterable[Signal], offers: Iterable[Signal]
) -> tuple[float, Signal, Signal] | None:
    """Return the best pair of a need and an offer that meets it, None where none does."""
    offers = list(offers)
    found = [(match(need, offer), need, offer) for need in needs for offer in offers]
    return max((each for each in found if each[0] > 0), key=_sureness, default=None)


def _sureness(found: tuple[float, Signal, Signal]) -> tuple[float, float, str, str]:
    value, need, offer = found
    return value, need.weight, need.text, offer.text
