"""What I call people: the fold of my decisions on tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mutuals.model.decision import Decision
from mutuals.model.tag import same_tag


class Step(NamedTuple):
    """One decision on a tag: its place in the order they were taken, and what it says."""

    place: int
    tag: str
    tagged: bool


class TagsGiven(NamedTuple):
    """Standing decisions on tags: by target (an identifier's id), and how each is written.

    Both know a tag by what its writings have in common (`same_tag`).
    """

    steps: Mapping[str, Sequence[Step]]
    written: Mapping[str, str]


def tags_given(decisions: Sequence[Decision]) -> TagsGiven:
    """Put together the decisions on tags, in the order they were taken.

    Shape of `values`: `{"tag": TEXT, "tagged": bool}`. A tag is shown as it was first written.
    """
    steps: dict[str, list[Step]] = {}
    written: dict[str, str] = {}
    for place, decision in enumerate(decisions):
        text = decision.values["tag"]
        step = Step(place, same_tag(text), decision.values["tagged"])
        written.setdefault(step.tag, text)
        steps.setdefault(decision.target, []).append(step)
    return TagsGiven(steps, written)


def tags_of(given: TagsGiven, targets: Iterable[str]) -> tuple[str, ...]:
    """Return the tags of a person with these identifiers (ids), sorted; the later word holds."""
    told = sorted(step for target in targets for step in given.steps.get(target, ()))
    last = {step.tag: step.tagged for step in told}
    return tuple(sorted(given.written[tag] for tag, tagged in last.items() if tagged))
