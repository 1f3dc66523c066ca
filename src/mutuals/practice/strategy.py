"""The strategy: what can be set, how a value is understood, and the plan that results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mutuals.model.decision import Decision
from mutuals.model.strategy import Plan

Setting = str | list[str]
"""A normalised value, plain JSON: a word, a floor such as `4/14`, or a list of names."""


def settings_of(decisions: Iterable[Decision]) -> dict[str, Setting]:
    """Return the latest value of every setting, from `plan` and `init` decisions in their order.

    A `plan` decision has the setting's name as target and `{"value": understand(...)}`; an `init`
    decision may carry `stage` and `zone`. Pauses add up until `none` clears them.
    """
    return {}


def plan_of(settings: Mapping[str, Setting], zone: str) -> Plan:
    """Return the plan of the settings; `zone` is the home's unless one is set."""
    return Plan(stage="seeker", pace="steady", floors=(), pauses=(), zone=zone)


def understand(name: str, value: str) -> tuple[str, Setting]:
    """Return the setting's proper name and its normalised value; SettingError names valid ones."""
    return name, value
