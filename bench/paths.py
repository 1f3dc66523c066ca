"""Warm paths among 50,000 people and 3.85 million pairs: the bounded search and SQL joins.

Run: python -m bench.paths FOLDER PYTHON [TIES] - where PYTHON has duckdb. FOLDER is made; the graph
is the same in every run. Each search is for the five best first persons; I am one of the 50,000,
with the ties of one of them, or with TIES at random. All answers are compared.
"""

from __future__ import annotations

import gc
import json
import random
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from bench.paths_peers import JOIN
from mutuals.practice.introductions import FURTHER_HOP, Known, find_routes

PEOPLE, PAIRS, TARGETS, MOST, ROUNDS = 50_000, 3_850_000, 100, 5, 5
_CIRCLE, _INSIDE = 400, 0.8
_KNOWN = (0.35, 0.5, 0.6, 0.625, 0.7, 0.75, 0.8, 0.95)
_SHARES = (40, 15, 10, 10, 8, 6, 10, 1)
_Found = TypeVar("_Found")


def pairs(chance: random.Random) -> list[int]:
    """Return pairs as a * PEOPLE + b with a < b: most within circles, the others anywhere."""
    found: set[int] = set()
    while len(found) < PAIRS:
        one = chance.randrange(PEOPLE)
        first = one - one % _CIRCLE
        near = first + chance.randrange(min(_CIRCLE, PEOPLE - first))
        other = near if chance.random() < _INSIDE else chance.randrange(PEOPLE)
        if one != other:
            found.add(min(one, other) * PEOPLE + max(one, other))
    return sorted(found)


class Graph:
    """Whom each knows, in memory, as the tables of the joins are."""

    def __init__(self, chance: random.Random) -> None:
        known = pairs(chance)
        odds = chance.choices(range(len(_KNOWN)), _SHARES, k=len(known))
        rows = [
            (one, other, _KNOWN[place])
            for pair, place in zip(known, odds, strict=True)
            for one, other in (divmod(pair, PEOPLE), divmod(pair, PEOPLE)[::-1])
        ]
        rows.sort()
        self.known: dict[int, dict[int, float]] = {person: {} for person in range(PEOPLE)}
        for one, other, p in rows:
            self.known[one][other] = p

    def edges(self) -> Iterator[tuple[int, int, float]]:
        """Yield (person, known person, P(knows)), each pair both ways."""
        for person, known in self.known.items():
            yield from ((person, other, p) for other, p in known.items())

    def among(self, mine: Collection[int]) -> dict[int, dict[int, float]]:
        """Return by person who of my ties knows them, with P(knows)."""
        index: dict[int, dict[int, float]] = defaultdict(dict)
        for tie in mine:
            for other, p in self.known[tie].items():
                index[other][tie] = p
        return dict(index)


def timed(run: Callable[[int], _Found], targets: Collection[int]) -> tuple[list[_Found], float]:
    """Return the answers and the median wall milliseconds of one, over all rounds."""
    found, spent = [], []
    for _ in range(ROUNDS):
        found.clear()
        for target in targets:
            began = time.perf_counter()
            found.append(run(target))
            spent.append((time.perf_counter() - began) * 1000)
    return found, median(spent)


def ours(graph: Graph, mine: dict[int, float]) -> Callable[[int], list[tuple[int, float]]]:
    """Return the bounded search as (first person, probability)."""
    began = time.perf_counter()
    index = graph.among(mine)
    print(f"whom my {len(mine)} ties know: {(time.perf_counter() - began) * 1000:.1f} ms, once")
    known = Known(lambda _: graph.known, lambda _: index)  # type: ignore[arg-type, return-value]

    def search(target: int) -> list[tuple[int, float]]:
        routes = find_routes(mine, mine, {target}, known, MOST)  # type: ignore[arg-type]
        return [(route.people[0], route.probability) for route in routes]  # type: ignore[misc]

    return search


def my_ties(chance: random.Random, graph: Graph, count: int) -> dict[int, float]:
    """Return P30 of my ties in falling order: those of person 0, or some at random."""
    whom = chance.sample(range(1, PEOPLE), count) if count else sorted(graph.known[0])
    ties = [(chance.betavariate(1, 4), who) for who in whom]
    return {who: p for p, who in sorted(ties, reverse=True)}


def in_sqlite(folder: Path, graph: Graph, mine: dict[int, float]) -> sqlite3.Connection:
    """Fill the tables that the join reads."""
    db = sqlite3.connect(folder / "graph.sqlite3")
    db.executescript(
        "CREATE TABLE edge (a INTEGER, b INTEGER, p REAL, PRIMARY KEY (a, b)) WITHOUT ROWID;"
        "CREATE TABLE mine (b INTEGER PRIMARY KEY, q REAL);"
    )
    db.executemany("INSERT INTO edge VALUES (?, ?, ?)", graph.edges())
    db.executemany("INSERT INTO mine VALUES (?, ?)", mine.items())
    db.commit()
    return db


def agree(one: list[tuple[int, float]], other: list[tuple[int, float]]) -> bool:
    """Say whether two answers have the same probabilities to nine digits."""
    return [f"{p:.9f}" for _, p in one] == [f"{p:.9f}" for _, p in other]


def main(folder: Path, python: str, ties: int = 0) -> None:
    """Measure all on the same targets."""
    folder.mkdir()
    chance = random.Random(11)
    graph = Graph(chance)
    gc.freeze()
    mine = my_ties(chance, graph, ties)
    targets = chance.sample(sorted(set(range(1, PEOPLE)) - mine.keys()), TARGETS)
    db = in_sqlite(folder, graph, mine)
    values = {"hop": FURTHER_HOP, "most": MOST}

    def joined(target: int) -> list[tuple[int, float]]:
        return db.execute(JOIN, {"target": target, **values}).fetchall()

    same, sqlite_ms = timed(joined, targets[:10])
    peer = duckdb(folder, python, graph, {"mine": list(mine.items()), "targets": targets, **values})
    found, bounded = timed(ours(graph, mine), targets)
    print(f"bounded search: {bounded:.3f} ms")
    for name, spent, answers in (
        ("SQLite", sqlite_ms, same), (f"DuckDB {peer['version']}", peer["ms"], peer["found"])
    ):  # fmt: skip
        equal = sum(map(agree, found, answers))
        print(f"join in {name}: {spent:.2f} ms, {spent / bounded:.0f} times as long;"
              f" {equal} of {len(answers)} answers equal")  # fmt: skip


def duckdb(folder: Path, python: str, graph: Graph, asked: dict[str, Any]) -> dict[str, Any]:
    """Let DuckDB run the join in a process of its own."""
    with (folder / "edges.csv").open("w") as file:
        file.writelines(f"{a},{b},{p}\n" for a, b, p in graph.edges())
    (folder / "asked.json").write_text(json.dumps(asked))
    peer = Path(__file__).with_name("paths_peers.py")
    done = subprocess.run(  # noqa: S603 - the interpreter that was named
        [python, peer, folder], capture_output=True, text=True, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:4]))
