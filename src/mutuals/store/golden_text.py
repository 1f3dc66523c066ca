"""Golden records as JSON and back: the column of a person that answers read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from mutuals.model.golden import Golden
from mutuals.model.position import Affiliation, JobChange


def golden_text(golden: Golden) -> str:
    """Return a golden record as JSON: a list of its fields in the order of their definition."""
    held = [(one.organisation, one.title, one.since, one.until) for one in golden.affiliations]
    fields = (
        golden.name, golden.emails, golden.phones, golden.profiles, held, golden.tags,
        golden.connected_on, golden.birthday, golden.change,
    )  # fmt: skip
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def golden_of(text: str) -> Golden:
    """Return the golden record that `golden_text` wrote."""
    return _golden(json.loads(text))


def goldens_of(texts: Sequence[str]) -> list[Golden]:
    """Return the golden records of many texts: to read them as one takes half the time."""
    return [_golden(fields) for fields in json.loads(f"[{','.join(texts)}]")]


def _golden(fields: Sequence[Any]) -> Golden:
    name, emails, phones, profiles, held, tags, connected_on, birthday, change = fields
    return Golden(
        name, tuple(emails), tuple(phones), tuple(profiles),
        tuple(Affiliation(*one) for one in held), tuple(tags), connected_on, birthday,
        _change(*change) if change else None,
    )  # fmt: skip


def _change(
    former: str, employer: str, title: str, left: str, seen: str, refs: Sequence[str]
) -> JobChange:
    return JobChange(former, employer, title, left, seen, tuple(refs))
