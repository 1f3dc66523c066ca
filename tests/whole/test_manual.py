"""The manual is tested: its commands run, its outputs hold, its links lead somewhere."""

import io
import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from mutuals import clock, sample
from mutuals.faces.arguments import read_call, read_opening
from mutuals.faces.cli import Standing, main
from mutuals.faces.guide import guide_to
from mutuals.faces.starters import FACES
from mutuals.practice.strategy import FLOORS, NAMES
from mutuals.sources.registry import all_sources
from mutuals.store.schema import STEPS

PROGRAM = Standing()
ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README, INDEX, TUTORIAL = ROOT / "README.md", DOCS / "index.md", DOCS / "tutorial.md"
FORMATS, ARCHITECTURE = DOCS / "guide" / "formats.md", DOCS / "architecture.md"

# Made by a program, or written with measurements at hand: not this manual's prose.
OTHERS = {DOCS / "reference.md", DOCS / "benchmarks.md"}
GUIDES = sorted((DOCS / "guide").glob("*.md"))
DECISIONS = sorted((DOCS / "decisions").glob("20*.md"))
PAGES = [README, *sorted(set(DOCS.rglob("*.md")) - OTHERS)]

# The day of which the pages show outputs, and where the sample's owner lives.
DAY, ZONE = date(2026, 11, 20), "Europe/Berlin"
MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
DOWNLOADS = "~/Downloads/"
ELLIPSIS = "..."
QUESTIONS = ("question", "chose", "Why", "costs", "change our mind")

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
INLINE = re.compile(r"`mutuals ([a-z][\w-]*)")


class Block(NamedTuple):
    """A fenced block: its language and its lines."""

    language: str
    lines: tuple[str, ...]


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(text: str) -> list[Block]:
    return [Block(language, tuple(body.splitlines())) for language, body in FENCE.findall(text)]


def command_of(line: str) -> list[str] | None:
    """Return the words behind `mutuals` or `do.py` when the line is a command of ours."""
    words = shlex.split(line.removeprefix("$ "))
    if words[:1] == ["mutuals"]:
        return words[1:]
    if words[:2] == ["python3", "do.py"] and words[2:3] and words[2] in PROGRAM.names:
        return words[2:]
    return None


def commands(block: Block) -> list[list[str]]:
    if block.language not in {"sh", "console"}:
        return []
    return [words for line in block.lines if (words := command_of(line)) is not None]


def scenes(text: str) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield the commands of each block with the lines that the next block shows of their output."""
    for block, after in pairwise([*blocks(text), Block("", ())]):
        if commands(block):
            yield commands(block), list(after.lines) if after.language == "text" else []


def links(text: str) -> list[str]:
    return [link for link in LINK.findall(FENCE.sub("", text)) if "://" not in link]


def slug(heading: str) -> str:
    """Return the anchor of a heading, as hosts of Markdown make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(text: str) -> set[str]:
    return {slug(heading) for heading in HEADING.findall(FENCE.sub("", text))}


def fault_of(link: str, page: Path) -> str:
    """Say what is wrong with a relative link, empty when nothing is."""
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if target in OTHERS and not target.exists():
        return ""
    if not target.exists():
        return f"{link}: no such file"
    if anchor and anchor not in anchors(text_of(target)):
        return f"{link}: no such heading"
    return ""


def reachable(start: list[Path]) -> set[Path]:
    found: set[Path] = set()
    left = list(start)
    while left:
        page = left.pop()
        if page in found or page.suffix != ".md" or not page.exists():
            continue
        found.add(page)
        left += [(page.parent / link.partition("#")[0]).resolve() for link in links(text_of(page))]
    return found


def missing_line(shown: list[str], output: str) -> str | None:
    """Return the first shown line that does not stand in the output in its order, if any.

    White space is one whatever its kind: where a line breaks is no statement of the manual.
    """
    said, at = " ".join(output.split()), 0
    for line in shown:
        wanted = " ".join(line.split())
        if not wanted or wanted == ELLIPSIS:
            continue
        at = said.find(wanted, at)
        if at < 0:
            return line
        at += len(wanted)
    return None


# --- running ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of downloads that holds the sample's files."""
    folder = tmp_path_factory.mktemp("downloads")
    sample.write(folder, DAY)
    return folder


@pytest.fixture
def desk(downloads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sit down where the pages are tried; returns the home, which is empty."""
    home = tmp_path / "home"
    monkeypatch.setenv("MUTUALS_HOME", str(home))
    monkeypatch.setenv("TZ", ZONE)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    # A series is followed for some weeks from the moment of import on, whatever day is asked about.
    monkeypatch.setattr(clock, "time", SimpleNamespace(time=lambda: MOMENT))
    folder = tmp_path / "files"
    shutil.copytree(downloads, folder)
    monkeypatch.chdir(folder)
    return home


def run(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command of a page on its day; returns all it printed. Fails unless it succeeds."""
    given = [word.removeprefix(DOWNLOADS) for word in words]
    status = main(["--as-of", DAY.isoformat(), *given])
    printed = "\n".join(capsys.readouterr())
    assert status == 0, f"mutuals {shlex.join(words)}\n{printed}"
    return printed


def play(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the commands of a page in their order and compare what it shows of their output.

    What starts another face runs until it is stopped: such commands have tests of their own.
    """
    for words, shown in scenes(text_of(page)):
        output = "\n".join([run(each, capsys) for each in words if each[0] not in FACES])
        assert missing_line(shown, output) is None, f"{named(page)}\n{output}"


@pytest.mark.parametrize("line", ["python3 do.py demo", "python3 do.py test"])
def test_the_readme_shows_the_two_commands(line: str) -> None:
    assert line in {shown for block in blocks(text_of(README)) for shown in block.lines}


def test_the_readme_works_as_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not desk.exists()
    play(README, capsys)


def test_the_tutorial_works_as_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not desk.exists()
    play(TUTORIAL, capsys)


def test_the_guides_work_as_written(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--home", str(desk), "demo"], capsys)
    for guide in GUIDES:
        play(guide, capsys)


# --- saying what there is --------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_parse_against_the_program(page: Path) -> None:
    for block in blocks(text_of(page)):
        for words in commands(block):
            opening = read_opening(words)
            assert opening.command in PROGRAM.names, words
            guide = guide_to(PROGRAM.load(opening.command))
            read_call(opening, guide.parameters, offers_page=guide.operation.page)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_in_sentences_exist(page: Path) -> None:
    assert set(INLINE.findall(text_of(page))) <= set(PROGRAM.names)


@pytest.mark.parametrize("operation", PROGRAM.names)
def test_every_operation_is_in_the_tutorial_or_the_guide(operation: str) -> None:
    manual = "\n".join(map(text_of, [TUTORIAL, *GUIDES]))
    assert re.search(rf"\bmutuals {re.escape(operation)}\b", manual)


@pytest.mark.parametrize("source", all_sources(), ids=lambda source: source.name)
def test_every_format_is_listed(source) -> None:
    assert f"| `{source.name}` |" in text_of(FORMATS)


def test_no_format_is_listed_that_is_not_read() -> None:
    listed = set(re.findall(r"^\| `([^`]+)` \|", text_of(FORMATS), re.MULTILINE))
    assert listed == {source.name for source in all_sources()}


@pytest.mark.parametrize("stage", FLOORS)
def test_the_floors_are_those_of_the_program(stage: str) -> None:
    rows = [
        re.split(r" *\| *", line) for line in text_of(DOCS / "guide" / "verdict.md").split("\n")
    ]
    heading = next(row for row in rows if row[1:3] == ["stage", "reached_out"])
    row = next(row for row in rows if len(row) > 1 and stage in row[1].split(", "))
    floors = {floor.measure: f"{floor.value:g} in {floor.window_days}" for floor in FLOORS[stage]}  # type: ignore[index]
    floors.update({"key_in_touch": "half"} if "key_in_touch" in floors else {})
    assert row[2:-1] == [floors.get(measure, "none") for measure in heading[2:-1]]


def test_settings_in_the_manual_exist() -> None:
    said = {n for page in PAGES for n in re.findall(r"mutuals plan set ([a-z_]+)", text_of(page))}
    assert said <= set(NAMES)


def test_the_architecture_names_every_room_and_table() -> None:
    text = text_of(ARCHITECTURE)
    rooms = {path.parent.name for path in (ROOT / "src" / "mutuals").glob("*/__init__.py")}
    tables = set(re.findall(r"CREATE TABLE (\w+)", "".join(STEPS)))
    assert {room for room in rooms if f"  {room}/ " not in text} == set()
    assert {table for table in tables if f"`{table}`" not in text} == set()


def test_files_named_in_the_manual_exist() -> None:
    told = re.compile(
        r"`((?:operations|sources|store|practice|metrics|identity|engines|faces)/[\w./]+\.py)`"
    )
    for page in PAGES:
        gone = [n for n in told.findall(text_of(page)) if not (ROOT / "src/mutuals" / n).exists()]
        assert not gone, named(page)


@pytest.mark.parametrize("page", DECISIONS, ids=named)
def test_a_decision_answers_the_five_questions(page: Path) -> None:
    labels = re.findall(r"^\*\*(.+?)\.\*\*", text_of(page), re.MULTILINE)
    assert len(labels) == len(QUESTIONS)
    assert all(word in label for word, label in zip(QUESTIONS, labels, strict=True))


# --- links -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    assert not [fault for link in links(text_of(page)) if (fault := fault_of(link, page))]


def test_every_page_can_be_reached() -> None:
    assert {*DOCS.rglob("*.md")} - reachable([README, INDEX]) == set()


# --- the tests can fail ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "output", "missing"),
    [
        (["one", "...", "two"], "one\nand\n  two", None),
        (["one two"], "one\ntwo", None),
        (["two", "one"], "one\ntwo", "one"),
        (["three"], "one\ntwo", "three"),
    ],
)
def test_a_line_that_does_not_hold_is_found(
    shown: list[str], output: str, missing: str | None
) -> None:
    assert missing_line(shown, output) == missing


def test_a_broken_link_is_found() -> None:
    assert fault_of("nowhere.md", INDEX)
    assert fault_of("tutorial.md#nowhere", INDEX)
    assert not fault_of("tutorial.md#8-today", INDEX)


def test_commands_are_found() -> None:
    (scene,) = scenes(
        '```sh\n$ mutuals mark "Ana Lopes" private\npip install .\n```\n\n```text\na\n```'
    )
    assert scene == ([["mark", "Ana Lopes", "private"]], ["a"])
