"""Asking a person at the terminal: questions on standard error, answers from standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable

from mutuals.faces.terminal import write_error

Ask = Callable[[str], str]


def ask(question: str) -> str:
    """Return the answer to a question, stripped; empty when the input has ended."""
    write_error(f"{question} ")
    return sys.stdin.readline().strip()
