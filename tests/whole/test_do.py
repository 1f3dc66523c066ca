"""The parts of do.py that need no network."""

import ast
import importlib.util
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "do.py"


@pytest.fixture
def do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load do.py as if it stood in a small project of its own."""
    module = loaded()
    (tmp_path / "requirements").mkdir()
    for name in ["pyproject.toml", "requirements/run.txt", "requirements/dev.txt"]:
        (tmp_path / name).write_text(name, encoding="utf-8")
    venv = tmp_path / ".venv"
    places = {"ROOT": tmp_path, "VENV": venv, "STAMP": venv / "do.stamp", "BIN": venv / "bin"}
    for name, value in places.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "uv_program", lambda: None)
    return module


@pytest.fixture
def performed(do: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record the steps of an installation; making an environment leaves its interpreter."""
    steps: list[list[str]] = []

    def perform(command: list[str]) -> None:
        steps.append(command)
        if "venv" in command:
            do.BIN.mkdir(parents=True, exist_ok=True)
            Path(do.program("python")).touch()

    monkeypatch.setattr(do, "perform", perform)
    return steps


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("do", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_alone_it_shows_how_to_use_it() -> None:
    outcome = run()
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("usage: python3 do.py COMMAND")


def test_it_can_be_read_by_an_old_python() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.walk(ast.parse(SCRIPT.read_text(encoding="utf-8")))
    plain = {alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names}
    assert plain <= sys.stdlib_module_names


def test_an_old_python_is_told_so(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert do.main(["demo"]) == 1
    assert "needs Python 3.11 or newer, this is 3.9.2" in capsys.readouterr().err


def test_a_command_is_handed_on_untouched(do: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[object] = []
    monkeypatch.setattr(do, "ensure", steps.append)
    monkeypatch.setattr(do.os, "execv", lambda path, command: steps.append((path, command)))
    monkeypatch.setattr(do, "call", lambda command, where: steps.append((command, where)))
    do.main(["people", "--help", "a b", "--", "-n"])
    program = do.program("mutuals")
    assert steps[:2] == ["run", (program, [program, "people", "--help", "a b", "--", "-n"])]


def test_nothing_is_current_before_the_first_installation(do: ModuleType) -> None:
    assert not do.is_current("run")


def test_an_installation_is_made_once(do: ModuleType, performed: list[list[str]]) -> None:
    do.ensure("run")
    steps = len(performed)
    do.ensure("run")
    assert (steps, len(performed)) == (3, 3)


def test_the_development_installation_serves_commands(
    do: ModuleType, performed: list[list[str]]
) -> None:
    do.ensure("dev")
    assert do.is_current("run")
    assert do.is_current("dev")
    assert len(performed) == 3


def test_the_run_time_installation_does_not_serve_tests(
    do: ModuleType, performed: list[list[str]]
) -> None:
    do.ensure("run")
    assert performed
    assert not do.is_current("dev")


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements/run.txt"])
def test_a_changed_file_is_installed_into_the_same_environment(
    do: ModuleType, performed: list[list[str]], name: str
) -> None:
    do.ensure("run")
    performed.clear()
    (do.ROOT / name).write_text("changed", encoding="utf-8")
    do.ensure("run")
    assert performed == do.install_commands("run")


def test_another_python_makes_the_environment_anew(
    do: ModuleType, performed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    do.ensure("run")
    performed.clear()
    monkeypatch.setattr(do, "python_line", lambda: "python 3.99.0 elsewhere")
    do.ensure("run")
    assert performed[0] == do.venv_command()


def test_a_vanished_interpreter_makes_the_environment_anew(
    do: ModuleType, performed: list[list[str]]
) -> None:
    do.ensure("run")
    performed.clear()
    Path(do.program("python")).unlink()
    do.ensure("run")
    assert performed[0] == do.venv_command()


def test_an_interrupted_installation_is_made_anew(
    do: ModuleType, performed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    do.ensure("run")
    (do.ROOT / "pyproject.toml").write_text("changed", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr(do, "perform", interrupt)
        with pytest.raises(KeyboardInterrupt):
            do.ensure("run")
    assert not do.is_current("run")
    performed.clear()
    do.ensure("run")
    assert performed[0] == do.venv_command()


def interrupt(_command: list[str]) -> None:
    raise KeyboardInterrupt


def test_only_one_process_installs_at_a_time(do: ModuleType) -> None:
    with do.only_one():
        other = sqlite3.connect(do.ROOT / ".do.lock", timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.close()


def test_what_another_process_installed_is_not_installed_again(
    do: ModuleType, performed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(do, "is_current", lambda _group: next(answers))
    do.ensure("run")
    assert not performed


@pytest.mark.parametrize("uv", [None, "uv"])
@pytest.mark.parametrize("group", ["run", "dev"])
def test_only_hashed_files_are_installed(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch, uv: str | None, group: str
) -> None:
    monkeypatch.setattr(do, "uv_program", lambda: uv)
    hashed, project = do.install_commands(group)
    assert "--require-hashes" in hashed
    assert hashed[-1] == str(do.requirement_file(group))
    assert project[-4:] == ["--no-deps", "--no-build-isolation", "--editable", "."]


def test_uv_is_used_where_it_is_found(do: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert do.venv_command()[1:3] == ["-m", "venv"]
    monkeypatch.setattr(do, "uv_program", lambda: "uv")
    assert do.venv_command()[:2] == ["uv", "venv"]
    assert do.install_commands("run")[0][:3] == ["uv", "pip", "install"]


def test_a_python_without_venv_is_told_which_package(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        do.venv_command()


def test_the_checks_run_in_order_and_the_tests_last(do: ModuleType) -> None:
    reference = do.ROOT / "src" / "mutuals" / "faces" / "reference.py"
    names = ["format", "lint", "types", "imports", "tests"]
    assert [name for name, _ in do.test_steps([])] == names
    reference.parent.mkdir(parents=True)
    reference.touch()
    assert [name for name, _ in do.test_steps([])] == [*names[:-1], "docs", "tests"]


def test_the_first_failure_ends_the_checks(
    do: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    statuses = iter([0, 3])
    monkeypatch.setattr(do, "ensure", lambda _group: None)
    monkeypatch.setattr(do, "call", lambda _command: next(statuses))
    assert do.main(["test"]) == 3
    assert capsys.readouterr() == ("== format\n== lint\n", "do.py: lint failed\n")


@pytest.mark.parametrize(
    ("given", "handed"),
    [
        ([], []),
        (["-k", "today"], ["-k", "today"]),
        (["--deep", "-x"], ["-m", "deep or not deep", "-x"]),
    ],
)
def test_arguments_go_to_pytest(do: ModuleType, given: list[str], handed: list[str]) -> None:
    assert do.for_pytest(given) == handed


def test_both_requirement_files_are_locked_with_hashes(do: ModuleType) -> None:
    run_command, dev_command = do.lock_commands("uv", ["--upgrade"])
    assert {"--universal", "--generate-hashes", "--upgrade"} <= set(run_command)
    assert run_command[-1] == "requirements/run.txt"
    assert dev_command[-1] == "requirements/dev.txt"
    assert dev_command[-6:-4] == ["--group", "dev"]


def test_the_status_of_a_program_is_handed_on(do: ModuleType) -> None:
    assert do.call([sys.executable, "-c", "raise SystemExit(7)"]) == 7


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals of this kind")
def test_a_signal_becomes_the_status_a_shell_gives(do: ModuleType) -> None:
    suicide = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    assert do.call([sys.executable, "-c", suicide]) == 143


def test_a_failed_step_ends_the_set_up(do: ModuleType) -> None:
    with pytest.raises(SystemExit, match=r"the set-up failed \(5\)"):
        do.perform([sys.executable, "-c", "raise SystemExit(5)"])
