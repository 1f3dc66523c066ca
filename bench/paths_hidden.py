"""Introductions hidden and found again: is the real introducer among the first three proposed?

Run: python -m bench.paths_hidden HOME... - homes into which mailboxes were imported; of each a copy
is used.

An introduction is the first mail in which somebody appears, sent by another human to them and me,
before the two of us exchange anything, which we do within a year; the sender is the introducer.
A sender who bears my name or surname is another address of mine, and none. That mail is hidden,
from everybody in it, and of the newcomer all mails from them or from me: what is left are mails of
others to both. Then the paths to them are asked for, and the first persons are looked at, as of six
days: the eve of our first exchange, when I would have asked, so and so long after the introduction,
and the last day of the mailbox. A case counts where by that day such a mail was seen.

Beside the paths stand simple rankings (bench/paths_rankings.py) of everybody who by that day had
any contact with me and was seen with the newcomer, and the bound: how often the introducer is one
of these. Then, why the others were missed. Homes are told in two halves, by the first byte of the
digest of the owner's address: the formula was chosen on the even ones.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from bench.paths_rankings import RANKINGS, Seen, rankings, seen
from mutuals.identity.names import plain
from mutuals.model.moments import date_of
from mutuals.operations.introducing import intro
from mutuals.workspace import STORE, Workspace, open_workspace

TOP = 3
_DAYS = 365
"""We exchange something within a year of the introduction."""
EVE, LAST = "eve of the first exchange", "last day of the mailbox"
_LATER = {"30 days later": 30, "90 days later": 90, "180 days later": 180, "365 days later": 365}
HORIZONS = (EVE, *_LATER, LAST)

_HUMAN = "SELECT i.key FROM identifier i JOIN person p ON p.key = i.person WHERE p.id = ?"
_SEEN = """
SELECT p.id, x.key, x.at, x.day, x.mine & 1,
       (SELECT o.id FROM participation f JOIN identifier j ON j.key = f.identifier
        JOIN person o ON o.key = j.person
        WHERE f.interaction = x.key AND f.role = 0 AND o.kind = 'human'),
       q.role
FROM person p JOIN identifier i ON i.person = p.key JOIN participation q ON q.identifier = i.key
JOIN interaction x ON x.key = q.interaction
WHERE p.kind = 'human' AND x.channel = 'mail' AND x.size BETWEEN 2 AND 25
ORDER BY p.id, x.at, x.key"""
_HIDE = f"""
DELETE FROM participation WHERE interaction = ? OR identifier IN ({_HUMAN}) AND (
    role = 0 OR interaction IN (SELECT key FROM interaction WHERE mine & 1))
RETURNING *"""  # noqa: S608 - constants
_LEFT = f"""
SELECT min(x.day) FROM participation p JOIN interaction x ON x.key = p.interaction
WHERE p.identifier IN ({_HUMAN}) AND x.size BETWEEN 2 AND 25"""  # noqa: S608 - constants
_ONE_LESS = """
UPDATE contact_day SET n_in = n_in + ? WHERE day = ? AND person =
    (SELECT key FROM person WHERE id = ?) RETURNING person"""
"""The hidden mail is no contact of the introducer's and mine either."""
_LAST_DAY = "SELECT max(day) FROM interaction WHERE channel = 'mail'"


class Case(NamedTuple):
    """Somebody who was introduced: by whom, in which mail (its key), and two days.

    `day` is that of the introduction, `exchanged` that of our first mail.
    """

    newcomer: str
    introducer: str
    mail: int
    day: int
    exchanged: int


class Found(NamedTuple):
    """Where the introducer stands (None: nowhere) among how many paths, and by simple rankings.

    `odds` is the chance that three at random of the candidates hold the introducer.
    """

    place: int | None
    paths: int
    seen: Seen
    places: dict[str, int | None]
    odds: float

    def why(self) -> str:
        """Say why the introducer is not among the first three."""
        if not self.seen.near:
            return "never seen with the newcomer else"
        if not self.seen.known:
            return "no other contact with me"
        return "wrote to the newcomer else" if self.seen.wrote else "only beside the newcomer"


def cases(db: sqlite3.Connection) -> Iterator[Case]:
    """Yield the introductions of a home."""
    seen: dict[str, list[tuple[int, int, str | None, int]]] = {}
    for person, key, _, day, is_mine, sender, role in db.execute(_SEEN):
        seen.setdefault(person, []).append((key, day, "me" if is_mine else sender, role))
    namesakes = bearing_my_name(db)
    for person, mails in seen.items():
        key, day, sender, role = mails[0]
        direct = [when for _, when, who, _ in mails[1:] if who in {"me", person}]
        by_another = sender and sender not in {"me", person, *namesakes}
        if by_another and role and direct and direct[0] <= day + _DAYS:
            yield Case(person, str(sender), key, day, direct[0])


def bearing_my_name(db: sqlite3.Connection) -> set[str]:
    """Return the people who bear my name or my surname alone."""
    mine = [plain(name) for (name,) in db.execute("SELECT name FROM person WHERE kind = 'self'")]
    names = {*mine, *(name.rpartition(" ")[2] for name in mine)} - {""}
    return {who for who, name in db.execute("SELECT id, name FROM person") if plain(name) in names}


def place(home: Path, case: Case, day: int) -> Found:
    """Return what is found as of a day."""
    with open_workspace(home, date_of(day)) as network:
        firsts = asked_first(network, case.newcomer)
        told = rankings(network, home, case.newcomer, day)
        shown = seen(network, home, case.introducer, case.newcomer, day)
    odds = min(1.0, TOP / len(told["random"])) if case.introducer in told["random"] else 0.0
    places = {name: at(order, case.introducer) for name, order in told.items()}
    return Found(at(firsts, case.introducer), len(firsts), shown, places, odds)


def asked_first(network: Workspace, newcomer: str) -> list[str]:
    """Return whom I would write to on each path, best first; not the newcomer themselves."""
    firsts = (path.people[1].id for path in intro(network, newcomer, limit=0).paths)
    return [who for who in firsts if who != newcomer]


def at(order: Sequence[str], who: str) -> int | None:
    """Return the place of somebody in an order."""
    return order.index(who) if who in order else None


def days_of(case: Case, last: int) -> dict[str, int]:
    """Return by horizon the day on which the paths are asked for, none past the mailbox."""
    later = {name: case.day + days for name, days in _LATER.items()}
    asked = {EVE: case.exchanged - 1, **later, LAST: last}
    return {name: day for name, day in asked.items() if day <= last}


def hidden(home: Path) -> Iterator[tuple[Case, str, int]]:
    """Hide the introductions of a home one by one; yield the days on which some trace is left.

    Each is (case, horizon, day); what is hidden comes back behind the last day of a case.
    """
    with closing(sqlite3.connect(home / STORE)) as db:
        (last,) = db.execute(_LAST_DAY).fetchone()
        for case in list(cases(db)):
            rows = db.execute(_HIDE, (case.mail, case.newcomer)).fetchall()
            (first,) = db.execute(_LEFT, (case.newcomer,)).fetchone()
            db.commit()
            count(home, case, -1)
            for name, day in days_of(case, last).items():
                if first is not None and first <= day:
                    yield case, name, day
            db.executemany("INSERT INTO participation VALUES (?, ?, ?, ?, ?, ?)", rows)
            db.commit()
            count(home, case, 1)


def count(home: Path, case: Case, mails: int) -> None:
    """Let a day of contact with the introducer have so many mails more."""
    with closing(sqlite3.connect(home / STORE)) as db:
        keys = [key for (key,) in db.execute(_ONE_LESS, (mails, case.day, case.introducer))]
        db.commit()
    with open_workspace(home) as network, network.writing.transaction():
        network.measures.refresh(keys)


def half(home: Path) -> str:
    """Return the half to which a home belongs, by the digest of the owner's address."""
    with open_workspace(home) as network:
        first = network.decisions.standing("init")[0].values["me"][0]
    return "told" if hashlib.sha256(first.encode()).digest()[0] % 2 else "chosen on"


HALVES = ("chosen on", "told")


def main(homes: list[Path]) -> None:
    """Print Markdown tables of each half."""
    found: dict[tuple[str, str], list[Found]] = defaultdict(list)
    owners: Counter[str] = Counter()
    for home in homes:
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / "home"
            shutil.copytree(home, copy)
            side = half(copy)  # Brings the copy up to the rules of today, too.
            owners[side] += 1
            for case, horizon, day in hidden(copy):
                found[side, horizon].append(place(copy, case, day))
    for side in HALVES:
        print(f"\n{side}, {owners[side]} owners\n")
        tell({horizon: found[side, horizon] for horizon in HORIZONS})


def tell(found: dict[str, list[Found]]) -> None:
    """Print what was reached and why the rest was missed."""
    names = ["cases", "bound", "paths", *RANKINGS]
    print(f"| asked on | {' | '.join(names)} |\n|{'---|' * (len(names) + 1)}")
    for horizon, told in found.items():
        figures = [sum(each.seen.near and each.seen.known for each in told)]
        figures.append(sum(is_top(each.place) for each in told))
        for name in RANKINGS:
            hits = sum(is_top(each.places[name]) for each in told)
            figures.append(round(sum(each.odds for each in told)) if name == "random" else hits)
        shares = (share(some, len(told)) for some in figures)
        print(f"| {horizon} | {len(told)} | {' | '.join(shares)} |")
    for horizon, told in found.items():
        missed = Counter(each.why() for each in told if not is_top(each.place))
        print(f"- {horizon}: {', '.join(f'{why} {n}' for why, n in missed.most_common())}")


def is_top(place: int | None) -> bool:
    """Say whether a place is among the first."""
    return place is not None and place < TOP


def share(some: int, of: int) -> str:
    """Return a count with its share of all."""
    return f"{some} ({100 * some / of:.0f} %)" if of else "-"


if __name__ == "__main__":
    main([Path(text) for text in sys.argv[1:]])
