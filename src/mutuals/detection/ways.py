"""Weighing how a sentence speaks against what it is about: every way goes with every matter.

There are few ways to ask, to tell of something done, to offer and to invite, and few matters, but
they meet in more sentences than anybody can list. So both are found apart, and their points add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from mutuals.detection.matters import Matters
from mutuals.detection.rules import Cue, cues_of, pattern
from mutuals.model.favour import FavourType
from mutuals.model.sign import Act, Language

Kind = tuple[Act, FavourType]
Silence = str
"""Why a sentence shows less: a `formula`, `gratitude`, a `courtesy`, a `refusal`, or a `report`."""

_BY: Mapping[Kind, tuple[str, ...]] = {
    ("asks", "introduction"): ("asks",),
    ("asks", "referral"): ("asks",),
    ("asks", "recommendation"): ("asks",),
    ("asks", "endorsement"): ("asks",),
    ("asks", "advice"): ("asks",),
    ("asks", "help"): ("asks",),
    ("asks", "mentoring"): ("asks",),
    ("asks", "speaking"): ("asks",),
    ("gives", "introduction"): ("joins",),
    ("gives", "referral"): ("tells", "offers"),
    ("gives", "recommendation"): ("tells", "offers"),
    ("gives", "endorsement"): ("tells", "offers"),
    ("gives", "advice"): ("advises",),
    ("gives", "help"): ("tells", "offers"),
    ("gives", "event"): ("invites",),
    ("gives", "meal"): ("invites",),
    ("gives", "mentoring"): ("offers", "tells"),
    ("gives", "volunteering"): ("offers",),
    ("gives", "speaking"): ("offers",),
    ("thanks", "thanks"): ("thanks",),
    ("promises", "other"): ("promises",),
}
"""By which ways each thing is done."""
_OF_MATTER: Mapping[str, tuple[Kind, ...]] = {
    matter: tuple(kind for kind in _BY if matter in (" ".join(kind), kind[1]))
    for matter in {name for act, type_ in _BY for name in (f"{act} {type_}", type_)}
}
"""What may be shown where a matter is spoken of."""
_NEEDS: Mapping[Kind, str] = {
    ("gives", "introduction"): "hearer",
    ("gives", "referral"): "hearer",
    ("gives", "recommendation"): "hearer",
    ("gives", "endorsement"): "hearer",
    ("gives", "advice"): "counselled",
    ("gives", "help"): "hearer",
    ("gives", "event"): "guest",
    ("gives", "meal"): "guest",
    ("gives", "mentoring"): "hearer",
    ("gives", "volunteering"): "speaker",
    ("gives", "speaking"): "speaker",
    ("promises", "other"): "speaker",
    ("asks", "help"): "speaker",
}
"""Who has to be named in the sentence or beside it, so that it is meant for the reader."""
_LONG = ((12, 1.0), (8, 0.5))
"""From how many sentences a letter is more of a document, and what it needs more for that."""
_DOCUMENT = 20
"""Sentences from which it is one, in which nothing is weighed."""
_UNMISTAKABLE = 12
"""Points with which the reader needs not be named."""
_INVITING: frozenset[Kind] = frozenset((("gives", "event"), ("gives", "meal")))
_UNASKED: frozenset[Kind] = _INVITING | {("gives", "advice")}
"""What may be given in the form of a question."""
_SPARED: Mapping[Silence, frozenset[Kind]] = {
    "formula": frozenset(),
    "gratitude": frozenset((("thanks", "thanks"), ("promises", "other"))),
    "courtesy": frozenset(_BY) - {("thanks", "thanks")},
    "refusal": frozenset(kind for kind in _BY if kind[0] in ("asks", "thanks")) | _INVITING,
    "report": frozenset(kind for kind in _BY if kind[0] in ("asks", "thanks") or kind[1] in (
        "introduction", "recommendation", "endorsement", "advice",
    )),
}  # fmt: skip
"""What a sentence may still show when something in it speaks against it."""
_HEARD = frozenset(("courtesy", "gratitude"))
"""Silences of a sentence that count for nothing beside another one."""
_VAGUE: Mapping[Kind, int] = {
    ("gives", "advice"): 2,
    ("gives", "event"): 2,
    ("gives", "help"): 2,
    ("gives", "introduction"): 2,
    ("gives", "mentoring"): 1,
    ("gives", "referral"): 1,
    ("gives", "speaking"): 1,
    ("asks", "advice"): 1,
    ("asks", "endorsement"): 2,
    ("asks", "help"): 1,
    ("asks", "speaking"): 1,
    ("promises", "other"): 3,
    ("thanks", "thanks"): 1,
}
"""Points that are taken off where words are used for other things as well."""
_ALONE: frozenset[Kind] = frozenset((
    ("gives", "advice"), ("gives", "help"), ("asks", "help"), ("promises", "other"),
    ("thanks", "thanks"),
))  # fmt: skip
"""What has to be said in the sentence itself, not in the ones beside it."""
_ABOUT = 3
"""Points that a matter needs, the sentences beside it counted."""
_MOST_ABOUT = 14
_ENOUGH = 6
"""Points that way and matter need together."""
_NEAR = 0.4
"""What a point in the sentence before or behind counts."""
_NEARER = 0.9
"""What it counts for an ask that leaves what is asked for to the sentence beside it."""
_PLAIN = 8
"""Points with which a matter needs no way of its own."""
_PLAINER, _PLAINEST = 2, 3
"""How plainly one has to invite, and how plainly one can speak."""
FAR = 2
"""Sentences between two that are weighed apart."""
_PLAIN_WORD = 4
"""Points of one phrase that speaks of a matter by itself."""
_UNNAMED: Mapping[Act, float] = {"gives": 2.5, "asks": 1.0, "thanks": 1.0, "promises": 2.5}
"""What is needed more where only weaker ones do: many of them stand together in any report."""
_READERS = ((12, 2.0), (6, 1.0))
"""From how many readers a mail is more of a circular, and what it needs more for that."""
_BUSINESS = ((7, 4.0), (5, 2.5), (3, 1.5))
"""From how many different words of business a mail is about that, and what it needs more."""


class Ways(NamedTuple):
    """The ways of speaking in one language, its matters, and what silences a sentence."""

    matters: Matters
    ways: Mapping[str, tuple[Cue, ...]]
    silences: tuple[tuple[Silence, str], ...]
    business: str


class Candidate(NamedTuple):
    """A thing that a sentence (its place in the letter) may show, and its points."""

    points: float
    place: int
    kind: Kind


def ways(
    language: Language,
    silences: Mapping[Silence, str],
    business: str,
    **cues: tuple[tuple[int, str], ...],
) -> Ways:
    """Return the ways of a language; cues are `(points, pattern)` by the name of their way.

    Of a way's cues the strongest counts, and those below zero are taken off.
    """
    return Ways(
        Matters(language),
        {name: cues_of(each) for name, each in cues.items()},
        tuple(silences.items()),
        business,
    )


def silences_of(ways: Ways, sentence: str) -> frozenset[Silence]:
    """Return all that silences a sentence (folded)."""
    return frozenset(name for name, words in ways.silences if pattern(words).search(sentence))


def may_show(silences: frozenset[Silence], kind: Kind) -> bool:
    """Say whether a sentence with such silences may show such a thing."""
    return kind not in _BY or all(kind in _SPARED[silence] for silence in silences)


def may_be_asked(kind: Kind) -> bool:
    """Say whether a sentence that asks may show it: no gift does but an invitation or advice."""
    return kind[0] != "gives" or kind in _UNASKED


def asks_plainly(ways: Ways, sentence: str) -> bool:
    """Say whether a sentence (folded) asks for something in so many words."""
    return _way(ways.ways["asks"], sentence) >= _PLAINEST


def weighed(ways: Ways, sentences: Sequence[str], *, readers: int) -> list[Candidate]:
    """Return what a letter's sentences (folded) show, the strongest; others only far from it.

    The more readers it has, the more it needs.
    """
    chosen: list[Candidate] = []
    if len(sentences) >= _DOCUMENT:
        return chosen
    needed = cache(lambda: _needed(ways, sentences, readers))
    found = (each for each in _candidates(ways, sentences) if each.points >= needed())
    for each in sorted(found, key=_strength):
        if all(abs(each.place - other.place) > FAR for other in chosen):
            chosen.append(each)
    return chosen


def _needed(ways: Ways, sentences: Sequence[str], readers: int) -> float:
    """Return the points that a letter of such readers and such words needs."""
    dry = set(pattern(ways.business).findall(" ".join(sentences)))
    return _ENOUGH + _more(_READERS, readers) + _more(_BUSINESS, len(dry))


def _more(steps: Iterable[tuple[int, float]], size: int) -> float:
    return next((more for least, more in steps if size >= least), 0.0)


def _strength(each: Candidate) -> tuple[float, int, Kind]:
    return -each.points, each.place, each.kind


def _candidates(ways: Ways, sentences: Sequence[str]) -> Iterator[Candidate]:
    about = [_kinds(ways.matters.of(sentence)) for sentence in sentences]
    silences = cache(lambda place: silences_of(ways, sentences[place]))
    enough = _ENOUGH + _more(_LONG, len(sentences))
    most = [max(points.values(), default=0) for points in about]
    for place, sentence in enumerate(sentences):
        beside = [each for each in (place - 1, place + 1) if 0 <= each < len(about) and about[each]]
        if most[place] + _NEARER * sum(most[each] for each in beside) < enough - _PLAINEST:
            continue
        strength = _strengths(ways, sentence)
        kinds = _spoken_of(about[place], [about[each] for each in beside], enough)
        if not any(points >= enough for _, points in _shown(kinds, strength)):
            continue
        heard = [about[each] for each in beside if silences(each) <= _HEARD]
        kinds = (
            (kind, points)
            for kind, points in _spoken_of(about[place], heard, enough)
            if may_show(silences(place), kind)
        )
        around = sentences[max(place - 1, 0) : place + 2]
        for kind, points in _shown(kinds, strength):
            is_said = points >= enough + _UNNAMED[kind[0]] or (
                points >= enough and _is_named(ways, kind, around)
            )
            if is_said and _is_meant(ways, kind, points, " ".join(around)):
                yield Candidate(points, place, kind)


def _is_named(ways: Ways, kind: Kind, sentences: Iterable[str]) -> bool:
    """Say whether one phrase of some sentence speaks of a thing by itself."""
    named = (_kinds(ways.matters.strongest_of(sentence)) for sentence in sentences)
    return any(points.get(kind, 0) >= _PLAIN_WORD for points in named)


def _strengths(ways: Ways, sentence: str) -> Callable[[str], int]:
    """Return what says how plainly a sentence speaks in a way (its name), each tried once."""
    return cache(lambda name: _way(ways.ways[name], sentence))


def _kinds(about: Mapping[str, int]) -> dict[Kind, int]:
    """Return the points by what may be shown, of points by matter."""
    kinds: dict[Kind, int] = {}
    for matter, points in about.items():
        for kind in _OF_MATTER.get(matter, ()):
            kinds[kind] = max(points, kinds.get(kind, 0))
    return kinds


def _spoken_of(
    own: Mapping[Kind, int], beside: Sequence[Mapping[Kind, int]], enough: float
) -> Iterator[tuple[Kind, float]]:
    """Yield what a sentence is about, with the points, where a plain way would make it enough."""
    for kind in {**own, **{kind: 0 for each in beside for kind in each}}:
        points = float(own.get(kind, 0))
        if points or kind not in _ALONE:
            near = _NEAR if points or kind[0] != "asks" else _NEARER
            points += near * sum(each.get(kind, 0) for each in beside)
        points = min(points, _MOST_ABOUT)
        if points >= max(_ABOUT, enough - _PLAINEST + _VAGUE.get(kind, 0)):
            yield kind, points


def _shown(
    about: Iterable[tuple[Kind, float]], strength: Callable[[str], int]
) -> Iterator[tuple[Kind, float]]:
    """Yield the things that are spoken of in a way of theirs, with the points of both."""
    for kind, points in about:
        way = max(strength(name) for name in _BY[kind])
        if not may_be_asked(kind) and strength("asks") >= _PLAINEST:
            way -= _PLAINEST
        elif points >= _PLAIN and kind[0] == "gives" and way >= 0:
            way = max(way, 1)
        if way >= (_PLAINER if kind in _INVITING and points <= _PLAIN else 1):
            yield kind, points + way - _VAGUE.get(kind, 0)


def _is_meant(ways: Ways, kind: Kind, points: float, around: str) -> bool:
    needed = _NEEDS.get(kind)
    if points >= _UNMISTAKABLE and needed == "hearer":
        return True
    return needed is None or _way(ways.ways[needed], around) > 0


def _way(cues: Iterable[Cue], sentence: str) -> int:
    """Return how plainly a sentence speaks in a way, from 0 to 3."""
    found = [cue.points for cue in cues if cue.stands_in(sentence)]
    return max(found, default=0) + min(0, 0, *found)
