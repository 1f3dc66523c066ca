"""`mutuals serve`: the web application on this machine, opened in the browser."""

from __future__ import annotations

import ipaddress
import os
import sys
import threading
import webbrowser
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from mutuals.errors import UsageError
from mutuals.faces.web.found import link_to, running_at
from mutuals.faces.web.launcher import Launcher, write_launcher
from mutuals.faces.web.running import bind, hosts_of, port_of, run
from mutuals.faces.web.site import Site
from mutuals.operations.base import operation
from mutuals.ports import Desk
from mutuals.workspace import open_workspace

_EPOCH = date(1970, 1, 1)
_MOST_PORT = 65_535
_OPEN_AFTER_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Serving:
    """Where the application answers; `url` opens it once and is good for one browser."""

    url: str
    home: str
    site: Site | None = field(default=None, metadata={"hidden": True})
    sockets: tuple[object, ...] = field(default=(), metadata={"hidden": True})
    opens: bool = field(default=False, metadata={"hidden": True})

    @property
    def notes(self) -> tuple[str, ...]:
        """Return how to end it."""
        return ("stop it with Ctrl-C",) if self.site else ("it was running already",)

    def run(self) -> int:
        """Serve until stopped, and open the browser meanwhile; or open it on what runs already."""
        if self.site is None:
            if self.opens:
                webbrowser.open(self.url)
            return 0
        if self.opens:
            threading.Timer(_OPEN_AFTER_SECONDS, webbrowser.open, [self.url]).start()
        run(self.site, list(self.sockets))  # type: ignore[arg-type]
        return 0


@operation("reads", needs_home=False)
def serve(
    desk: Desk,
    *,
    port: int = 0,
    no_browser: bool = False,
    address: str = "",
    launcher: Path | None = None,
) -> Serving | Launcher:
    """Open the web application in the browser; it answers on this machine only.

    The link it shows works once and opens the door for one browser. Started again for the same
    home, it shows a new link to the application that is running.

    Args:
        port: Where to listen; any free port unless given.
        no_browser: Only show the link.
        address: Listen on this address of the machine's instead, so that others can reach it. What
            is sent is then not encrypted: use it in a network of your own only.
        launcher: Only write a file to double-click, with this path or in this folder, such as your
            desktop. It opens the application without a terminal.

    Example:
        mutuals serve
    """
    _check(port, address)
    home = desk.vault.home
    if launcher is not None:
        return write_launcher(launcher, home)
    opens = not no_browser and has_screen()
    as_of = None if desk.as_of is None else _EPOCH + timedelta(days=desk.as_of)
    return start(home, as_of, port=port, address=address, opens=opens)


def start(home: Path, as_of: date | None, *, port: int, address: str, opens: bool) -> Serving:
    """Bind the sockets and make the site of a home; nothing answers before `run`.

    Where the application of this home is running already, the answer is a new link to it.
    """
    if known := running_at(home):
        return Serving(link_to(*known), str(home), opens=opens)
    with open_workspace(home):
        pass  # the home is made, brought up to date, or refused before a link is shown
    sockets = bind(port, address)
    bound = port_of(sockets)
    site = Site(home, as_of, hosts=hosts_of(bound, address), debug="--debug" in sys.argv)
    url = link_to(bound, site.doors.token(), address)
    return Serving(url, str(home), site, tuple(sockets), opens)


def has_screen() -> bool:
    """Say whether a browser could show something here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _check(port: int, address: str) -> None:
    if not 0 <= port <= _MOST_PORT:
        raise UsageError("there is no such port", str(port), f"give 1 to {_MOST_PORT}")
    try:
        ipaddress.ip_address(address or "127.0.0.1")
    except ValueError:
        raise UsageError(
            "--address takes an address in numbers", address, "such as 192.168.1.20"
        ) from None
