"""What people need and offer, as far as titles, notes and tags say it, by readable rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mutuals.model.evidence import Evidence
from mutuals.model.match import Signal
from mutuals.model.names import fold

SAID, DONE = 1.0, 0.6
"""Weights: somebody said it or I wrote it down; a title suggests it."""
_STEM, _SHORTEST = 6, 3
_MOST, _LONGEST = 200, 5000
"""Signs of a thing needed or offered, and of a note that is looked at."""

_NEEDS = (
    "looking for", "look for", "looks for", "seeking", "seeks", "in search of", "need", "needs",
    "wants to meet", "would like to meet", "hiring", "sucht", "braucht", "benötigt",
    "möchte kennenlernen", "busca", "buscando", "necesita", "quiere conocer",
)  # fmt: skip
_OFFERS = (
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


class _Role(NamedTuple):
    """Words of a title, and what whoever bears it usually offers and needs."""

    words: tuple[str, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]


_ROLES = (
    _Role(("recruiter", "recruiting", "talent", "headhunter", "people partner", "personalreferent"),
          ("job openings",), ("candidates",)),
    _Role(("founder", "gründer", "gründerin", "fundador", "fundadora"),
          ("start-ups", "cases from practice"), ("funding", "candidates")),
    _Role(("investor", "investorin", "venture", "angel", "inversor", "inversora"),
          ("funding",), ("start-ups",)),
    _Role(("professor", "professorin", "lecturer", "dozent", "dozentin", "profesor", "profesora"),
          ("candidates among students",), ("cases from practice", "job openings for students")),
    _Role(("student", "studentin", "werkstudent", "estudiante", "graduate", "trainee"),
          ("candidates",), ("job openings",)),
    _Role(("journalist", "journalistin", "reporter", "redakteur", "redakteurin", "periodista"),
          ("press",), ("cases from practice",)),
    _Role(("speaker", "keynote"), ("cases from practice",), ("a stage",)),
    _Role(("organiser", "organizer", "veranstalter", "chair"),
          ("a stage",), ("cases from practice",)),
)  # fmt: skip
_SAME = {
    "job": "job openings", "jobs": "job openings", "role": "job openings", "work": "job openings",
    "position": "job openings", "stelle": "job openings", "arbeit": "job openings",
    "empleo": "job openings", "trabajo": "job openings", "hires": "candidates",
    "money": "funding", "investor": "funding", "investors": "funding", "investoren": "funding",
    "inversores": "funding", "kapital": "funding", "startups": "start-ups",
}  # fmt: skip


def of_title(title: str, evidence: tuple[Evidence, ...]) -> Iterator[Signal]:
    """Yield what a title suggests: what its role needs and offers, and the work itself."""
    words = f" {' '.join(_WORD.findall(fold(title)))} "
    for role in _ROLES:
        if any(f" {word} " in words for word in role.words):
            for text in role.offers:
                yield Signal("offer", words_of(text), text, DONE, evidence)
            for text in role.needs:
                yield Signal("need", words_of(text), text, DONE, evidence)
    if known := words_of(title):
        yield Signal("offer", known, f"work as {title}", DONE, evidence)


def of_text(text: str, evidence: tuple[Evidence, ...]) -> Iterator[Signal]:
    """Yield what a note, headline or tag says somebody needs or offers: `looking for ...`."""
    lines = (fold(line) for line in text[:_LONGEST].splitlines())
    for found in (found for line in lines for found in _SAYS.finditer(line) if _is_meant(found)):
        side, what = ("need" if found[1] in _NEEDS else "offer"), found[2].strip()
        words = words_of(what)
        if words:
            yield Signal(side, words, what, SAID, evidence)  # type: ignore[arg-type]
        if side == "need" and words & words_of("job openings"):
            yield Signal("offer", words_of("candidates"), "candidates", SAID, evidence)


_PHRASE = rf"\b(?:{'|'.join(sorted((*_NEEDS, *_OFFERS), key=len, reverse=True))})\b"
_SAYS = re.compile(rf"({_PHRASE}):?\s+(.{{3,{_MOST}}}?)(?=[.;!?]|,?\s*{_PHRASE}|$)")


def _is_meant(found: re.Match[str]) -> bool:
    """Say whether a phrase is affirmed: `not looking for`, `sucht keine` say the reverse."""
    return not _DENIED_BEFORE.search(found.string[: found.start()]) and not _DENIED.match(found[2])


_DENIED_BEFORE = re.compile(
    r"(?:\b(?:not|never|no longer|nicht|nicht mehr|no|ya no)|n['’]t)\s+(?:(?!only\b|nur\b)\w+\s+)?$"
)
_DENIED = re.compile(
    r"(?:\w+\s+)?(?:no(?!-)|not|nothing|nobody|nicht|nichts|niemanden|keine?[mnrs]?|nada|nadie)\b"
)


def words_of(text: str) -> frozenset[str]:
    """Return the words that tell, cut to their beginnings, so that endings do not matter."""
    told = [word for word in _WORD.findall(fold(text)) if word not in _LITTLE]
    meant = " ".join(_SAME.get(word, word) for word in told)
    return frozenset(word[:_STEM] for word in _WORD.findall(meant) if len(word) >= _SHORTEST)


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
