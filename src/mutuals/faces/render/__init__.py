"""How records read for people: a registry from record type to renderer, one file per noun."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from datetime import date
from types import MappingProxyType

from mutuals.faces.render.blocks import Block
from mutuals.faces.render.screen import Screen

RENDERERS = MappingProxyType(
    {
        "model.person_page.PeopleList": "people:people",
        "model.person_page.PersonPage": "person:page",
        "model.advice.Today": "today:today",
        "model.nudge.Nudge": "nudge:nudge",
        "model.advice.Verdict": "verdict:verdict",
        "model.advice.Verdicts": "verdict:verdicts",
        "model.favour.Ledger": "ledger:ledger",
        "model.imports.ImportReport": "imports:report",
        "model.strategy.PlanView": "plan:plan",
        "model.starting.Start": "starting:start",
        "model.found.Findings": "looking:findings",
        "model.score.ScoreFile": "score:score_file",
        "model.export.Exported": "exporting:exported",
        "model.vault.Backup": "vault:backup",
        "model.vault.Restored": "vault:restored",
        "model.vault.Checkup": "vault:checkup",
        "model.vault.Erased": "vault:erased",
        "model.assistant.Assistant": "assistant:assistant",
        "model.assistant.Proposals": "assistant:proposals",
        "model.duplicates.Duplicates": "duplicates:duplicates",
        "model.match.MatchList": "introductions:matches",
        "model.introduced.IntroductionList": "introductions:introductions",
        "model.introduction.Paths": "introductions:paths",
        "model.circles.Circles": "circles:circles",
        "model.health.Health": "health:health",
        "model.decided.Decided": "history:decided",
        "model.decided.StepList": "history:steps",
        "model.decided.Undone": "history:undone",
        "model.tag.Tagged": "history:tagged",
        "model.survey.SourceList": "survey:sources",
        "model.lesson.LessonList": "lessons:lessons",
        "model.returns.Returns": "returns:returns",
        "model.advised.Outcomes": "outcomes:outcomes",
        "model.survey.Setup": "survey:settings",
    }
)
"""Record type -> `module:function` of this folder; whatever is not here reads as key: value."""

Renderer = Callable[[object, date], Iterable[Block]]


def render(
    record: object, today: date, width: int, *, cut: bool = True, colour: bool = False
) -> str:
    """Return a record as text for people on a day.

    `width` is in columns; with `cut` tables keep to it as well, else only prose does.
    """
    return Screen(width, cut, colour).draw(renderer_of(type(record))(record, today))


def renderer_of(kind: type) -> Renderer:
    """Return what turns a record of that type or its parents into blocks; loads that file only."""
    names = (
        f"{each.__module__.removeprefix('mutuals.')}.{each.__qualname__}" for each in kind.mro()
    )
    place = next((RENDERERS[name] for name in names if name in RENDERERS), "anything:anything")
    module, _, function = place.partition(":")
    loaded = importlib.import_module(f"{__name__}.{module}")
    found: Renderer = getattr(loaded, function)
    return found
