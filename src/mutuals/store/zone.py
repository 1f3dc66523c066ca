"""The zone of this machine, for a home that names none."""

from __future__ import annotations

import os
from zoneinfo import ZoneInfo


def system_zone() -> str:
    """Return the IANA name of this machine's zone: from TZ, else the system's, else UTC."""
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked_zone()):
        if name and _exists(name):
            return name
    return "UTC"


def _linked_zone() -> str:
    """Read the zone's name off the link at /etc/localtime, where there is one."""
    try:
        target = os.readlink("/etc/localtime")
    except OSError:
        return ""
    return target.partition("zoneinfo/")[2]


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True
