"""Who is who: precision, recall and time of comparing people, beside Splink and recordlinkage.

Run: python -m bench.identity DATA --set febrl1|febrl2|fake1000|multi|big [--half odd|even|all]
[--peers PYTHON] [--count N] - where DATA holds the folder er-persons. `--half` takes the people
with odd or even numbers (of the generated set: list A, on which we tuned, or list B). PYTHON is an
interpreter that has splink, recordlinkage and pandas. Prints one line per judgement.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from pathlib import Path

from bench.big_people import big
from bench.identity_sets import Labelled, Pair, fake, febrl, true_pairs, write_table
from bench.many_sources import many_sources
from mutuals.identity.compare import JOIN_AT
from mutuals.identity.linking import link
from mutuals.model.identity import Likeness

SETS = ("febrl1", "febrl2", "fake1000", "multi", "big")
HALVES: dict[str, Callable[[int], bool]] = {
    "odd": lambda number: number % 2 == 1,
    "even": lambda number: number % 2 == 0,
    "all": lambda _: True,
}


def load(name: str, half: str, data: Path, count: int) -> Labelled:
    """Read or make a set."""
    folder, chosen = data / "er-persons", HALVES[half]
    if name in {"febrl1", "febrl2"}:
        return febrl(folder / f"febrl-dataset{name[-1]}.csv.xz", chosen)
    if name == "fake1000":
        return fake(folder / "splink-fake_1000.csv", chosen)
    if name == "multi":
        return many_sources("A" if half == "odd" else "B", count, 1)
    return big(count)


def linked(found: Iterable[Likeness], least: float = JOIN_AT) -> set[Pair]:
    """Return the pairs that weigh enough, the smaller key first."""
    return {(min(each.a, each.b), max(each.a, each.b)) for each in found if each.weight >= least}


def closed(pairs: Iterable[Pair]) -> set[Pair]:
    """Return all pairs inside the connected groups, as the peers cluster."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in pairs:
        parent[root(a)] = root(b)
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parent):
        groups[root(key)].append(key)
    return {pair for keys in groups.values() for pair in combinations(keys, 2)}


def judged(found: set[Pair], people: Mapping[str, str], wanted: frozenset[Pair]) -> str:
    """Return precision over all found pairs, recall of the wanted ones, and F1, as a line."""
    right = sum(people[a] == people[b] for a, b in found)
    precision = right / len(found) if found else 1.0
    recall = len(found & wanted) / len(wanted) if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if found else 0.0
    return f"precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}"


def megabytes() -> int:
    """Return the most memory this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def ours(chosen: Labelled) -> None:
    """Link the records and print the figures."""
    gc.collect()
    gc.disable()
    before = megabytes()
    began, busy = time.perf_counter(), time.process_time()
    found = link(chosen.records)
    wall, cpu = time.perf_counter() - began, time.process_time() - busy
    gc.enable()
    pairs = linked(found)
    true = true_pairs(chosen.people)
    print(f"ours: {len(chosen.records)} records, {wall:.2f} s wall, {cpu:.2f} s cpu, "
          f"{megabytes()} MB ({before} MB before)")  # fmt: skip
    print(f"  links >= {JOIN_AT:g} bits: {judged(pairs, chosen.people, true)}")
    print(f"  closed over links: {judged(closed(pairs), chosen.people, true)}")
    if chosen.tellable is not None:
        share = len(chosen.tellable) / len(true)
        print(f"  of the {share:.0%} of pairs a careful human could tell: "
              f"{judged(pairs, chosen.people, chosen.tellable)}")  # fmt: skip


def beside(chosen: Labelled, interpreter: str) -> None:
    """Run the peers over the same records and print theirs."""
    script = Path(__file__).with_name("identity_peers.py")
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "records.csv"
        write_table(chosen.table, table)
        # recordlinkage holds every candidate pair as a table, too much for half a million records.
        for peer in ("splink",) if chosen.form == "big" else ("splink", "recordlinkage"):
            command = [interpreter, str(script), peer, chosen.form, str(table)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
            print(peer, *peer_lines(done), sep="\n  ")


def peer_lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what a peer found, line by line; where it failed, the end of what it said."""
    if done.returncode:
        return [f"failed: {done.stderr.strip().splitlines()[-1]}"]
    told = json.loads(done.stdout)
    lines = [json.dumps(told["versions"]), f"seconds (wall, cpu): {json.dumps(told['seconds'])}"]
    return lines + [
        f"{way} at {at}: {json.dumps(figures)}"
        for way in ("links", "clusters")
        for at, figures in told.get(way, {}).items()
    ]


def main() -> None:
    """Measure one set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", default="febrl1", dest="name", choices=SETS)
    parser.add_argument("--half", default="all", choices=tuple(HALVES))
    parser.add_argument("--peers", default="")
    parser.add_argument("--count", type=int, default=2000)
    asked = parser.parse_args()
    chosen = load(asked.name, asked.half, asked.data, asked.count)
    ours(chosen)
    if asked.peers:
        beside(chosen, asked.peers)


if __name__ == "__main__":
    main()
