#!/usr/bin/env python3
"""Make the environment of mutuals when it is not current, then run a command in it."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import contextmanager
from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

USAGE = """\
usage: python3 do.py COMMAND [ARGUMENT ...]

  demo, today, import ...   run `mutuals COMMAND ...`, arguments untouched
  test [--deep] [ARG ...]   every check, then the tests; ARG goes to pytest
  format                    put the code into its one form
  lock [--upgrade]          pin the requirements again

The environment is made in .venv on the first run and repaired when it is not current.
"""

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "do.stamp"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")

# The development requirements contain the run-time ones, so installing them serves both.
SERVES = {"run": ("run",), "dev": ("run", "dev")}

# Nothing is built from source: a build would fetch tools that no hash stands for.
HASHED = ["--require-hashes", "--only-binary", ":all:"]
EDITABLE = ["--no-deps", "--no-build-isolation", "--editable", "."]


def main(arguments: list[str]) -> int:
    """Run what the arguments ask for and return the exit status."""
    if sys.version_info < OLDEST:
        return refuse_old_python()
    if not arguments:
        sys.stderr.write(USAGE)
        return 2
    chore = CHORES.get(arguments[0])
    return chore(arguments[1:]) if chore else run_mutuals(arguments)


def refuse_old_python() -> int:
    """Say which Python is needed and which one this is."""
    found = ".".join(str(part) for part in sys.version_info[:3])
    say(f"mutuals needs Python 3.11 or newer, this is {found} ({sys.executable})")
    return 1


def say(line: str) -> None:
    """Write one line of progress; standard output belongs to the command."""
    sys.stderr.write(f"do.py: {line}\n")
    sys.stderr.flush()


# --- the commands ----------------------------------------------------------------------------


def run_mutuals(arguments: list[str]) -> int:
    """Run `mutuals` with the arguments untouched."""
    ensure("run")
    command = [program("mutuals"), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - our own program, and no shell is wanted
    return call(command, where=None)


def run_tests(arguments: list[str]) -> int:
    """Run the checks in order, stop at the first that fails."""
    ensure("dev")
    for name, command in test_steps(arguments):
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        status = call(command)
        if status:
            say(f"{name} failed")
            return status
    return 0


def test_steps(arguments: list[str]) -> list[tuple[str, list[str]]]:
    """Name every check with its command line, in the order in which they run.

    The tests come last, so that their summary is what a reader finds at the end.
    """
    return [
        ("format", [program("ruff"), "format", "--check", "."]),
        ("lint", [program("ruff"), "check", "."]),
        ("types", [program("mypy"), "--strict"]),
        ("imports", [program("lint-imports"), "--no-logo"]),
        *reference_step(),
        ("tests", [program("python"), "-m", "pytest", "-n", "auto", *for_pytest(arguments)]),
    ]


def reference_step() -> list[tuple[str, list[str]]]:
    """Check the generated reference pages, once there is a module that generates them."""
    if not (ROOT / "src" / "mutuals" / "faces" / "reference.py").exists():
        return []
    return [("docs", [program("python"), "-m", "mutuals.faces.reference", "--check"])]


def for_pytest(arguments: list[str]) -> list[str]:
    """Turn `--deep` into the marker expression that selects the deep tests as well."""
    rest = [argument for argument in arguments if argument != "--deep"]
    return rest if rest == arguments else ["-m", "deep or not deep", *rest]


def format_code(arguments: list[str]) -> int:
    """Put the code into its one form and mend what can be mended safely."""
    ensure("dev")
    status = call([program("ruff"), "format", ".", *arguments])
    return status or call([program("ruff"), "check", "--fix", ".", *arguments])


def lock(arguments: list[str]) -> int:
    """Write the pinned requirement files anew; pins stay unless `--upgrade` is given."""
    uv = uv_program() or install_uv()
    status = 0
    for command in lock_commands(uv, arguments):
        status = status or call(command)
    return status


def lock_commands(uv: str, arguments: list[str]) -> list[list[str]]:
    """Build the command lines that resolve each requirement file for all platforms."""
    shared = [uv, "pip", "compile", "pyproject.toml", "--quiet", "--universal"]
    shared += ["--python-version", "3.11", "--generate-hashes", "--annotation-style", "line"]
    shared += ["--custom-compile-command", "python3 do.py lock", "--group", "build", *arguments]
    run, dev = "requirements/run.txt", "requirements/dev.txt"
    return [
        [*shared, "--output-file", run],
        [*shared, "--group", "dev", "--constraints", run, "--output-file", dev],
    ]


def install_uv() -> str:
    """Put uv into the environment; only pinning needs it, so no requirement file lists it."""
    ensure("dev")
    perform([program("python"), "-m", "pip", "install", "-qq", "uv"])
    return program("uv")


CHORES = {"test": run_tests, "format": format_code, "lock": lock}


# --- the environment -------------------------------------------------------------------------


def ensure(group: str) -> None:
    """Make the environment current for a group of requirements; do nothing if it is."""
    if is_current(group):
        return
    with only_one():
        # Whoever held the lock before may have done the work already.
        if not is_current(group):
            install(group)


def is_current(group: str) -> bool:
    """Tell whether the last finished installation still fits the files it was made from."""
    return stamp_line(group) in stamped() and Path(program("python")).exists()


def stamped() -> list[str]:
    """Read the lines of the stamp; an installation that was interrupted has none."""
    try:
        return STAMP.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def stamp_line(group: str) -> str:
    """Describe what an installation of a group is made from."""
    digest = hashlib.sha256(python_line().encode())
    for path in (requirement_file(group), ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return f"{group} {digest.hexdigest()}"


def python_line() -> str:
    """Describe the interpreter and the place: an environment survives no change of either."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    return f"python {version} in {ROOT}"


def maker_line() -> str:
    """Name the installer: an environment made by uv holds no pip."""
    return "made by uv" if uv_program() else "made by pip"


def requirement_file(group: str) -> Path:
    """Find the pinned requirements of a group."""
    return ROOT / "requirements" / f"{group}.txt"


def install(group: str) -> None:
    """Install a group of requirements and the project; the stamp comes last."""
    steps = install_commands(group)
    if not is_sound():
        steps.insert(0, venv_command())
    say(f"setting up .venv from requirements/{group}.txt (the first time takes a little while)")
    STAMP.unlink(missing_ok=True)
    for command in steps:
        perform(command)
    write_stamp(group)


def is_sound() -> bool:
    """Tell whether the environment can be installed into, or must be made anew."""
    made_alike = {python_line(), maker_line()} <= set(stamped())
    return made_alike and Path(program("python")).exists()


def write_stamp(group: str) -> None:
    """Record a finished installation."""
    lines = [python_line(), maker_line(), *map(stamp_line, SERVES[group])]
    STAMP.write_text("\n".join(lines) + "\n", encoding="utf-8")


def venv_command() -> list[str]:
    """Build the command line that makes an empty environment, in place of any there is."""
    uv = uv_program()
    if uv:
        return [uv, "venv", "--quiet", "--clear", "--python", base_python(), str(VENV)]
    require_venv()
    return [base_python(), "-m", "venv", "--clear", str(VENV)]


def install_commands(group: str) -> list[list[str]]:
    """Build the command lines that install the hashed requirements, then the project."""
    uv = uv_program()
    if uv:
        installer = [uv, "pip", "install", "--quiet", "--python", program("python")]
    else:
        installer = [program("python"), "-m", "pip", "install", "-qq"]
        installer.append("--disable-pip-version-check")
    hashed = [*installer, *HASHED, "--requirement", str(requirement_file(group))]
    return [hashed, [*installer, *EDITABLE]]


def require_venv() -> None:
    """Leave with the name of the missing package where Python came without venv."""
    from importlib.util import find_spec  # only a first run needs it

    if find_spec("venv") and find_spec("ensurepip"):
        return
    sys.exit(
        "do.py: this Python cannot make environments;"
        " on Debian or Ubuntu run: apt-get install python3-venv"
    )


def uv_program() -> str | None:
    """Find uv on the search path, outside the environment it would make."""
    from shutil import which  # only an installation needs it

    found = which("uv")
    return None if found and Path(found).parent == BIN else found


def base_python() -> str:
    """Name the interpreter itself, even when this runs inside an environment."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def program(name: str) -> str:
    """Name a program of the environment."""
    return str(BIN / (f"{name}.exe" if os.name == "nt" else name))


@contextmanager
def only_one() -> Iterator[None]:
    """Let one process at a time install.

    A database lock works the same on all systems and dies with the process that holds it.
    """
    import sqlite3  # only an installation needs it

    guard = sqlite3.connect(ROOT / ".do.lock", timeout=900, isolation_level=None)
    try:
        guard.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        guard.close()


def perform(command: list[str]) -> None:
    """Run one step of an installation, leave if it fails."""
    status = call(command, output=sys.stderr.fileno())
    if status:
        sys.exit(f"do.py: the set-up failed ({status}) at: {' '.join(command)}")


def call(command: list[str], *, where: Path | None = ROOT, output: int | None = None) -> int:
    """Run a program with the environment first on the search path, return its status."""
    import subprocess  # a command of mutuals starts without it

    # The build backend looks for its own executable on the search path.
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)])
    environment = {**os.environ, "PATH": path}
    status = subprocess.call(command, cwd=where, env=environment, stdout=output)  # noqa: S603
    # A negative status is the signal that ended the program; shells add it to 128.
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
