"""Whether two names can be one person's, and why."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mutuals.identity.given_names import is_given, roots
from mutuals.identity.name_parts import NameParts, core, parts
from mutuals.identity.rarity import is_known_given, is_known_surname
from mutuals.identity.spelling import romanise
from mutuals.identity.transliteration import latin

__all__ = ["NameMatch", "NameParts", "parts", "same_name"]

LEVELS = (
    "exact", "order", "nickname", "transliteration", "initial", "typo", "married", "given_only",
    "surname_only", "different",
)  # fmt: skip
"""How two names agree: wholly, in another order, by a short form, in another spelling, by an
initial, but for one letter, by one of two surnames, by one half only, or not."""

_FIRST_GREEK = "\u0370"
_LEAST_FOR_TYPO = 5
_LEAST_FOR_STEM = 3
_GIVEN = {
    "same": "exact", "spelled": "transliteration", "short": "nickname", "initial": "initial",
    "typo": "typo",
}  # fmt: skip
_SURNAME = {
    "same": "exact", "spelled": "transliteration", "part": "married", "initial": "initial",
    "typo": "typo",
}  # fmt: skip
_TOGETHER = {
    ("transliteration", "transliteration"): "transliteration",
    ("nickname", "transliteration"): "nickname",
    ("nickname", "married"): "married",
    ("nickname", "typo"): "typo",
    ("initial", "transliteration"): "initial",
    ("transliteration", "married"): "married",
    ("transliteration", "typo"): "typo",
    ("transliteration", "initial"): "initial",
    ("typo", "transliteration"): "typo",
}
"""What two faults make: of the given name, of the surname. Others are too much to be one name."""


class NameMatch(NamedTuple):
    """How two names agree: one of LEVELS, the reason in words, and the words that agree."""

    level: str
    says: str
    words: tuple[str, ...] = ()


class _Agreement(NamedTuple):
    """How one part agrees: same, spelled, short, initial, typo, part, or none; and the reason."""

    kind: str
    says: str = ""


_SAME, _NONE = _Agreement("same"), _Agreement("none")


@lru_cache(maxsize=262144)
def same_name(a: str, b: str) -> NameMatch:
    """Return how two names agree; which comes first makes no difference.

    A middle name that one of them leaves out is no difference. Two that differ, and junior beside
    senior, are two people. Names of one word match one half of a full name at most.
    """
    one, other = sorted((parts(a), parts(b)))
    if not (one.first or one.surname) or not (other.first or other.surname):
        return NameMatch("different", "there is no name to compare")
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return NameMatch("different", "one is junior, the other senior")
    if one == other:
        return _equal(one, a, b)
    if not (one.first and one.surname and other.first and other.surname):
        return _half(one, other)
    found = _whole(one, other)
    return (
        found
        if found.level in {"exact", "nickname", "transliteration"}
        else _turned(one, other, found)
    )


def _equal(name: NameParts, a: str, b: str) -> NameMatch:
    """Say how two names with the same parts agree: they may be written in two ways."""
    words = (*name.given[:1], *core(name.surname))
    if not name.surname and is_known_given(name.first):
        return NameMatch("given_only", "the same given name", words)
    if not name.first and is_known_surname(name.surname):
        return NameMatch("surname_only", "the same surname", words)
    if not name.given and name.first:
        return NameMatch("initial", "the same initial and surname", words)
    if _is_foreign(a) != _is_foreign(b):
        return NameMatch("transliteration", "the same name in other letters", words)
    is_one_word = latin(a).replace(" ", "") == latin(b).replace(" ", "")
    if (
        not is_one_word
        and "," not in a + b
        and _starts_with_surname(a, name) != _starts_with_surname(b, name)
    ):
        return NameMatch("order", "the same words in another order", words)
    return NameMatch("exact", "the same name", words)


def _is_foreign(name: str) -> bool:
    return any(letter >= _FIRST_GREEK and letter.isalpha() for letter in name)


def _starts_with_surname(name: str, found: NameParts) -> bool:
    return bool(found.first and found.surname) and latin(name).startswith(f"{found.surname} ")


def _half(one: NameParts, other: NameParts) -> NameMatch:
    """Compare where at least one of two names is a single word."""
    for a, b in ((one, other), (other, one)):
        word = a.first if not a.surname else a.surname if not a.first else ""
        if not word:
            continue
        if b.first and _given(word, b.first, (word,), (b.first,)).kind in {
            "same",
            "spelled",
            "short",
        }:
            return NameMatch("given_only", "the same given name", (word,))
        if b.surname and _surnames(core(word), core(b.surname)).kind in {"same", "spelled"}:
            return NameMatch("surname_only", "the same surname", (word,))
    return NameMatch("different", "different names")


def _turned(one: NameParts, other: NameParts, found: NameMatch) -> NameMatch:
    """Compare with given name and surname of the other exchanged, if that fits better."""
    if len(other.given) + len(other.initials) != 1 or len(core(other.surname)) != 1:
        one, other = other, one
    if len(other.given) + len(other.initials) != 1 or len(core(other.surname)) != 1:
        return _same_words(one, other) or found
    turned = other._replace(given=(other.surname,), surname=other.first, first=other.surname)
    better = _whole(one, turned._replace(initials=()))
    if LEVELS.index(better.level) >= LEVELS.index(found.level):
        return found
    if better.level == "exact":
        return NameMatch("order", "the same words in another order", better.words)
    return better._replace(says=f"{better.says}, in another order")


def _same_words(one: NameParts, other: NameParts) -> NameMatch | None:
    mine, theirs = ((*name.given, *name.initials, *core(name.surname)) for name in (one, other))
    if mine == theirs:
        return NameMatch("exact", "the same name", mine)
    if sorted(mine) == sorted(theirs):
        return NameMatch("order", "the same words in another order", mine)
    return None


def _whole(one: NameParts, other: NameParts) -> NameMatch:
    """Compare two full names."""
    surname = _surnames(core(one.surname), core(other.surname))
    if surname.kind in {"none", "typo"}:
        surname = _joined_up(one, other) or _by_birth(one, other) or surname
    given = _given(one.first, other.first, one.given, other.given)
    if given.kind in _GIVEN and (second := _second_differs(one, other)):
        return NameMatch("different", second)
    return _joined(one, other, given, surname)


def _joined(one: NameParts, other: NameParts, given: _Agreement, surname: _Agreement) -> NameMatch:
    first, family = _GIVEN.get(given.kind, ""), _SURNAME.get(surname.kind, "")
    words = (*(one.given[:1] if first else ()), *(_shared(one, other) if family else ()))
    if not family:
        is_near = first in {"exact", "transliteration", "nickname"}
        return (
            NameMatch(*_ONLY_GIVEN, words) if is_near else NameMatch("different", "different names")
        )
    if not first:
        is_near = family in {"exact", "transliteration"}
        return (
            NameMatch(*_ONLY_SURNAME, words)
            if is_near
            else NameMatch("different", "different names")
        )
    level = first if family == "exact" else family if first == "exact" else ""
    level = level or _TOGETHER.get((first, family), "different")
    says = " and ".join(filter(None, dict.fromkeys((given.says, surname.says))))
    return NameMatch(level, says or _says_exact(one, other), words)


_ONLY_GIVEN = ("given_only", "the same given name, another surname")
_ONLY_SURNAME = ("surname_only", "the same surname, another given name")


def _says_exact(one: NameParts, other: NameParts) -> str:
    counts = {len(one.given) + len(one.initials), len(other.given) + len(other.initials)}
    return "the same name" if len(counts) == 1 else "the same name, once with a middle name"


def _shared(one: NameParts, other: NameParts) -> tuple[str, ...]:
    """Return the surnames that agree; of two spellings the first."""
    return tuple(sorted(_all_surnames(one) & _all_surnames(other))) or core(one.surname)[:1]


def _given(
    one: str, other: str, all_one: tuple[str, ...], all_other: tuple[str, ...]
) -> _Agreement:
    if one == other:
        return _SAME if len(one) > 1 else _Agreement("initial", "the same initial")
    if min(len(one), len(other)) == 1 and (one + other).isascii():
        return _initial(one, other)
    if "".join(all_one).replace("-", "") == "".join(all_other).replace("-", ""):
        return _SAME
    return _spelled(one, other) or _short(one, other) or _misspelled_given(one, other)


def _initial(one: str, other: str) -> _Agreement:
    short, long = sorted((one, other), key=len)
    if not long.startswith(short):
        return _NONE
    return _Agreement("initial", f"{short.upper()}. may stand for {long.title()}")


def _spelled(one: str, other: str) -> _Agreement | None:
    if romanise(one) != romanise(other):
        return None
    return _Agreement("spelled", f"{one.title()} is {other.title()} in another spelling")


def _short(one: str, other: str) -> _Agreement | None:
    short, long = sorted((one, other), key=lambda word: (len(word), word))
    if shared := roots(one) & roots(other):
        return _Agreement("short", _says_short(short, long, shared))
    is_stem = len(short) >= _LEAST_FOR_STEM and long.startswith(short)
    if is_stem and ("-" in long or not (is_known_given(short) and is_known_given(long))):
        return _Agreement("short", f"{short.title()} may be short for {long.title()}")
    return None


def _says_short(short: str, long: str, shared: frozenset[str]) -> str:
    sounds = {romanise(root): root for root in sorted(shared, reverse=True)}
    full = [word for word in (long, short) if sounds.pop(romanise(word), "")]
    if len(full) != 1 and sounds:
        root = min(sounds.values())
        return f"{short.title()} and {long.title()} both stand for {root.title()}"
    nick = short if full[:1] == [long] else long
    return f"{nick.title()} is short for {(full or [long])[0].title()}"


def _misspelled_given(one: str, other: str) -> _Agreement:
    """Two known given names one letter apart are two names: Martin and Martina."""
    if is_known_given(one) and is_known_given(other):
        return _NONE
    return _typo(one, other, "given name")


def _typo(one: str, other: str, what: str) -> _Agreement:
    if min(len(one), len(other)) < _LEAST_FOR_TYPO or not is_one_edit(one, other):
        return _NONE
    return _Agreement("typo", f"the {what} differs by one letter")


def is_one_edit(one: str, other: str) -> bool:
    """Say whether one letter too many, too few, changed, or two exchanged, tell two words apart."""
    if abs(len(one) - len(other)) > 1:
        return False
    return int(OSA.distance(one, other, score_cutoff=1)) == 1


@lru_cache(maxsize=65536)
def _surnames(one: tuple[str, ...], other: tuple[str, ...]) -> _Agreement:
    if one == other:
        return _SAME
    a, b = "".join(one), "".join(other)
    if a == b:
        return _SAME
    if len(a) == 1 or len(b) == 1:
        return _initial(a, b) if (a + b).isascii() else _NONE
    shared = [word for word in one if word in other and len(word) > 1]
    if shared:
        return _Agreement("part", f"{shared[0].title()} is one of two surnames")
    return _spelled(a, b) or _misspelled_surname(a, b)


def _misspelled_surname(one: str, other: str) -> _Agreement:
    """The Slavic surnames of father and daughter are two: Ivanov and Ivanova."""
    if one + "a" == other or other + "a" == one:
        return _NONE
    return _typo(one, other, "surname")


def _joined_up(one: NameParts, other: NameParts) -> _Agreement | None:
    """Van der Berg and Vanderberg are one."""
    a, b = (name.surname.replace(" ", "").replace("-", "") for name in (one, other))
    return _SAME if a == b else None


def _by_birth(one: NameParts, other: NameParts) -> _Agreement | None:
    mine, theirs = _all_surnames(one), _all_surnames(other)
    if shared := sorted(mine & theirs - {*one.given, *other.given}):
        return _Agreement("part", f"{shared[0].title()} is stated as another surname")
    if shared := sorted(mine & theirs):
        return _Agreement("part", f"{shared[0].title()} is one of two surnames")
    return None


def _all_surnames(name: NameParts) -> set[str]:
    """Return the surnames, also the first of two: García in Francisco García Lopez."""
    middle = (word for word in name.given[1:] if not is_given(word) or is_known_surname(word))
    return {word for word in (*core(name.surname), *name.also, *middle) if len(word) > 1}


def _second_differs(one: NameParts, other: NameParts) -> str:
    """Say that second given names cannot be one, empty when they can or one is missing."""
    a, b = _second(one), _second(other)
    if not a or not b or a == b or (a[0] == b[0] and min(len(a), len(b)) == 1):
        return ""
    if _given(a, b, (a,), (b,)).kind in _GIVEN or len(one.given) != len(other.given):
        return ""
    return "the second given names differ"


def _second(name: NameParts) -> str:
    if name.given and name.first == name.given[0]:
        return (*name.given[1:], *name.initials, "")[0]
    return (*name.given, *name.initials[1:], "")[0]
