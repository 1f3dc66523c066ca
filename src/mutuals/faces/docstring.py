"""What an operation says of itself, read off its docstring."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

_SECTION = re.compile(r"^(Args|Example|Examples|Returns|Raises):\s*$")
_ENTRY = re.compile(r"^ {4}(\*{0,2}\w+):\s*(.*)$")


class Manual(NamedTuple):
    """The help of an operation: its first line, the rest of the prose, arguments, example."""

    summary: str
    prose: str
    arguments: dict[str, str]
    example: str


def manual_of(function: Callable[..., Any]) -> Manual:
    """Return what the Google-style docstring of a function says."""
    sections = _sections(inspect.cleandoc(function.__doc__ or "").splitlines())
    summary, _, prose = "\n".join(sections[""]).partition("\n")
    example = sections.get("Example") or sections.get("Examples") or []
    return Manual(
        summary.strip(),
        prose.strip(),
        _arguments(sections.get("Args", [])),
        inspect.cleandoc("\n" + "\n".join(example)).strip(),
    )


def _sections(lines: Iterable[str]) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {"": []}
    name = ""
    for line in lines:
        if found := _SECTION.match(line):
            name = found[1]
            sections[name] = []
        else:
            sections[name].append(line)
    return sections


def _arguments(lines: Iterable[str]) -> dict[str, str]:
    arguments: dict[str, str] = {}
    name = ""
    for line in lines:
        if found := _ENTRY.match(line):
            name = found[1].lstrip("*")
            arguments[name] = found[2]
        elif name and line.strip():
            arguments[name] += f" {line.strip()}"
    return arguments
