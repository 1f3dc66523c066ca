"""Every operation of the catalogue has its command: with help, quick to start, and safe."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import ANA, ME, mail, mbox

from mutuals.faces.cli import Standing
from mutuals.faces.command_help import help_text
from mutuals.faces.docstring import manual_of
from mutuals.faces.guide import guide_to, usage
from mutuals.faces.render import RENDERERS, renderer_of
from mutuals.faces.summaries import summaries
from mutuals.operations import CATALOGUE
from mutuals.operations.base import load
from mutuals.workspace import open_workspace

ROOT = Path(__file__).parents[2]
PROGRAM = Standing()

FORBIDDEN = (
    "fastapi", "pydantic", "sqlalchemy", "duckdb", "numpy", "pandas", "polars", "pyarrow",
    "icalendar", "recurring_ical_events", "email.policy", "asyncio", "rich", "phonenumbers",
    "jinja2", "click", "importlib.metadata",
)  # fmt: skip

# Below this a person's patience is not tried, so the most daily ones keep off these as well: each
# costs about as much as all of ours, or belongs to work that only writing needs.
HEAVY = (
    *FORBIDDEN,
    "inspect", "dataclasses", "hashlib", "rapidfuzz", "gzip", "mutuals.identity.compare",
    "mutuals.operations.settling", "mutuals.store.writing", "mutuals.model.observed",
    "mutuals.store.schema", "shutil", "pathlib", "mutuals.engines.seasons", "mutuals.model.health",
)  # fmt: skip

# A command of a day that needs no more words than these; the others read without any.
WORDS = {
    "person": ["me"],
    "score": ["no-such-table.csv"],
    "export": ["no-such-folder/all.json"],
    "intro": ["nobody"],
    "backup": ["no-such-folder/backup.zip"],
}
READS = [name for name in CATALOGUE if load(name).effect == "reads"]
DAILY = [*READS, "plan", "ledger"]

# Every command ends with a word on what it loaded; an answer of status 1 is an answer too.
PROBE = """
import sys
from mutuals.faces.cli import main
status = main()
loaded = [name for name in {forbidden!r} if name in sys.modules]
sys.stderr.write(f"loaded: {{loaded}}")
sys.exit(status)
"""


def started(home, *words, forbidden=FORBIDDEN):
    environment = os.environ | {"MUTUALS_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", PROBE.format(forbidden=forbidden), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        check=False,
    )


def test_the_probe_sees_what_is_loaded(tmp_path):
    code = PROBE.replace("from mutuals", "import asyncio\nfrom mutuals")
    done = subprocess.run(
        [sys.executable, "-c", code.format(forbidden=FORBIDDEN), "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == "loaded: ['asyncio']"


@pytest.mark.parametrize("more", [[], ["--json"]], ids=["prose", "json"])
@pytest.mark.parametrize("name", DAILY)
def test_a_daily_command_loads_nothing_heavy(tmp_path, name, more):
    done = started(tmp_path, name, *WORDS.get(name, []), *more)
    assert done.returncode in ({0, 1} if name in WORDS else {0}), done.stderr
    assert "Traceback" not in done.stderr
    assert "fault in mutuals" not in done.stderr
    assert done.stderr.endswith("loaded: []")
    if more and done.returncode == 0:
        json.loads(done.stdout)


@pytest.mark.parametrize("more", [[], ["--json"]], ids=["prose", "json"])
@pytest.mark.parametrize("name", ["next", "today", "history"])
def test_the_most_daily_load_no_more_than_they_need(tmp_path, name, more):
    with open_workspace(tmp_path):
        pass  # making a home loads what writes
    assert started(tmp_path, name, *more, forbidden=HEAVY).stderr.endswith("loaded: []")


def test_a_decision_loads_nothing_that_takes_in_or_settles(tmp_path):
    home = Home(tmp_path / "home")
    home.take(mbox(tmp_path / "in.mbox", mail(ANA, ME)))
    heavy = sorted({*HEAVY} - {"hashlib", "pathlib"})
    done = started(home.folder, "done", "ana@trusted.example", forbidden=heavy)
    assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("loaded: []")


@pytest.mark.parametrize("words", [["--help"], [], ["next", "--help"], ["nonsense"]])
def test_help_and_mistakes_load_nothing_heavy(tmp_path, words):
    done = started(tmp_path, *words)
    assert done.stderr.endswith("loaded: []")
    assert not list(tmp_path.iterdir())


def test_the_overview_imports_no_operation():
    code = "import sys; from mutuals.faces.cli import main; main(['--help']); "
    code += "sys.exit(any(name.startswith('mutuals.operations.') for name in sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode
        == 0
    )


@pytest.mark.parametrize("name", PROGRAM.names)
def test_every_command_has_help(name):
    guide = guide_to(PROGRAM.load(name))
    manual = manual_of(guide.operation.function)
    assert manual.summary.endswith(".")
    assert manual.example.startswith(f"mutuals {name}")
    assert [each.name for each in guide.parameters] == list(manual.arguments)
    assert usage(guide) in help_text(guide)


@pytest.mark.parametrize("name", PROGRAM.names)
def test_every_command_takes_help_and_refuses_nonsense(name, capfd, monkeypatch, tmp_path):
    monkeypatch.setenv("MUTUALS_HOME", str(tmp_path))
    done = started(tmp_path, name, "--nonsense")
    assert done.returncode == 2
    assert f"usage: mutuals {name}" in done.stderr
    assert done.stdout == ""


def test_the_summaries_read_off_the_source_are_those_of_the_docstrings():
    program = Standing()
    expected = {name: manual_of(program.load(name).function).summary for name in program.names}
    assert dict(program.summaries()) == expected
    assert summaries(CATALOGUE.values()).items() <= expected.items()


@pytest.mark.parametrize("place", sorted(set(RENDERERS.values())))
def test_every_renderer_is_there(place):
    name = next(name for name, at in RENDERERS.items() if at == place)
    module, _, kind = f"mutuals.{name}".rpartition(".")
    __import__(module)
    found = renderer_of(getattr(sys.modules[module], kind))
    assert found.__name__ == place.partition(":")[2]
