"""The help of one command: what it takes and what it says of itself."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from mutuals.faces.docstring import manual_of
from mutuals.faces.guide import Guide, option_call, usage
from mutuals.faces.overview import SHARED_OPTIONS, columns
from mutuals.faces.signature import Parameter, shown

_WIDTH = 88
_PAGE_OPTION = ("--to FILE", "Write the answer as one page that needs nothing else, for the phone.")


def arguments_of(guide: Guide) -> list[tuple[str, str]]:
    """Return the words of the command with their help."""
    says = manual_of(guide.operation.function).arguments
    words = (each for each in guide.parameters if each.place == "word")
    return [(shown(each), says.get(each.name, "")) for each in words]


def options_of(guide: Guide) -> list[tuple[str, str]]:
    """Return the options of the command with their help, without the shared ones."""
    says = manual_of(guide.operation.function).arguments
    own = [each for each in guide.parameters if each.place != "word"]
    pairs = [(option_call(each), f"{says.get(each.name, '')}{_default(each)}") for each in own]
    return [*pairs, *([_PAGE_OPTION] if guide.operation.page else [])]


def _default(parameter: Parameter) -> str:
    plain = isinstance(parameter.default, str | int | float)
    if not plain or isinstance(parameter.default, bool) or parameter.default in ("", 0):
        return ""
    return f" [{parameter.default}]"


def help_text(guide: Guide) -> str:
    """Return the text of `mutuals COMMAND --help`."""
    manual = manual_of(guide.operation.function)
    said = [manual.summary, *_paragraphs(manual.prose)]
    parts = [f"usage: {usage(guide)}", *said]
    parts += _section("arguments", arguments_of(guide))
    parts += _section("options", options_of(guide))
    parts += _section("options of every command", SHARED_OPTIONS)
    if manual.example:
        parts.append("example:\n" + textwrap.indent(manual.example, "  "))
    return "\n\n".join(parts) + "\n"


def _paragraphs(prose: str) -> list[str]:
    return [textwrap.fill(each, _WIDTH) for each in prose.split("\n\n") if each]


def _section(title: str, pairs: Sequence[tuple[str, str]]) -> list[str]:
    lines = columns(list(pairs))
    wrapped = [textwrap.fill(line, _WIDTH, subsequent_indent=" " * 24) for line in lines]
    return ["\n".join([f"{title}:", *wrapped])] if pairs else []
