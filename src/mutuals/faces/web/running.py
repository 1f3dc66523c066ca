"""The server itself: sockets on this machine's own addresses, and running until it is stopped."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import suppress
from functools import partial

import uvicorn

from mutuals.errors import MutualsError
from mutuals.faces.web import parcels
from mutuals.faces.web.app import make_app
from mutuals.faces.web.found import FOUND_BY, HERE, announce
from mutuals.faces.web.screens import warm
from mutuals.faces.web.site import Site

_HERE_6 = "::1"
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_GRACE_SECONDS = 3


def bind(port: int, address: str = "") -> list[socket.socket]:
    """Return sockets on a port, any free one for 0; MutualsError when it is taken."""
    try:
        first = _bound(address or HERE, port)
    except OSError as error:
        reason = error.strerror or "it failed"
        raise MutualsError(
            f"the address cannot be used ({reason})", f"{address or HERE}:{port}",
            "name another --port, or none for a free one",
        ) from error  # fmt: skip
    sockets = [first]
    if not address:
        with suppress(OSError):  # a machine without IPv6
            sockets.append(_bound(_HERE_6, port_of(sockets)))
    return sockets


def _bound(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name != "nt":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
        made.listen()  # whoever opens the link at once waits, instead of being turned away
    except OSError:
        made.close()
        raise
    return made


def port_of(sockets: list[socket.socket]) -> int:
    """Return the port that was bound."""
    return int(sockets[0].getsockname()[1])


def hosts_of(port: int, address: str = "") -> frozenset[str]:
    """Return the names under which the server answers; a browser leaves out port 80."""
    named = f"[{address}]" if ":" in address else address
    names = [*_NAMES, *filter(None, [named])]
    return frozenset(f"{name}:{port}" for name in names)


def run(site: Site, sockets: list[socket.socket]) -> None:
    """Serve until stopped; the running import is stopped as well, and goes on next time."""
    config = uvicorn.Config(
        make_app(site), log_config=None, access_log=False, server_header=False, ws="none",
        lifespan="off", proxy_headers=False, timeout_graceful_shutdown=_GRACE_SECONDS,
    )  # fmt: skip
    parcels.make_room(site.home)
    announce(site.home, port_of(sockets), site.doors.key)
    server = uvicorn.Server(config)
    site.end = partial(_end, server)
    threading.Thread(target=_warm, args=(site,), daemon=True).start()
    try:
        server.run(sockets)
    finally:
        site.importing.close()
        site.sample.close()
        (site.home / FOUND_BY).unlink(missing_ok=True)


def _warm(site: Site) -> None:
    """Make the first page; where that fails, the page itself will say so."""
    try:
        warm(site)
    except Exception as error:  # noqa: BLE001 - told when somebody asks for the page
        site.report(error)


def _end(server: uvicorn.Server) -> None:
    """Let a server answer what it was asked, and end."""
    server.should_exit = True
