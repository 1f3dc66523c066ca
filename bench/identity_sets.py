"""The sets on which people are compared: records, and which of them are one person's.

FEBRL 1 and 2 and Splink's fake_1000 are read from a folder of data; two sets are made up here.
"""

from __future__ import annotations

import csv
import io
import lzma
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from mutuals.model.identifier import Identifier, IdentifierKind
from mutuals.model.identity import Features

Pair = tuple[str, str]
KINDS: tuple[IdentifierKind, ...] = ("email", "phone")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Records with the truth: the person behind each key, and a table form for peers.

    `tellable` are the true pairs a careful human could tell from the records; None: all of them.
    `form` names the fields the table has: "febrl", "fake", "multi" or "big".
    """

    records: tuple[Features, ...]
    people: Mapping[str, str]
    table: tuple[Mapping[str, str], ...]
    form: str
    tellable: frozenset[Pair] | None = None


def true_pairs(people: Mapping[str, str]) -> frozenset[Pair]:
    """Return the pairs of keys that are one person's, the smaller key first."""
    groups: dict[str, list[str]] = {}
    for key in sorted(people):
        groups.setdefault(people[key], []).append(key)
    return frozenset(pair for keys in groups.values() for pair in combinations(keys, 2))


def febrl(path: Path, chosen: Callable[[int], bool] = lambda _: True) -> Labelled:
    """Read a FEBRL set; `chosen` says by its number whether a person belongs to the split."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = [{name.strip(): cell.strip() for name, cell in row.items()}
                for row in csv.DictReader(file)]  # fmt: skip
    return labelled(
        [row for row in rows if chosen(int(row["rec_id"].split("-")[1]))], febrl_table, "febrl"
    )


def febrl_table(row: Mapping[str, str]) -> dict[str, str]:
    """Return a FEBRL row under the names the peers' settings use."""
    born = row["date_of_birth"]
    return {
        "id": row["rec_id"],
        "person": row["rec_id"].split("-")[1],
        "first_name": row["given_name"],
        "surname": row["surname"],
        "dob": f"{born[:4]}-{born[4:6]}-{born[6:]}" if born else "",
        "address_1": f"{row['street_number']} {row['address_1']}".strip(),
        "address_2": row["address_2"],
        "suburb": row["suburb"],
        "postcode": row["postcode"],
        "state": row["state"],
        "soc_sec_id": row["soc_sec_id"],
    }


def fake(path: Path, chosen: Callable[[int], bool] = lambda _: True) -> Labelled:
    """Read Splink's fake_1000; `chosen` as for FEBRL."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    return labelled([row for row in rows if chosen(int(row["cluster"]))], fake_table, "fake")


def fake_table(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row of fake_1000 under the names the peers' settings use."""
    return {
        "id": row["unique_id"],
        "person": row["cluster"],
        **{name: row[name] for name in ("first_name", "surname", "dob", "city", "email")},
    }


def labelled(
    rows: Iterable[Mapping[str, str]],
    table: Callable[[Mapping[str, str]], dict[str, str]],
    form: str,
) -> Labelled:
    """Turn rows into records, keeping the form peers read."""
    flat = tuple(table(row) for row in rows)
    people = {row["id"]: row["person"] for row in flat}
    return Labelled(tuple(map(features, flat)), people, flat, form)


def features(row: Mapping[str, str]) -> Features:
    """Return what a flat record states as identity compares it."""
    said = row.get
    name = f"{said('first_name', '')} {said('surname', '')}".strip()
    return Features(
        key=row["id"],
        identifiers=tuple(Identifier(kind, said(kind, "")) for kind in KINDS if said(kind)),
        names=present(name),
        employers=present(said("employer", "")),
        places=present(said("city", ""), said("suburb", ""), said("postcode", "")),
        streets=present(said("address_1", ""), said("address_2", "")),
        birthdays=present(said("dob", "")),
        numbers=present(said("soc_sec_id", "")),
    )


def present(*values: str) -> tuple[str, ...]:
    """Return the values that are not empty."""
    return tuple(value for value in values if value)


def write_table(rows: Sequence[Mapping[str, str]], path: Path) -> None:
    """Write the table for the peers, without columns that only we read."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
