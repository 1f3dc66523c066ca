"""A file to double-click that opens the application without a terminal.

On Linux a desktop entry (freedesktop's Desktop Entry Specification 1.5), on macOS a `.command`, on
Windows a script of the Windows Script Host that shows no window.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mutuals.errors import MutualsError, UsageError
from mutuals.whole_files import replacing

_ICON = Path(__file__).parents[1] / "static" / "mark.svg"
_UNFIT = re.compile("[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_IN_QUOTES = re.compile(r'(["`$\\])')
_NAME = "mutuals"


@dataclass(frozen=True, slots=True)
class Launcher:
    """A file that opens the application of a home."""

    path: str
    home: str
    notes: tuple[str, ...] = field(default=(), metadata={"hidden": True})


class _Kind(NamedTuple):
    """How such a file is written on one system: its ending, its text, its encoding, what to say."""

    ending: str
    text: Callable[[Sequence[str]], str]
    encoding: str
    note: str


def write_launcher(path: Path, home: Path, platform: str = sys.platform) -> Launcher:
    """Write the file; a folder gets one named `mutuals`. MutualsError when it cannot be."""
    kind = _KINDS.get(platform, _KINDS["linux"])
    place = _place(path, kind.ending)
    command = [sys.executable, "-P", "-m", "mutuals", "--home", str(home.absolute()), "serve"]
    for word in command:
        _check(word)
    try:
        with replacing(place) as beside:
            beside.write_bytes(kind.text(command).encode(kind.encoding))
            beside.chmod(0o700)
    except OSError as error:
        reason = error.strerror or "it failed"
        raise MutualsError(
            f"the file cannot be written ({reason})", str(place), "name another folder"
        ) from error
    return Launcher(str(place), str(home), (kind.note,))


def _place(path: Path, ending: str) -> Path:
    """Return where the file goes: always with its ending, so that no other file is replaced."""
    place = path / _NAME if path.is_dir() else path
    return place if place.suffix == ending else place.with_name(f"{place.name}{ending}")


def _check(word: str) -> None:
    if _UNFIT.search(word):
        raise UsageError(
            "this path has signs that cannot stand in such a file", word, "use another folder"
        )


def desktop_entry(command: Sequence[str]) -> str:
    """Return a desktop entry: quoted for Exec, then as a value of the file."""
    quoted = " ".join(f'"{_IN_QUOTES.sub(_escaped, word)}"' for word in command)
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.5",
        f"Name={_NAME}",
        "Comment=Whom to go to today, and why",
        f"Exec={_value(quoted.replace('%', '%%'))}",
        f"Icon={_value(str(_ICON))}",
        "Terminal=false",
        "Categories=Office;ContactManagement;",
    )
    return "".join(f"{line}\n" for line in lines)


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _value(text: str) -> str:
    return text.replace("\\", "\\\\")


def shell_script(command: Sequence[str]) -> str:
    """Return a script that leaves the application running when its window is closed."""
    return f"#!/bin/sh\nnohup {shlex.join(command)} >/dev/null 2>&1 &\n"


def windows_script(command: Sequence[str]) -> str:
    """Return a script that runs the command in a hidden window (0) and does not wait for it."""
    line = subprocess.list2cmdline(command).replace('"', '""')
    return f'CreateObject("WScript.Shell").Run "{line}", 0, False\r\n'


_KINDS = MappingProxyType(
    {
        "linux": _Kind(
            ".desktop", desktop_entry, "utf-8",
            "double-click it; where the desktop asks, allow launching",
        ),
        "darwin": _Kind(".command", shell_script, "utf-8", "double-click it in the Finder"),
        "win32": _Kind(".vbs", windows_script, "utf-16", "double-click it in the Explorer"),
    }
)  # fmt: skip
