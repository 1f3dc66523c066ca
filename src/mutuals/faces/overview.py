"""The help of the program as a whole: how it is called and what it can do."""

from __future__ import annotations

from collections.abc import Mapping

TAGLINE = "Work your network: who to reach, why now, and what to give."

SHARED_OPTIONS = (
    ("--home DIR", "Where the network lives; else $MUTUALS_HOME, else your data folder."),
    ("--json", "Print one JSON document."),
    ("--as-of YYYY-MM-DD", "Answer as of the end of that day."),
    ("--debug", "Show the traceback of a fault."),
    ("--help", "Show help; with a command, the help of that command."),
)

_START = """\
New here? `mutuals demo` shows a sample network. With your own:
  mutuals init
  mutuals import ~/Downloads/Basic_LinkedInDataExport.zip
  mutuals today"""


def overview(summaries: Mapping[str, str]) -> str:
    """Return the text of `mutuals --help`."""
    shared = [*SHARED_OPTIONS, ("--version", "Show the version.")]
    return "\n".join(
        [
            "usage: mutuals COMMAND [ARGUMENT ...]",
            "",
            TAGLINE,
            "",
            "commands:",
            *columns(list(summaries.items())),
            "",
            "options, before or after the command:",
            *columns(shared),
            "",
            _START,
            "",
        ]
    )


def columns(pairs: list[tuple[str, str]]) -> list[str]:
    """Return pairs as two aligned columns; what is too wide on the left gets its own line."""
    width = min(20, max((len(left) for left, _ in pairs), default=0))
    lines: list[str] = []
    for left, right in pairs:
        lines += [f"  {left}"] if len(left) > width else []
        lines.append(f"  {'' if len(left) > width else left:<{width}}  {right}".rstrip())
    return lines
