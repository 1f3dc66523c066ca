"""A home to try things in: its answers as one digest, and its rows for counting anew."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from mutuals.operations.base import load
from mutuals.sources.inputs import OpenInputs
from mutuals.workspace import STORE, open_workspace


class Home:
    """A home folder; every call opens it anew, as a command does."""

    def __init__(self, folder: Path, as_of: str | None = None) -> None:
        self.folder = folder
        self.as_of = date.fromisoformat(as_of) if as_of else None

    def run(self, name: str, /, *words, **options):
        """Run one operation and return its record."""
        with open_workspace(self.folder, self.as_of, inputs=OpenInputs()) as network:
            return load(name).function(network, *words, **options)

    def take(self, *paths: Path):
        """Import paths and return the report."""
        return self.run("import", *paths)

    def person(self, who: str):
        """Return somebody's page."""
        return self.run("person", who)

    def rows(self, text: str, *values) -> list[tuple]:
        """Return the rows of a SELECT."""
        with closing(sqlite3.connect(self.folder / STORE)) as connection:
            return connection.execute(text, values).fetchall()

    def people(self) -> list[str]:
        """Return the names of the humans other than me."""
        return sorted(person.name for person in self.run("people").people)

    def figures(self, who: str) -> tuple[int, int, int]:
        """Return sent, received and met."""
        page = self.person(who)
        return page.sent, page.received, page.met


def digest(home: Home) -> dict[str, str]:
    """Return every answer of a home as JSON text, by what was asked."""
    with open_workspace(home.folder, home.as_of) as network:
        everybody = load("people").function(network, all_kinds=True)
        asked = {
            "people": everybody,
            **{
                f"person {one.id}": load("person").function(network, one.id)
                for one in everybody.people
            },
            **{
                name: load(name).function(network)
                for name in ("ledger", "verdict", "today", "next", "plan", "history")
            },
            "interactions": network.interactions.total(),
            "organisations": network.people.organisations(),
        }
    return {name: as_json(answer) for name, answer in asked.items()}


def as_json(answer) -> str:
    """Return an answer as canonical JSON."""
    return json.dumps(_plain(answer), ensure_ascii=False)


def differences(one: dict[str, str], other: dict[str, str]) -> dict[str, tuple]:
    """Return the answers in which two digests differ, both sides cut to what can be read."""
    return {
        name: _around(one.get(name, ""), other.get(name, ""))
        for name in sorted(one.keys() | other.keys())
        if one.get(name) != other.get(name)
    }


def _around(one: str, other: str) -> tuple[str, str]:
    same = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    begin = max(0, same - 80)
    return one[begin : same + 160], other[begin : same + 160]


def _plain(value: object) -> object:
    """Return a record with all that it holds as mappings and lists, every digit of it."""
    kind = type(value)
    names = getattr(kind, "_fields", None) or getattr(kind, "__dataclass_fields__", None)
    if names is not None:
        return {name: _plain(getattr(value, name)) for name in names}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
