"""Search as you type: people by the words of their names and of all else that is known of them.

Words stand in plain tables with `ego` first: no query has a syntax that could be steered, one
network never reads another's, and a word that is dropped leaves nothing behind. (Full-text tables
of SQLite have no key of ours and keep deleted words until they are merged.)
"""

from __future__ import annotations

import importlib
import json
import math
import re
import sqlite3
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from mutuals.model.golden import Golden
from mutuals.model.names import fold
from mutuals.model.person import PersonKind

LONGEST_WORD = 40
MOST_WORDS = 2_000
"""Letters of a word and words of a person that count; what lies beyond finds nobody."""
MOST_ASKED = 8
"""Words of a query that count."""
LOOKED_AT = 100
"""People looked at per question where not all are asked for, the closest first."""

_NAME, _OTHER = 0, 1
_WORD = re.compile(r"[^\W_]+")
_IN_EVERY_ADDRESS = frozenset({"http", "https", "www"})
_STEPS_PER_HALVING = 2

_DIALLED = re.compile(r"\+?[0-9 ()/.-]+")
_DIGITS = re.compile(r"[0-9]+")
_FEWEST_DIGITS = 5

_ONE_SLIP, _TWO_SLIPS = 4, 8
"""Letters from which on a word may be mistyped once, twice."""
_NEAR = 2_000


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text as they are compared: no case, no accents, signs fall away."""
    plain = fold(text if text.isascii() else unicodedata.normalize("NFKD", text))
    if not plain.isascii():
        plain = "".join(map(_sign, plain))
    for word in _WORD.findall(plain) if plain.isascii() else plain.split():
        if word not in _IN_EVERY_ADDRESS:
            yield word[:LONGEST_WORD]


def _sign(sign: str) -> str:
    """Keep letters, digits, vowel signs and pictures; accents go, the rest parts words."""
    if unicodedata.combining(sign):
        return ""
    return sign if sign.isalnum() or unicodedata.category(sign) in {"Mn", "Mc", "So"} else " "


# -- writing --------------------------------------------------------------------------------------

_KNOWN = """
SELECT field, word, person, closeness FROM search_word
WHERE ego = ? AND person IN (SELECT value FROM json_each(?))
"""
_TIES = """
SELECT person, past, last_day FROM tie
WHERE ego = ? AND first_out IS NOT NULL AND person IN (SELECT value FROM json_each(?))
"""
_STAND = """
SELECT w.value FROM json_each(?) w WHERE EXISTS (
    SELECT 1 FROM search_word WHERE ego = ? AND field IN (0, 1) AND word = w.value)
"""

_DELETE = "DELETE FROM search_word WHERE ego = ? AND field = ? AND word = ? AND person = ?"
_INSERT = "INSERT INTO search_word VALUES (?, ?, ?, ?, ?)"
_MOVE = (
    "UPDATE search_word SET closeness = ? WHERE ego = ? AND field = ? AND word = ? AND person = ?"
)

_Entry = tuple[int, str]
"""A field and a word in it."""
_Place = tuple[int, str, int]
"""A field, a word in it and a person."""


class SearchRows:
    """What people are found by, kept with their golden records; runs in the caller's transaction.

    The ties of the people must have been refreshed before.
    """

    def __init__(self, connection: sqlite3.Connection, ego: int) -> None:
        """Write for one ego."""
        self._db, self._ego = connection, ego

    def write(self, rows: Iterable[tuple[int, Golden, PersonKind, tuple[str, ...]]]) -> None:
        """Write by what people (person.key, record, kind, more texts) are found from now on."""
        people = {key: (_entries(golden, more), kind) for key, golden, kind, more in rows}
        levels = self._levels({key: kind for key, (_, kind) in people.items()})
        wanted = {
            (*entry, key): levels[key] for key, (entries, _) in people.items() for entry in entries
        }
        self._replace(self._known(people), wanted)

    def drop(self, persons: Collection[int]) -> None:
        """Forget these people (person.key), and every word that was theirs alone."""
        self._replace(self._known(persons), {})

    def _levels(self, kinds: dict[int, PersonKind]) -> dict[int, int]:
        """Return how close people are, coarsely: one decay for all, so the order keeps for ever.

        Lists and other programs come after everybody.
        """
        ties = {
            person: int(_STEPS_PER_HALVING * (math.log2(past) + last_day / 365.0))
            for person, past, last_day in self._db.execute(_TIES, (self._ego, _listed(kinds)))
        }
        return {key: ties.get(key, 0) if kind == "human" else -1 for key, kind in kinds.items()}

    def _known(self, persons: Iterable[int]) -> dict[_Place, int]:
        rows = self._db.execute(_KNOWN, (self._ego, _listed(persons)))
        return {(field, word, person): level for field, word, person, level in rows}

    def _replace(self, before: dict[_Place, int], after: dict[_Place, int]) -> None:
        gone, come = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
        self._db.executemany(_DELETE, [(self._ego, *place) for place in gone])
        come_words, gone_words = {place[1] for place in come}, {place[1] for place in gone}
        fresh = (come_words | gone_words) - self._standing(come_words | gone_words)
        self._db.executemany(_INSERT, [(self._ego, *place, after[place]) for place in come])
        moved = [place for place in after.keys() & before.keys() if after[place] != before[place]]
        self._db.executemany(_MOVE, [(after[place], self._ego, *place) for place in sorted(moved)])
        self._part(fresh, come_words)

    def _part(self, fresh: set[str], come: set[str]) -> None:
        """Write the parts of words that came to stand, drop those of words that no longer do."""
        self._db.executemany(
            "INSERT INTO search_part VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(self._ego, part, word) for word in sorted(fresh & come) for part in _parts(word)],
        )
        self._db.executemany(
            "DELETE FROM search_part WHERE ego = ? AND part = ? AND word = ?",
            [(self._ego, part, word) for word in sorted(fresh - come) for part in _parts(word)],
        )

    def _standing(self, words: Collection[str]) -> set[str]:
        rows = self._db.execute(_STAND, (_listed(sorted(words)), self._ego))
        return {word for (word,) in rows}


def _listed(keys: Iterable[int] | Iterable[str]) -> str:
    return json.dumps(list(keys))


def _entries(golden: Golden, more: Sequence[str]) -> set[_Entry]:
    """Return the words that lead to a person, the first ones where there are too many."""
    held = [text for one in golden.affiliations for text in (one.organisation, one.title)]
    others = (*golden.emails, *golden.phones, *golden.profiles, *golden.tags, *held, *more)
    found = dict.fromkeys((_NAME, word) for word in words_of(golden.name))
    for text in others:
        if len(found) >= MOST_WORDS:
            break
        found.update(dict.fromkeys((_OTHER, word) for word in words_of(text)))
    return set(list(found)[:MOST_WORDS])


def _parts(word: str) -> list[str]:
    """Return the ends of a word, of two letters at least; signs that are words end in one."""
    last = len(word) - 1 if word.isascii() else len(word)
    return [word[at:] for at in range(max(1, last))]


# -- reading --------------------------------------------------------------------------------------

_BEHIND = chr(0x10FFFF)
"""Sorts behind everything that begins with the letters before it."""

_ALSO = """
    AND EXISTS (SELECT 1 FROM search_word o
        WHERE o.ego = :ego AND o.person = d.person AND {condition})"""

_ORDERED = """
WITH near AS MATERIALIZED (
    SELECT DISTINCT person FROM (
        SELECT d.person AS person FROM search_word d
        WHERE d.ego = :ego AND {driver}{others}
        ORDER BY d.closeness DESC LIMIT :many)
)
SELECT person.id FROM near CROSS JOIN person
LEFT JOIN tie ON tie.ego = :ego AND tie.person = near.person
WHERE person.key = near.person AND (:all_kinds OR person.kind = 'human')
ORDER BY {closeness} DESC, person.id LIMIT :limit"""

_BEGINS = "{table}.word >= :word{n} AND {table}.word < :end{n}"
_HOLDS = (
    "d.word IN (SELECT word FROM search_part WHERE ego = :ego AND part >= :word0 AND part < :end0)"
)
_NEAR_PARTS = """
SELECT DISTINCT word FROM search_part
WHERE ego = ? AND part >= ? AND part < ? AND length(word) - length(part) BETWEEN ? AND ?
LIMIT ?"""


class _Way(NamedTuple):
    """A way of finding: where the longest word is looked for, and where the others."""

    driver: str
    others: str


_NAMES = _Way(f"d.field = 0 AND {_BEGINS}", f"o.field = 0 AND {_BEGINS}")
_ANYWHERE = _Way(f"d.field IN (0, 1) AND {_BEGINS}", _BEGINS)
_WITHIN = _Way(f"d.field IN (0, 1) AND {_HOLDS}", "instr(o.word, :word{n}) > 0")
_MEANT = "d.field IN (0, 1) AND d.word IN (SELECT value FROM json_each(:words0))"
# The plus keeps SQLite from seeking each of the words for each of the people.
_MEANT_TOO = "+o.word IN (SELECT value FROM json_each(:words{n}))"

_TIMES = """
SELECT count(*) FROM (SELECT 1 FROM search_word
    WHERE ego = ? AND field IN (0, 1) AND word >= ? AND word < ? LIMIT ?)"""
_MANY = 500

_Values = dict[str, Any]


class Search:
    """Finding people of one ego."""

    def __init__(self, connection: sqlite3.Connection, ego: int, closeness: str = "NULL") -> None:
        """Read for one ego; `closeness` is an expression over the table `tie` and `:today`."""
        self._db, self._ego, self._closeness = connection, ego, closeness

    def find(self, query: str, limit: int, today: int = 0, *, all_kinds: bool = False) -> list[str]:
        """Return the ids of at most `limit` people (0: of all), best first.

        Every word of the query must be met. First come people whose name has words beginning so,
        then those of whom anything begins so, then those of whom anything contains it; where
        nobody does, those with words a slip or two away. Within each, the closest first. Humans
        only, unless all kinds are asked for. A query without a letter or digit finds nobody.
        A phone number is found in any notation.
        """
        words = list(dict.fromkeys(words_of(query)))[:MOST_ASKED]
        bounds = {
            "ego": self._ego, "today": today, "all_kinds": all_kinds,
            "many": max(LOOKED_AT, limit) if limit else -1,
        }  # fmt: skip
        number = _number(query)
        found = self._found([number], limit, bounds) if number else {}
        if words and not found:
            found = self._found(self._rarest_first(words), limit, bounds)
        return list(found)[: limit or None]

    def _found(self, words: Sequence[str], limit: int, bounds: _Values) -> dict[str, None]:
        found: dict[str, None] = {}
        values = bounds | _numbered(words)
        for way in (_NAMES, _ANYWHERE, _WITHIN):
            values["limit"] = len(found) + limit if limit else -1
            found.update(dict.fromkeys(self._run(way, len(words), values)))
            if 0 < limit <= len(found):
                return found
        return found or self._mistyped(words, bounds | {"limit": limit or -1})

    def _rarest_first(self, words: Sequence[str]) -> list[str]:
        """Put first the word that fewest people begin so: the others are looked up for these."""
        if len(words) == 1:
            return list(words)
        return sorted(words, key=lambda word: (self._times(word), -len(word)))

    def _times(self, word: str) -> int:
        values = (self._ego, word, word + _BEHIND, _MANY)
        return int(self._db.execute(_TIMES, values).fetchone()[0])

    def _run(self, way: _Way, words: int, values: _Values) -> list[str]:
        others = [way.others.format(table="o", n=number) for number in range(1, words)]
        return self._ask(way.driver.format(table="d", n=0), others, values)

    def _ask(self, driver: str, others: Iterable[str], values: _Values) -> list[str]:
        text = _ORDERED.format(
            driver=driver,
            others="".join(_ALSO.format(condition=condition) for condition in others),
            closeness=self._closeness,
        )
        return [row[0] for row in self._db.execute(text, values)]

    # -- slips ------------------------------------------------------------------------------

    def _mistyped(self, words: Sequence[str], bounds: _Values) -> dict[str, None]:
        """Find by words that differ from those asked for by a slip or two, the fewest first.

        Short words and numbers must begin as given.
        """
        firm = [word for word in words if not _slips(word)]
        near = [self._near(word) for word in words if _slips(word)]
        values = bounds | _numbered(firm)
        others = [_MEANT_TOO.format(n=n) for n in range(1, len(near))]
        others += [_BEGINS.format(table="o", n=n) for n in range(len(firm))]
        found: dict[str, None] = {}
        levels = {slips for each in near for slips in each.values()}
        for most in sorted(levels) if all(near) else ():
            for number, each in enumerate(near):
                values[f"words{number}"] = json.dumps([w for w in each if each[w] <= most])
            found.update(dict.fromkeys(self._ask(_MEANT, others, values)))
        return found

    def _near(self, word: str) -> dict[str, int]:
        """Return the words of the network that a word may have been meant to begin, with slips."""
        most = _slips(word)
        candidates = list(self._candidates(word, most))
        extract = importlib.import_module("rapidfuzz.process").extract
        distance = importlib.import_module("rapidfuzz.distance").OSA.distance
        found: dict[str, int] = {}
        for length in range(len(word) - most, len(word) + most + 1):
            begun = [candidate[:length] for candidate in candidates]
            for _, slips, at in extract(
                word, begun, scorer=distance, processor=None, score_cutoff=most, limit=None
            ):
                found[candidates[at]] = min(slips, found.get(candidates[at], slips))
        return found

    def _candidates(self, word: str, most: int) -> set[str]:
        """Return the words that share a piece with this one, at about the same place.

        Of most + 1 pieces one at least is free of slips, unless two letters were swapped where
        pieces meet: that is tried as well.
        """
        pieces = [(at, word[at:end]) for at, end in _cuts(len(word), most + 1)]
        swaps = [
            (0, f"{word[: at - 1]}{word[at]}{word[at - 1]}{word[at + 1 :]}") for at, _ in pieces[1:]
        ]
        found: set[str] = set()
        for at, piece in (*pieces, *swaps):
            place = (piece, piece + _BEHIND, at - most, at + most, _NEAR)
            found.update(row[0] for row in self._db.execute(_NEAR_PARTS, (self._ego, *place)))
        return found


def _number(query: str) -> str:
    """Return the digits of a query that is a phone number in any notation, else nothing.

    What is dialled before (00, or the 0 of home) is left out: no stored number has it.
    """
    dialled = query.strip().replace("(0)", "")
    digits = "".join(_DIGITS.findall(dialled)) if _DIALLED.fullmatch(dialled) else ""
    digits = digits.removeprefix("00").removeprefix("0")
    return digits[:LONGEST_WORD] if len(digits) >= _FEWEST_DIGITS else ""


def _numbered(words: Sequence[str]) -> _Values:
    pairs = [{f"word{n}": word, f"end{n}": word + _BEHIND} for n, word in enumerate(words)]
    return {name: value for pair in pairs for name, value in pair.items()}


def _slips(word: str) -> int:
    """Return how often a word may be mistyped; a number never."""
    if any(sign.isdigit() for sign in word):
        return 0
    return (len(word) >= _ONE_SLIP) + (len(word) >= _TWO_SLIPS)


def _cuts(length: int, pieces: int) -> list[tuple[int, int]]:
    bounds = [length * number // pieces for number in range(pieces + 1)]
    return list(pairwise(bounds))
