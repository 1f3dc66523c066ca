"""Turns of SQL that every engine understands."""

from __future__ import annotations


def at_least(floor: float, expression: str) -> str:
    """Floor a number; the scalar MAX(a, b) is SQLite's own."""
    return f"(CASE WHEN {expression} > {floor} THEN {expression} ELSE {floor} END)"


def logistic(expression: str) -> str:
    """Turn log odds into a probability."""
    return f"(1.0 / (1.0 + exp(-({expression}))))"


def halved(age: str, half_life: float) -> str:
    """Weight something by its age, both in days."""
    return f"pow(0.5, ({age}) / {half_life:.1f})"
