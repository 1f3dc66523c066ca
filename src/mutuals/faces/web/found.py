"""The file by which a running server is found, and links that open it."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from pathlib import Path

FOUND_BY = "serving.json"
"""In the home (0600): the port and the key of a running server; removed when it ends."""
HERE = "127.0.0.1"
_PATIENCE_SECONDS = 2


def announce(home: Path, port: int, key: str) -> None:
    """Write the file of a server that is about to run."""
    path = home / FOUND_BY
    path.unlink(missing_ok=True)
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as out:
        json.dump({"port": port, "key": key}, out)


def running_at(home: Path) -> tuple[int, str] | None:
    """Return port and a new one-time token of the server of this home; None when none runs."""
    try:
        known = json.loads((home / FOUND_BY).read_text(encoding="utf-8"))
        port, key = int(known["port"]), str(known["key"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    asked = urllib.request.Request(
        f"http://{HERE}:{port}/link", b"", {"Authorization": f"Bearer {key}"}
    )
    try:
        with _direct().open(asked, timeout=_PATIENCE_SECONDS) as answer:
            return port, str(json.load(answer)["token"])
    except (OSError, ValueError, KeyError):
        return None


def _direct() -> urllib.request.OpenerDirector:
    """Ask this machine itself, whatever proxies the surroundings name."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


def link_to(port: int, token: str, address: str = "") -> str:
    """Return the link that opens a server once, for one browser."""
    shown = f"[{address}]" if ":" in address else address or HERE
    return f"http://{shown}:{port}/login?token={token}"
