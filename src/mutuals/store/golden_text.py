"""Golden records as JSON and back: the column of a person that answers read."""

from __future__ import annotations

import json

from mutuals.model.golden import Golden
from mutuals.model.position import Affiliation


def golden_text(golden: Golden) -> str:
    """Return a golden record as JSON: a list of its fields in the order of their definition."""
    held = [(one.organisation, one.title, one.since, one.until) for one in golden.affiliations]
    fields = (
        golden.name, golden.emails, golden.phones, golden.profiles, held, golden.tags,
        golden.connected_on, golden.birthday,
    )  # fmt: skip
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def golden_of(text: str) -> Golden:
    """Return the golden record that `golden_text` wrote."""
    name, emails, phones, profiles, held, tags, connected_on, birthday = json.loads(text)
    return Golden(
        name, tuple(emails), tuple(phones), tuple(profiles),
        tuple(Affiliation(*one) for one in held), tuple(tags), connected_on, birthday,
    )  # fmt: skip
