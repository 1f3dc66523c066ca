"""Runs the property tests of hostile input, each parser in a process of its own, with its memory.

python -m bench.hostile_inputs [--deep] [WORD ...]   (WORDs choose tests, as pytest -k does)
"""

from __future__ import annotations

import os
import subprocess
import sys

TESTS = "tests/hostile"
_DEEP = ("-m", "deep or not deep")


def main(arguments: list[str]) -> int:
    """Print a line for each parser: whether it held, seconds of processor time, peak memory."""
    is_deep = "--deep" in arguments
    words = [word for word in arguments if word != "--deep"]
    failed = 0
    for test in _tests(words):
        status, seconds, megabytes = _run(test, is_deep=is_deep)
        failed += status != 0
        said = "held" if status == 0 else "FAILED"
        print(f"{said:6} {seconds:8.1f} s {megabytes:6.0f} MB  {test}", flush=True)
    print(f"{failed} failed", flush=True)
    return int(failed > 0)


def _pytest(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *arguments]


def _tests(words: list[str]) -> list[str]:
    chosen = ["-k", " or ".join(words)] if words else []
    listed = subprocess.run(  # noqa: S603 - our own tests
        _pytest("--collect-only", TESTS, *chosen), capture_output=True, text=True, check=True
    )
    return [line for line in listed.stdout.splitlines() if "::test_hostile" in line]


def _run(test: str, *, is_deep: bool) -> tuple[int, float, float]:
    """Return exit status, seconds of processor time and the most memory held, in MB."""
    command = _pytest("--tb=short", test, *(_DEEP if is_deep else ()))
    process = subprocess.Popen(  # noqa: S603 - our own tests
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    output = process.stdout.read() if process.stdout else ""
    _pid, status, used = os.wait4(process.pid, 0)
    if status:
        print(output, flush=True)
    return status, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
