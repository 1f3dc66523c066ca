"""The server itself: sockets on this machine's own addresses, and the file by which it is found."""

from __future__ import annotations

import json
import os
import socket
import threading
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import uvicorn

from mutuals.errors import MutualsError
from mutuals.faces.web import parcels
from mutuals.faces.web.app import make_app
from mutuals.faces.web.screens import warm
from mutuals.faces.web.site import Site

FOUND_BY = "serving.json"
"""In the home (0600): the port and the key of a running server; removed when it ends."""
_HERE = "127.0.0.1"
_HERE_6 = "::1"
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_GRACE_SECONDS = 3
_PATIENCE_SECONDS = 2


def bind(port: int, address: str = "") -> list[socket.socket]:
    """Return sockets on a port, any free one for 0; MutualsError when it is taken."""
    try:
        first = _bound(address or _HERE, port)
    except OSError as error:
        reason = error.strerror or "it failed"
        raise MutualsError(
            f"the address cannot be used ({reason})", f"{address or _HERE}:{port}",
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
    _announce(site, port_of(sockets))
    threading.Thread(target=_warm, args=(site,), daemon=True).start()
    try:
        uvicorn.Server(config).run(sockets)
    finally:
        site.importing.close()
        site.answers.close()
        (site.home / FOUND_BY).unlink(missing_ok=True)


def _warm(site: Site) -> None:
    """Make the first page; where that fails, the page itself will say so."""
    try:
        warm(site)
    except Exception as error:  # noqa: BLE001 - told when somebody asks for the page
        site.report(error)


def _announce(site: Site, port: int) -> None:
    path = site.home / FOUND_BY
    path.unlink(missing_ok=True)
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as out:
        json.dump({"port": port, "key": site.doors.key}, out)


def running_at(home: Path) -> tuple[int, str] | None:
    """Return port and a new one-time token of the server of this home; None when none runs."""
    try:
        known = json.loads((home / FOUND_BY).read_text(encoding="utf-8"))
        port, key = int(known["port"]), str(known["key"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    asked = urllib.request.Request(
        f"http://{_HERE}:{port}/link", b"", {"Authorization": f"Bearer {key}"}
    )
    try:
        with _direct().open(asked, timeout=_PATIENCE_SECONDS) as answer:
            return port, str(json.load(answer)["token"])
    except (OSError, ValueError, KeyError):
        return None


def _direct() -> urllib.request.OpenerDirector:
    """Ask this machine itself, whatever proxies the surroundings name."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))
