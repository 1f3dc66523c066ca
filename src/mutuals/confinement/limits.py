"""What the child may use at most, and what is out of its reach: as far as the system can."""

from __future__ import annotations

import contextlib
import ctypes
import math
import signal
import sys
import time

if sys.platform != "win32":
    import resource

from mutuals.sources.reading.budget import INFLATED_MEMBER

MEMORY = 2 << 30
"""Bytes of address space of the child that reads."""

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_PARENT_DEATH_SIGNAL, _NO_NEW_PRIVILEGES = 1, 38


def confine() -> None:
    """Limit this process for good: no Ctrl-C, bounded memory and files, no children, no network.

    On Linux all of it holds, and the process ends with its parent; elsewhere what the system has.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        _limit_resources()
    if sys.platform == "linux":
        _leave_the_network(ctypes.CDLL(None, use_errno=True))


def allow(seconds: int) -> None:
    """Let the system end this process when it computes for so long before this is called again.

    What counts is its own time on a processor: a busy or sleeping machine makes no item hang.
    """
    if sys.platform != "win32":
        until = math.ceil(time.process_time()) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _limit_resources() -> None:
    # What it writes are unpacked members of archives inside archives, in the system's own folder.
    limits = [(resource.RLIMIT_FSIZE, INFLATED_MEMBER), (resource.RLIMIT_CORE, 0)]
    if sys.platform == "linux":
        limits += [(resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_NPROC, 0)]
    for kind, most in limits:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


def _leave_the_network(system: ctypes.CDLL) -> None:
    """Move into a network of its own, in which there is nobody; without leave, stay."""
    system.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if system.unshare(_NEW_NET):
        system.unshare(_NEW_USER | _NEW_NET)
