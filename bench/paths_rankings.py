"""Simple rankings of who could introduce me, to hold the paths against (bench/paths_hidden.py)."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from mutuals.workspace import STORE, Workspace

_WITH_ME = """
SELECT p.id, c.day, c.n_out + c.n_in + c.n_both FROM json_each(:persons) l
JOIN person p ON p.id = l.value JOIN contact_day c ON c.person = p.key
WHERE c.day <= :day AND c.n_out + c.n_in + c.n_both > 0"""
_TOGETHER = """
SELECT DISTINCT o.id, x.key, x.day FROM person n
JOIN identifier i ON i.person = n.key JOIN participation p ON p.identifier = i.key
JOIN interaction x ON x.key = p.interaction
JOIN participation q ON q.interaction = x.key JOIN identifier j ON j.key = q.identifier
JOIN person o ON o.key = j.person
WHERE n.id = :newcomer AND x.day <= :day AND x.size BETWEEN 2 AND 25
  AND o.id IN (SELECT value FROM json_each(:persons))"""
_WROTE = """
SELECT 1 FROM person o JOIN identifier j ON j.person = o.key
JOIN participation q ON q.identifier = j.key AND q.role = 0
JOIN interaction x ON x.key = q.interaction
JOIN participation p ON p.interaction = x.key AND p.role BETWEEN 1 AND 3
JOIN identifier i ON i.key = p.identifier JOIN person n ON n.key = i.person
WHERE o.id = :introducer AND n.id = :newcomer AND x.day <= :day AND x.size BETWEEN 2 AND 25"""
_YEAR = 365.0


class Seen(NamedTuple):
    """What is left of the introducer: seen with the newcomer, in contact with me, wrote to them."""

    near: bool
    known: bool
    wrote: bool


class Facts(NamedTuple):
    """Of a candidate: mails with me and with the newcomer, each also halved by every year of age.

    `shared` sums 1 / ln(acquaintances) over whom both they and the newcomer know (Adamic & Adar).
    """

    mine: float
    recent: float
    theirs: float
    lately: float
    shared: float


RANKINGS: Mapping[str, Callable[[Facts], float]] = {
    "random": lambda _: 0.0,
    "most with me": lambda facts: facts.mine,
    "most with them": lambda facts: facts.theirs,
    "product": lambda facts: facts.mine * facts.theirs,
    "recent product": lambda facts: facts.recent * facts.lately,
    "Adamic-Adar": lambda facts: facts.shared,
}


def seen(network: Workspace, home: Path, introducer: str, newcomer: str, day: int) -> Seen:
    """Return what is left of the introducer."""
    near = network.acquaintances.near([newcomer], day)[newcomer]
    told = network.acquaintances.askable(day)
    asked = {"introducer": introducer, "newcomer": newcomer, "day": day}
    return Seen(
        introducer in near,
        introducer in told.ties or introducer in told.heard,
        bool(_rows(home, _WROTE, asked)),
    )


def rankings(network: Workspace, home: Path, newcomer: str, day: int) -> dict[str, list[str]]:
    """Return by ranking who could introduce me, best first."""
    told = network.acquaintances.askable(day)
    near = network.acquaintances.near([newcomer], day)[newcomer]
    persons = sorted(near.keys() & (told.ties.keys() | told.heard.keys()))
    facts = _facts(network, home, newcomer, persons, day)
    return {
        name: sorted(persons, key=lambda who: -rank(facts[who])) for name, rank in RANKINGS.items()
    }


def _facts(
    network: Workspace, home: Path, newcomer: str, persons: list[str], day: int
) -> dict[str, Facts]:
    asked = {"persons": json.dumps(persons), "newcomer": newcomer, "day": day}
    mine, recent, theirs, lately = (dict.fromkeys(persons, 0.0) for _ in range(4))
    for who, when, mails in _rows(home, _WITH_ME, asked):
        mine[who] += mails
        recent[who] += mails * 0.5 ** ((day - when) / _YEAR)
    for who, _, when in _rows(home, _TOGETHER, asked):
        theirs[who] += 1
        lately[who] += 0.5 ** ((day - when) / _YEAR)
    shared = _shared(network, newcomer, persons, day)
    return {
        who: Facts(mine[who], recent[who], theirs[who], lately[who], shared[who]) for who in persons
    }


def _shared(
    network: Workspace, newcomer: str, persons: Collection[str], day: int
) -> dict[str, float]:
    """Return Adamic & Adar's sum between the newcomer and each of these."""
    near = network.acquaintances.near([newcomer, *persons], day)
    others = near[newcomer].keys()
    known = network.acquaintances.near(sorted(others), day)
    rarity = {who: 1 / math.log(1 + len(known[who])) for who in others}
    return {who: sum(rarity[each] for each in near[who].keys() & others) for who in persons}


def _rows(home: Path, text: str, asked: Mapping[str, object]) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(home / STORE)) as db:
        return db.execute(text, asked).fetchall()
