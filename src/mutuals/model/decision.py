"""Human decisions: what I said about people and what I did, one row each, never rewritten."""

from collections.abc import Mapping
from typing import Any, Literal

from mutuals.record import Record

Verb = Literal[
    "init", "key", "mark", "done", "snooze", "skip", "plan", "log", "ledger",
    "merge", "split", "apart", "tag", "introduce",
]  # fmt: skip


class Decision(Record):
    """One decision on a day (whole days since 1970-01-01).

    `target` is an identifier's id, an interaction's or ledger entry's id, a plan setting's name, or
    empty; never a person row. `values` is plain JSON. `says` has `{}` for the target's name.
    """

    id: str
    verb: Verb
    day: int
    target: str
    values: dict[str, Any]
    says: str


def ids_ruled(values: Mapping[str, Any]) -> set[str]:
    """Return the ids of the identifiers that a decision's values rule on; none for most verbs."""
    groups = [*values.get("same", ()), *values.get("apart", ())]
    return {text for group in groups for text in group}


class Standing(Record):
    """What the decisions up to a day amount to for one person."""

    key: bool = False
    mark: str | None = None
    snoozed_until: int | None = None
    skipped_on: int | None = None
    done_on: int | None = None


def in_words(says: str, name: str) -> str:
    """Put the name that somebody bears now into the words of a decision."""
    return says.replace("{}", name, 1)
