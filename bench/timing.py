"""Timing whole processes in alternating pairs: CPU, wall and memory as the system accounts them."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: CPU seconds (user and system), wall seconds, peak memory in MB."""

    cpu: float
    wall: float
    memory: float
    output: str


def run(command: Sequence[str], **environment: str) -> Run:
    """Run a command to its end; CalledProcessError when it fails.

    Its output is kept (of a program that prints a document, the document).
    """
    began = time.monotonic()
    # Bytecode is kept on a person's machine, so it is kept here.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(  # noqa: S603 - the commands are those of this folder
        command, stdout=subprocess.PIPE, text=True, env=os.environ | environment
    )
    output = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), output)
    wall = time.monotonic() - began
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, output)


def ratios(ours: Sequence[str], peer: Sequence[str], pairs: int = 5) -> tuple[Run, Run, float]:
    """Run both in turn; returns the median runs by CPU and the median of the pairs' ratios.

    The ratio says how many times more CPU the peer took.
    """
    both = [(run(ours), run(peer)) for _ in range(pairs)]
    mine, theirs = (sorted(side, key=lambda each: each.cpu) for side in zip(*both, strict=True))
    ratio = median(b.cpu / a.cpu for a, b in both)
    return mine[pairs // 2], theirs[pairs // 2], ratio
