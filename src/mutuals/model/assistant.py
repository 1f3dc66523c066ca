"""What an assistant of mine may do here, what it asked for, and what it proposed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from mutuals.model.person import PersonRef

Outcome = Literal["started", "answered", "proposed", "refused"]


class Call(NamedTuple):
    """One call of an assistant, as it was noted before its answer went out.

    `at` is an instant in UTC, `arguments` JSON text (empty once somebody was erased since), `rows`
    the entries of the answer's lists, `people` those whom it was the first of its session to show.
    """

    at: str
    tool: str
    arguments: str
    outcome: Outcome
    rows: int
    people: int


class Proposal(NamedTuple):
    """A decision that an assistant asks for; nothing of it holds until I confirm it.

    `what` is the operation, called with `words` and `options`; `says` and `people` are what it
    would come to, tried on the day `on` (an instant in UTC).
    """

    id: str
    on: str
    what: str
    words: tuple[Any, ...]
    options: Mapping[str, Any]
    says: str
    people: tuple[PersonRef, ...]


class Proposals(NamedTuple):
    """The proposals that wait for my word, oldest first."""

    proposals: tuple[Proposal, ...]


class Assistant(NamedTuple):
    """What assistants may do: whether they may propose, how many people a session may show.

    `waiting` counts the proposals; `calls` are the latest, newest first.
    """

    proposing: bool
    people: int
    waiting: int
    calls: tuple[Call, ...]
