"""How many inputs, and who stops one that never ends."""

import faulthandler
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, settings

_IS_DEEP = settings.get_current_profile_name() == "deep"
INPUTS = 10_000 if _IS_DEEP else 500
"""Inputs for each parser."""
LONGEST_SECONDS = 5
"""Seconds of processor time after which an input counts as one that never ends."""
_LAST_RESORT = 300

hostile = settings(
    max_examples=INPUTS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
beside = settings(hostile, max_examples=INPUTS if _IS_DEEP else INPUTS // 5)
"""For neighbours, fewer in every run: what stands between them is fed to its own parser as well."""


class HungError(Exception):
    """Reading one input took longer than any input may."""


def _stop(_number: int, _frame: object) -> None:
    raise HungError(f"more than {LONGEST_SECONDS} s")


@contextmanager
def watched() -> Iterator[None]:
    """Fail what takes too long; where the system has no such clock, end the process instead."""
    faulthandler.dump_traceback_later(_LAST_RESORT, exit=True)
    has_clock = hasattr(signal, "setitimer")
    if has_clock:
        before = signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, LONGEST_SECONDS)
    try:
        yield
    finally:
        if has_clock:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
        faulthandler.cancel_dump_traceback_later()
