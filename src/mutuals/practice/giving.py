"""Explaining a choice: why now, what to give, what to ask, on which channel, in what words."""

from __future__ import annotations

from mutuals.model.advice import Nudge
from mutuals.model.choice import Brief, Choice
from mutuals.model.strategy import Plan


def explain(choice: Choice, brief: Brief, plan: Plan, day: int) -> Nudge:
    """Return the nudge of a choice as of the day, stating only what the brief shows."""
    return nobody()


def nobody() -> Nudge:
    """Return the nudge that proposes nobody and says what to do instead."""
    return Nudge(None, "", (), None, None, None, "", "", None, "", None)
