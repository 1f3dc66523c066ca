"""Whom to introduce to one person: by which words they are found, who it is, and how it is said."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from mutuals.model.choice import Offer
from mutuals.model.match import Signal
from mutuals.model.names import fold
from mutuals.model.person import PersonRef
from mutuals.practice.matching import Candidate, Fit, fit_of, say_gain
from mutuals.practice.needs import NEEDS, OFFERS, ROLES, SAME, words_of
from mutuals.record import Record


class Bearing(Record):
    """The words of whoever can gain from one person and give in turn, as people are found by them.

    They bear one that needs, and one that offers or begins with one of `beginnings`.
    """

    needing: tuple[str, ...]
    offering: tuple[str, ...]
    beginnings: tuple[str, ...]


@cache
def words_of_need() -> tuple[str, ...]:
    """Return the words of which everybody who needs something bears one, or has a remark of mine.

    They are the same for all, so this rules out most people at once.
    """
    return _found_by(*NEEDS, *(word for role in ROLES for word in role.words))


def bearing(signals: Iterable[Signal]) -> Bearing | None:
    """Return what the partners of somebody bear, None where they cannot both gain."""
    told = tuple(signals)
    needs, offers = ([each for each in told if each.side == side] for side in ("need", "offer"))
    if not needs or not offers:
        return None
    stems, given = ({stem for each in side for stem in each.words} for side in (needs, offers))
    gaining = [role.words for role in ROLES if _meet(role.needs, given)]
    giving = [role.words for role in ROLES if _meet(role.offers, stems)]
    same = [word for word in SAME if stems & words_of(word)]
    return Bearing(
        _found_by(*NEEDS, *(word for words in gaining for word in words)),
        _found_by(*OFFERS, *NEEDS, *same, *(word for words in giving for word in words)),
        tuple(sorted(map(_plain, stems))),
    )


def _meet(texts: Iterable[str], stems: set[str]) -> bool:
    return any(not stems.isdisjoint(words_of(text)) for text in texts)


def partner(one: Candidate, others: Iterable[Candidate], may: Callable[[str], bool]) -> Fit | None:
    """Return the best introduction of one person to whom `may` allows, the surest gain first."""
    found = [fit for other in others if (fit := fit_of(one, other))]
    return next((fit for fit in sorted(found, key=_best) if may(fit.b)), None)


def offer(fit: Fit, one: PersonRef, other: PersonRef, does: str) -> Offer:
    """Return an introduction as something to give to one person; the other's comes with it."""
    who = f"{other.name} ({does})" if does else other.name
    gains = say_gain(one, other, *fit.for_a), say_gain(other, one, *fit.for_b)
    sides = (fit.for_a[0], fit.for_a[1], fit.for_b[0], fit.for_b[1])
    first, rest = [each.evidence[:1] for each in sides], [each.evidence[1:] for each in sides]
    proofs = dict.fromkeys(proof for each in (*first, *rest) for proof in each)
    said = f"You could introduce {one.name} to {other.name}. {' '.join(gains)}"
    return Offer("introduction", who, tuple(proofs), None, said)


def _best(fit: Fit) -> tuple[float, str]:
    return -fit.score, fit.b


def _found_by(*phrases: str) -> tuple[str, ...]:
    """Return the longest word of each phrase: whoever bears the phrase is found by it."""
    return tuple(sorted(set(map(_longest_word, phrases))))


@cache
def _longest_word(phrase: str) -> str:
    is_one = phrase.isascii() and phrase.isalpha()
    return phrase if is_one else max(_plain(phrase).split(), key=len)


def _plain(text: str) -> str:
    """Return a text as people's words are kept for finding: no case, no accents."""
    folded = fold(text)
    if folded.isascii():
        return folded
    signs = unicodedata.normalize("NFKD", folded)
    return "".join(sign for sign in signs if not unicodedata.combining(sign))
